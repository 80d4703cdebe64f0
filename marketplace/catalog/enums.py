"""The closed vocabularies of the catalogue. Labels are for the Django admin; screens have their own catalogue."""

from django.db import models


class ChallengeState(models.TextChoices):
    DRAFT = "draft", "پیش‌نویس / draft"
    UNIT_APPROVED = "unit_approved", "تأیید واحد / approved by the unit"
    QUALITY_CHECK = "quality_check", "کنترل کیفیت / quality check"
    RETURNED = "returned", "برگشت برای اصلاح / returned"
    PUBLISHED = "published", "منتشرشده / published"
    IN_EVENT = "in_event", "در رویداد / in an event"
    SOLVED = "solved", "حل‌شده / solved"
    UNSOLVED = "unsolved", "بی‌نتیجه / unsolved"
    WITHDRAWN = "withdrawn", "منصرف‌شده / withdrawn"
    MERGED = "merged", "ادغام‌شده / merged"


class SolutionState(models.TextChoices):
    DRAFT = "draft", "پیش‌نویس / draft"
    PUBLISHED = "published", "منتشرشده / published"
    UNPUBLISHED = "unpublished", "برداشته‌شده / unpublished"


class ChallengeSort(models.TextChoices):
    NEWEST = "newest", "تازه‌ترین / newest"
    DEADLINE = "deadline", "مهلت / deadline"
    BUDGET = "budget", "بودجه / budget"
    TITLE = "title", "عنوان / title"


class SolutionSort(models.TextChoices):
    NEWEST = "newest", "تازه‌ترین / newest"
    TRL = "trl", "آمادگی فناوری / readiness"
    PRICE = "price", "قیمت / price"
    TITLE = "title", "عنوان / title"


class ImportKind(models.TextChoices):
    CHALLENGES = "challenges", "چالش‌ها / challenges"
    SOLUTIONS = "solutions", "راهکارها / solutions"
