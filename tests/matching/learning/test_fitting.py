"""From the kept log to a candidate, by the service and by the commands."""

import json
from pathlib import Path
from typing import Any

import pytest

from bahamm.kernel.errors import Conflict
from matching.engine.evaluation_data import OwnData, Text
from matching.engine.fusion import built_in
from matching.engine.learning.features import from_json
from matching.engine.learning.split import counts
from matching.enums import FeedbackVerdict
from matching.learning import cli
from matching.learning.feedback import shown_rows, usable_counts
from matching.learning.fitting import fit_ranker
from matching.learning.services import activate_ranker
from matching.models import MatchFeedback, RankerVersion
from tests.factories.accounts import UnitFactory
from tests.factories.matching import published_challenge
from tests.matching.engine.learning.synthetic import order_agreement
from tests.matching.learning.world import TALKATIVE, keep, worse_ranker

pytestmark = pytest.mark.django_db

KEY = "hashing-n-grams@1/128"


@pytest.fixture
def judged() -> None:
    published_challenge()
    keep(TALKATIVE.log(60, shown=12))


@pytest.mark.usefixtures("judged")
def test_log_in_the_database_is_what_was_said() -> None:
    rows, said = shown_rows(KEY), TALKATIVE.log(60, shown=12)
    judged_lists = {row.subject for row in said if row.grade is not None}
    expected = [row for row in said if row.subject in judged_lists]

    assert counts(rows) == usable_counts(KEY) == counts(said)
    assert sorted((row.position, row.grade or 0, row.measures["dense"]) for row in rows) == sorted(
        (row.position, row.grade or 0, row.measures["dense"]) for row in expected
    )


@pytest.mark.usefixtures("judged")
def test_only_verdicts_in_force_under_this_model_and_formula_count() -> None:
    before = usable_counts(KEY)
    first = MatchFeedback.objects.filter(verdict=FeedbackVerdict.USEFUL).order_by("pk")
    ids = list(first.values_list("pk", flat=True)[:3])
    MatchFeedback.objects.filter(pk=ids[0]).update(is_current=False)
    MatchFeedback.objects.filter(pk=ids[1]).update(verdict=FeedbackVerdict.RETRACTED)
    MatchFeedback.objects.filter(pk=ids[2]).update(impression=None)

    assert usable_counts(KEY)["useful"] == before["useful"] - 3
    assert counts(shown_rows(KEY))["useful"] == before["useful"] - 3
    assert usable_counts("another@1/384") == {"useful": 0, "not_useful": 0, "lists": 0}


def test_pair_judged_on_another_page_is_no_silence_here() -> None:
    published_challenge()
    rows = TALKATIVE.log(2, shown=6)
    unit = UnitFactory()
    keep(rows, organisation=unit)
    verdict = MatchFeedback.objects.order_by("pk").first()
    assert verdict is not None and verdict.impression is not None  # noqa: PT018
    view = verdict.impression.view
    other = MatchFeedback.objects.exclude(impression__view=view).order_by("pk").first()
    assert other is not None and other.impression is not None  # noqa: PT018
    before = len(shown_rows(KEY))
    verdict.impression.pk, verdict.impression.view = None, other.impression.view
    verdict.impression.save()

    assert len(shown_rows(KEY)) == before


@pytest.mark.usefixtures("judged")
def test_candidate_is_kept_with_what_is_known_of_it_and_can_rank() -> None:
    row = fit_ranker(actor=None).row
    assert row is not None
    fusion = from_json(row.weights, row.version)

    assert (row.state, row.model_key, row.formula, row.compared_with) == ("candidate", KEY, "fusion-2", None)
    assert row.metrics["worse"] == []
    assert order_agreement(fusion) > order_agreement(built_in()) + 0.03
    assert activate_ranker(actor=None, ranker_id=row.pk).state == "active"


@pytest.mark.usefixtures("judged")
def test_next_candidate_is_measured_against_the_active_one() -> None:
    first = fit_ranker(actor=None).row
    assert first is not None
    activate_ranker(actor=None, ranker_id=first.pk)
    second = fit_ranker(actor=None)
    assert second.row is not None

    assert second.row.compared_with == first
    figures = second.learnt.metrics["measures"]
    assert figures["ndcg"]["current"] == first.metrics["measures"]["ndcg"]["value"]


def test_too_little_feedback_is_refused_with_what_is_missing() -> None:
    published_challenge()
    with pytest.raises(Conflict) as refused:
        fit_ranker(actor=None)

    assert [(error.parameters["name"], error.parameters["have"]) for error in refused.value.errors] == [
        ("useful", 0),
        ("not_useful", 0),
        ("lists", 0),
    ]
    assert not RankerVersion.objects.exists()


@pytest.mark.usefixtures("no_model")
def test_words_alone_are_not_fitted() -> None:
    with pytest.raises(Conflict) as refused:
        fit_ranker(actor=None)

    assert refused.value.codes == ["ranker.no_model"]


@pytest.mark.usefixtures("judged")
def test_both_are_measured_on_judged_pairs_too() -> None:
    challenges = [Text(f"c{number}", f"نیاز شمارهٔ {number}", "fa") for number in range(3)]
    solutions = [Text(f"s{number}", f"پاسخ نیاز شمارهٔ {number}", "fa") for number in range(3)]
    data = OwnData("own", challenges, solutions, {f"c{number}": {f"s{number}": 3} for number in range(3)})
    figures = fit_ranker(actor=None, dry_run=True, judged=data).learnt.metrics["measures"]["dev_ndcg"]

    assert (figures["value"], figures["current"]) == (1.0, 1.0)


# -- commands --------------------------------------------------------------------------------
def test_commands_refuse_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    published_challenge()
    row = worse_ranker()
    statuses = [cli.fit([]), cli.activate([str(row.pk)]), cli.activate(["999"]), cli.roll_back([])]

    assert statuses == [1, 1, 1, 1]
    assert capsys.readouterr().err.splitlines() == [
        "fit-ranker: There is too little feedback to fit: 0 of 60 (useful). Collect more and try again.",
        "fit-ranker: There is too little feedback to fit: 0 of 60 (not_useful). Collect more and try again.",
        "fit-ranker: There is too little feedback to fit: 0 of 20 (lists). Collect more and try again.",
        "activate-ranker: On held-back feedback this candidate is worse than the current ranker (ndcg); "
        "fit again with more feedback.",
        "activate-ranker: No such item, or it is not visible to you.",
        "rollback-ranker: No fitted ranker is active; the built-in weights rank.",
    ]


@pytest.mark.usefixtures("judged")
def test_commands_fit_activate_and_roll_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.fit(["--dry-run", "--json"]) == 0
    dry = json.loads(capsys.readouterr().out)
    assert (dry["id"], dry["worse"], RankerVersion.objects.count()) == (None, [], 0)

    assert cli.fit([]) == 0
    row = RankerVersion.objects.get()
    printed = capsys.readouterr().out
    assert f"python -m bahamm activate-ranker {row.pk}" in printed
    assert cli.activate([str(row.pk)]) == cli.roll_back([]) == cli.forget([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{row.version} ranks",
        "the built-in weights rank",
        "0 pages forgotten",
    ]


def test_judged_files_come_together(tmp_path: Path, capsys: Any) -> None:
    with pytest.raises(SystemExit):
        cli.fit(["--challenges", str(tmp_path / "c.jsonl")])

    assert "all of --challenges, --solutions and --qrels" in capsys.readouterr().err
