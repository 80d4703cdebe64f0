"""State of matching, fitted rankers and kept evaluations: for the secretariat."""

from typing import Any

from api.accounts.types import Language, User
from api.connections import connection
from api.context import viewer_in
from api.fields import to_one
from api.graphene_types import Boolean, Field, Float, Info, Int, ObjectType, String, enum, listed
from api.nodes import RowType
from api.scalars import JSON, DateTime
from api.siblings import for_each
from api.values import AllowedAction
from bahamm.kernel.errors import FieldError
from matching import enums, models
from matching.learning import selectors
from matching.learning.status import MatchingStatus as Result

RankerState = enum(enums.RankerState, "Whether a fitted ranker waits, ranks, or has ranked.")
MatchKind = enum(enums.Kind, "A side of the index.", name="MatchKind")
VerdictKind = enum(enums.FeedbackVerdict, "Everything that ranking may learn from.", name="VerdictKind")


class MatchingModel(ObjectType):
    """The language model that the serving index is made of."""

    name = String(required=True, description="Its name; empty while nothing is indexed.")
    revision = String(required=True, description="Which weights of it.")
    dimension = Int(required=True, description="Length of its vectors.")
    key = String(required=True, description="Name, revision and dimension in one, as scores name it.")
    target_key = String(required=True, description="The key of the model that this process has loaded; empty: none.")
    is_loaded = Boolean(required=True, description="Whether this process holds the configured model.")
    is_lexical_only = Boolean(required=True, description="Whether texts are compared by their words alone.")


class MatchingIndex(ObjectType):
    """The index of the process that answers. It follows the change log in the database."""

    sequence = Float(required=True, description="How far in the log it is; a whole number.")
    head = Float(required=True, description="How far the log goes; a whole number.")
    lag = Int(required=True, description="Entries that it had not applied when it was asked.")
    missing = Int(required=True, description="Texts that no vector stands for yet.")
    built_at = String(required=True, description="When this process built it, ISO 8601; empty: not yet.")
    built_from = String(required=True, description="`snapshot` or `database`.")
    snapshot_at = DateTime(description="When the newest snapshot was written; null when there is none.")
    snapshot_bytes = Float(description="Its size.")


class DocumentCount(ObjectType):
    """Indexed texts of one side in one language."""

    kind = MatchKind(required=True, description="The side.")
    language = Language(required=True, description="The language.")
    count = Int(required=True, description="How many.")


class StatusNote(ObjectType):
    """One thing that does not work as it should, and what it means."""

    code = String(required=True, description="Stable name, such as `matching.words_only`.")
    message = String(required=True, description="The same in the viewer's language.")

    @staticmethod
    def resolve_code(note: FieldError, _info: Info) -> str:
        return note.code.code

    @staticmethod
    def resolve_message(note: FieldError, _info: Info) -> str:
        return note.text()


class VerdictCount(ObjectType):
    """How often one verdict is in force."""

    verdict = VerdictKind(required=True, description="The verdict.")
    count = Int(required=True, description="How many pairs, of each side.")


class FeedbackNeed(ObjectType):
    """How much there is of what a fit needs. Only verdicts on shown lists count."""

    name = String(required=True, description="`useful`, `not_useful` or `lists`.")
    have = Int(required=True, description="How many there are.")
    need = Int(required=True, description="How many a fit needs at least.")


class MatchingFeedback(ObjectType):
    """What people said of matches, and what they were shown."""

    verdicts = Field(listed(VerdictCount), description="All verdicts in force.")
    views = Int(required=True, description="Kept showings of a list.")
    impressions = Int(required=True, description="Kept pairs on them.")
    needs = Field(listed(FeedbackNeed), description="Towards the next fit, under the model and formula in use.")
    is_enough = Boolean(required=True, description="Whether `fit-ranker` would fit.")


class RankerWeight(ObjectType):
    """One weight beside the one that is built in."""

    group = String(required=True, description="`same_language`, `across` or `structure`.")
    name = String(required=True, description="The component, as in `Match.components`.")
    value = Float(required=True, description="Fitted.")
    built_in = Float(required=True, description="Built in.")


class RankerMeasure(ObjectType):
    """One figure on held-back feedback."""

    name = String(required=True, description="`ndcg`, `auc`, `log_loss`, `brier` or `ece`.")
    value = Float(required=True, description="Of this ranker.")
    current = Float(required=True, description="Of the ranker that it was compared with.")
    gain = Float(required=True, description="How much better it is; negative: worse, whichever way the measure runs.")
    low = Float(description="Lower end of the gain's 95 % interval; null where none is computed.")
    high = Float(description="Upper end.")
    higher_is_better = Boolean(required=True, description="Which way the measure runs.")


class ReliabilityBin(ObjectType):
    """Held-back matches of like probability. On the diagonal, predicted and observed are the same."""

    predicted = Float(required=True, description="Mean predicted probability.")
    observed = Float(required=True, description="The share that was found useful.")
    count = Int(required=True, description="Verdicts in the bin.")


class RankerFeedback(ObjectType):
    """How much feedback one part of a fit held."""

    verdicts = Int(required=True, description="Verdicts.")
    useful = Int(required=True, description="Good ones among them.")
    lists = Int(required=True, description="Lists that they were given on.")
    impressions = Int(required=True, description="Shown pairs, those without a verdict included.")


class Ranker(RowType):
    """Fusion weights and a calibration, fitted to feedback."""

    class Meta:
        model = models.RankerVersion

    version = String(required=True, description="How scores name it.")
    state = RankerState(required=True, description="Whether it waits, ranks, or has ranked.")
    model_key = String(required=True, description="The model whose lists it ranks.")
    formula = String(required=True, description="The formula whose weights it replaces.")
    weights = Field(listed(RankerWeight), description="Its weights.")
    calibration = String(required=True, description="`sigmoid` or `isotonic`.")
    trained_on = Field(RankerFeedback, required=True, description="What it was fitted to.")
    measured_on = Field(RankerFeedback, required=True, description="What was held back: later, and of other lists.")
    position_decay = Float(required=True, description="Attention at place k falls as k to the minus this; fitted.")
    measures = Field(listed(RankerMeasure), description="On held-back feedback.")
    worse = Field(listed(String), description="The measures for which it may not be activated; empty: it may.")
    reliability = Field(listed(ReliabilityBin), description="Of its probabilities, on held-back feedback.")
    created_at = DateTime(required=True, description="When it was fitted.")
    created_by = to_one(User, "created_by", "Who fitted it; null: on the command line.")
    activated_at = DateTime(description="When it was last put in force.")
    activated_by = to_one(User, "activated_by", "Who did; null: on the command line.")
    retired_at = DateTime(description="When it was taken out of force.")
    allowed_actions = Field(listed(AllowedAction), description="What the viewer may do with it now.")

    @staticmethod
    def resolve_weights(row: models.RankerVersion, _info: Info) -> Any:
        return selectors.weights_of(row)

    @staticmethod
    def resolve_calibration(row: models.RankerVersion, _info: Info) -> Any:
        return row.calibration["kind"]

    @staticmethod
    def resolve_trained_on(row: models.RankerVersion, _info: Info) -> Any:
        return row.metrics["trained_on"]

    @staticmethod
    def resolve_measured_on(row: models.RankerVersion, _info: Info) -> Any:
        return row.metrics["measured_on"]

    @staticmethod
    def resolve_position_decay(row: models.RankerVersion, _info: Info) -> Any:
        return row.metrics["examination"]["decay"]

    @staticmethod
    def resolve_measures(row: models.RankerVersion, _info: Info) -> Any:
        return selectors.measures_of(row)

    @staticmethod
    def resolve_worse(row: models.RankerVersion, _info: Info) -> Any:
        return row.metrics["worse"]

    @staticmethod
    def resolve_reliability(row: models.RankerVersion, _info: Info) -> Any:
        return selectors.reliability_of(row)

    @staticmethod
    def resolve_allowed_actions(row: models.RankerVersion, info: Info) -> Any:
        viewer = viewer_in(info)
        return for_each(row, "allowed_actions", lambda rows: selectors.allowed_actions(viewer, rows))


RankerConnection = connection("Ranker", "api.operators.types.Ranker")


class EvaluationRun(RowType):
    """What `evaluate-matching --keep` found out."""

    class Meta:
        model = models.EvaluationRun

    dataset = String(required=True, description="The judged set.")
    split = String(required=True, description="Which part of it.")
    model_key = String(required=True, description="The model that was measured.")
    ranker_version = String(required=True, description="The weights that ranked.")
    figures = JSON(required=True, description="As printed by `--json`: systems, intervals, gain, pairs of languages.")
    created_at = DateTime(required=True, description="When.")


EvaluationRunConnection = connection("EvaluationRun", "api.operators.types.EvaluationRun")


class MatchingStatus(ObjectType):
    """How matching does, as the answering process sees it."""

    model = Field(MatchingModel, required=True, description="The language model.")
    index = Field(MatchingIndex, required=True, description="The index.")
    documents = Field(listed(DocumentCount), description="What is indexed.")
    memory_megabytes = Int(required=True, description="Memory of the process.")
    degraded = Field(listed(StatusNote), description="What does not work as it should; empty: all is well.")
    ranker = Field(Ranker, description="The fitted ranker in force; null: the built-in weights rank.")
    ranker_version = String(required=True, description="What match lists are ranked by now.")
    built_in_version = String(required=True, description="The version of the built-in weights.")
    feedback = Field(MatchingFeedback, required=True, description="What there is to learn from.")
    last_evaluation = Field(EvaluationRun, description="The newest kept evaluation; null: none was kept.")

    @staticmethod
    def resolve_index(status: Result, _info: Info) -> dict[str, Any]:
        found, snapshot = status.index, status.snapshot
        return {
            **{name: getattr(found, name) for name in ("sequence", "lag", "missing", "built_at", "built_from")},
            "head": status.head,
            "snapshot_at": None if snapshot is None else snapshot.saved_at,
            "snapshot_bytes": None if snapshot is None else snapshot.size,
        }
