"""What challenges and solutions have in common: files, versions, history, the quality meter."""

from collections.abc import Callable
from typing import Any

from accounts.viewer import Viewer
from api.accounts.types import User
from api.context import viewer_in
from api.fields import to_many, to_one
from api.graphene_types import Boolean, Field, Info, Int, ObjectType, String, listed
from api.nodes import RowType
from api.payloads import camel_case
from api.scalars import JSON, DateTime
from api.siblings import for_each, many, one, together
from api.values import AllowedAction
from bahamm.kernel.actions import AllowedAction as Action
from marketplace.catalog import models, selectors
from marketplace.catalog.quality import QualityHint as Hint
from marketplace.catalog.services.quality import assess_quality

Row = models.Challenge | models.Solution


class Attachment(RowType):
    """A file of one challenge or solution. Who sees the object sees the file."""

    class Meta:
        model = models.Attachment

    name = String(required=True, description="What the person called it.")
    size = Int(required=True, description="Bytes.")
    content_type = String(required=True, description="MIME type, found out from the content.")
    url = String(required=True, description="Where it is downloaded, with the same rights.")
    sha256 = String(required=True, description="Fingerprint of the content, hexadecimal.")
    uploaded_at = DateTime(required=True, description="When it was attached.")


class RevisionEntry(ObjectType):
    """One version. Typing of one person within some minutes is one entry; each step is one."""

    number = Int(required=True, description="The revision that it was.")
    created_at = DateTime(required=True, description="When it was begun.")
    author = to_one(User, "author", "Who wrote it; null for an import.")
    note = String(required=True, description="Name of the step, such as `publish`; empty for an edit.")
    changed_fields = Field(listed(String), description="Names of the fields that differ from the version before.")
    snapshot = JSON(required=True, description="Every field as it was then, by its name in this API.")

    @staticmethod
    def resolve_changed_fields(row: Any, _info: Info) -> list[str]:
        return [camel_case(name) for name in row.changed_fields]

    @staticmethod
    def resolve_snapshot(row: Any, _info: Info) -> dict[str, Any]:
        fields = {camel_case(name): value for name, value in row.snapshot.items()}
        return {**fields, "state": row.snapshot["state"].upper()}


class HistoryEntry(ObjectType):
    """One step of the object's life. The public sees the public steps, without names."""

    name = String(required=True, description="The step, such as `create` or `publish`.")
    at = DateTime(required=True, description="When.")
    actor = Field(User, description="Who; for the unit or supplier and the secretariat.")
    source = String(description="The state before, by its name in the enum.")
    target = String(description="The state after, by its name in the enum.")
    reason = String(required=True, description="The reason that was given; empty when it is not public.")

    @staticmethod
    def resolve_source(entry: selectors.HistoryEntry, _info: Info) -> str | None:
        return entry.source and entry.source.upper()

    @staticmethod
    def resolve_target(entry: selectors.HistoryEntry, _info: Info) -> str | None:
        return entry.target and entry.target.upper()


class QualityHint(ObjectType):
    """One concrete hint of the quality meter."""

    field = String(required=True, description="The field that it is about.")
    code = String(required=True, description="Stable name, such as `quality.title_short`; a waiver names it.")
    message = String(required=True, description="What to do, in the viewer's language.")
    is_blocking = Boolean(required=True, description="Whether it must be met, or waived with a reason, to publish.")

    @staticmethod
    def resolve_field(hint: Hint, _info: Info) -> str:
        return camel_case(hint.field)

    @staticmethod
    def resolve_message(hint: Hint, info: Info) -> str:
        return hint.text(viewer_in(info).language)


class Quality(ObjectType):
    """How well the text says what the other side needs."""

    score = Int(required=True, description="0 to 100.")
    hints = Field(listed(QualityHint), description="What would raise it; for those who can do something about it.")


Sees = Callable[[Viewer, Any], bool]


def author_field(sees_record: Sees) -> Any:
    def resolve(row: Any, info: Info) -> Any:
        return one(row, "author") if sees_record(viewer_in(info), row) else None

    return Field(User, description="Who began it; for its own people and the secretariat.", resolver=resolve)


def attachments_field() -> Any:
    return to_many(Attachment, "attachments", "Its files.")


def quality_field(sees_record: Sees) -> Any:
    def resolve(row: Row, info: Info) -> dict[str, Any]:
        quality = assess_quality(row)
        return {"score": quality.score, "hints": quality.hints if sees_record(viewer_in(info), row) else ()}

    return Field(Quality, required=True, description="The quality meter.", resolver=resolve)


def revisions_field(model: Any, sees_record: Sees) -> Any:
    def resolve(row: Any, info: Info) -> list[Any]:
        if not sees_record(viewer_in(info), row):
            return []
        return many(row, "revisions", model.objects.order_by("-number"), key="record")

    description = "Its versions, the newest first; for its own people and the secretariat."
    return Field(listed(RevisionEntry), description=description, resolver=resolve)


def history_field() -> Any:
    def resolve(row: Any, info: Info) -> list[selectors.HistoryEntry]:
        return for_each(row, "history", lambda rows: _histories(viewer_in(info), rows)) or []

    return Field(listed(HistoryEntry), description="What happened to it, the oldest first.", resolver=resolve)


def _histories(viewer: Viewer, rows: list[Any]) -> dict[int, list[selectors.HistoryEntry]]:
    found = selectors.histories_of(viewer, rows)
    together(entry.actor for entries in found.values() for entry in entries if entry.actor is not None)
    return found


def actions_field() -> Any:
    def resolve(row: Any, info: Info) -> list[Action]:
        many(row, "goals")  # what the rules look at, for all siblings at once
        return selectors.allowed_actions(viewer_in(info), row)

    return Field(listed(AllowedAction), description="What the viewer may do with it now.", resolver=resolve)
