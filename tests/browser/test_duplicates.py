"""Duplicates: the unit learns of them, the secretariat reviews pairs and merges; goals are offered while typing."""

from typing import Any

from playwright.sync_api import Page, expect

from bahamm.demo.accounts import HEAD, OFFICER, OWNER_EN, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql

TEXTS = "title summary description ownerName place baseline successMeasures shareableData pilotSite budgetSource"
ORIGINAL = f"""{{ challenges(filter: {{mine: true, states: [PUBLISHED]}}, first: 20) {{ edges {{ node {{
    id {TEXTS} language deadline hasNoBudget
    unit {{ id }} dimension {{ id }} axis {{ id }} goals {{ id }} budgetMax {{ amount }}
}} }} }} }}"""
CREATE = """mutation($input: CreateChallengeInput!) {
    createChallenge(input: $input) { challenge { id } errors { code } }
}"""
STEP = """mutation($input: TransitionChallengeInput!) {
    transitionChallenge(input: $input) { challenge { state } errors { code } }
}"""
STATE = "query($id: ID!) { challenge(id: $id) { state mergedInto { id } } }"


def ask_again(officer: Page, head: Page) -> tuple[dict[str, Any], str]:
    """A published challenge of the unit, and the id of its twin in the quality check."""
    rows = [edge["node"] for edge in graphql(officer, ORIGINAL)["challenges"]["edges"]]
    original = next(row for row in rows if row["dimension"] and row["axis"])
    fields = {name: original[name] for name in (*TEXTS.split(), "language", "deadline", "hasNoBudget")}
    fields |= {"dimension": original["dimension"]["id"], "axis": original["axis"]["id"]}
    fields |= {"goals": [goal["id"] for goal in original["goals"]], "title": f"{original['title']} (دوباره)"}
    fields |= {"budgetMax": {"amount": original["budgetMax"]["amount"]}}
    created = graphql(officer, CREATE, input={"unit": original["unit"]["id"], "fields": fields})["createChallenge"]
    twin = created["challenge"]["id"]
    for page, step in ((officer, "request_approval"), (head, "approve_by_unit"), (head, "send_to_secretariat")):
        assert graphql(page, STEP, input={"id": twin, "transition": step})["transitionChallenge"]["errors"] == []
    return original, twin


def test_twin_is_shown_to_its_unit_and_merged_by_the_secretariat(open_page: OpenPage) -> None:
    officer, head = open_page(OFFICER), open_page(HEAD)
    original, twin = ask_again(officer, head)
    officer.goto(f"/challenges/{twin}")
    probable = officer.get_by_role("list", name="احتمالاً همین نیاز است").get_by_role("article").first
    expect(probable).to_contain_text(original["title"])
    expect(probable).to_contain_text("ادغام با دبیرخانه است")
    assert axe_violations(officer) == []

    page = open_page(SECRETARIAT, path="/duplicates")
    row = page.get_by_role("region").filter(has_text=f"{original['title']} (دوباره)")
    row.get_by_role("link", name="ادغام کردن").click()
    page.wait_for_url("**merge-into=**")
    dialog = page.get_by_role("dialog", name="ادغام در چالش مشابه")
    expect(dialog.get_by_role("combobox")).to_have_value(original["title"])
    assert axe_violations(page) == []
    dialog.get_by_label("دلیل").fill("همان نیاز است که پیش‌تر منتشر شده بود.")
    dialog.get_by_role("button", name="ادغام در چالش مشابه").click()
    expect(dialog).to_be_hidden()
    assert "merge-into" not in page.url
    assert graphql(page, STATE, id=twin)["challenge"] == {"state": "MERGED", "mergedInto": {"id": original["id"]}}
    page.goto("/duplicates")
    expect(page.get_by_role("heading", name="چالش‌های تکراری")).to_be_visible()
    expect(page.get_by_text("(دوباره)")).to_have_count(0)


def test_goals_are_offered_while_typing_and_taken_only_by_pressing(open_page: OpenPage) -> None:
    page = open_page(OWNER_EN, language="en", path="/solutions/new")
    page.get_by_label("Title", exact=True).fill("Adaptive traffic lights for bus corridors")
    offered = page.get_by_role("group", name="Goals that fit what you wrote")
    expect(offered.get_by_role("button")).to_have_count(3)
    chosen = page.get_by_role("grid", name="Priority goals: chosen")
    expect(chosen).to_have_count(0)
    first = offered.get_by_role("button").first
    title = first.inner_text().split(" · ")[0].strip()
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name=title)).to_be_visible()
    expect(offered.get_by_role("button", name=title)).to_have_count(0)
    assert axe_violations(page) == []
