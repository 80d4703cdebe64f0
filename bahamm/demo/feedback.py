"""What the demo people saw and said of their first matches, so that lists look lived in.

Every company that fits a challenge was invited once; so the pairing board has both newcomers and suppliers that units
know.
"""

from django.db import transaction
from django.db.models import QuerySet

from accounts.enums import SupplierKind
from accounts.models import Organisation, User
from accounts.viewer import viewer_for
from bahamm.demo import accounts as demo
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.enums import SURE_BANDS
from matching.learning.shown import keep_shown
from matching.models import MatchFeedback
from matching.results import Match
from matching.selectors.matches import matches_for_challenge, matches_for_solution
from matching.services import give_match_feedback

#: Verdicts on the first places of a unit's list; the rest waits for the visitor.
UNIT_VERDICTS = {1: "useful", 3: "not_useful"}
SUPPLIER_VERDICTS = {1: "useful"}


def was_judged() -> bool:
    """Whether the last step of a load is done."""
    return MatchFeedback.objects.filter(organisation__is_sample=True).exists()


def give_feedback() -> None:
    """Let the officers and owners judge, all of them or none; their start-ups are invited, and fitting companies."""
    with transaction.atomic():
        _give_feedback()


def _give_feedback() -> None:
    for account in (demo.OFFICER, demo.OFFICER_EN):
        viewer = viewer_for(User.objects.get(email=account.email))
        mine = challenges_visible_to(viewer).filter(unit__in=viewer.unit_ids_as(), state=ChallengeState.PUBLISHED)
        for challenge in mine.order_by("pk")[:2]:
            shown = matches_for_challenge(viewer, challenge).matches
            keep_shown(viewer, challenge, shown)
            _judge(account, shown, UNIT_VERDICTS)
    for account in (demo.OWNER, demo.OWNER_EN):
        viewer = viewer_for(User.objects.get(email=account.email))
        for solution in solutions_visible_to(viewer).filter(supplier__in=viewer.supplier_ids()).order_by("pk")[:1]:
            matches = matches_for_solution(viewer, solution).matches
            keep_shown(viewer, solution, matches)
            _judge(account, matches, SUPPLIER_VERDICTS)
            _invite(matches[:1])
    for owner in User.objects.filter(memberships__organisation__in=_companies()).order_by("pk"):
        viewer = viewer_for(owner)
        for solution in solutions_visible_to(viewer).filter(supplier__in=viewer.supplier_ids()).order_by("pk")[:1]:
            sure = [match for match in matches_for_solution(viewer, solution).matches if match.band in SURE_BANDS]
            _invite(sure[:1])


def _companies() -> QuerySet[Organisation]:
    companies: QuerySet[Organisation] = Organisation.objects.filter(is_sample=True, supplier_kind=SupplierKind.COMPANY)
    return companies


def _judge(account: demo.DemoAccount, matches: list[Match], verdicts: dict[int, str]) -> None:
    viewer = viewer_for(User.objects.get(email=account.email))
    for match in matches:
        if (verdict := verdicts.get(match.rank)) is not None:
            give_match_feedback(
                actor=viewer,
                challenge_id=match.challenge.pk,
                solution_id=match.solution.pk,
                verdict=verdict,
                position=match.rank,
            )


def _invite(matches: list[Match]) -> None:
    """The unit of the best fitting challenge invites the start-up."""
    for match in matches:
        members = match.challenge.unit.memberships.order_by("pk")
        give_match_feedback(
            actor=viewer_for(members[0].user),
            challenge_id=match.challenge.pk,
            solution_id=match.solution.pk,
            verdict="invited",
        )
