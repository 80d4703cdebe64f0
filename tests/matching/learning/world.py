"""A marketplace whose lists were shown and judged by people of known tastes; rankers with known figures."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.viewer import Viewer
from matching.engine import weights
from matching.engine.fusion import built_in
from matching.engine.learning.features import as_json
from matching.engine.learning.report import measure
from matching.engine.learning.split import Shown
from matching.enums import Direction, FeedbackVerdict
from matching.index import index
from matching.models import MatchFeedback, MatchImpression, MatchView, RankerVersion
from tests.factories.accounts import SecretariatFactory, UserFactory, viewer_with
from tests.factories.matching import published_challenge, published_solution
from tests.matching.engine.learning.synthetic import People

#: Enough for a fit: people who look far down and say what they think.
TALKATIVE = People(decay=0.5, complaint=0.9)
_VERDICTS = {0: FeedbackVerdict.NOT_USEFUL, 1: FeedbackVerdict.USEFUL}


def keep(rows: Sequence[Shown], *, organisation: Any = None, model_key: str | None = None) -> None:
    """Write what ``rows`` tell as views, impressions and verdicts on published objects."""
    challenges = [published_challenge() for _ in {row.subject for row in rows}]
    solutions = [published_solution() for _ in range(max(row.position for row in rows))]
    subjects = {subject: challenges[place] for place, subject in enumerate(dict.fromkeys(row.subject for row in rows))}
    user, start, key = UserFactory(), timezone.now() - timedelta(days=30), model_key or index.serving_key()
    views = {}
    for row in rows:
        views.setdefault(
            row.view,
            MatchView(
                id=uuid.uuid4(),
                direction=Direction.CHALLENGE_TO_SOLUTIONS,
                subject_id=subjects[row.subject].pk,
                organisation=organisation or subjects[row.subject].unit,
                model_key=key,
                ranker_version=weights.VERSION,
                shown_at=start,
            ),
        )
    MatchView.objects.bulk_create(views.values())
    impressions = MatchImpression.objects.bulk_create(
        MatchImpression(
            view=views[row.view],
            challenge=subjects[row.subject],
            solution=solutions[row.position - 1],
            position=row.position,
            score=0.0,
            measures=dict(row.measures),
        )
        for row in rows
    )
    given = MatchFeedback.objects.bulk_create(
        MatchFeedback(
            challenge_id=impression.challenge_id,
            solution_id=impression.solution_id,
            direction=Direction.CHALLENGE_TO_SOLUTIONS,
            organisation_id=views[row.view].organisation_id,
            user=user,
            verdict=_VERDICTS[row.grade],
            impression=impression,
            model_key=key,
            ranker_version=weights.VERSION,
        )
        for row, impression in zip(rows, impressions, strict=True)
        if row.grade is not None
    )
    judged = [row for row in rows if row.grade is not None]
    for verdict, row in zip(given, judged, strict=True):
        verdict.created_at = start + timedelta(minutes=row.judged_at)
    MatchFeedback.objects.bulk_update(given, ["created_at"], batch_size=400)


def secretary() -> Viewer:
    return viewer_with("secretariat", SecretariatFactory())


def ranker(**fields: Any) -> RankerVersion:
    """A candidate that puts goals above all, with a sigmoid through 0.5 at score 1."""
    fusion = as_json(built_in())
    fusion["structure"] = {**fusion["structure"], "goals": 5.0}
    figures = {name: measure(0.8, 0.7, higher=name in ("ndcg", "auc")) for name in ("ndcg", "auc", "log_loss")}
    size = {"verdicts": 90, "useful": 40, "lists": 20, "impressions": 400}
    values: dict[str, Any] = {
        "model_key": index.serving_key(),
        "formula": weights.VERSION,
        "weights": fusion,
        "calibration": {"kind": "sigmoid", "slope": 2.0, "intercept": -2.0},
        "metrics": {
            "trained_on": {**size, "verdicts": 210},
            "measured_on": size,
            "examination": {"first": 0.9, "decay": 0.7, "complaint": 0.5},
            "measures": figures,
            "reliability": [
                {"predicted": 0.25, "observed": 0.2, "count": 45},
                {"predicted": 0.75, "observed": 0.8, "count": 45},
            ],
            "worse": [],
        },
        **fields,
    }
    return RankerVersion.objects.create(**values)


def worse_ranker(**fields: Any) -> RankerVersion:
    row = ranker(**fields)
    row.metrics["worse"] = ["ndcg"]
    row.save()
    return row
