"""allauth's own refusals in both languages; its catalogue is thin in Persian. The codes on the wire stay allauth's."""

from django.utils.functional import lazy
from django.utils.translation import get_language

_TEXTS: dict[str, tuple[str, str]] = {
    "account_inactive": (
        "این حساب غیرفعال است؛ با دبیرخانه تماس بگیرید.",
        "This account is inactive; please contact the secretariat.",
    ),
    "cannot_remove_primary_email": (
        "ایمیل اصلی را نمی‌توان برداشت؛ نخست ایمیل دیگری را اصلی کنید.",
        "The primary address cannot be removed; make another one primary first.",
    ),
    "duplicate_email": ("این ایمیل از پیش در حساب شما هست.", "This address is already in your account."),
    "email_password_mismatch": (
        "ایمیل یا گذرواژه درست نیست؛ دوباره بکوشید یا گذرواژه را بازیابی کنید.",
        "The e-mail address or the password is wrong; try again or reset the password.",
    ),
    "email_taken": (
        "این ایمیل در حساب دیگری به کار رفته است؛ نشانی دیگری بنویسید.",
        "Another account uses this address; enter a different one.",
    ),
    "enter_current_password": ("گذرواژهٔ کنونی خود را درست بنویسید.", "Please enter your current password."),
    "incorrect_code": ("این کد درست نیست؛ کد تازه را بنویسید.", "This code is wrong; enter the current one."),
    "incorrect_password": ("گذرواژه درست نیست؛ دوباره بکوشید.", "The password is wrong; please try again."),
    "invalid_or_expired_key": (
        "این پیوند درست نیست یا مهلتش گذشته است؛ پیوند تازه‌ای بخواهید.",
        "This link is wrong or has expired; ask for a new one.",
    ),
    "invalid_login": ("ایمیل و گذرواژه را بنویسید.", "Enter your e-mail address and password."),
    "invalid_password_reset": (
        "این پیوند بازیابی درست نیست یا پیش‌تر به کار رفته است؛ پیوند تازه‌ای بخواهید.",
        "This reset link is wrong or was already used; ask for a new one.",
    ),
    "max_email_addresses": (
        "بیش از %d ایمیل نمی‌توان افزود؛ نخست یکی را بردارید.",
        "You cannot add more than %d addresses; remove one first.",
    ),
    "rate_limited": (
        "درخواست‌ها زیاد بود؛ چند دقیقهٔ دیگر دوباره بکوشید.",
        "Too many requests; please try again in a few minutes.",
    ),
    "same_as_current": ("مقدار تازه باید با کنونی فرق کند.", "The new value must differ from the current one."),
    "select_only_one": ("فقط یکی را برگزینید.", "Please choose only one."),
    "too_many_login_attempts": (
        "تلاش‌های ناموفق زیاد بود؛ کمی بعد دوباره بکوشید یا گذرواژه را بازیابی کنید.",
        "Too many failed attempts; try again later or reset the password.",
    ),
    "unknown_email": ("چنین ایمیلی در حساب شما نیست.", "This address is not in your account."),
    "unverified_primary_email": (
        "ایمیل اصلی باید تأیید شده باشد؛ پیوند تأیید را باز کنید.",
        "The primary address must be verified; open the link we sent.",
    ),
}

_MFA_TEXTS: dict[str, tuple[str, str]] = {
    "add_email_blocked": (
        "تا ورود دومرحله‌ای روشن است نمی‌توان ایمیل افزود؛ نخست آن را خاموش کنید.",
        "No address can be added while two-step sign-in is on; switch it off first.",
    ),
    "cannot_delete_authenticator": (
        "ورود دومرحله‌ای این حساب را نمی‌توان خاموش کرد.",
        "Two-step sign-in of this account cannot be switched off.",
    ),
    "cannot_generate_recovery_codes": (
        "نخست ورود دومرحله‌ای را روشن کنید، سپس کد بازیابی بسازید.",
        "Switch two-step sign-in on first, then make recovery codes.",
    ),
    "incorrect_code": ("این کد درست نیست؛ کد تازه را بنویسید.", "This code is wrong; enter the current one."),
    "unverified_email": (
        "پیش از ورود دومرحله‌ای، ایمیل خود را تأیید کنید.",
        "Verify your e-mail address before switching two-step sign-in on.",
    ),
}


def _text(fa: str, en: str) -> str:
    return en if (get_language() or "fa").startswith("en") else fa


_lazy_text = lazy(_text, str)

ACCOUNT_MESSAGES = {code: _lazy_text(fa, en) for code, (fa, en) in _TEXTS.items()}
MFA_MESSAGES = {code: _lazy_text(fa, en) for code, (fa, en) in _MFA_TEXTS.items()}
