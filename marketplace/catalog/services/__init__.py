"""Writes of the catalogue: keyword-only, one transaction each, refusals as :class:`DomainError`."""

from marketplace.catalog.importing.report import ImportReport
from marketplace.catalog.quality import Quality, QualityHint
from marketplace.catalog.services.challenges import (
    create_challenge,
    delete_challenge_draft,
    request_approval,
    transition_challenge,
    update_challenge,
)
from marketplace.catalog.services.files import attach_file, remove_attachment, save_upload, sweep_uploads
from marketplace.catalog.services.imports import import_catalogue, import_upload
from marketplace.catalog.services.quality import assess_quality
from marketplace.catalog.services.solutions import (
    create_solution,
    delete_solution_draft,
    transition_solution,
    update_solution,
)
from marketplace.catalog.services.taxonomy import load_taxonomy

__all__ = [
    "ImportReport",
    "Quality",
    "QualityHint",
    "assess_quality",
    "attach_file",
    "create_challenge",
    "create_solution",
    "delete_challenge_draft",
    "delete_solution_draft",
    "import_catalogue",
    "import_upload",
    "load_taxonomy",
    "remove_attachment",
    "request_approval",
    "save_upload",
    "sweep_uploads",
    "transition_challenge",
    "transition_solution",
    "update_challenge",
    "update_solution",
]
