"""What the index reads of an object."""

import pytest
from moneyed import Money

from marketplace.catalog.models import Challenge
from matching.documents import MAX_CHARACTERS, challenge_facets, document_of, facets_of, language_of, text_of
from matching.engine.items import Facets
from tests.factories.catalog import AxisFactory, ChallengeFactory, DimensionFactory, GoalFactory, SolutionFactory
from tests.factories.matching import EMBEDDER

pytestmark = pytest.mark.django_db


def test_facets_of_a_challenge() -> None:
    dimension, axis, goal = DimensionFactory(), AxisFactory(), GoalFactory()
    challenge = ChallengeFactory(dimension=dimension, axis=axis, goals=[goal], trl_min=5, tags=["پهپاد", "پَهپاد", " "])

    assert facets_of(challenge) == Facets(
        goals=frozenset({str(goal.pk)}),
        dimensions=frozenset({str(dimension.pk)}),
        axes=frozenset({str(axis.pk)}),
        tags=frozenset({"پهپاد"}),
        trl=5,
        money=(1_000_000_000, 5_000_000_000),
        city=str(challenge.city_id),
    )


def test_facets_left_out_follow_from_the_goals() -> None:
    goal, axis = GoalFactory(), AxisFactory()
    goal.axes.add(axis)
    challenge = ChallengeFactory(goals=[goal], budget_min=None, budget_max=None)
    solution = SolutionFactory(goals=[goal], price_min=None, price_max=Money(7, "IRR"))

    for facets in (facets_of(challenge), facets_of(solution)):
        assert facets.dimensions == frozenset({str(goal.dimension_id)})
        assert facets.axes == frozenset({str(axis.pk)})
    assert facets_of(challenge).money is None
    assert facets_of(solution).money == (0, 7)


def test_facets_of_a_solution_name_its_own_dimensions() -> None:
    dimension, goal = DimensionFactory(), GoalFactory()
    solution = SolutionFactory(dimensions=[dimension], goals=[goal], price_max=None)

    facets = facets_of(solution)

    assert facets.dimensions == frozenset({str(dimension.pk)})
    assert facets.money == (2_000_000_000, 10**15 - 1)


def test_facets_of_an_unsaved_challenge_take_the_given_goals() -> None:
    goal = GoalFactory()

    assert challenge_facets(Challenge(title="صف"), [goal]).goals == frozenset({str(goal.pk)})


def test_document_carries_what_the_log_holds() -> None:
    solution = SolutionFactory()
    vector, query = EMBEDDER.encode_documents(["a"])[0], EMBEDDER.encode_queries(["b"])[0]

    document = document_of(solution, "en", vector, query)

    assert (document.id, document.text, document.language) == (solution.pk, text_of(solution), "en")
    assert document.vector is vector
    assert document.query_vector is query


def test_text_is_what_the_author_wrote_up_to_a_limit() -> None:
    challenge = Challenge(title="عنوان", summary="", description="ش" * 100_000, tags=["برچسب"])

    assert text_of(challenge) == f"عنوان\n{'ش' * 100_000}\nبرچسب"[:MAX_CHARACTERS]


@pytest.mark.parametrize(
    ("title", "declared", "language"), [("Bus", "fa", "en"), ("اتوبوس", "en", "fa"), ("۱۲", "en", "en")]
)
def test_language_is_read_from_the_script(title: str, declared: str, language: str) -> None:
    assert language_of(Challenge(title=title, language=declared)) == language
