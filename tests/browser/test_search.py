"""Search over everything: spelling variants, marked words, kinds, keyboard, nothing found."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage


def titles(page: Page) -> list[str]:
    expect(page.get_by_role("article").first).to_be_visible()
    return page.get_by_role("article").get_by_role("heading").all_inner_texts()


def test_arabic_letters_find_the_same_and_mark_the_word_as_it_is_written(open_page: OpenPage) -> None:
    page = open_page(path="/search?q=پارکینگ")
    persian = titles(page)
    expect(page.locator("mark").filter(has_text=re.compile("^پارک")).first).to_be_visible()

    page.goto("/search?q=پاركينگ")
    # The meaning of a misspelled word is read a little differently; the best stay the best.
    assert titles(page)[:3] == persian[:3]
    expect(page.locator("mark").filter(has_text=re.compile("^پارک")).first).to_be_visible()


def test_kind_is_in_the_address_and_shows_only_that_kind(open_page: OpenPage) -> None:
    page = open_page(path="/search?q=پارکینگ")
    page.get_by_role("tab", name=re.compile("^راهکارها")).click()

    expect(page).to_have_url(re.compile("type=Solution"))
    links = page.get_by_role("tabpanel").get_by_role("article").get_by_role("heading").get_by_role("link")
    expect(links.and_(page.locator("[href^='/solutions/']")).first).to_be_visible()
    expect(links.and_(page.locator(":not([href^='/solutions/'])"))).to_have_count(0)


def test_typing_searches_without_losing_the_place(open_page: OpenPage) -> None:
    page = open_page(language="en", path="/search")
    expect(page.get_by_text("What are you looking for?")).to_be_visible()
    box = page.get_by_role("main").get_by_role("searchbox")
    box.press_sequentially("water leak", delay=20)

    expect(page).to_have_url(re.compile(r"q=water\+leak"))
    expect(page.get_by_role("article").first).to_be_visible()
    expect(box).to_be_focused()
    expect(page).to_have_title(re.compile("water leak"))


def test_arrows_walk_through_the_results_and_back(open_page: OpenPage) -> None:
    page = open_page(path="/search?q=پارکینگ")
    links = page.get_by_role("article").get_by_role("heading").get_by_role("link")
    expect(links.nth(1)).to_be_visible()
    page.get_by_role("main").get_by_role("searchbox").focus()

    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize(("language", "words"), [("fa", "آلودگی صدا"), ("en", "noise")])
def test_quick_search_answers_letter_by_letter_and_leads_to_all(open_page: OpenPage, language: str, words: str) -> None:
    page = open_page(language=language)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").press_sequentially(words, delay=60)
    options = page.get_by_role("dialog").get_by_role("option")
    expect(options.nth(1)).to_be_visible()

    options.last.click()

    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value(words)
    expect(page.get_by_role("article").first).to_be_visible()


def test_markup_in_the_query_is_text(open_page: OpenPage) -> None:
    page = open_page(path="/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)
