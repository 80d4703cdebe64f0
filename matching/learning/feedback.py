"""The log as ranking learns from it: shown pages on which their organisation gave a verdict."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from matching.engine import weights
from matching.engine.learning.split import Shown
from matching.enums import GRADES
from matching.models import MatchFeedback, MatchImpression, MatchView


def usable(model_key: str) -> QuerySet[MatchFeedback]:
    """Current verdicts on what was shown by ``model_key`` and the formula in use, with whatever weights."""
    formula = Q(impression__view__ranker_version=weights.VERSION) | Q(
        impression__view__ranker_version__startswith=f"{weights.VERSION}+"
    )
    return MatchFeedback.objects.filter(
        formula, is_current=True, verdict__in=list(GRADES), impression__view__model_key=model_key
    ).order_by()


def usable_counts(model_key: str) -> dict[str, int]:
    """As :func:`matching.engine.learning.split.counts`, counted by the database."""
    found = usable(model_key).values_list("verdict").annotate(Count("pk"))
    by_verdict: Counter[str] = Counter(dict(found))
    lists = usable(model_key).values("impression__view__direction", "impression__view__subject_id").distinct()
    return {
        "useful": sum(count for verdict, count in by_verdict.items() if GRADES[verdict]),
        "not_useful": sum(count for verdict, count in by_verdict.items() if not GRADES[verdict]),
        "lists": lists.count(),
    }


def shown_rows(model_key: str) -> list[Shown]:
    """Everything on the pages that hold a usable verdict; what has none there was passed over, or never looked at."""
    verdicts = {row.impression_id: row for row in usable(model_key).only("impression_id", "verdict", "created_at")}
    views = MatchView.objects.filter(
        pk__in=MatchImpression.objects.filter(pk__in=usable(model_key).values("impression")).values("view")
    )
    elsewhere = _judged_pairs(verdicts.values())
    rows = []
    impressions = MatchImpression.objects.filter(view__in=views).select_related("view").order_by("view", "position")
    for each in impressions.iterator(chunk_size=2_000):
        verdict = verdicts.get(each.pk)
        view = each.view
        if verdict is None and (view.organisation_id, view.direction, each.challenge_id, each.solution_id) in elsewhere:
            continue  # the verdict belongs to another showing of the pair: here its absence says nothing
        rows.append(
            Shown(
                subject=f"{view.direction}:{view.subject_id}",
                view=str(view.pk),
                position=each.position,
                measures=each.measures,
                grade=None if verdict is None else GRADES[verdict.verdict],
                judged_at=0.0 if verdict is None else verdict.created_at.timestamp(),
            )
        )
    return rows


def _judged_pairs(verdicts: Iterable[MatchFeedback]) -> set[tuple[int, str, int, int]]:
    ids = [verdict.pk for verdict in verdicts]
    columns = ("organisation_id", "direction", "challenge_id", "solution_id")
    return set(MatchFeedback.objects.filter(pk__in=ids).values_list(*columns))
