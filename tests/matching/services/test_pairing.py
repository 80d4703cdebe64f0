"""The pairing board: the secretariat's alone, deterministic, never above a capacity, decisions kept."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Organisation
from accounts.viewer import Viewer
from bahamm.kernel.errors import Conflict, NotFound, PermissionRefused, ValidationFailed
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import ChallengeFilter
from marketplace.notifications.models import Notification
from matching import services
from matching.enums import Direction, MatchBand
from matching.models import MatchFeedback, MatchRecord, PairingChoice, PairingPlan
from matching.newcomers import newcomers_among
from matching.selectors.pairing import SolvedPlan, pairing_plans, solved
from tests.factories.accounts import (
    SupplierFactory,
    member_with,
    secretariat_viewer,
    viewer_with,
    viewer_without_role,
)
from tests.factories.catalog import ChallengeFactory, SolutionFactory
from tests.factories.matching import MatchRecordFactory

pytestmark = pytest.mark.django_db


class Fair:
    """Two challenges and three suppliers; ``strong`` fits both best."""

    def __init__(self) -> None:
        self.actor = secretariat_viewer()
        self.challenges: list[Challenge] = [ChallengeFactory(state=ChallengeState.PUBLISHED) for _ in range(2)]
        names = ("strong", "second", "third")
        self.solutions: dict[str, Solution] = {
            name: SolutionFactory(state=SolutionState.PUBLISHED, supplier=SupplierFactory(name=name)) for name in names
        }
        scores = {"strong": (3.0, 2.9), "second": (2.5, 1.0), "third": (1.5, 1.4)}
        for name, values in scores.items():
            for challenge, score in zip(self.challenges, values, strict=True):
                MatchRecordFactory(challenge=challenge, solution=self.solutions[name], score=score)

    def create(self, **changes: Any) -> PairingPlan:
        limits = {"challenge_capacity": 1, "supplier_capacity": 1, "newcomers_percent": 0}
        given: dict[str, Any] = {"name": "بهار", "filter": ChallengeFilter(), **limits, **changes}
        return services.create_pairing_plan(actor=self.actor, **given)

    def decide(self, plan: PairingPlan, at: int, name: str, decision: str | None, actor: Viewer | None = None) -> Any:
        return services.decide_pairing(
            actor=actor or self.actor,
            plan_id=plan.pk,
            challenge_id=self.challenges[at].pk,
            solution_id=self.solutions[name].pk,
            decision=decision,
        )

    def pairs(self, plan: PairingPlan) -> list[tuple[int, str, str | None]]:
        plan = PairingPlan.objects.get(pk=plan.pk)
        order = [challenge.pk for challenge in self.challenges]
        found = [(order.index(pair.challenge.pk), pair.supplier.name, pair.decision) for pair in self.read(plan).pairs]
        return sorted(found)

    def read(self, plan: PairingPlan) -> SolvedPlan:
        return solved(self.actor, plan)


@pytest.fixture
def fair() -> Fair:
    return Fair()


def test_pairs_are_the_best_sum_with_reasons_from_both_sides(fair: Fair) -> None:
    plan = fair.create()
    first, second = fair.read(plan).pairs

    assert fair.pairs(plan) == [(0, "second", None), (1, "strong", None)]
    assert (first.rank_for_challenge, [item.name for item in first.busy_suppliers]) == (2, ["strong"])
    assert (second.rank_for_challenge, second.rank_for_supplier) == (1, 2)
    assert [item.pk for item in second.busy_challenges] == [fair.challenges[0].pk]


def test_same_plan_says_the_same_whatever_happens_around_it(fair: Fair) -> None:
    plan = fair.create()
    before = fair.read(plan)
    MatchRecord.objects.update(score=9.0)
    MatchFeedback.objects.all().delete()

    assert fair.read(PairingPlan.objects.get(pk=plan.pk)) == before


def test_exposure_is_told_beside_plain_lists(fair: Fair) -> None:
    found = fair.read(fair.create())

    assert (found.exposure.suppliers_reached, found.top_k.suppliers_reached) == (2, 1)
    assert found.exposure.gini < found.top_k.gini
    assert (found.exposure.pairs, found.suppliers, found.newcomers) == (2, 3, 3)


def test_challenge_without_candidates_is_unserved(fair: Fair) -> None:
    lonely = ChallengeFactory(state=ChallengeState.PUBLISHED)

    assert [item.pk for item in fair.read(fair.create()).unserved] == [lonely.pk]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda f: MatchRecord.objects.filter(solution=f.solutions["strong"]).update(is_current=False), 2),
        (lambda f: MatchRecord.objects.filter(solution=f.solutions["strong"]).update(band=MatchBand.POSSIBLE), 2),
        (lambda f: MatchRecord.objects.filter(solution=f.solutions["strong"]).update(score=-1.0), 2),
        (
            lambda f: MatchRecord.objects.filter(solution=f.solutions["strong"]).update(
                direction=Direction.SOLUTION_TO_CHALLENGES
            ),
            2,
        ),
        (lambda f: Solution.objects.filter(pk=f.solutions["strong"].pk).update(state=SolutionState.UNPUBLISHED), 2),
        (lambda f: Organisation.objects.filter(name="strong").update(is_active=False), 2),
        (lambda f: None, 3),
    ],
)
def test_only_what_is_offered_and_fits_is_a_candidate(fair: Fair, change: Any, expected: int) -> None:
    change(fair)

    assert fair.read(fair.create()).suppliers == expected


def test_possible_matches_are_candidates_when_asked_for(fair: Fair) -> None:
    MatchRecord.objects.update(band=MatchBand.POSSIBLE)

    assert fair.read(fair.create(includes_possible=True)).suppliers == 3


def test_only_open_challenges_of_the_filter_are_chosen(fair: Fair) -> None:
    ChallengeFactory(state=ChallengeState.SOLVED)
    ChallengeFactory(state=ChallengeState.QUALITY_CHECK)
    ChallengeFactory(state=ChallengeState.PUBLISHED, deadline=timezone.now() - timedelta(days=1))
    unit = fair.challenges[0].unit_id

    assert fair.create().challenges == [challenge.pk for challenge in fair.challenges]
    assert fair.create(filter=ChallengeFilter(unit=unit)).challenges == [fair.challenges[0].pk]


# -- decisions -------------------------------------------------------------------------------
def test_rejected_pair_is_never_chosen_and_can_be_taken_back(fair: Fair) -> None:
    plan = fair.create()
    fair.decide(plan, 1, "strong", "rejected")
    assert fair.pairs(plan) == [(0, "strong", None), (1, "third", None)]
    (rejected,) = fair.read(PairingPlan.objects.get(pk=plan.pk)).rejected
    assert rejected.solution.pk == fair.solutions["strong"].pk

    fair.decide(plan, 1, "strong", None)
    assert fair.pairs(plan) == [(0, "second", None), (1, "strong", None)]
    assert PairingChoice.objects.count() == 0


@pytest.mark.parametrize("decision", ["locked", "accepted"])
def test_kept_pair_stands_and_the_rest_is_solved_around_it(fair: Fair, decision: str) -> None:
    plan = fair.create()
    fair.decide(plan, 0, "third", decision)

    assert fair.pairs(plan) == [(0, "third", decision), (1, "strong", None)]


def test_accepted_pair_is_suggested_to_the_unit_once_and_invites_nobody(fair: Fair) -> None:
    officer = member_with(Role.UNIT_OFFICER, fair.challenges[0].unit)
    member_with(Role.SUPPLIER_OWNER, fair.solutions["third"].supplier)
    plan = fair.create()
    for decision in ("accepted", "locked", "accepted"):
        fair.decide(plan, 0, "third", decision)

    rows = Notification.objects.values_list("recipient_id", "kind", "subject_id", "data")
    data = {"solutions": [fair.solutions["third"].pk]}
    assert list(rows) == [(officer.pk, "pairing_suggested", fair.challenges[0].pk, data)]
    assert MatchFeedback.objects.count() == 0


def test_same_decision_again_changes_nothing(fair: Fair) -> None:
    plan = fair.create()
    first = fair.decide(plan, 0, "third", "locked")

    assert fair.decide(plan, 0, "third", "locked").revision == first.revision
    assert fair.decide(plan, 1, "third", None).revision == first.revision


@pytest.mark.parametrize(
    ("at", "name", "code"), [(0, "second", "pairing.challenge_full"), (1, "third", "pairing.supplier_full")]
)
def test_kept_pairs_stay_within_the_capacities(fair: Fair, at: int, name: str, code: str) -> None:
    plan = fair.create()
    fair.decide(plan, 0, "third", "locked")

    with pytest.raises(Conflict) as refused:
        fair.decide(plan, at, name, "accepted")

    assert refused.value.codes == [code]
    assert PairingChoice.objects.count() == 1
    assert Notification.objects.count() == 0


def test_pair_that_has_closed_cannot_be_kept(fair: Fair) -> None:
    plan = fair.create()
    Challenge.objects.filter(pk=fair.challenges[0].pk).update(state=ChallengeState.WITHDRAWN)

    with pytest.raises(Conflict) as refused:
        fair.decide(plan, 0, "third", "accepted")

    assert refused.value.codes == ["pairing.closed"]
    assert fair.pairs(plan) == [(1, "strong", None)]
    assert fair.read(plan).is_outdated


@pytest.mark.parametrize(
    ("decision", "solution", "code"), [("locked", 10**9, "pairing.unknown_pair"), ("maybe", None, "invalid_choice")]
)
def test_bad_decision_is_refused(fair: Fair, decision: str, solution: int | None, code: str) -> None:
    plan = fair.create()
    with pytest.raises(ValidationFailed) as refused:
        services.decide_pairing(
            actor=fair.actor,
            plan_id=plan.pk,
            challenge_id=fair.challenges[0].pk,
            solution_id=solution or fair.solutions["third"].pk,
            decision=decision,
        )

    assert refused.value.codes == [code]
    assert PairingChoice.objects.count() == 0


# -- the board itself ------------------------------------------------------------------------
@pytest.mark.parametrize("capacities", [(1, 1), (2, 1), (1, 3), (3, 2)])
def test_capacities_hold(fair: Fair, capacities: tuple[int, int]) -> None:
    found = fair.read(fair.create(challenge_capacity=capacities[0], supplier_capacity=capacities[1]))

    assert max(Counter(pair.challenge.pk for pair in found.pairs).values()) <= capacities[0]
    assert max(Counter(pair.supplier.pk for pair in found.pairs).values()) <= capacities[1]


def test_limits_are_changed_and_the_decisions_stay(fair: Fair) -> None:
    plan = fair.create()
    plan = fair.decide(plan, 0, "third", "locked")
    plan = services.update_pairing_plan(
        actor=fair.actor, plan_id=plan.pk, revision=plan.revision, fields={"challenge_capacity": 2, "name": " نو "}
    )

    assert (plan.name, plan.challenge_capacity, plan.supplier_capacity) == ("نو", 2, 1)
    assert fair.pairs(plan) == [(0, "second", None), (0, "third", "locked"), (1, "strong", None)]
    fair.decide(plan, 0, "second", "locked")
    plan.refresh_from_db()
    with pytest.raises(ValidationFailed) as refused:
        services.update_pairing_plan(
            actor=fair.actor, plan_id=plan.pk, revision=plan.revision, fields={"challenge_capacity": 1}
        )
    assert refused.value.codes == ["pairing.capacity_taken"]
    assert PairingPlan.objects.get().challenge_capacity == 2


def test_older_revision_is_refused(fair: Fair) -> None:
    plan = fair.create()
    fair.decide(plan, 0, "third", "locked")

    with pytest.raises(Conflict) as refused:
        services.update_pairing_plan(actor=fair.actor, plan_id=plan.pk, revision=1, fields={"name": "دیگر"})

    assert refused.value.codes == ["stale_revision"]
    assert PairingPlan.objects.get().name == "بهار"


def test_refresh_reads_the_candidates_anew_and_drops_decisions_on_what_is_gone(fair: Fair) -> None:
    plan = fair.create()
    fair.decide(plan, 0, "third", "locked")
    fair.decide(plan, 1, "second", "rejected")
    MatchRecord.objects.filter(solution=fair.solutions["third"]).update(is_current=False)

    services.refresh_pairing_plan(actor=fair.actor, plan_id=plan.pk)

    assert list(PairingChoice.objects.values_list("decision", flat=True)) == ["rejected"]
    assert fair.pairs(plan) == [(0, "second", None), (1, "strong", None)]


def test_same_key_makes_one_board(fair: Fair) -> None:
    first = fair.create(idempotency_key="k1")

    assert fair.create(idempotency_key="k1").pk == first.pk
    with pytest.raises(Conflict) as refused:
        fair.create(idempotency_key="k1", name="دیگر")
    assert refused.value.codes == ["idempotency_mismatch"]
    assert PairingPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"name": ""}, ["required"]),
        ({"name": "x" * 121}, ["too_long"]),
        ({"name": "a\x00"}, ["invalid_characters"]),
        (
            {"challenge_capacity": 0, "supplier_capacity": 101, "newcomers_percent": -1},
            ["out_of_range", "out_of_range", "out_of_range"],
        ),
        ({"filter": ChallengeFilter(language="en")}, ["pairing.no_challenges"]),
        ({"filter": ChallengeFilter(search="a\x00")}, ["invalid_characters"]),
    ],
)
def test_bad_board_is_refused(fair: Fair, changes: dict[str, Any], codes: list[str]) -> None:
    with pytest.raises(ValidationFailed) as refused:
        fair.create(**changes)

    assert refused.value.codes == codes
    assert PairingPlan.objects.count() == 0


OTHERS = [
    (Viewer.anonymous, "sign_in_required"),
    (viewer_without_role, "pairing.secretariat_only"),
    (lambda: viewer_with(Role.UNIT_HEAD), "pairing.secretariat_only"),
    (lambda: viewer_with(Role.SUPPLIER_OWNER), "pairing.secretariat_only"),
    (lambda: viewer_with(Role.EVALUATOR), "pairing.secretariat_only"),
]


@pytest.mark.parametrize(("make_viewer", "code"), OTHERS)
def test_others_neither_see_nor_touch_a_board(fair: Fair, make_viewer: Any, code: str) -> None:
    plan, other = fair.create(), make_viewer()
    acts = [
        lambda: services.create_pairing_plan(actor=other, name="x", filter=ChallengeFilter()),
        lambda: services.update_pairing_plan(actor=other, plan_id=plan.pk, revision=1, fields={"name": "x"}),
        lambda: services.refresh_pairing_plan(actor=other, plan_id=plan.pk),
        lambda: services.delete_pairing_plan(actor=other, plan_id=plan.pk),
        lambda: fair.decide(plan, 0, "third", "locked", actor=other),
    ]
    for act in acts:
        with pytest.raises(PermissionRefused) as refused:
            act()
        assert refused.value.codes == [code]

    assert list(pairing_plans(other)) == []
    assert list(PairingPlan.objects.values_list("name", "revision")) == [("بهار", 1)]
    assert PairingChoice.objects.count() == 0


def test_deleted_board_is_gone(fair: Fair) -> None:
    plan = fair.create()
    fair.decide(plan, 0, "third", "locked")

    assert services.delete_pairing_plan(actor=fair.actor, plan_id=plan.pk) == plan.pk
    assert (PairingPlan.objects.count(), PairingChoice.objects.count()) == (0, 0)
    with pytest.raises(NotFound):
        services.delete_pairing_plan(actor=fair.actor, plan_id=plan.pk)


# -- newcomers -------------------------------------------------------------------------------
def age(supplier: Organisation, days: int) -> None:
    Organisation.objects.filter(pk=supplier.pk).update(created_at=timezone.now() - timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "verdict", "expected"),
    [(400, None, True), (400, "useful", True), (400, "invited", False), (10, "invited", True)],
)
def test_newcomer_is_who_was_never_invited_or_came_lately(
    fair: Fair, days: int, verdict: str | None, expected: bool
) -> None:
    solution = fair.solutions["strong"]
    age(solution.supplier, days)
    officer = viewer_with(Role.UNIT_OFFICER, fair.challenges[0].unit)
    if verdict is not None:
        services.give_match_feedback(
            actor=officer, challenge_id=fair.challenges[0].pk, solution_id=solution.pk, verdict=verdict
        )
        services.give_match_feedback(
            actor=officer, challenge_id=fair.challenges[0].pk, solution_id=solution.pk, verdict=None
        )

    assert newcomers_among([solution.supplier_id]) == (frozenset({solution.supplier_id}) if expected else frozenset())


def test_newcomers_get_their_share_when_it_costs_little(fair: Fair) -> None:
    for name in ("strong", "second"):
        age(fair.solutions[name].supplier, 400)
        services.give_match_feedback(
            actor=viewer_with(Role.UNIT_OFFICER, fair.challenges[0].unit),
            challenge_id=fair.challenges[0].pk,
            solution_id=fair.solutions[name].pk,
            verdict="invited",
        )
    MatchRecord.objects.filter(solution=fair.solutions["third"], challenge=fair.challenges[0]).update(score=2.49)

    plain = fair.read(fair.create())
    fairer = fair.read(fair.create(newcomers_percent=50))

    assert [pair.is_newcomer for pair in plain.pairs] == [False, False]
    assert [(pair.is_newcomer, pair.is_for_newcomers) for pair in fairer.pairs] == [(True, True), (False, False)]
    assert fairer.exposure.score >= 0.98 * fairer.best_score
