"""What happens in the catalogue. ``revision`` is the object's revision after the act: it tells repeats apart."""

from dataclasses import dataclass, field
from typing import ClassVar

from bahamm.kernel.events import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeEvent(Event):
    """``organisation_id`` is the unit."""

    subject_type: ClassVar[str] = "challenge"
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeTransitioned(ChallengeEvent):
    """Base of the steps of the machine; ``reason`` is what the actor gave."""

    source: str
    target: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeCreated(ChallengeEvent):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeChanged(ChallengeEvent):
    changed_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeDeleted(ChallengeEvent):
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeApprovalRequested(ChallengeEvent):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeApprovedByUnit(ChallengeTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeSentToSecretariat(ChallengeTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeReturned(ChallengeTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengePublished(ChallengeTransitioned):
    """``waived_hints`` are the blocking quality hints set aside, for ``reason``."""

    waived_hints: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeMerged(ChallengeTransitioned):
    merged_into_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeWithdrawn(ChallengeTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeRepublished(ChallengeTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionEvent(Event):
    """``organisation_id`` is the supplier."""

    subject_type: ClassVar[str] = "solution"
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionTransitioned(SolutionEvent):
    source: str
    target: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionCreated(SolutionEvent):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionChanged(SolutionEvent):
    changed_fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionDeleted(SolutionEvent):
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionPublished(SolutionTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class SolutionUnpublished(SolutionTransitioned):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueImported(Event):
    """One committed import; the subject is the :class:`ImportRun`."""

    subject_type: ClassVar[str] = "import_run"
    kind: str
    created: int
    updated: int
