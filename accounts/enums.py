"""The closed vocabularies of the accounts layer. Labels are for the Django admin; screens have their own catalogue."""

from django.db import models


class OrganisationKind(models.TextChoices):
    MUNICIPAL_UNIT = "municipal_unit", "واحد متقاضی / municipal unit"
    SUPPLIER = "supplier", "عرضه‌کننده / supplier"
    SECRETARIAT = "secretariat", "دبیرخانه / secretariat"


class SupplierKind(models.TextChoices):
    STARTUP = "startup", "شرکت نوپا / start-up"
    COMPANY = "company", "شرکت / company"
    LAB = "lab", "آزمایشگاه / lab"
    TEAM = "team", "تیم / team"


class Role(models.TextChoices):
    UNIT_OFFICER = "unit_officer", "کارشناس واحد / unit officer"
    UNIT_HEAD = "unit_head", "مدیر واحد / unit head"
    SUPPLIER_OWNER = "supplier_owner", "صاحب‌امتیاز عرضه‌کننده / supplier owner"
    SUPPLIER_MEMBER = "supplier_member", "عضو عرضه‌کننده / supplier member"
    SECRETARIAT = "secretariat", "کارشناس دبیرخانه / secretariat"
    EVALUATOR = "evaluator", "داور / evaluator"


class CredentialStatus(models.TextChoices):
    """``EXPIRED`` is never stored: a verified credential whose time has passed reads as expired."""

    PENDING = "pending", "در انتظار بررسی / pending"
    VERIFIED = "verified", "تأییدشده / verified"
    REJECTED = "rejected", "ردشده / rejected"
    EXPIRED = "expired", "منقضی / expired"


class InvitationStatus(models.TextChoices):
    PENDING = "pending", "در انتظار / pending"
    ACCEPTED = "accepted", "پذیرفته‌شده / accepted"
    REVOKED = "revoked", "لغوشده / revoked"
    EXPIRED = "expired", "منقضی / expired"


class Language(models.TextChoices):
    FA = "fa", "فارسی"
    EN = "en", "English"


class MoneyUnit(models.TextChoices):
    RIAL = "rial", "ریال / rial"
    TOMAN = "toman", "تومان / toman"


class CalendarKind(models.TextChoices):
    JALALI = "jalali", "هجری شمسی / Jalali"
    GREGORIAN = "gregorian", "میلادی / Gregorian"


#: Which roles exist in which kind of organisation. Evaluators sit with the demand side or the secretariat:
#: a supplier's evaluator would judge competitors.
ROLES_OF_KIND: dict[str, frozenset[str]] = {
    OrganisationKind.MUNICIPAL_UNIT: frozenset({Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.EVALUATOR}),
    OrganisationKind.SUPPLIER: frozenset({Role.SUPPLIER_OWNER, Role.SUPPLIER_MEMBER}),
    OrganisationKind.SECRETARIAT: frozenset({Role.SECRETARIAT, Role.EVALUATOR}),
}

#: The role that runs an organisation of each kind; an organisation never loses its last holder by their own hand.
LEADING_ROLE: dict[str, str] = {
    OrganisationKind.MUNICIPAL_UNIT: Role.UNIT_HEAD,
    OrganisationKind.SUPPLIER: Role.SUPPLIER_OWNER,
    OrganisationKind.SECRETARIAT: Role.SECRETARIAT,
}
