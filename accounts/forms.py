"""The sign-up form's own fields; allauth adds e-mail and password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.http import HttpRequest
from django.utils import translation

from accounts.enums import Language
from accounts.models import User
from accounts.text import PersonName


class SignupForm(forms.Form):
    """Who the person is and which language they read. Without a choice the page's language is kept."""

    full_name = PersonName()
    language = forms.ChoiceField(choices=Language.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """allauth checks the password before it knows whose it is; one's own name or address is no secret."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        person = User(email=data.get("email", ""), full_name=data.get("full_name", ""))
        if data.get("password"):
            try:
                UserAttributeSimilarityValidator(("email", "full_name")).validate(data["password"], person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth after it saved the account and before it writes the first mail."""
        data: dict[str, Any] = self.cleaned_data
        user.full_name = data["full_name"]
        user.language = data["language"] or translation.get_language() or Language.FA
        user.save(update_fields=["full_name", "language"])
