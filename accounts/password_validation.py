"""Django's rules for passwords where its Persian catalogue has no text."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import get_language


class LengthValidator(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        if (get_language() or "fa").startswith("en"):
            return f"A password has at least {self.min_length} characters."
        return f"گذرواژه دست‌کم {self.min_length} نویسه دارد."
