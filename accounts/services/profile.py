"""What people set for themselves."""

from django.db import models, transaction

from accounts.enums import CalendarKind, Language, MoneyUnit
from accounts.events import ProfileUpdated
from accounts.models import User
from accounts.services.common import person
from accounts.text import line
from accounts.viewer import Viewer
from bahamm.kernel import events
from bahamm.kernel.errors import INVALID_CHOICE, ErrorCollector

_CHOICES: dict[str, type[models.TextChoices]] = {
    "language": Language,
    "money_unit": MoneyUnit,
    "calendar": CalendarKind,
}


@transaction.atomic
def update_profile(
    *,
    actor: Viewer,
    full_name: str | None = None,
    language: str | None = None,
    money_unit: str | None = None,
    calendar: str | None = None,
) -> User:
    """Change the given settings; None keeps. Records ProfileUpdated when something really changed."""
    user = User.objects.select_for_update().get(pk=person(actor))
    errors = ErrorCollector()
    wanted = {"language": language, "money_unit": money_unit, "calendar": calendar}
    given = {name: value for name, value in wanted.items() if value is not None}
    for name, value in given.items():
        if value not in _CHOICES[name].values:
            errors.add(INVALID_CHOICE, name, value=value)
    if full_name is not None:
        given["full_name"] = line(full_name, "full_name", errors, limit=120)
    errors.raise_if_any()
    changed = sorted(name for name, value in given.items() if getattr(user, name) != value)
    if changed:
        for name in changed:
            setattr(user, name, given[name])
        user.save(update_fields=changed)
        events.record(ProfileUpdated(subject_id=user.pk, actor_id=user.pk, changed_fields=changed))
    return user
