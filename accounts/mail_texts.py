"""Every mail of the accounts layer in both languages, as data.

Placeholders are ``str.format`` names. allauth's mails carry its template prefix as their name; a test keeps this
table complete against the library.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailText:
    """``button`` labels the link, when the mail has one; ``is_notice`` adds where a change came from."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str = ""
    is_notice: bool = False


INVITATION = "invitation"

MAIL_TEXTS: dict[str, dict[str, MailText]] = {
    INVITATION: {
        "fa": MailText(
            "دعوت به همکاری در «{organisation}»",
            (
                "{inviter} شما را به عنوان {role} به «{organisation}» در باهم دعوت کرده است.",
                "برای پذیرفتن، پیوند زیر را باز کنید و با همین ایمیل ({email}) وارد شوید یا ثبت‌نام کنید. "
                "این پیوند تا {expires_at} کار می‌کند.",
                "اگر این دعوت را نمی‌شناسید، نیازی به هیچ کاری نیست.",
            ),
            "دیدن دعوت",
        ),
        "en": MailText(
            "Invitation to join {organisation}",
            (
                "{inviter} has invited you to join {organisation} on Bahamm as {role}.",
                "To accept, open the link below and sign in or sign up with this address ({email}). "
                "The link works until {expires_at}.",
                "If you do not recognise this invitation, there is nothing you need to do.",
            ),
            "See the invitation",
        ),
    },
    "account/email/email_confirmation_signup": {
        "fa": MailText(
            "تأیید ایمیل شما در باهم",
            (
                "به باهم خوش آمدید. برای پایان ثبت‌نام، ایمیل خود را با پیوند زیر "
                "تأیید کنید. این پیوند سه روز کار می‌کند.",
                "اگر شما ثبت‌نام نکرده‌اید، این نامه را نادیده بگیرید.",
            ),
            "تأیید ایمیل",
        ),
        "en": MailText(
            "Confirm your e-mail address on Bahamm",
            (
                "Welcome to Bahamm. To finish signing up, confirm your address with the "
                "link below. It works for three days.",
                "If you did not sign up, please ignore this message.",
            ),
            "Confirm the address",
        ),
    },
    "account/email/email_confirmation": {
        "fa": MailText(
            "تأیید ایمیل شما در باهم",
            (
                "برای تأیید نشانی {email} پیوند زیر را باز کنید. این پیوند سه روز کار می‌کند.",
                "اگر شما این را نخواسته‌اید، این نامه را نادیده بگیرید.",
            ),
            "تأیید ایمیل",
        ),
        "en": MailText(
            "Confirm your e-mail address on Bahamm",
            (
                "To confirm the address {email}, open the link below. It works for three days.",
                "If you did not ask for this, please ignore this message.",
            ),
            "Confirm the address",
        ),
    },
    "account/email/account_already_exists": {
        "fa": MailText(
            "شما در باهم حساب دارید",
            (
                "کسی، شاید خود شما، خواست با نشانی {email} در باهم ثبت‌نام کند؛ ولی این نشانی از پیش حساب دارد.",
                "اگر گذرواژه را به یاد ندارید، با پیوند زیر گذرواژهٔ تازه‌ای بگذارید. اگر شما نبوده‌اید، کاری لازم نیست.",
            ),
            "بازیابی گذرواژه",
        ),
        "en": MailText(
            "You already have a Bahamm account",
            (
                "Somebody, perhaps you, tried to sign up on Bahamm with {email}, but "
                "that address already has an account.",
                "If you forgot your password, set a new one with the link below. If it "
                "was not you, there is nothing to do.",
            ),
            "Reset the password",
        ),
    },
    "account/email/unknown_account": {
        "fa": MailText(
            "حسابی با این ایمیل نیست",
            (
                "کسی، شاید خود شما، بازیابی گذرواژه برای {email} را خواست؛ ولی در باهم حسابی با این نشانی نیست.",
                "شاید با نشانی دیگری ثبت‌نام کرده‌اید. با پیوند زیر می‌توانید حساب تازه بسازید. "
                "اگر شما نبوده‌اید، کاری لازم نیست.",
            ),
            "ثبت‌نام",
        ),
        "en": MailText(
            "No account with this address",
            (
                "Somebody, perhaps you, asked for a password reset for {email}, but "
                "Bahamm has no account with that address.",
                "You may have signed up with another address. With the link below you can make a new account. "
                "If it was not you, there is nothing to do.",
            ),
            "Sign up",
        ),
    },
    "account/email/password_reset_key": {
        "fa": MailText(
            "بازیابی گذرواژهٔ باهم",
            (
                "برای گذاشتن گذرواژهٔ تازه پیوند زیر را باز کنید. این پیوند یک بار کار می‌کند.",
                "اگر شما این را نخواسته‌اید، این نامه را نادیده بگیرید؛ گذرواژهٔ شما عوض نمی‌شود.",
            ),
            "گذاشتن گذرواژهٔ تازه",
        ),
        "en": MailText(
            "Reset your Bahamm password",
            (
                "To set a new password, open the link below. It works once.",
                "If you did not ask for this, please ignore this message; your password stays as it is.",
            ),
            "Set a new password",
        ),
    },
    "account/email/password_reset": {
        "fa": MailText("گذرواژهٔ شما بازیابی شد", ("گذرواژهٔ حساب شما در باهم بازیابی شد.",), is_notice=True),
        "en": MailText("Your password was reset", ("The password of your Bahamm account was reset.",), is_notice=True),
    },
    "account/email/password_changed": {
        "fa": MailText("گذرواژهٔ شما عوض شد", ("گذرواژهٔ حساب شما در باهم عوض شد.",), is_notice=True),
        "en": MailText(
            "Your password was changed", ("The password of your Bahamm account was changed.",), is_notice=True
        ),
    },
    "account/email/password_set": {
        "fa": MailText(
            "برای حساب شما گذرواژه گذاشته شد", ("برای حساب شما در باهم گذرواژه گذاشته شد.",), is_notice=True
        ),
        "en": MailText("A password was set", ("A password was set for your Bahamm account.",), is_notice=True),
    },
    "account/email/email_changed": {
        "fa": MailText(
            "ایمیل حساب شما عوض شد",
            ("ایمیل حساب شما در باهم از {from_email} به {to_email} عوض شد.",),
            is_notice=True,
        ),
        "en": MailText(
            "Your e-mail address was changed",
            ("The address of your Bahamm account was changed from {from_email} to {to_email}.",),
            is_notice=True,
        ),
    },
    "account/email/email_confirm": {
        "fa": MailText("ایمیل شما تأیید شد", ("نشانی {email} در باهم تأیید شد.",), is_notice=True),
        "en": MailText(
            "Your e-mail address is confirmed", ("The address {email} was confirmed on Bahamm.",), is_notice=True
        ),
    },
    "account/email/email_deleted": {
        "fa": MailText(
            "یک ایمیل از حساب شما برداشته شد",
            ("نشانی {deleted_email} از حساب شما در باهم برداشته شد.",),
            is_notice=True,
        ),
        "en": MailText(
            "An e-mail address was removed",
            ("The address {deleted_email} was removed from your Bahamm account.",),
            is_notice=True,
        ),
    },
    "mfa/email/totp_activated": {
        "fa": MailText("ورود دومرحله‌ای روشن شد", ("برنامهٔ رمزساز برای حساب شما در باهم روشن شد.",), is_notice=True),
        "en": MailText(
            "Two-step sign-in is on",
            ("An authenticator app was switched on for your Bahamm account.",),
            is_notice=True,
        ),
    },
    "mfa/email/totp_deactivated": {
        "fa": MailText("ورود دومرحله‌ای خاموش شد", ("برنامهٔ رمزساز برای حساب شما در باهم خاموش شد.",), is_notice=True),
        "en": MailText(
            "Two-step sign-in is off",
            ("The authenticator app was switched off for your Bahamm account.",),
            is_notice=True,
        ),
    },
    "mfa/email/recovery_codes_generated": {
        "fa": MailText(
            "کدهای بازیابی تازه ساخته شد",
            ("برای حساب شما در باهم کدهای بازیابی تازه ساخته شد؛ کدهای پیشین دیگر کار نمی‌کنند.",),
            is_notice=True,
        ),
        "en": MailText(
            "New recovery codes were made",
            ("New recovery codes were made for your Bahamm account; the old ones no longer work.",),
            is_notice=True,
        ),
    },
}

NOTICE = {
    "fa": (
        "اگر این کار شما نبوده است، همین حالا گذرواژه را عوض کنید و به دبیرخانه خبر دهید.",
        "زمان: {timestamp} · نشانی اینترنتی: {ip} · مرورگر: {user_agent}",
    ),
    "en": (
        "If this was not you, change your password now and tell the secretariat.",
        "Time: {timestamp} · IP address: {ip} · Browser: {user_agent}",
    ),
}

FOOTER = {
    "fa": "باهم، جایی که نیاز شهر و راهکار نوآوران به هم می‌رسند.",
    "en": "Bahamm, where a city's needs meet the solutions of innovators.",
}

COPY_LINK = {
    "fa": "اگر دکمه کار نکرد، این نشانی را در مرورگر بگذارید:",
    "en": "If the button does not work, paste this address into your browser:",
}

ROLE_NAMES = {
    "unit_officer": {"fa": "کارشناس واحد", "en": "unit officer"},
    "unit_head": {"fa": "مدیر واحد", "en": "unit head"},
    "supplier_owner": {"fa": "صاحب‌امتیاز", "en": "owner"},
    "supplier_member": {"fa": "عضو", "en": "member"},
    "secretariat": {"fa": "کارشناس دبیرخانه", "en": "member of the secretariat"},
    "evaluator": {"fa": "داور", "en": "evaluator"},
}
