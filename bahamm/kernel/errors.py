"""Refusals that a person can act on: a stable code, a text in both languages, the field, the way out.

Each app declares its codes once, in its ``errors.py``::

    SELF_APPROVAL = ErrorCode("challenge.self_approval", fa="…", en="…")

and raises ``PermissionRefused(SELF_APPROVAL)`` or ``ValidationFailed.of(TOO_LONG, field="title", limit=200)``.
"""

import dataclasses
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.utils import translation

_REGISTRY: dict[str, "ErrorCode"] = {}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclasses.dataclass(frozen=True, slots=True)
class ErrorCode:
    """A code with its message templates (``str.format`` placeholders take the error's parameters)."""

    code: str
    fa: str
    en: str

    def __post_init__(self) -> None:
        if _REGISTRY.setdefault(self.code, self) != self:
            raise ValueError(f"error code {self.code!r} is declared twice")

    def text(self, language: str, parameters: dict[str, Any]) -> str:
        if language.startswith("en"):
            return self.en.format(**parameters)
        return self.fa.format(**{name: _in_persian(value) for name, value in parameters.items()})


def _in_persian(value: Any) -> Any:
    """Numbers get Persian digits; texts are other people's and stay."""
    return str(value).translate(_PERSIAN_DIGITS) if isinstance(value, int) else value


def all_codes() -> list[ErrorCode]:
    """Every declared code, for the tests that keep the catalogue complete."""
    return sorted(_REGISTRY.values(), key=lambda item: item.code)


@dataclasses.dataclass(frozen=True, slots=True)
class FieldError:
    """One refusal: ``field`` is a dotted snake_case path into the input, or None for the whole."""

    code: ErrorCode
    field: str | None = None
    parameters: dict[str, Any] = dataclasses.field(default_factory=dict)

    def text(self, language: str | None = None) -> str:
        return self.code.text(language or translation.get_language() or "fa", self.parameters)


class DomainError(Exception):
    """Root of all refusals. Raised inside a service it rolls the whole write back."""

    kind: ClassVar[str] = "domain"

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{error.field or '-'}: {error.code.code}" for error in errors))

    @classmethod
    def of(cls, code: ErrorCode, field: str | None = None, **parameters: Any) -> Self:
        return cls(FieldError(code, field, parameters))

    @property
    def codes(self) -> list[str]:
        return [error.code.code for error in self.errors]


class ValidationFailed(DomainError):
    """The input breaks a rule of a field."""

    kind = "validation"


class PermissionRefused(DomainError):
    """The viewer may see the object but not do this."""

    kind = "permission"


class NotFound(DomainError):
    """No such object *for this viewer*: what one may not see does not exist."""

    kind = "not_found"


class Conflict(DomainError):
    """The object is in another state or revision than the caller believed."""

    kind = "conflict"


class RateLimited(DomainError):
    """Too many attempts; ``parameters['seconds']`` says when to come back."""

    kind = "rate_limited"


class ErrorCollector:
    """Collects field errors so that a form shows all of them at once."""

    def __init__(self) -> None:
        self.errors: list[FieldError] = []

    def add(self, code: ErrorCode, field: str | None = None, **parameters: Any) -> None:
        self.errors.append(FieldError(code, field, parameters))

    def extend(self, errors: Iterable[FieldError]) -> None:
        self.errors.extend(errors)

    def raise_if_any(self) -> None:
        if self.errors:
            raise ValidationFailed(*self.errors)


NOT_FOUND = ErrorCode(
    "not_found", fa="چنین موردی پیدا نشد یا در دسترس شما نیست.", en="No such item, or it is not visible to you."
)
SIGN_IN_REQUIRED = ErrorCode("sign_in_required", fa="برای این کار باید وارد شوید.", en="Please sign in to do this.")
FORBIDDEN = ErrorCode("forbidden", fa="نقش شما اجازهٔ این کار را نمی‌دهد.", en="Your role does not allow this.")
WRONG_STATE = ErrorCode(
    "wrong_state",
    fa="این کار در وضعیت «{state_fa}» شدنی نیست؛ صفحه را تازه کنید.",
    en="This cannot be done while the state is “{state_en}”; please refresh the page.",
)
STALE_REVISION = ErrorCode(
    "stale_revision",
    fa="همکار شما در این فاصله نسخهٔ تازه‌تری ذخیره کرده است (نسخهٔ {current}). نوشتهٔ شما نگه داشته شده؛ "
    "دو نسخه را کنار هم ببینید.",
    en="A colleague has saved a newer revision ({current}) meanwhile. Your text is kept; compare the two.",
)
REQUIRED = ErrorCode("required", fa="این بخش را پر کنید.", en="Please fill this in.")
TOO_LONG = ErrorCode(
    "too_long", fa="حداکثر {limit} نویسه؛ اکنون {actual} نویسه است.", en="At most {limit} characters; it has {actual}."
)
TOO_SHORT = ErrorCode("too_short", fa="حداقل {limit} نویسه بنویسید.", en="Please write at least {limit} characters.")
INVALID_CHARACTERS = ErrorCode(
    "invalid_characters",
    fa="متن نویسه‌هایی دارد که نمی‌توان ذخیره کرد (مانند نویسهٔ تهی). آن‌ها را پاک کنید.",
    en="The text has characters that cannot be stored (such as a null byte). Please remove them.",
)
INVALID_CHOICE = ErrorCode(
    "invalid_choice", fa="مقدار «{value}» پذیرفته نیست.", en="“{value}” is not one of the choices."
)
INVALID_ID = ErrorCode("invalid_id", fa="شناسهٔ «{value}» معتبر نیست.", en="“{value}” is not a valid id.")
OUT_OF_RANGE = ErrorCode(
    "out_of_range",
    fa="مقدار باید بین {minimum} و {maximum} باشد.",
    en="The value must be between {minimum} and {maximum}.",
)
MIN_OVER_MAX = ErrorCode("min_over_max", fa="کمینه از بیشینه بزرگ‌تر است.", en="The minimum is larger than the maximum.")
WRONG_CURRENCY = ErrorCode(
    "wrong_currency",
    fa="مبلغ باید به ریال (IRR) باشد، نه {value}.",
    en="The amount must be in rial (IRR), not {value}.",
)
PAST_DATE = ErrorCode(
    "past_date",
    fa="این تاریخ گذشته است؛ تاریخی در آینده برگزینید.",
    en="This date has passed; choose one in the future.",
)
RATE_LIMITED = ErrorCode(
    "rate_limited",
    fa="تعداد درخواست‌ها زیاد است؛ {seconds} ثانیهٔ دیگر دوباره بکوشید.",
    en="Too many requests; try again in {seconds} seconds.",
)
IDEMPOTENCY_MISMATCH = ErrorCode(
    "idempotency_mismatch",
    fa="این کلید یکتایی پیش‌تر با ورودی دیگری به کار رفته است.",
    en="This idempotency key was already used with other input.",
)
BAD_IDEMPOTENCY_KEY = ErrorCode(
    "bad_idempotency_key",
    fa="کلید یکتایی باید ۱ تا ۱۰۰ نویسهٔ سادهٔ لاتین باشد.",
    en="The idempotency key must be 1 to 100 plain ASCII characters.",
)
#: The database does not answer, or has no room left: nothing was written.
STORAGE_UNAVAILABLE = ErrorCode(
    "storage.unavailable",
    fa="اکنون چیزی خوانده یا ذخیره نمی‌شود: پایگاه داده پاسخ نمی‌دهد یا جایش پر است. چیزی نیمه‌کاره نوشته نشد؛"
    " کمی بعد دوباره بکوشید و اگر ماند این کد را به راهبر سامانه بدهید: {reference}.",
    en="Nothing can be read or saved now: the database does not answer or is full. Nothing was half written; please"
    " try again in a while, and if it stays so, give this reference to the operators: {reference}.",
)
INTERNAL = ErrorCode(
    "internal",
    fa="خطایی در سامانه رخ داد؛ کد پیگیری: {reference}.",
    en="Something went wrong on our side; reference: {reference}.",
)
