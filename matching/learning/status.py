"""What an operator wants to know of matching: model, index, ranker, feedback, and what does not work as it should."""

import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db.models import Count

from accounts.viewer import Viewer
from bahamm.kernel.errors import FieldError
from matching.embedding import WORDS_KEY, holder
from matching.engine import weights
from matching.engine.learning.split import NEEDED
from matching.enums import FeedbackVerdict
from matching.index import index
from matching.learning import errors
from matching.learning.active import active_row
from matching.learning.feedback import usable_counts
from matching.learning.rules import may_operate
from matching.models import EvaluationRun, MatchFeedback, MatchImpression, MatchView, RankerVersion, TextEmbedding
from matching.results import IndexStatus
from matching.snapshots import snapshot_folder


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The model that the serving index is made of. ``target_key``: the one that this process has loaded."""

    name: str
    revision: str
    dimension: int
    key: str
    target_key: str
    is_loaded: bool
    is_lexical_only: bool


@dataclass(frozen=True, slots=True)
class DocumentCount:
    kind: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    saved_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class VerdictCount:
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedbackNeed:
    """How much of one kind of feedback there is, and how much a fit needs."""

    name: str
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class FeedbackStatus:
    verdicts: list[VerdictCount]
    views: int
    impressions: int
    needs: list[FeedbackNeed]

    @property
    def is_enough(self) -> bool:
        return all(need.have >= need.need for need in self.needs)


@dataclass(frozen=True, slots=True)
class MatchingStatus:
    model: ModelStatus
    index: IndexStatus
    head: int
    snapshot: SnapshotFile | None
    documents: list[DocumentCount]
    memory_megabytes: int
    degraded: list[FieldError]
    ranker: RankerVersion | None
    ranker_version: str
    built_in_version: str
    feedback: FeedbackStatus
    last_evaluation: EvaluationRun | None


def matching_status(viewer: Viewer) -> MatchingStatus | None:
    """Of the process that answers; None for all but the secretariat."""
    if may_operate(viewer) is not None:
        return None
    found = index.status()
    if not found.model_key:
        index.current()
        found = index.status()
    version = index.ranker_version()
    ranker = active_row()
    snapshot = _snapshot(found.model_key)
    return MatchingStatus(
        model=_model(found),
        index=found,
        head=found.sequence + found.lag,
        snapshot=snapshot,
        documents=_documents(found.model_key),
        memory_megabytes=_memory_megabytes(),
        degraded=list(_degraded(found, snapshot, ranker, version)),
        ranker=ranker,
        ranker_version=version,
        built_in_version=weights.VERSION,
        feedback=_feedback(found.model_key),
        last_evaluation=EvaluationRun.objects.order_by("-created_at", "-pk").first(),
    )


def _model(found: IndexStatus) -> ModelStatus:
    name, _, rest = found.model_key.partition("@")
    revision, _, dimension = rest.rpartition("/")
    return ModelStatus(
        name=name,
        revision=revision,
        dimension=int(dimension or 0),
        key=found.model_key,
        target_key=found.target_key,
        is_loaded=found.is_model_loaded,
        is_lexical_only=found.is_lexical_only,
    )


def _documents(key: str) -> list[DocumentCount]:
    live = TextEmbedding.objects.filter(model_key=key, is_live=True).order_by("kind", "language")
    return [DocumentCount(*row) for row in live.values_list("kind", "language").annotate(Count("pk"))]


def _snapshot(key: str) -> SnapshotFile | None:
    """When the newest file of the snapshot was written, and how large all of them are."""
    try:
        files = [path.stat() for path in snapshot_folder(key).iterdir() if path.is_file()] if key else []
    except OSError:
        return None
    if not files:
        return None
    saved = datetime.fromtimestamp(max(file.st_mtime for file in files), UTC)
    return SnapshotFile(saved, sum(file.st_size for file in files))


def _memory_megabytes() -> int:
    """What the process holds now where the system tells (Linux), else the most that it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() >> 20
    except (OSError, ValueError, IndexError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak >> 20 if sys.platform == "darwin" else peak >> 10


def _degraded(
    found: IndexStatus, snapshot: SnapshotFile | None, ranker: RankerVersion | None, version: str
) -> Iterator[FieldError]:
    if not found.model_key:
        yield FieldError(errors.NO_INDEX)
    if holder.has_failed():
        yield FieldError(errors.MODEL_FAILED)
    if found.model_key == WORDS_KEY:
        yield FieldError(errors.WORDS_ONLY)
    elif found.target_key and found.model_key and found.target_key != found.model_key:
        yield FieldError(errors.MODEL_CHANGING)
    if found.missing:
        yield FieldError(errors.EMBEDDINGS_MISSING, parameters={"count": found.missing})
    if found.lag:
        yield FieldError(errors.INDEX_LAGS, parameters={"count": found.lag})
    if snapshot is not None and found.built_from == "database" and _is_older(snapshot, found.built_at):
        yield FieldError(errors.SNAPSHOT_UNUSED)
    if ranker is not None and version != ranker.version:
        yield FieldError(errors.RANKER_NOT_APPLIED)


def _is_older(snapshot: SnapshotFile, built_at: str) -> bool:
    return bool(built_at) and snapshot.saved_at < datetime.fromisoformat(built_at)


def _feedback(key: str) -> FeedbackStatus:
    current = MatchFeedback.objects.filter(is_current=True).exclude(verdict=FeedbackVerdict.RETRACTED).order_by()
    have = usable_counts(key)
    return FeedbackStatus(
        verdicts=[
            VerdictCount(*row) for row in current.values_list("verdict").annotate(Count("pk")).order_by("verdict")
        ],
        views=MatchView.objects.count(),
        impressions=MatchImpression.objects.count(),
        needs=[FeedbackNeed(name, have[name], need) for name, need in NEEDED.items()],
    )
