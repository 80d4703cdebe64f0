"""News from the catalogue. Each handler is durable and safe to repeat: it looks at the present, not at the event.

So the order of two events does not matter either: whichever comes last finds the same state.
"""

from bahamm.kernel.events import handles
from marketplace.catalog.events import (
    ChallengeChanged,
    ChallengeDeleted,
    ChallengeEvent,
    ChallengeMerged,
    ChallengePublished,
    ChallengeRepublished,
    ChallengeWithdrawn,
    SolutionChanged,
    SolutionDeleted,
    SolutionEvent,
    SolutionPublished,
    SolutionUnpublished,
)
from matching.enums import Kind, SearchKind
from matching.services.alerts import alert_saved_searches
from matching.services.lists import refresh_matches


@handles(
    ChallengePublished, ChallengeRepublished, ChallengeChanged, ChallengeWithdrawn, ChallengeMerged, ChallengeDeleted
)
def follow_challenge(event: ChallengeEvent) -> None:
    refresh_matches(Kind.CHALLENGE, event.subject_id)


@handles(SolutionPublished, SolutionChanged, SolutionUnpublished, SolutionDeleted)
def follow_solution(event: SolutionEvent) -> None:
    refresh_matches(Kind.SOLUTION, event.subject_id)


@handles(ChallengePublished, ChallengeRepublished)
def alert_of_challenge(event: ChallengeEvent) -> None:
    alert_saved_searches(SearchKind.CHALLENGES, event.subject_id)


@handles(SolutionPublished)
def alert_of_solution(event: SolutionEvent) -> None:
    alert_saved_searches(SearchKind.SOLUTIONS, event.subject_id)
