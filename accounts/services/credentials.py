"""Credentials: claimed by a supplier's owner, decided by the secretariat."""

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.enums import CredentialStatus
from accounts.errors import (
    CREDENTIAL_DECIDED,
    CREDENTIAL_EXISTS,
    CREDENTIAL_KIND_INVALID,
    NOTE_REQUIRED,
)
from accounts.events import CredentialDecided, CredentialSubmitted
from accounts.models import Credential
from accounts.rules import may_decide_credential, may_submit_credential
from accounts.selectors import credentials_visible_to
from accounts.services.common import locked_organisation, person, refuse_unless
from accounts.text import line, paragraph
from accounts.viewer import Viewer
from bahamm.kernel import events
from bahamm.kernel.errors import NOT_FOUND, PAST_DATE, Conflict, ErrorCollector, NotFound

_KIND = re.compile(r"[a-z][a-z0-9_]*")


@transaction.atomic
def submit_credential(
    *,
    actor: Viewer,
    organisation_id: int,
    kind: str,
    number: str,
    issuer: str,
    valid_until: datetime | None = None,
) -> Credential:
    """Claim a credential; it waits for the secretariat. Records CredentialSubmitted."""
    user_id = person(actor)
    organisation = locked_organisation(actor, organisation_id)
    refuse_unless(may_submit_credential(actor, organisation))
    errors = ErrorCollector()
    values = {
        "kind": line(kind, "kind", errors, limit=60),
        "number": line(number, "number", errors, limit=80),
        "issuer": line(issuer, "issuer", errors, limit=200),
    }
    if values["kind"] and not _KIND.fullmatch(values["kind"]):
        errors.add(CREDENTIAL_KIND_INVALID, "kind")
    if valid_until is not None and valid_until <= timezone.now():
        errors.add(PAST_DATE, "valid_until")
    errors.raise_if_any()
    standing = Credential.objects.exclude(stored_status=CredentialStatus.REJECTED)
    if standing.filter(organisation=organisation, kind=values["kind"], number=values["number"]).exists():
        raise Conflict.of(CREDENTIAL_EXISTS, "number")
    credential = Credential.objects.create(
        organisation=organisation, submitted_by_id=user_id, valid_until=valid_until, **values
    )
    events.record(
        CredentialSubmitted(
            subject_id=credential.pk, actor_id=user_id, organisation_id=organisation.pk, kind=credential.kind
        )
    )
    return credential


@transaction.atomic
def decide_credential(*, actor: Viewer, credential_id: int, verified: bool, note: str = "") -> Credential:
    """Verify or reject a waiting credential; a rejection needs a reason. Records CredentialDecided."""
    user_id = person(actor)
    visible = credentials_visible_to(actor).filter(pk=credential_id).values("pk")
    credential = Credential.objects.select_for_update(of=("self",)).filter(pk__in=visible).first()
    if credential is None:
        raise NotFound.of(NOT_FOUND)
    refuse_unless(may_decide_credential(actor, credential))
    if credential.stored_status != CredentialStatus.PENDING:
        raise Conflict.of(CREDENTIAL_DECIDED)
    errors = ErrorCollector()
    reason = paragraph(note, "note", errors, limit=2000)
    if not verified and not reason and not errors.errors:
        errors.add(NOTE_REQUIRED, "note")
    errors.raise_if_any()
    credential.stored_status = CredentialStatus.VERIFIED if verified else CredentialStatus.REJECTED
    credential.note = reason
    credential.decided_by_id = user_id
    credential.decided_at = timezone.now()
    credential.save(update_fields=["stored_status", "note", "decided_by", "decided_at"])
    events.record(
        CredentialDecided(
            subject_id=credential.pk,
            actor_id=user_id,
            organisation_id=credential.organisation_id,
            kind=credential.kind,
            verified=verified,
            note=reason,
        )
    )
    return credential
