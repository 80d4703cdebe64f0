"""Saved searches: kept on a list, managed on a page of their own, forgotten and brought back."""

import re

from playwright.sync_api import expect

from bahamm.demo.accounts import EVALUATOR, MEMBER
from tests.browser.conftest import OpenPage, axe_violations, graphql

MINE = "{ savedSearches { edges { node { name kind isSemantic notify filter } } } }"


def test_list_is_kept_managed_and_run_again(open_page: OpenPage) -> None:
    page = open_page(MEMBER, path="/challenges?q=آب&open=1")
    page.get_by_role("button", name="ذخیره این جست‌وجو").click()
    dialog = page.get_by_role("dialog", name="ذخیره جست‌وجو")
    expect(dialog.get_by_label("نام", exact=True)).to_have_value("آب")
    dialog.get_by_label("نام", exact=True).fill(" ")
    dialog.get_by_role("button", name="ذخیره", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("نام", exact=True).fill("آب شهر")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="ذخیره", exact=True).click()
    page.get_by_role("button", name="جست‌وجوهای من").click()
    page.wait_for_url("**/saved-searches")

    row = page.get_by_role("article").filter(has_text="آب شهر")
    row.get_by_role("switch", name="هشدار «آب شهر»").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("هشدار خاموش شد")).to_be_visible()
    row.get_by_role("button", name="کارهای دیگر با «آب شهر»").click()
    page.get_by_role("menuitem", name="تغییر نام").click()
    page.get_by_label("نام تازه").fill("همه چیز آب")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="همه چیز آب")).to_be_visible()
    kept = graphql(page, MINE)["savedSearches"]["edges"][0]["node"]
    assert kept == {
        "name": "همه چیز آب",
        "kind": "CHALLENGES",
        "isSemantic": False,
        "notify": False,
        "filter": {"openOnly": True, "search": "آب"},
    }
    assert axe_violations(page) == []
    page.get_by_role("link", name="دیدن نتیجه‌ها همه چیز آب").click()
    page.wait_for_url(re.compile(r"/challenges\?q=.*&open=1"))


def test_deleted_search_comes_back_by_undo(open_page: OpenPage) -> None:
    page = open_page(EVALUATOR, language="en", path="/search?q=leak", width=390)
    page.get_by_role("button", name="Save this search").click()
    dialog = page.get_by_role("dialog", name="Save the search")
    expect(dialog.get_by_role("radio", name="By meaning")).to_be_checked()
    dialog.get_by_role("radio", name="Solutions").check(force=True)
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_be_hidden()
    page.goto("/saved-searches")
    before = graphql(page, MINE)
    page.get_by_role("button", name="More to do with “leak”").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_text("You have saved no search yet")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="leak")).to_be_visible()
    assert graphql(page, MINE) == before
