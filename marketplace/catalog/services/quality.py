from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.quality import Quality, assess_challenge, assess_solution


def assess_quality(item: Challenge | Solution) -> Quality:
    """Score and hints of a challenge or a solution; reads its columns only, no query."""
    return assess_challenge(item) if isinstance(item, Challenge) else assess_solution(item)
