"""The solution catalogue in the browser: found in any spelling, filtered by address, read by everybody."""

import re

import pytest
from playwright.sync_api import Page, expect

from bahamm.demo.accounts import MEMBER, OWNER
from tests.browser.conftest import OpenPage, axe_violations, graphql

FIRST = "{ solutions(first: 1) { totalCount edges { node { id title trl supplier { name } } } } }"


def expect_shown(page: Page, count: int) -> None:
    """The list says how many entries it has, in the reader's digits."""
    digits = f"{count:,}".translate(str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬"))
    expect(page.get_by_text(f"{digits} راهکار", exact=True)).to_be_visible()


def total(page: Page, **conditions: object) -> int:
    query = "query($filter: SolutionFilter) { solutions(filter: $filter, first: 1) { totalCount } }"
    found: int = graphql(page, query, filter=conditions)["solutions"]["totalCount"]
    return found


def test_arabic_keyboard_finds_the_persian_word_and_the_address_holds_the_search(open_page: OpenPage) -> None:
    page = open_page(path="/solutions")
    everything = total(page)
    expect_shown(page, everything)
    page.get_by_role("searchbox", name="جست‌وجو در راهکارها").fill("پاركينگ")
    page.wait_for_url(re.compile(r"[?&]q="))
    expected = total(page, search="پارکینگ")
    assert 0 < expected < everything
    expect(page.get_by_role("list", name="فهرست راهکارها").get_by_role("article")).to_have_count(min(expected, 20))
    expect_shown(page, expected)
    page.reload()
    expect(page.get_by_role("searchbox", name="جست‌وجو در راهکارها")).to_have_value("پاركينگ")
    expect_shown(page, expected)


def test_filters_narrow_the_list_and_are_taken_back(open_page: OpenPage) -> None:
    page = open_page(path="/solutions?trl=9&language=en&price-max=50000000000")
    expected = total(page, trlMin=9, language="EN", priceMax="50000000000")
    expect(page.get_by_role("list", name="فهرست راهکارها").get_by_role("article")).to_have_count(min(expected, 20))
    expect_shown(page, expected)
    page.get_by_role("button", name="برداشتن صافی‌ها").first.click()
    page.wait_for_url(re.compile(r"/solutions\??$"))
    expect(page.get_by_role("list", name="فهرست راهکارها").get_by_role("article")).to_have_count(20)
    page.get_by_role("button", name="نمایش بیشتر").click()
    expect(page.get_by_role("list", name="فهرست راهکارها").get_by_role("article")).to_have_count(40)


def test_nothing_found_says_so_and_leads_back(open_page: OpenPage) -> None:
    page = open_page(path="/solutions?q=بسامدسنجقوری")
    expect(page.get_by_text("راهکاری با این خواسته‌ها نیست")).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="برداشتن صافی‌ها").last.click()
    expect(page.get_by_role("list", name="فهرست راهکارها")).to_be_visible()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_visitor_reads_the_page_and_finds_its_supplier(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    solution = graphql(page, FIRST)["solutions"]["edges"][0]["node"]
    page.goto(f"/solutions/{solution['id']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(solution["title"])
    scale = page.get_by_role(
        "list", name="نُه سطح آمادگی فناوری" if language == "fa" else "The nine technology readiness levels"
    )
    expect(scale.get_by_role("listitem")).to_have_count(9)
    expect(page.get_by_role("button", name=re.compile("^(انتشار|Publish|ویرایش|Edit)$"))).to_have_count(0)
    assert axe_violations(page) == []
    page.get_by_role("main").get_by_role("link", name=solution["supplier"]["name"]).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(solution["supplier"]["name"])


def test_unknown_solution_says_so(open_page: OpenPage) -> None:
    page = open_page(path="/solutions/bm8tc3VjaA")
    expect(page.get_by_role("heading", level=1)).to_have_text("پیدا نشد")
    page.get_by_role("main").get_by_role("link", name="راهکارها").click()
    expect(page.get_by_role("list", name="فهرست راهکارها")).to_be_visible()


def test_member_finds_the_own_ones_in_every_state(open_page: OpenPage) -> None:
    page = open_page(MEMBER, path="/solutions?mine=1")
    expected = total(page, mine=True)
    assert expected > 0
    expect_shown(page, expected)
    page.get_by_role("region", name="صافی‌ها").get_by_text("پیش‌نویس", exact=True).click()
    page.wait_for_url(re.compile("state=draft"))
    expect_shown(page, total(page, mine=True, states=["DRAFT"]))


def test_stranger_cannot_edit_and_is_told_why(open_page: OpenPage) -> None:
    page = open_page(OWNER)
    own = {edge["node"]["id"] for edge in graphql(page, MINE)["solutions"]["edges"]}
    others = [edge["node"]["id"] for edge in graphql(page, ALL)["solutions"]["edges"]]
    stranger = next(item for item in others if item not in own)
    page.goto(f"/solutions/{stranger}/edit")
    expect(page.get_by_text("ویرایش این راهکار با عرضه‌کنندهٔ آن است")).to_be_visible()
    expect(page.get_by_label("عنوان")).to_have_count(0)


MINE = "{ solutions(filter: {mine: true}, first: 50) { edges { node { id } } } }"
ALL = "{ solutions(first: 50) { edges { node { id } } } }"
