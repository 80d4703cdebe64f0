"""What people say about a match. The history is kept: it is what ranking will learn from."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation
from accounts.viewer import Viewer
from bahamm.kernel.errors import (
    INVALID_CHARACTERS,
    INVALID_CHOICE,
    NOT_FOUND,
    TOO_LONG,
    Conflict,
    ErrorCollector,
    NotFound,
    PermissionRefused,
    ValidationFailed,
)
from bahamm.kernel.text import clean_user_text, has_forbidden_characters
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import challenges_visible_to, solutions_visible_to
from matching.documents import OPEN_CHALLENGES
from matching.enums import GIVEN_VERDICTS, Direction, FeedbackVerdict, Kind
from matching.errors import CHALLENGE_CLOSED, ONLY_UNIT_INVITES, POSITION_INVALID
from matching.learning.shown import last_impression
from matching.models import MatchFeedback, MatchRecord
from matching.notices import tell_invited
from matching.rules import judging_side, may_judge
from matching.services.lists import push_matches

MAX_COMMENT = 2_000
MAX_POSITION = 1_000


def give_match_feedback(
    *,
    actor: Viewer,
    challenge_id: int,
    solution_id: int,
    verdict: str | None,
    position: int | None = None,
    comment: str | None = None,
) -> MatchFeedback:
    """Record the verdict of the actor's side on a pair; None takes the current one back.

    The same verdict and comment again changes nothing. ``invited`` tells the supplier, once for each pair.
    Raises NotFound, PermissionRefused, ValidationFailed, Conflict (an invitation to a closed challenge).
    """
    text = _checked(verdict, position, comment)
    with transaction.atomic():
        challenge = challenges_visible_to(actor).filter(pk=challenge_id).first() if 0 < challenge_id < 2**63 else None
        solution = solutions_visible_to(actor).filter(pk=solution_id).first() if 0 < solution_id < 2**63 else None
        if challenge is None or solution is None:
            raise NotFound.of(NOT_FOUND)
        refusal = may_judge(actor, challenge, solution)
        if refusal is not None:
            raise PermissionRefused(refusal)
        side = judging_side(actor, challenge, solution)
        assert side is not None and actor.user_id is not None  # noqa: S101, PT018  may_judge said so
        if verdict == FeedbackVerdict.INVITED:
            _check_invitation(side, challenge)
        return _record(actor.user_id, challenge, solution, side, verdict or FeedbackVerdict.RETRACTED, position, text)


def _checked(verdict: str | None, position: int | None, comment: str | None) -> str:
    collector = ErrorCollector()
    if verdict is not None and verdict not in GIVEN_VERDICTS:
        collector.add(INVALID_CHOICE, "verdict", value=verdict)
    if position is not None and not 1 <= position <= MAX_POSITION:
        collector.add(POSITION_INVALID, "position", maximum=MAX_POSITION)
    text = comment or ""
    if has_forbidden_characters(text.replace("\r", "")):
        collector.add(INVALID_CHARACTERS, "comment")
    elif len(text := clean_user_text(text).strip()) > MAX_COMMENT:
        collector.add(TOO_LONG, "comment", limit=MAX_COMMENT, actual=len(text))
    collector.raise_if_any()
    return text


def _check_invitation(side: Direction, challenge: Challenge) -> None:
    if side != Direction.CHALLENGE_TO_SOLUTIONS:
        raise ValidationFailed.of(ONLY_UNIT_INVITES, "verdict")
    if challenge.state not in OPEN_CHALLENGES:
        raise Conflict.of(CHALLENGE_CLOSED, "verdict")


def _record(
    person: int,
    challenge: Challenge,
    solution: Solution,
    side: Direction,
    verdict: str,
    position: int | None,
    comment: str,
) -> MatchFeedback:
    organisation_id = challenge.unit_id if side == Direction.CHALLENGE_TO_SOLUTIONS else solution.supplier_id
    # One row that every verdict of this organisation locks: two people at once must not make two current ones.
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    mine = MatchFeedback.objects.filter(
        organisation_id=organisation_id, challenge=challenge, solution=solution, direction=side
    )
    current = mine.filter(is_current=True).first()
    if current is not None and (current.verdict, current.comment) == (verdict, comment):
        return current
    mine.filter(is_current=True).update(is_current=False)
    row = MatchFeedback.objects.create(
        organisation_id=organisation_id,
        challenge=challenge,
        solution=solution,
        direction=side,
        user_id=person,
        verdict=verdict,
        comment=comment,
        position=position,
        impression=last_impression(
            challenge_id=challenge.pk,
            solution_id=solution.pk,
            direction=side,
            organisation_id=organisation_id,
            before=timezone.now(),
        ),
        **_as_shown(challenge, solution, side),
    )
    if verdict == FeedbackVerdict.INVITED:
        tell_invited(challenge, solution)
    # Both lists: a supplier's list shows that it was invited.
    push_matches(Kind.CHALLENGE, challenge.pk)
    push_matches(Kind.SOLUTION, solution.pk)
    return row


def _as_shown(challenge: Challenge, solution: Solution, side: Direction) -> dict[str, Any]:
    """What the ranking said of the pair when it was last computed."""
    record = MatchRecord.objects.filter(challenge=challenge, solution=solution, direction=side).first()
    if record is None:
        return {"model_key": "", "ranker_version": ""}
    return {
        "rank": record.rank,
        "score": record.score,
        "components": record.components,
        "model_key": record.model_key,
        "ranker_version": record.ranker_version,
    }
