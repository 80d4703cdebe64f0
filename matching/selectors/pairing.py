"""The pairing board: what a stored plan means, computed from its own candidates alone: the same plan says the same."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Organisation
from accounts.viewer import Viewer
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import INDEXED_SOLUTIONS, OPEN_CHALLENGES
from matching.engine.assignment import ExposureReport, PairingProblem, PairReason, pair
from matching.enums import KEPT, SURE_BANDS, Direction, Kind, MatchBand, PairingDecision
from matching.models import MatchRecord, PairingChoice, PairingPlan
from matching.newcomers import newcomers_among
from matching.selectors.pages import rows_for

#: A challenge and a supplier.
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best solution of a supplier for a challenge, as the stored match said."""

    challenge: int
    supplier: int
    solution: int
    score: float
    band: str

    @property
    def key(self) -> Key:
        return self.challenge, self.supplier


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPair:
    """A pair with why: ``busy_suppliers`` fit better and are at capacity, ``busy_challenges`` are served already."""

    challenge: Challenge
    solution: Solution
    supplier: Organisation
    score: float
    band: str
    rank_for_challenge: int
    rank_for_supplier: int
    busy_suppliers: tuple[Organisation, ...]
    busy_challenges: tuple[Challenge, ...]
    is_newcomer: bool
    is_for_newcomers: bool
    decision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPair:
    """Listed, so that the rejection can be taken back."""

    challenge: Challenge
    solution: Solution
    supplier: Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedPlan:
    """``is_outdated``: something that the plan names is not open any more; it is left out of the lists."""

    pairs: list[PlannedPair]
    rejected: list[RejectedPair]
    unserved: list[Challenge]
    exposure: ExposureReport
    top_k: ExposureReport
    best_score: float
    newcomers: int
    suppliers: int
    is_outdated: bool


def pairing_plans(viewer: Viewer) -> QuerySet[PairingPlan]:
    """The boards, the newest first: for the secretariat, none for everybody else."""
    rows = PairingPlan.objects.order_by("-created_at", "-pk")
    return rows if viewer.is_secretariat else rows.none()


def solved(viewer: Viewer, plan: PairingPlan) -> SolvedPlan:
    """The pairs of ``plan`` with its decisions. ``viewer`` is of the secretariat (see :func:`pairing_plans`)."""
    choices = {(choice.challenge_id, choice.supplier_id): choice for choice in plan.choices.all()}
    candidates = {candidate.key: candidate for candidate in candidates_of(plan)}
    result = pair(problem_of(plan, candidates.values(), choices))
    shelf = _Shelf(viewer, plan, candidates.values())
    newcomers = frozenset(plan.newcomers)
    pairs = []
    for found in result.pairs:
        key = (found.challenge, found.supplier)
        planned = shelf.planned(
            candidates[key], found.reason, choices.get(key), is_newcomer=found.supplier in newcomers
        )
        pairs += [] if planned is None else [planned]
    rejected = [shelf.rejected(choice) for choice in choices.values() if choice.decision == PairingDecision.REJECTED]
    return SolvedPlan(
        pairs=pairs,
        rejected=[each for each in rejected if each is not None],
        unserved=[shelf.challenges[pk] for pk in result.unserved if pk in shelf.challenges],
        exposure=result.exposure,
        top_k=result.top_k,
        best_score=result.best_score,
        newcomers=len(newcomers),
        suppliers=len({candidate.supplier for candidate in candidates.values()}),
        is_outdated=shelf.is_outdated,
    )


def problem_of(
    plan: PairingPlan, candidates: Iterable[Candidate], choices: Mapping[Key, PairingChoice]
) -> PairingProblem:
    """The plan as the engine takes it: kept pairs are fixed, rejected ones are not admissible."""
    rejected = {key for key, choice in choices.items() if choice.decision == PairingDecision.REJECTED}
    scores = {candidate.key: candidate.score for candidate in candidates if candidate.key not in rejected}
    return PairingProblem(
        scores,
        dict.fromkeys(plan.challenges, plan.challenge_capacity),
        dict.fromkeys(sorted({supplier for _, supplier in scores}), plan.supplier_capacity),
        newcomers=frozenset(plan.newcomers),
        newcomers_floor=plan.newcomers_percent / 100,
        fixed=frozenset(key for key, choice in choices.items() if choice.decision in KEPT),
    )


def kept_counts(choices: Iterable[PairingChoice]) -> tuple[Counter[int], Counter[int]]:
    """How many kept pairs each challenge and each supplier has."""
    kept = [choice for choice in choices if choice.decision in KEPT]
    return Counter(choice.challenge_id for choice in kept), Counter(choice.supplier_id for choice in kept)


def candidates_of(plan: PairingPlan) -> list[Candidate]:
    return [Candidate(*row) for row in plan.candidates]


def collect(challenges: Sequence[int], *, includes_possible: bool) -> tuple[list[Candidate], frozenset[int]]:
    """Candidates for ``challenges`` from the stored match lists, and the newcomers among their suppliers.

    Only what is offered now: a published solution of an active supplier. Scores are sums of standard scores within
    a language, so that they are compared across challenges, too.
    """
    bands = tuple(MatchBand) if includes_possible else SURE_BANDS
    rows = MatchRecord.objects.filter(
        direction=Direction.CHALLENGE_TO_SOLUTIONS,
        is_current=True,
        band__in=bands,
        score__gt=0,
        challenge__in=list(challenges),
        solution__state__in=INDEXED_SOLUTIONS,
        solution__supplier__is_active=True,
    ).order_by("challenge_id", "-score", "solution_id")
    best: dict[Key, Candidate] = {}
    for row in rows.values_list("challenge_id", "solution__supplier_id", "solution_id", "score", "band"):
        candidate = Candidate(*row)
        best.setdefault(candidate.key, candidate)
    found = sorted(best.values(), key=lambda candidate: candidate.key)
    return found, newcomers_among({candidate.supplier for candidate in found})


class _Shelf:
    """The rows that a plan names, as far as they are still open: a constant number of statements."""

    def __init__(self, viewer: Viewer, plan: PairingPlan, candidates: Iterable[Candidate]) -> None:
        listed = list(candidates)
        open_now = challenges_visible_to(viewer).filter(pk__in=plan.challenges, state__in=OPEN_CHALLENGES)
        offered = solutions_visible_to(viewer).filter(
            pk__in={candidate.solution for candidate in listed}, state__in=INDEXED_SOLUTIONS
        )
        self.challenges: dict[int, Challenge] = rows_for(Kind.CHALLENGE, list(open_now.values_list("pk", flat=True)))
        self.solutions: dict[int, Solution] = rows_for(Kind.SOLUTION, list(offered.values_list("pk", flat=True)))
        suppliers = {candidate.supplier for candidate in listed}
        self.suppliers: dict[int, Organisation] = Organisation.objects.in_bulk(suppliers)
        self.is_outdated = len(self.challenges) < len(plan.challenges) or len(self.solutions) < len(
            {candidate.solution for candidate in listed}
        )

    def planned(
        self, candidate: Candidate, reason: PairReason, choice: PairingChoice | None, *, is_newcomer: bool
    ) -> PlannedPair | None:
        challenge, solution = self.challenges.get(candidate.challenge), self.solutions.get(candidate.solution)
        if challenge is None or solution is None:
            return None
        return PlannedPair(
            challenge=challenge,
            solution=solution,
            supplier=self.suppliers[candidate.supplier],
            score=candidate.score,
            band=candidate.band,
            rank_for_challenge=reason.rank_for_challenge,
            rank_for_supplier=reason.rank_for_supplier,
            busy_suppliers=tuple(self.suppliers[pk] for pk in reason.busy_suppliers),
            busy_challenges=tuple(self.challenges[pk] for pk in reason.busy_challenges if pk in self.challenges),
            is_newcomer=is_newcomer,
            is_for_newcomers=reason.for_newcomers,
            decision=None if choice is None else choice.decision,
        )

    def rejected(self, choice: PairingChoice) -> RejectedPair | None:
        challenge, solution = self.challenges.get(choice.challenge_id), self.solutions.get(choice.solution_id)
        if challenge is None or solution is None:
            return None
        return RejectedPair(challenge=challenge, solution=solution, supplier=self.suppliers[choice.supplier_id])
