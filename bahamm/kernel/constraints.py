"""What the database itself holds every writer to."""

from django.db import models


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """``field`` holds one word of a closed vocabulary."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
