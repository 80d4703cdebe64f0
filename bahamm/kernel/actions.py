"""What a viewer may do with an object now: the same shape for everybody, so that no screen repeats a rule."""

from dataclasses import dataclass

from bahamm.kernel.errors import FieldError


@dataclass(frozen=True, slots=True)
class AllowedAction:
    """One action by its service's name; ``refusal`` says why not, None allows it."""

    name: str
    refusal: FieldError | None = None

    @property
    def allowed(self) -> bool:
        return self.refusal is None
