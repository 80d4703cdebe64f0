"""Embedded objects and stored matches for tests."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from matching import changelog
from matching.documents import kind_of
from matching.engine.embedders.hashing import HashingEmbedder
from matching.enums import Direction, MatchBand
from matching.models import MatchRecord
from tests.factories.catalog import ChallengeFactory, SolutionFactory

EMBEDDER = HashingEmbedder()


def published_challenge(**fields: Any) -> Challenge:
    """A published challenge that the index knows; ``fields`` as :class:`ChallengeFactory` takes them."""
    challenge: Challenge = ChallengeFactory(state=ChallengeState.PUBLISHED, **fields)
    return embedded(challenge)


def published_solution(**fields: Any) -> Solution:
    """A published solution that the index knows."""
    solution: Solution = SolutionFactory(state=SolutionState.PUBLISHED, **fields)
    return embedded(solution)


def embedded(item: Any) -> Any:
    changelog.sync(kind_of(item), [item.pk], embedder=EMBEDDER)
    return item


class MatchRecordFactory(DjangoModelFactory[MatchRecord]):
    class Meta:
        model = MatchRecord

    challenge = factory.SubFactory(ChallengeFactory, state=ChallengeState.PUBLISHED)
    solution = factory.SubFactory(SolutionFactory, state=SolutionState.PUBLISHED)
    direction = Direction.CHALLENGE_TO_SOLUTIONS
    rank = 1
    score = 1.5
    percentile = 99
    band = MatchBand.STRONG
    components = factory.LazyFunction(lambda: [{"name": "meaning", "share": 1.0, "value": 1.5}])
    model_key = "hashing-n-grams@1/128"
    ranker_version = "test"
    computed_at = factory.LazyFunction(timezone.now)
