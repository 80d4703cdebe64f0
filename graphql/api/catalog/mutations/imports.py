"""Bulk import in the browser. The file goes up by ``POST /files/`` first."""

from typing import Any

from accounts.viewer import Viewer
from api.catalog.types import ImportKind
from api.graphene_types import (
    ID,
    UUID,
    Boolean,
    Field,
    InputField,
    InputObjectType,
    Int,
    ObjectType,
    String,
    listed,
)
from api.payloads import camel_case, key_field, mutation
from api.relay import pk_or_none
from marketplace.catalog import services
from marketplace.catalog.importing.report import RowError


class ImportCatalogueInput(InputObjectType):
    """All rows or none."""

    kind = InputField(ImportKind, required=True, description="What the rows are.")
    upload = UUID(required=True, description="What `POST /files/` answered; JSON Lines or CSV.")
    organisation = ID(description="Whose they are, when the rows do not say it.")
    commit = Boolean(required=True, description="False only says what would happen.")
    idempotency_key = key_field()


class ImportRowError(ObjectType):
    """What is wrong with one row."""

    row = Int(required=True, description="As an editor or a spreadsheet counts, from 1.")
    field = String(description="The column, when it is one.")
    code = String(required=True, description="Stable name of the reason.")
    message = String(required=True, description="The reason in the viewer's language.")

    @staticmethod
    def resolve_field(error: RowError, _info: object) -> str | None:
        return None if error.field is None else camel_case(error.field)

    @staticmethod
    def resolve_message(error: RowError, _info: object) -> str:
        return error.text()


class ImportCatalogueReport(ObjectType):
    """What the import did, or would do."""

    rows = Int(required=True, description="Rows in the file.")
    valid = Int(required=True, description="Rows without a fault.")
    created = Int(required=True, description="New objects.")
    updated = Int(required=True, description="Objects that the file changes.")
    unchanged = Int(required=True, description="Objects that are already as the file says.")
    row_errors = Field(listed(ImportRowError), description="Every bad row, and why.")
    committed = Boolean(required=True, description="Whether it was written; with any row error it never is.")


def import_catalogue(viewer: Viewer, given: Any) -> dict[str, Any]:
    report = services.import_upload(
        actor=viewer,
        kind=given.kind.value,
        upload_id=given.upload,
        organisation_id=pk_or_none(given.get("organisation"), "Organisation", "organisation"),
        commit=given.commit,
        idempotency_key=given.get("idempotency_key"),
    )
    return {"report": report}


class ImportMutations(ObjectType):
    import_catalogue = mutation(
        ImportCatalogueInput,
        import_catalogue,
        "Read challenges or solutions from an uploaded file. For the secretariat.",
        report=Field(ImportCatalogueReport, description="What happened, or would happen."),
    )
