"""From the kept log to a candidate ranker."""

from dataclasses import dataclass

from django.db import transaction

from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict
from bahamm.kernel.errors import FieldError as Refusal
from matching.embedding import WORDS_KEY, holder
from matching.engine import weights
from matching.engine.evaluation_data import OwnData
from matching.engine.fusion import built_in
from matching.engine.learning.features import as_json
from matching.engine.learning.judged import on_judged_pairs
from matching.engine.learning.report import Learnt, learn, worse_of
from matching.engine.learning.split import TooLittleFeedback
from matching.index import index
from matching.learning.active import ActiveRanker, active_row
from matching.learning.errors import NO_MODEL_TO_FIT, TOO_LITTLE_FEEDBACK
from matching.learning.feedback import shown_rows
from matching.learning.selectors import applies
from matching.learning.services import operator_of
from matching.learning.shown import link_late
from matching.models import RankerVersion


@dataclass(frozen=True, slots=True)
class Fitted:
    """``row`` is None after a dry run."""

    learnt: Learnt
    row: RankerVersion | None


def fit_ranker(*, actor: Viewer | None, dry_run: bool = False, judged: OwnData | None = None) -> Fitted:
    """Fit to all usable feedback, measure against the ranker in force, keep a candidate. Activates nothing.

    ``judged``: pairs on which nDCG must not fall either. Raises PermissionRefused, Conflict (no model serves, or there
    is too little feedback: one refusal for each kind that is missing).
    """
    person = operator_of(actor)
    link_late()
    key = index.serving_key()
    if key == WORDS_KEY:
        raise Conflict.of(NO_MODEL_TO_FIT)
    active = active_row()
    rival = active if active is not None and applies(active) else None
    ranker = None if rival is None else ActiveRanker.of(rival)
    current = (ranker.fusion_for(key) if ranker is not None else None) or built_in()
    try:
        learnt = learn(
            shown_rows(key), current, "candidate", calibration=None if ranker is None else ranker.calibration
        )
    except TooLittleFeedback as error:
        raise Conflict(
            *(
                Refusal(TOO_LITTLE_FEEDBACK, parameters={"name": name, "have": have, "need": need})
                for name, (have, need) in error.missing.items()
            )
        ) from error
    embedder = holder.get()
    if judged is not None and embedder is not None:
        learnt.metrics["measures"]["dev_ndcg"] = on_judged_pairs(judged, embedder, learnt.fusion, current)
        learnt.metrics["worse"] = worse_of(learnt.metrics["measures"])
    return Fitted(learnt, None if dry_run else _keep(learnt, key, rival, person))


@transaction.atomic
def _keep(learnt: Learnt, key: str, rival: RankerVersion | None, person: int | None) -> RankerVersion:
    return RankerVersion.objects.create(
        model_key=key,
        formula=weights.VERSION,
        weights=as_json(learnt.fusion),
        calibration=learnt.calibration.as_json(),
        metrics=learnt.metrics,
        compared_with=rival,
        created_by_id=person,
    )
