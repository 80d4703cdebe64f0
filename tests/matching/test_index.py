"""The index follows the log: what enters, what leaves, and what is never mixed."""

from typing import Any

import numpy as np
import pytest

from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge
from matching import changelog
from matching.documents import text_of
from matching.embedding import WORDS, WORDS_KEY
from matching.engine.embedders.base import model_key
from matching.engine.embedders.hashing import HashingEmbedder
from matching.enums import Kind
from matching.index import IndexHolder, Probe, index
from matching.models import IndexState, TextEmbedding
from tests.factories.catalog import ChallengeFactory, GoalFactory, SolutionFactory
from tests.factories.matching import EMBEDDER, embedded, published_challenge, published_solution

pytestmark = pytest.mark.django_db


def found(holder: IndexHolder, kind: str, probe: Probe, allowed: set[int] | None = None) -> list[int]:
    return sorted(hit.object_id for hit in holder.search(kind, probe, 10, allowed))


def test_empty_database_answers_nothing() -> None:
    assert index.search(Kind.SOLUTION, Probe.of_text("اتوبوس"), 10, None) == []


def test_published_object_is_found_without_a_restart() -> None:
    challenge, first = published_challenge(), published_solution()
    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == [first.pk]

    second = published_solution()

    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == sorted([first.pk, second.pk])


def test_unpublished_object_leaves_with_its_tombstone() -> None:
    challenge, solution = published_challenge(), published_solution()
    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == [solution.pk]

    solution.state = SolutionState.UNPUBLISHED
    solution.save()
    embedded(solution)

    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == []


def test_deleted_object_leaves_before_its_tombstone() -> None:
    challenge, solution = published_challenge(), published_solution()
    SolutionFactory._meta.model.objects.filter(pk=solution.pk).delete()

    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == []


def test_two_processes_follow_each_other() -> None:
    one, other = IndexHolder(), IndexHolder()
    challenge, first = published_challenge(), published_solution()
    probe = Probe.of(challenge)
    assert found(one, Kind.SOLUTION, probe) == found(other, Kind.SOLUTION, probe) == [first.pk]

    second = published_solution()
    first.state = SolutionState.UNPUBLISHED
    first.save()
    embedded(first)

    assert found(one, Kind.SOLUTION, probe) == found(other, Kind.SOLUTION, probe) == [second.pk]


def test_log_longer_than_a_page_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.catalogue_index.PAGE", 2)
    challenge = published_challenge()
    solutions = sorted(published_solution().pk for _ in range(5))

    assert found(IndexHolder(), Kind.SOLUTION, Probe.of(challenge)) == solutions


def test_object_newer_than_its_row_is_read_again_until_both_agree() -> None:
    challenge, solution = published_challenge(), published_solution(trl=3)
    solution.trl = 9
    solution.save()
    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == [solution.pk]
    current = index.current()
    assert current is not None
    assert current.unsettled == {("solution", solution.pk)}

    solution.trl = 3
    solution.save()
    index.current()

    assert current.unsettled == set()


def test_search_among_allowed_ids_only() -> None:
    challenge = published_challenge()
    first, _, third = (published_solution() for _ in range(3))

    assert found(index, Kind.SOLUTION, Probe.of(challenge), {first.pk, third.pk}) == sorted([first.pk, third.pk])
    assert found(index, Kind.SOLUTION, Probe.of(challenge), set()) == []


def test_shares_of_a_hit_sum_to_one_and_values_to_its_score() -> None:
    goal = GoalFactory()
    challenge = published_challenge(goals=[goal], trl_min=4)
    published_solution(goals=[goal])
    published_solution(title="چراغ پارک", summary="روشنایی", description="چراغ خورشیدی برای بوستان‌ها", tags=[])

    hits = index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)

    assert [sum(part.share for part in hit.components) for hit in hits] == pytest.approx([1.0, 1.0])
    assert [sum(part.value for part in hit.components) for hit in hits] == pytest.approx([hit.score for hit in hits])
    assert {part.name for part in hits[0].components} == {
        "dense", "lexical", "characters", "goals", "dimension", "tags", "maturity", "price",
    }  # fmt: skip


def test_roles_are_told_apart_in_both_directions() -> None:
    """A solution more mature than asked for fits; a need for more maturity than offered does not."""
    challenge, solution = published_challenge(trl_min=8), published_solution(trl=6)

    def maturity(kind: str, probe: Probe) -> float:
        hit = index.search(kind, probe, 1, None)[0]
        return next(part.value for part in hit.components if part.name == "maturity")

    assert maturity(Kind.SOLUTION, Probe.of(challenge)) == maturity(Kind.CHALLENGE, Probe.of(solution))


def test_probe_of_a_stored_object_is_its_row() -> None:
    challenge = published_challenge()
    probe = Probe.of(challenge)
    row = TextEmbedding.objects.get(kind=Kind.CHALLENGE, object_id=challenge.pk)

    assert probe.is_stored
    assert probe.vector is not None
    assert probe.vector.tobytes() == bytes(row.query_vector)
    assert (probe.text, probe.kind, probe.model_key) == (text_of(challenge), Kind.CHALLENGE, row.model_key)


def test_probe_of_a_changed_text_is_embedded_afresh() -> None:
    challenge = published_challenge()
    challenge.title = "چراغ‌های خاموش بوستان"
    probe = Probe.of(challenge)

    assert not probe.is_stored
    assert probe.vector is not None
    np.testing.assert_array_equal(probe.vector, EMBEDDER.encode_queries([text_of(challenge)])[0])


def test_probe_of_a_draft_has_a_vector_and_is_not_stored() -> None:
    published_solution()
    probe = Probe.of(ChallengeFactory(state=ChallengeState.DRAFT))

    assert (probe.is_stored, probe.is_lexical_only) == (False, False)


def test_vector_of_another_model_is_never_compared() -> None:
    """The serving index is of revision 1; a probe of revision 2 goes by words and says so."""
    challenge, solution = published_challenge(), published_solution()
    probe = Probe.of(challenge)
    foreign = Probe(
        text=probe.text, language=probe.language, vector=probe.vector, model_key="other@2/128", kind=probe.kind
    )

    hits = index.search(Kind.SOLUTION, foreign, 10, None)

    assert [(hit.object_id, hit.is_lexical_only, hit.model_key) for hit in hits] == [(solution.pk, True, "")]


def test_model_change_serves_the_old_index_until_the_new_one_is_complete() -> None:
    challenge, solution = published_challenge(), published_solution()
    newer = HashingEmbedder(revision="2")
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=newer)
    assert index.serving_key() == model_key(EMBEDDER)

    assert changelog.embed_missing(newer) == 0

    assert index.serving_key() == model_key(newer)
    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == [solution.pk]


def test_large_index_of_another_model_is_built_beside_the_serving_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[Any, ...]] = []
    monkeypatch.setattr(IndexHolder, "_build_beside", lambda self, *arguments: started.append(arguments))
    published_challenge()
    published_solution()
    old = index.serving_key()
    monkeypatch.setattr("matching.index.SMALL", 0)
    changelog.embed_missing(HashingEmbedder(revision="2"))

    assert index.serving_key() == old
    state = IndexState.objects.get(model_key=model_key(HashingEmbedder(revision="2")))
    assert started == [(state.model_key, state.epoch, state.last_sequence)]


def test_log_that_went_back_is_read_anew() -> None:
    """A restored copy of the database, or a rolled-back transaction, has a smaller head."""
    challenge, solution = published_challenge(), published_solution()
    index.current()
    gone = published_solution()
    index.current()
    TextEmbedding.objects.filter(object_id=gone.pk).delete()
    IndexState.objects.update(last_sequence=2)

    assert found(index, Kind.SOLUTION, Probe.of(challenge)) == [solution.pk]


@pytest.mark.usefixtures("no_model")
def test_without_any_model_words_alone_answer_and_are_labelled() -> None:
    challenge = ChallengeFactory(state=ChallengeState.PUBLISHED)
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    changelog.sync(Kind.CHALLENGE, [challenge.pk], embedder=WORDS)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=WORDS)

    probe = Probe.of(challenge)
    hits = index.search(Kind.SOLUTION, probe, 10, None)

    assert index.serving_key() == WORDS_KEY
    assert probe.is_lexical_only
    assert [(hit.object_id, hit.is_lexical_only) for hit in hits] == [(solution.pk, True)]
    assert index.status().is_lexical_only


@pytest.mark.usefixtures("no_model")
def test_published_while_the_model_was_away_is_found_by_words_beside_the_index() -> None:
    challenge, solution = published_challenge(), published_solution()
    late = SolutionFactory(state=SolutionState.PUBLISHED)
    changelog.sync(Kind.SOLUTION, [late.pk], embedder=WORDS)

    hits = {hit.object_id: hit.is_lexical_only for hit in index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)}

    assert hits == {solution.pk: False, late.pk: True}


def test_returning_model_takes_over_and_ends_the_words() -> None:
    solution = SolutionFactory(state=SolutionState.PUBLISHED)
    changelog.sync(Kind.SOLUTION, [solution.pk], embedder=WORDS)
    assert index.serving_key() == WORDS_KEY

    changelog.embed_missing(EMBEDDER)

    assert index.serving_key() == model_key(EMBEDDER)
    assert not IndexState.objects.filter(model_key=WORDS_KEY).exists()
    assert not TextEmbedding.objects.filter(model_key=WORDS_KEY).exists()


def test_status_counts_lag_and_what_is_missing() -> None:
    published_challenge()
    published_solution()
    index.current()
    published_solution()
    SolutionFactory(state=SolutionState.PUBLISHED)

    status = index.status()

    assert (status.challenges, status.solutions, status.sequence, status.lag, status.missing) == (1, 1, 2, 1, 1)
    assert status.built_from == "database"


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_five_small_statements(django_assert_num_queries: Any, count: int) -> None:
    """The head of the log (twice), the vector, the goals and their axes."""
    challenge = Challenge.objects.get(pk=published_challenge(goals=[GoalFactory() for _ in range(count)]).pk)
    for _ in range(count):
        published_solution()
    index.current()

    with django_assert_num_queries(5):
        index.search(Kind.SOLUTION, Probe.of(challenge), 10, None)
