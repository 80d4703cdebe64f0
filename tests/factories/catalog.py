"""Objects of the catalogue for tests. ``complete_fields()`` is a challenge that a head can approve."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from moneyed import Money

from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Axis, Challenge, Dimension, Goal, Solution, Taxonomy
from tests.factories.accounts import SupplierFactory, UnitFactory, UserFactory


class TaxonomyFactory(DjangoModelFactory[Taxonomy]):
    class Meta:
        model = Taxonomy
        django_get_or_create = ("code",)

    code = "test"
    version = "1"
    title_fa = "نقشهٔ آزمایشی"
    title_en = "Test taxonomy"
    is_active = True


class DimensionFactory(DjangoModelFactory[Dimension]):
    class Meta:
        model = Dimension

    taxonomy = factory.SubFactory(TaxonomyFactory)
    code = factory.Sequence(lambda number: f"D{number}")
    position = factory.Sequence(int)
    title_fa = "محیط هوشمند"
    title_en = "Smart environment"


class AxisFactory(DjangoModelFactory[Axis]):
    class Meta:
        model = Axis

    taxonomy = factory.SubFactory(TaxonomyFactory)
    code = factory.Sequence(lambda number: f"A{number}")
    position = factory.Sequence(int)
    title_fa = "رضایت شهروندان"
    title_en = "Citizen satisfaction"


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    taxonomy = factory.SubFactory(TaxonomyFactory)
    dimension = factory.SubFactory(DimensionFactory)
    code = factory.Sequence(lambda number: f"D1-{number:02d}")
    position = factory.Sequence(int)
    title_fa = "کاهش آلودگی هوا"
    title_en = "Reduce air pollution"


DESCRIPTION = (
    "در ۱۴ ایستگاه پرتردد، صف اتوبوس در ساعت اوج تا ۲۵ دقیقه طول می‌کشد و مسافران نمی‌دانند اتوبوس بعدی کی می‌رسد. "
    "شکایت‌های ثبت‌شده در سال گذشته دو برابر شده و رانندگان هم از ناهماهنگی سرفاصله‌ها گله دارند. "
    "می‌خواهیم مردم با خبر دقیق‌تر تصمیم بگیرند و سرفاصله‌ها یکنواخت‌تر شود، بی‌آنکه ناوگان تازه‌ای اضافه کنیم."
)


class ChallengeFactory(DjangoModelFactory[Challenge]):
    """A complete challenge (a head could approve it), in any state; ``goals=[...]`` or one of its own."""

    class Meta:
        model = Challenge
        skip_postgeneration_save = True

    unit = factory.SubFactory(UnitFactory)
    city = factory.SelfAttribute("unit.city")
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda number: f"صف‌های طولانی ایستگاه اتوبوس شمارهٔ {number}")
    summary = "مسافران نمی‌دانند اتوبوس کی می‌رسد و صف‌ها در ساعت اوج تا ۲۵ دقیقه طول می‌کشد."
    description = DESCRIPTION
    owner_name = "معاونت حمل‌ونقل"
    place = "میدان ولیعصر"
    baseline = "میانگین انتظار ۲۵ دقیقه در ساعت اوج"
    success_measures = "میانگین انتظار زیر ۱۲ دقیقه در شش ماه"
    shareable_data = "دادهٔ مکان‌یابی ناوگان"
    pilot_site = "خط ۷"
    budget_min = Money(1_000_000_000, "IRR")
    budget_max = Money(5_000_000_000, "IRR")
    budget_source = "بودجهٔ مصوب ۱۴۰۵"
    deadline = factory.LazyFunction(lambda: timezone.now() + timedelta(days=40))
    tags = factory.LazyFunction(lambda: ["اتوبوس", "سرفاصله"])
    state = ChallengeState.DRAFT
    published_at = factory.LazyAttribute(lambda o: timezone.now() if o.state == ChallengeState.PUBLISHED else None)

    @factory.post_generation
    def goals(self, create: bool, extracted: list[Goal] | None, **kwargs: Any) -> None:
        if create:
            self.goals.set([GoalFactory()] if extracted is None else extracted)  # type: ignore[attr-defined]

    @classmethod
    def _create(cls, model_class: type[Challenge], *args: Any, **kwargs: Any) -> Challenge:
        if kwargs["state"] == ChallengeState.MERGED and not kwargs.get("merged_into"):
            kwargs["merged_into"] = cls(state=ChallengeState.PUBLISHED)
        challenge = model_class(*args, **kwargs)
        challenge.refresh_search()
        challenge.save()
        return challenge


class SolutionFactory(DjangoModelFactory[Solution]):
    class Meta:
        model = Solution
        skip_postgeneration_save = True

    supplier = factory.SubFactory(SupplierFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda number: f"سامانهٔ پیش‌بینی رسیدن اتوبوس {number}")
    summary = "زمان رسیدن اتوبوس را با دادهٔ مکان‌یابی با خطای کمتر از دو دقیقه پیش‌بینی می‌کند."
    description = DESCRIPTION
    evidence = "در سه خط، شش ماه، خطای پیش‌بینی ۹۰ ثانیه"
    trl = 7
    price_min = Money(2_000_000_000, "IRR")
    price_max = Money(3_000_000_000, "IRR")
    tags = factory.LazyFunction(lambda: ["اتوبوس", "پیش‌بینی"])
    state = SolutionState.DRAFT
    published_at = factory.LazyAttribute(lambda o: timezone.now() if o.state == SolutionState.PUBLISHED else None)

    @factory.post_generation
    def dimensions(self, create: bool, extracted: list[Dimension] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.dimensions.set(extracted)  # type: ignore[attr-defined]

    @factory.post_generation
    def goals(self, create: bool, extracted: list[Goal] | None, **kwargs: Any) -> None:
        if create and extracted:
            self.goals.set(extracted)  # type: ignore[attr-defined]

    @classmethod
    def _create(cls, model_class: type[Solution], *args: Any, **kwargs: Any) -> Solution:
        solution = model_class(*args, **kwargs)
        solution.refresh_search()
        solution.save()
        return solution


def complete_fields(goal: Goal, **changes: Any) -> dict[str, Any]:
    """Input of a challenge that lacks nothing."""
    return {
        "language": "fa",
        "title": "صف‌های طولانی ایستگاه اتوبوس میدان ولیعصر",
        "summary": "مسافران نمی‌دانند اتوبوس کی می‌رسد و صف‌ها در ساعت اوج تا ۲۵ دقیقه طول می‌کشد.",
        "description": DESCRIPTION,
        "owner_name": "معاونت حمل‌ونقل",
        "place": "میدان ولیعصر",
        "baseline": "میانگین انتظار ۲۵ دقیقه",
        "success_measures": "میانگین انتظار زیر ۱۲ دقیقه",
        "shareable_data": "دادهٔ مکان‌یابی ناوگان",
        "pilot_site": "خط ۷",
        "budget_min": {"amount": "1000000000", "currency": "IRR"},
        "budget_max": {"amount": "5000000000", "currency": "IRR"},
        "budget_source": "بودجهٔ مصوب ۱۴۰۵",
        "deadline": timezone.now() + timedelta(days=40),
        "goals": [goal.pk],
        "tags": ["اتوبوس"],
        **changes,
    }
