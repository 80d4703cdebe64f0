"""A unit's whole way: typed in Persian, approved, published, answered with ranked and explained solutions at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from bahamm.demo.accounts import HEAD, OFFICER, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations

TITLE = "آب‌گرفتگی زیرگذر شهید کارگر پس از هر باران تند"
TEXTS = {
    "title": TITLE,
    "summary": (
        "هر بار که باران تند می‌بارد، زیرگذر تا زانو پر از آب می‌شود و دو ساعت بسته می‌ماند؛ "
        "هیچ‌کس پیش از بسته شدن خبر ندارد."
    ),
    "description": (
        "در سال گذشته یازده بار زیرگذر بسته شد. پمپ‌ها دستی روشن می‌شوند و نگهبان وقتی خبر می‌دهد که آب بالا آمده است. "
        "می‌خواهیم پیش از آب‌گرفتگی هشدار بگیریم: سطح آب کانال و شدت باران را بسنجیم، دریچه‌ها و پمپ‌ها را به‌موقع به کار "
        "بیندازیم و رانندگان را از راه دیگر بفرستیم. حسگرهای ارزان پیشین در گل از کار افتادند."
    ),
    "ownerName": "معاون فنی ناحیه ۲",
    "place": "زیرگذر شهید کارگر، منطقه ۶",
    "baseline": "۱۱ بار بسته شدن در سال، هر بار ۱۲۰ دقیقه",
    "successMeasures": "بسته شدن به ۲ بار در سال برسد و هشدار ۳۰ دقیقه پیش‌تر داده شود.",
    "shareableData": "داده باران‌سنج‌های منطقه از ۱۳۹۸ و نقشه کانال‌ها",
    "pilotSite": "زیرگذر شهید کارگر",
    "budgetSource": "ردیف ۲۰۴۰۱ بودجه ۱۴۰۵",
}


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]').first


def write(page: Page, name: str, text: str) -> None:
    field(page, name).locator("input, textarea").first.fill(text)


def expect_saved(page: Page) -> None:
    expect(page.get_by_text(re.compile("ذخیره شد|Saved at")).first).to_be_visible()


def choose_deadline(page: Page) -> None:
    """Ten days ahead, by the calendar that the field opens."""
    field(page, "deadline").get_by_role("button", name="باز کردن تقویم").click()
    page.get_by_role("dialog").get_by_role("button", name="ماه بعد").click()
    page.get_by_role("dialog").locator('[role="gridcell"]:not([aria-disabled]) [role="button"]').nth(14).click()
    page.keyboard.press("Escape")


def choose_goal(page: Page) -> None:
    box = field(page, "goals").locator("input").first
    box.click()
    box.fill("بحران")
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")


def step(page: Page, name: str) -> None:
    """Press the step's button, then the same verb in the dialog that asks."""
    page.get_by_role("button", name=name, exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.fixture(scope="module")
def journey() -> dict[str, str]:
    """What one chapter leaves for the next."""
    return {}


def test_first_words_make_a_draft_and_show_what_is_known(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OFFICER, path="/challenges/new")
    write(page, "title", TITLE)
    page.wait_for_url(re.compile(r"/challenges/[^/]+/edit$"))
    journey["id"] = page.url.split("/")[-2]
    expect(field(page, "title").locator("input")).to_be_focused()
    expect(page.get_by_role("heading", name="راهکارهای شناخته‌شده")).to_be_visible()
    expect(page.get_by_role("region", name="راهکارهای شناخته‌شده").get_by_role("listitem").first).to_be_visible()
    expect_saved(page)
    page.get_by_role("button", name="درخواست تأیید از مدیر").click()
    expect(field(page, "baseline")).to_contain_text("شناسنامهٔ چالش بدون این بخش کامل نیست")
    assert axe_violations(page) == []


def test_text_survives_a_lost_connection_and_a_reload(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OFFICER, path=f"/challenges/{journey['id']}/edit")
    expect(field(page, "title").locator("input")).to_have_value(TITLE)
    context = page.context
    context.set_offline(True)
    write(page, "summary", TEXTS["summary"])
    expect(page.get_by_text("بی‌پیوند؛ در همین دستگاه نگه داشته شد")).to_be_visible()
    # A page that is left tries to save once more, and no route holds it back: the connection itself has to be gone.
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"/challenges/{journey['id']}/edit")
    expect(field(page, "summary").locator("textarea")).to_have_value(TEXTS["summary"])
    expect(page.get_by_text("از همین دستگاه بازیابی شد")).to_be_visible()
    expect_saved(page)
    page.reload()
    expect(field(page, "summary").locator("textarea")).to_have_value(TEXTS["summary"])


def test_a_colleagues_edit_is_shown_and_not_overwritten(open_page: OpenPage, journey: dict[str, str]) -> None:
    mine = open_page(OFFICER, path=f"/challenges/{journey['id']}/edit")
    theirs = open_page(HEAD, path=f"/challenges/{journey['id']}/edit")
    write(theirs, "place", "منطقه ۶، به نوشته همکار")
    expect_saved(theirs)
    write(mine, "place", TEXTS["place"])
    conflict = mine.get_by_role("region", name="محل", exact=True)
    expect(conflict).to_contain_text("منطقه ۶، به نوشته همکار")
    conflict.get_by_role("button", name="نگه داشتن نوشته من").click()
    expect_saved(mine)
    mine.reload()
    expect(field(mine, "place").locator("input")).to_have_value(TEXTS["place"])


def test_the_officer_completes_the_card_and_asks_for_approval(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OFFICER, path=f"/challenges/{journey['id']}/edit")
    for name, text in TEXTS.items():
        write(page, name, text)
    choose_deadline(page)
    choose_goal(page)
    expect_saved(page)
    step(page, "درخواست تأیید از مدیر")
    expect(page.get_by_text("مدیر واحد خبر شد.")).to_be_visible()
    expect(page.get_by_text("از مدیر واحد درخواست تأیید شده است")).to_be_visible()
    expect(page.get_by_role("button", name="درخواست تأیید از مدیر")).to_have_count(0)


def test_the_head_approves_and_sends(open_page: OpenPage, journey: dict[str, str]) -> None:
    reading = open_page(OFFICER, path=f"/challenges/{journey['id']}")
    writing = open_page(OFFICER, path=f"/challenges/{journey['id']}/edit")
    expect(field(writing, "title").locator("input")).to_have_value(TITLE)
    page = open_page(HEAD, path=f"/challenges/{journey['id']}")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    step(page, "تأیید")
    # What comes too late is not lost, and nobody waits at a page that has become another.
    expect(writing.get_by_text("این چالش دیگر ویرایش نمی‌شود")).to_be_visible()
    write(writing, "constraints", "آن‌چه دیر رسید")
    writing.reload()
    expect(writing.get_by_role("region", name="نوشته‌هایی که ذخیره نشد")).to_contain_text("آن‌چه دیر رسید")
    step(page, "ارسال به دبیرخانه")
    expect(page.get_by_text("کنترل کیفیت").first).to_be_visible()
    expect(reading.get_by_text("کنترل کیفیت").first).to_be_visible()
    assert axe_violations(page) == []


def test_publication_shows_ranked_explained_solutions_at_once(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(SECRETARIAT, path=f"/challenges/{journey['id']}")
    step(page, "انتشار")
    matches = page.get_by_role("list", name="راهکارهای پیشنهادی").get_by_role("article")
    expect(matches.first).to_be_visible()
    assert matches.count() == 5
    expect(matches.first.locator("mark").first).to_be_visible()
    assert axe_violations(page) == []


def test_the_unit_reviews_in_both_languages(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OFFICER, path=f"/challenges/{journey['id']}/matches")
    titles = page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("heading")
    expect(titles.first).to_be_visible()
    languages = {titles.nth(index).locator("a").get_attribute("lang") for index in range(titles.count())}
    assert languages == {"fa", "en"}
    marks = page.locator("[data-side] [data-pair-start]")
    expect(marks.first).to_be_visible()
    first = page.locator('[data-side="challenge"] [data-pair-start~="0"]').first
    expect(first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="عبارت بعدی").click()
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(page.locator('[data-side="solution"] [data-pair-start~="1"]').first).to_have_attribute(
        "aria-pressed", "true"
    )
    assert axe_violations(page) == []


def test_a_verdict_is_kept_and_can_be_taken_back(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OFFICER, path=f"/challenges/{journey['id']}/matches")
    useful = page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("button", name="به‌دردخور").first
    useful.click()
    expect(page.get_by_text("به‌دردخور دانسته شد.")).to_be_visible()
    page.reload()
    expect(useful).to_have_attribute("aria-pressed", "true")
    useful.click()
    expect(page.get_by_text("بازخورد پس گرفته شد.")).to_be_visible()
    page.reload()
    expect(useful).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_unit_looks_at_what_it_has_not_reviewed(open_page: OpenPage, journey: dict[str, str], width: int) -> None:
    page = open_page(OFFICER, path=f"/challenges/{journey['id']}/matches", width=width)
    titles = page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("heading")
    expect(titles.first).to_be_visible()
    first, second = titles.all_inner_texts()[:2]
    page.get_by_role("radio", name="به‌دردخور").click()
    expect(page.get_by_text("تطبیقی در این دسته نیست")).to_be_visible()
    assert axe_violations(page) == []

    page.get_by_role("radio", name="بررسی‌نشده").click()
    expect(titles.first).to_have_text(first)
    page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("button", name="به‌دردخور").first.click()
    expect(page.get_by_text("به‌دردخور دانسته شد.")).to_be_visible()
    # What was judged leaves the part, and the next one has the focus.
    expect(titles.first).to_have_text(second)
    expect(titles.first.get_by_role("link")).to_be_focused()

    page.get_by_role("radio", name="به‌دردخور").click()
    expect(titles).to_have_text([first])
    page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_role("button", name="به‌دردخور").first.click()
    expect(page.get_by_text("بازخورد پس گرفته شد.")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_same_review_in_english(open_page: OpenPage, journey: dict[str, str], width: int) -> None:
    page = open_page(SECRETARIAT, language="en", width=width, path=f"/challenges/{journey['id']}/matches")
    expect(page.get_by_role("heading", name="Suggested solutions", level=1)).to_be_visible()
    titles = page.get_by_role("list", name="List of matches").get_by_role("heading")
    expect(titles.first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert axe_violations(page) == []
    page.goto(f"/challenges/{journey['id']}")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    assert axe_violations(page) == []
