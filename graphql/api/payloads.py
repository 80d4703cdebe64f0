"""Mutations: one ``input``, one payload. A refusal of the domain becomes ``errors``; then the object is null.

``createChallenge`` is the field, ``CreateChallengeInput`` and ``CreateChallengePayload`` its types and
``create_challenge`` the service: one word from click to row.
"""

import re
from collections.abc import Callable
from typing import Any

from django.utils.text import camel_case_to_spaces

from accounts.viewer import Viewer
from api.context import viewer_in
from api.graphene_types import Argument, Field, Info, InputObjectType, NonNull, ObjectType, String, listed
from bahamm.kernel.errors import DomainError
from bahamm.kernel.errors import FieldError as Refusal

_IDEMPOTENT = "A repeated key with the same input gives what the first call made; with other input it is refused."


class FieldError(ObjectType):
    """A refusal. `field` is the camelCase path of the input field (`fields.` left out), null for the whole form."""

    field = String(description="Which input field is meant, such as `title` or `tags.2`.")
    code = String(required=True, description="Stable name of the reason, such as `stale_revision`.")
    message = String(required=True, description="The reason in the viewer's language, with the way out.")


def camel_case(path: str) -> str:
    """
    >>> camel_case("row_errors.3.budget_min")
    'rowErrors.3.budgetMin'
    """
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), path)


def as_field_error(refusal: Refusal) -> FieldError:
    field = None if refusal.field is None else camel_case(refusal.field)
    return FieldError(field=field, code=refusal.code.code, message=refusal.text())


Perform = Callable[[Viewer, Any], dict[str, Any]]


def mutation(
    input_type: type[InputObjectType],
    perform: Perform,
    description: str,
    *,
    changes_rights: bool = False,
    when_refused: Callable[[Viewer], dict[str, Any]] = lambda viewer: {},
    **result: Any,
) -> Any:
    """The field of one mutation. ``perform(viewer, input)`` calls the service and returns the payload's fields.

    With ``changes_rights`` the payload is resolved with the rights that the viewer has afterwards;
    ``when_refused`` gives what a refusal answers instead of null.
    """
    name = input_type.__name__.removesuffix("Input")
    payload = type(
        f"{name}Payload",
        (ObjectType,),
        {
            "__doc__": f"What {_spaced(name)} did: the object, or why it was refused.",
            **result,
            "errors": NonNull(listed(FieldError).of_type, description="Why it was refused; empty when it is done."),
        },
    )

    def resolve(_root: Any, info: Info, input: Any) -> dict[str, Any]:
        try:
            done = perform(viewer_in(info), input)
        except DomainError as refusal:
            nothing = {**dict.fromkeys(result), **when_refused(viewer_in(info))}
            return {**nothing, "errors": [as_field_error(item) for item in refusal.errors]}
        if changes_rights:
            info.context.refresh()
        return {**done, "errors": []}

    return Field(
        payload,
        required=True,
        description=description,
        input=Argument(input_type, required=True, description="What to do."),
        resolver=resolve,
    )


def _spaced(name: str) -> str:
    return str(camel_case_to_spaces(name))


def key_field() -> Any:
    return String(description=_IDEMPOTENT)
