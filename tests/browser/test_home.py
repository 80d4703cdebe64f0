"""The public home: what cities need now, honest figures, a way in for everybody."""

import re

import pytest
from playwright.sync_api import expect

from bahamm.demo.accounts import OFFICER
from tests.browser.conftest import OpenPage, graphql

FIGURES = "{ publicFigures { openChallenges publishedSolutions units suppliers cities } }"
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def test_figures_are_the_counts_of_the_api_in_the_readers_digits(open_page: OpenPage) -> None:
    page = open_page()
    figures = graphql(page, FIGURES)["publicFigures"]
    names = {"openChallenges": "چالش باز", "publishedSolutions": "راهکار منتشرشده", "units": "واحد متقاضی"}

    shown = page.get_by_role("region", name="باهم در یک نگاه")
    for field, noun in names.items():
        expect(shown).to_contain_text(f"{figures[field]} {noun}".translate(PERSIAN))


@pytest.mark.parametrize(("language", "open_word"), [("fa", "مهلت‌های نزدیک"), ("en", "Next deadlines")])
def test_latest_challenges_and_deadlines_lead_to_the_challenge(
    open_page: OpenPage, language: str, open_word: str
) -> None:
    page = open_page(language=language)
    deadlines = page.get_by_role("region", name=open_word)
    expect(deadlines.get_by_role("listitem")).to_have_count(5)
    title = deadlines.get_by_role("link").first.inner_text()
    deadlines.get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(r"/challenges/[^/]+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_search_box_asks_everything(open_page: OpenPage) -> None:
    page = open_page(width=390)
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("پارکینگ هوشمند")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/search\?q="))
    expect(page.get_by_role("searchbox", name="جست‌وجو در چالش‌ها، راهکارها و سازمان‌ها")).to_have_value("پارکینگ هوشمند")
    expect(page.get_by_role("article").first).to_be_visible()


def test_who_is_signed_in_goes_to_the_desk(open_page: OpenPage) -> None:
    page = open_page(OFFICER)
    expect(page.get_by_text(OFFICER.full_name).last).to_be_visible()
    page.get_by_role("link", name="رفتن به پیشخوان").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("پیشخوان")
