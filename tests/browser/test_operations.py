"""State of matching: the secretariat sees model, index and feedback as the API tells them; nobody else does."""

from playwright.sync_api import expect

from bahamm.demo.accounts import HEAD, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql

STATUS = "{ matchingStatus { model { name } documents { kind language count } rankerVersion degraded { message } } }"


def test_secretariat_sees_what_matching_stands_on(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, language="en", path="/operations")
    status = graphql(page, STATUS)["matchingStatus"]
    expect(page.get_by_text(status["model"]["name"])).to_be_visible()
    expect(page.get_by_role("status").get_by_text("Everything works as it should.")).to_be_visible()
    assert status["degraded"] == []
    table = page.get_by_role("region", name="Indexed texts").get_by_role("table")
    for kind, title in (("CHALLENGE", "Challenges"), ("SOLUTION", "Solutions")):
        counts = {row["language"]: row["count"] for row in status["documents"] if row["kind"] == kind}
        row = table.get_by_role("row").filter(has_text=title)
        assert row.get_by_role("cell").all_inner_texts() == [str(counts["FA"]), str(counts["EN"])]
    expect(page.get_by_text(f"built-in weights ({status['rankerVersion']})")).to_be_visible()
    expect(page.get_by_role("meter", name="Not useful")).to_be_visible()
    assert axe_violations(page) == []


def test_state_of_matching_is_for_the_secretariat_only(open_page: OpenPage) -> None:
    page = open_page(HEAD, path="/operations", width=390)
    expect(page.get_by_text("این صفحه برای دبیرخانه است")).to_be_visible()
