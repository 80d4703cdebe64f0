"""The pairing board: made, decided pair by pair and solved again, with a report of how attention is spread."""

import re

from playwright.sync_api import expect

from bahamm.demo.accounts import OWNER, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql

PLANS = """{ pairingPlans(first: 1) { edges { node {
    id challengeCapacity pairs { matchId decision supplier { name } } rejected { matchId }
} } } }"""


def test_board_is_made_decided_and_solved_again(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/pairing")
    page.get_by_role("main").get_by_role("button", name="میز تازه").first.click()
    dialog = page.get_by_role("dialog", name="میز تازه")
    dialog.get_by_role("button", name="ساختن و حل کردن").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("نام", exact=True).fill("میز آزمون")
    dialog.get_by_role("textbox", name="عرضه‌کننده برای هر چالش").fill("۲")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="ساختن و حل کردن").click()
    expect(page.get_by_role("heading", name="میز آزمون")).to_be_visible()
    report = page.get_by_role("region", name="پخش توجه").first
    expect(report).to_contain_text("نابرابری (ضریب جینی)")

    plan = graphql(page, PLANS)["pairingPlans"]["edges"][0]["node"]
    assert plan["challengeCapacity"] == 2
    first, second = plan["pairs"][:2]
    decisions = page.get_by_role("list", name="جفت‌ها", exact=True).get_by_role(
        "group", name=re.compile("^تصمیم درباره")
    )
    decisions.nth(0).get_by_role("button", name="پذیرفتن").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("به واحد پیشنهاد شد؛ میز دوباره حل شد")).to_be_visible()
    decisions.nth(1).get_by_role("button", name="کنار گذاشتن").click()
    expect(page.get_by_text("کنار گذاشته شد؛ میز دوباره حل شد")).to_be_visible()
    plan = graphql(page, PLANS)["pairingPlans"]["edges"][0]["node"]
    assert [pair["decision"] for pair in plan["pairs"] if pair["matchId"] == first["matchId"]] == ["ACCEPTED"]
    assert [pair["matchId"] for pair in plan["rejected"]] == [second["matchId"]]
    assert axe_violations(page) == []

    page.get_by_role("radio", name="کنارگذاشته").click()
    page.get_by_role("button", name="برگرداندن به میز").click()
    expect(page.get_by_text("در این نما چیزی نیست.")).to_be_visible()
    page.get_by_role("button", name="تغییر حدها").click()
    limits = page.get_by_role("dialog", name="تغییر حدها")
    limits.get_by_role("textbox", name="عرضه‌کننده برای هر چالش").fill("1")
    limits.get_by_role("button", name="حل دوباره").click()
    expect(limits).to_be_hidden()
    expect(page.get_by_text("هر چالش ۱ عرضه‌کننده")).to_be_visible()

    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.get_by_role("button", name="پاک کردن").click()
    page.get_by_role("alertdialog").get_by_role("button", name="پاک کردن").click()
    page.wait_for_url("**/pairing")
    assert graphql(page, PLANS)["pairingPlans"]["edges"] == []


def test_board_is_for_the_secretariat_only(open_page: OpenPage) -> None:
    page = open_page(OWNER, path="/pairing")
    expect(page.get_by_text("این صفحه برای دبیرخانه است")).to_be_visible()
    assert axe_violations(page) == []
