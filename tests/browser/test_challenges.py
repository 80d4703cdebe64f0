"""The list, the page and the steps of challenges as each role meets them, in both languages."""

import re

import pytest
from playwright.sync_api import Page, expect

from bahamm.demo.accounts import HEAD, OFFICER, OWNER, SECRETARIAT, DemoAccount
from tests.browser.conftest import OpenPage, axe_violations

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
COUNT = re.compile(r"^[۰-۹]+ چالش$")


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def number_of(page: Page, *, besides: int | None = None) -> int:
    """How many challenges the list says it has, once that is another number than ``besides``."""
    status = page.get_by_role("status").filter(has_text=COUNT)
    if besides is not None:
        expect(status).not_to_have_text(f"{besides} چالش".translate(PERSIAN_DIGITS))
    return int(re.sub(r"\D", "", status.inner_text()))


def tick(page: Page, label: str) -> None:
    """The panel stands twice in the page, for wide and for narrow windows; one of them is shown."""
    page.locator("label:visible", has_text=label).click()


def first_open(page: Page) -> str:
    """The address of the newest open challenge."""
    page.goto("/challenges?open=1")
    link = (
        page.get_by_role("list", name=re.compile("فهرست چالش‌ها|List of challenges"))
        .get_by_role("heading")
        .first.get_by_role("link")
    )
    return str(link.get_attribute("href"))


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_public_reads_list_and_page(open_page: OpenPage, language: str, width: int) -> None:
    page = open_page(language=language, width=width, path="/challenges")
    address = first_open(page)
    assert not is_too_wide(page)
    assert axe_violations(page) == []
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="شناسنامه" if language == "fa" else "Identity card")).to_be_visible()
    expect(page.get_by_role("heading", name="نسخه‌ها" if language == "fa" else "Versions")).to_have_count(0)
    expect(
        page.get_by_role("heading", name="راهکارهای پیشنهادی" if language == "fa" else "Suggested solutions")
    ).to_have_count(0)
    assert not is_too_wide(page)
    assert axe_violations(page) == []


def test_search_is_tolerant_and_the_view_is_a_link(open_page: OpenPage) -> None:
    page = open_page(path="/challenges")
    expect(page.get_by_role("status").filter(has_text=COUNT)).to_be_visible()
    everything = number_of(page)
    box = page.get_by_role("searchbox", name="جست‌وجو در چالش‌ها")
    box.fill("كاميون")
    page.wait_for_url(re.compile(r"\?q="))
    expect(page.get_by_role("heading", name=re.compile("کامیون")).first).to_be_visible()
    found = number_of(page, besides=everything)
    assert 0 < found < everything
    again = open_page(path=page.url)
    expect(again.get_by_role("searchbox", name="جست‌وجو در چالش‌ها")).to_have_value("كاميون")
    expect(again.get_by_role("status").filter(has_text=COUNT)).to_be_visible()
    assert number_of(again) == found
    box.fill("زززژژژ")
    expect(page.get_by_text("چالشی با این خواسته‌ها نیست")).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="برداشتن صافی‌ها").click()
    expect(box).to_have_value("")
    assert number_of(page, besides=0) == everything


def test_filters_go_through_the_address_and_back(open_page: OpenPage) -> None:
    page = open_page(OFFICER, path="/challenges")
    tick(page, "تنها چالش‌های واحد من")
    page.wait_for_url(re.compile(r"\?mine=1$"))
    tick(page, "پیش‌نویس")
    page.wait_for_url(re.compile(r"mine=1&state=draft$"))
    page.go_back()
    page.wait_for_url(re.compile(r"\?mine=1$"))
    expect(page.get_by_role("checkbox", name="پیش‌نویس")).not_to_be_checked()
    page.get_by_role("button", name="برداشتن صافی‌ها").first.click()
    page.wait_for_url(re.compile(r"/challenges$"))


def test_loading_more_adds_to_the_list(open_page: OpenPage) -> None:
    page = open_page(path="/challenges")
    rows = page.get_by_role("list", name="فهرست چالش‌ها").get_by_role("article")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="نمایش بیشتر").click()
    expect(rows).to_have_count(40)
    titles = [rows.nth(index).get_by_role("heading").inner_text() for index in range(40)]
    assert len(set(titles)) == 40


@pytest.mark.parametrize("account", [None, OWNER, SECRETARIAT], ids=["nobody", "supplier", "secretariat"])
def test_nobody_but_the_unit_writes(open_page: OpenPage, account: DemoAccount | None) -> None:
    page = open_page(account, path="/challenges/new")
    if account is None:
        page.wait_for_url(re.compile(r"/account/sign-in\?next="))
        return
    expect(page.get_by_text("برای ثبت چالش باید عضو یک واحد باشید")).to_be_visible()
    expect(page.get_by_role("link", name="یافتن واحد من")).to_be_visible()
    assert axe_violations(page) == []


def test_somebody_elses_matches_are_not_said_to_be_none(open_page: OpenPage) -> None:
    page = open_page(OWNER)
    address = first_open(page)
    page.goto(f"{address}/matches")
    expect(page.get_by_text("این فهرست برای شما نیست")).to_be_visible()
    page.get_by_role("link", name="بازگشت به صفحهٔ آن").click()
    expect(page.get_by_role("heading", name="راهکاری برای این چالش دارید؟")).to_be_visible()
    page.get_by_role("link", name="راهکارهای من").click()
    expect(page).to_have_url(re.compile(r"/solutions\?mine=1"))


def test_what_does_not_exist_says_so(open_page: OpenPage) -> None:
    page = open_page(path="/challenges/Q2hhbGxlbmdlOjk5OTk5OQ==")
    expect(page.get_by_text("این چالش پیدا نشد")).to_be_visible()
    page.goto("/challenges/nonsense")
    expect(page.get_by_text("این چالش پیدا نشد")).to_be_visible()


def test_a_withdrawal_asks_for_its_reason_and_shows_it_to_all(open_page: OpenPage) -> None:
    page = open_page(HEAD, path="/challenges?mine=1&state=published")
    page.get_by_role("list", name="فهرست چالش‌ها").get_by_role("heading").first.get_by_role("link").click()
    page.get_by_role("button", name="انصراف", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="انصراف", exact=True).click()
    expect(dialog.get_by_text("دلیل را بنویسید")).to_be_visible()
    assert axe_violations(page) == []
    dialog.get_by_role("textbox").fill("این کار به شرکت دیگری سپرده شد و دیگر لازم نیست.")
    dialog.get_by_role("button", name="انصراف", exact=True).click()
    expect(page.get_by_text("انصراف ثبت شد.")).to_be_visible()
    visitor = open_page(path=page.url)
    expect(visitor.get_by_text("این کار به شرکت دیگری سپرده شد و دیگر لازم نیست.").first).to_be_visible()
    assert axe_violations(visitor) == []


def test_the_supplier_reviews_challenges_for_its_solution(open_page: OpenPage) -> None:
    page = open_page(OWNER, path="/solutions?mine=1")
    address = page.get_by_role("main").get_by_role("heading").get_by_role("link").first.get_attribute("href")
    page.goto(f"{address}/matches")
    matches = page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("article")
    expect(matches.first).to_be_visible()
    expect(page.get_by_role("button", name="به‌دردخور").first).to_be_visible()
    expect(page.get_by_role("button", name="دعوت", exact=True)).to_have_count(0)
    expect(page.locator('[data-side="challenge"] [data-pair-start]').first).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_editor_on_a_phone(open_page: OpenPage, language: str) -> None:
    page = open_page(OFFICER, language=language, width=390, path="/challenges/new")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not is_too_wide(page)
    assert axe_violations(page) == []


def test_the_list_in_the_dark(open_page: OpenPage) -> None:
    page = open_page(path="/challenges", dark=True)
    expect(page.get_by_role("list", name="فهرست چالش‌ها")).to_be_visible()
    assert axe_violations(page) == []
