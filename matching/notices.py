"""Whom matching tells what. Called inside the transaction that decides it; each pair is told once to each side."""

from collections.abc import Sequence

from marketplace.catalog.models import Challenge, Solution
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.rules import supplier_people, unit_people
from marketplace.notifications.services import News, notify
from matching.models import SavedSearch


def tell_unit(challenge: Challenge, solutions: Sequence[Solution]) -> None:
    """Members of the unit hear that solutions fit their challenge: one message, however many there are."""
    ids = [item.pk for item in solutions]
    kind = NewsKind.NEW_SOLUTIONS
    notify(
        recipients=unit_people(challenge.unit_id),
        news=News(
            kind=kind,
            subject=("challenge", challenge.pk),
            dedupe_key=_key(kind, challenge.pk, ids),
            data={"solutions": ids},
        ),
    )


def tell_supplier(solution: Solution, challenges: Sequence[Challenge]) -> None:
    """Members of the supplier hear that challenges fit their solution."""
    ids = [item.pk for item in challenges]
    kind = NewsKind.NEW_CHALLENGES
    notify(
        recipients=supplier_people(solution.supplier_id),
        news=News(
            kind=kind,
            subject=("solution", solution.pk),
            dedupe_key=_key(kind, solution.pk, ids),
            data={"challenges": ids},
        ),
    )


def tell_invited(challenge: Challenge, solution: Solution) -> None:
    """Members of the supplier hear that the unit invites them; a second invitation of the pair is no news."""
    kind = NewsKind.INVITED
    notify(
        recipients=supplier_people(solution.supplier_id),
        news=News(
            kind=kind,
            subject=("challenge", challenge.pk),
            dedupe_key=f"{kind}:{challenge.pk}:{solution.pk}",
            data={"solutions": [solution.pk]},
        ),
    )


def tell_suggested(challenge: Challenge, solution: Solution) -> None:
    """Members of the unit hear that the secretariat suggests the pair; inviting stays theirs. Once for each pair."""
    kind = NewsKind.PAIRING_SUGGESTED
    notify(
        recipients=unit_people(challenge.unit_id),
        news=News(
            kind=kind,
            subject=("challenge", challenge.pk),
            dedupe_key=f"{kind}:{challenge.pk}:{solution.pk}",
            data={"solutions": [solution.pk]},
        ),
    )


def tell_searcher(user_id: int, item: Challenge | Solution, searches: Sequence[SavedSearch]) -> None:
    """A person hears that something new meets saved searches of theirs: their own names, so that they are kept."""
    kind = NewsKind.SAVED_SEARCH_FOUND
    subject = "challenge" if isinstance(item, Challenge) else "solution"
    first = min(search.pk for search in searches)
    notify(
        recipients=[user_id],
        news=News(
            kind=kind,
            subject=(subject, item.pk),
            dedupe_key=f"{kind}:{subject}:{item.pk}:{first}",
            data={"searches": [search.name for search in searches]},
        ),
    )


def _key(kind: str, subject_id: int, ids: Sequence[int]) -> str:
    """A pair enters one message only (``announced_at`` keeps it from the next), so one id of it names the message."""
    return f"{kind}:{subject_id}:{min(ids)}"
