"""What happened to people and organisations."""

from dataclasses import dataclass
from typing import ClassVar

from bahamm.kernel.events import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationEvent(Event):
    subject_type: ClassVar[str] = "organisation"


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationCreated(OrganisationEvent):
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationUpdated(OrganisationEvent):
    changed_fields: list[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationEvent(Event):
    subject_type: ClassVar[str] = "invitation"
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberInvited(InvitationEvent):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationRevoked(InvitationEvent):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationAccepted(InvitationEvent):
    membership_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MembershipChanged(Event):
    subject_type: ClassVar[str] = "membership"
    user_id: int
    role: str
    is_active: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CredentialEvent(Event):
    subject_type: ClassVar[str] = "credential"


@dataclass(frozen=True, kw_only=True, slots=True)
class CredentialSubmitted(CredentialEvent):
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CredentialDecided(CredentialEvent):
    kind: str
    verified: bool
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileUpdated(Event):
    subject_type: ClassVar[str] = "user"
    changed_fields: list[str]
