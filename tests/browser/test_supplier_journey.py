"""A start-up's whole way: typed in Persian, saved by itself, published, and at once the challenges that it fits."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from bahamm.demo.accounts import MEMBER, OWNER
from tests.browser.conftest import OpenPage, axe_violations, graphql

TITLE = "هشدار آب‌گرفتگی زیرگذر با حسگر سطح و دریچهٔ خودکار"
SUMMARY = "حسگرهای سطح آب و باران، نیم ساعت پیش از آب‌گرفتگی هشدار می‌دهند و پمپ و دریچه را خودکار به کار می‌اندازند."
DESCRIPTION = (
    "حسگر فراصوت در کانال و زیرگذر سطح آب را هر ده ثانیه می‌خواند و با دادهٔ باران‌سنج‌ها می‌سنجد. الگوریتم پیش‌بینی، زمان "
    "رسیدن آب به آستانه را می‌گوید؛ پمپ و دریچه روشن می‌شود و تابلوی ورودی رانندگان را از راه دیگر می‌فرستد. بدنهٔ حسگر "
    "در گل و فاضلاب کار می‌کند و باتری آن سه سال می‌ماند. نصب هر زیرگذر دو روز است و به شبکهٔ برق تازه نیاز ندارد."
)
EVIDENCE = "در سه زیرگذر اصفهان، ۱۴ ماه؛ ۸۷ درصد هشدارها بیش از ۲۰ دقیقه پیش از بسته شدن."


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]').first


def write(page: Page, name: str, text: str) -> None:
    field(page, name).locator("input, textarea").first.fill(text)


def expect_saved(page: Page) -> None:
    expect(page.get_by_text(re.compile("^ذخیره شد")).first).to_be_visible()


def solution_of(page: Page, solution_id: str) -> dict[str, object]:
    query = (
        "query($id: ID!) { solution(id: $id) { title summary trl priceMin { amount } priceMax { amount } tags state } }"
    )
    found: dict[str, object] = graphql(page, query, id=solution_id)["solution"]
    return found


@pytest.fixture(scope="module")
def journey() -> dict[str, str]:
    """What one chapter leaves for the next."""
    return {}


def test_first_words_make_a_draft_and_show_fitting_challenges(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OWNER, path="/solutions/new")
    write(page, "title", TITLE)
    page.wait_for_url(re.compile(r"/solutions/[^/]+/edit$"))
    journey["id"] = page.url.split("/")[-2]
    # The address changed under the writer's hands; the form did not.
    expect(field(page, "title").locator("input")).to_be_focused()
    preview = page.get_by_role("region", name="چالش‌هایی که به آن می‌خورد").last
    expect(preview.get_by_role("heading", level=3).first).to_be_visible()
    expect_saved(page)
    assert solution_of(page, journey["id"])["title"] == TITLE


def test_half_a_solution_is_not_published_and_what_lacks_is_named(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OWNER, path=f"/solutions/{journey['id']}/edit")
    page.get_by_role("button", name="انتشار راهکار").click()
    alert = page.get_by_role("alert").filter(has_text="درست کنید")
    expect(alert).to_contain_text("خلاصه")
    alert.get_by_role("button", name=re.compile("^خلاصه")).click()
    expect(field(page, "summary").locator("textarea")).to_be_focused()
    assert solution_of(page, journey["id"])["state"] == "DRAFT"


def test_everything_typed_survives_a_reload(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OWNER, path=f"/solutions/{journey['id']}/edit")
    write(page, "summary", SUMMARY)
    write(page, "description", DESCRIPTION)
    write(page, "evidence", EVIDENCE)
    field(page, "trl").get_by_role("button").click()
    page.get_by_role("option", name=re.compile("^۸")).click()
    write(page, "priceMin", "۹۰۰٬۰۰۰٬۰۰۰")
    write(page, "priceMax", "۲۵۰۰۰۰۰۰۰۰")
    expect(field(page, "priceMax").get_by_text("۲٫۵ میلیارد تومان", exact=True)).to_be_visible()
    field(page, "dimensions").get_by_text("زیرساخت هوشمند").click()
    field(page, "tags").locator("input").fill("آب‌گرفتگی، حسگر،")
    expect_saved(page)
    page.wait_for_function(
        "!document.body.innerText.includes('در حال ذخیره') && !document.body.innerText.includes('هنوز ذخیره نشده')"
    )
    page.reload()
    expect(field(page, "summary").locator("textarea")).to_have_value(SUMMARY)
    expect(field(page, "tags").get_by_role("row")).to_have_count(2)
    assert axe_violations(page) == []
    assert solution_of(page, journey["id"]) == {
        "title": TITLE,
        "summary": SUMMARY,
        "trl": 8,
        "priceMin": {"amount": "9000000000"},
        "priceMax": {"amount": "25000000000"},
        "tags": ["آب‌گرفتگی", "حسگر"],
        "state": "DRAFT",
    }


def test_published_it_shows_the_challenges_it_fits_with_reasons(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OWNER, path=f"/solutions/{journey['id']}/edit")
    page.get_by_role("button", name="انتشار راهکار").click()
    page.wait_for_url(re.compile(r"/solutions/[^/]+$"))
    fitting = page.get_by_role("region", name="چالش‌هایی که به این راهکار می‌خورند")
    expect(fitting.get_by_role("article").first).to_be_visible(timeout=20_000)
    expect(fitting.get_by_role("article").first.locator("mark, [class*=mark]").first).to_be_visible()
    assert solution_of(page, journey["id"])["state"] == "PUBLISHED"
    assert axe_violations(page) == []
    page.get_by_role("button", name="چالش‌های مناسب").click()
    page.wait_for_url(re.compile(r"/solutions/[^/]+/matches"))


def test_colleague_takes_it_off_the_list_and_puts_it_back(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(MEMBER, path=f"/solutions/{journey['id']}")
    page.get_by_role("button", name="برداشتن از فهرست").click()
    page.get_by_role("alertdialog").get_by_role("button", name="برداشتن از فهرست").click()
    expect(page.get_by_text("این راهکار در فهرست نیست")).to_be_visible()
    visitor = open_page(path=f"/solutions/{journey['id']}")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("پیدا نشد")
    page.get_by_role("button", name="انتشار", exact=True).click()
    expect(page.get_by_role("button", name="برداشتن از فهرست")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_two_colleagues_at_once_lose_nothing(open_page: OpenPage, journey: dict[str, str]) -> None:
    path = f"/solutions/{journey['id']}/edit"
    owner, member = open_page(OWNER, path=path), open_page(MEMBER, path=path)
    expect(field(owner, "title").locator("input")).to_have_value(TITLE)
    expect(field(member, "title").locator("input")).to_have_value(TITLE)
    write(owner, "integrationNeeds", "دسترسی به دادهٔ باران‌سنج‌های منطقه")
    expect_saved(owner)
    write(member, "priceNote", "برای هر زیرگذر، با نصب")
    expect_saved(member)
    expect(field(member, "integrationNeeds").locator("textarea")).to_have_value("دسترسی به دادهٔ باران‌سنج‌های منطقه")
    query = "query($id: ID!) { solution(id: $id) { integrationNeeds priceNote } }"
    assert graphql(member, query, id=journey["id"])["solution"] == {
        "integrationNeeds": "دسترسی به دادهٔ باران‌سنج‌های منطقه",
        "priceNote": "برای هر زیرگذر، با نصب",
    }


def test_form_is_filled_on_a_phone_in_english(open_page: OpenPage, journey: dict[str, str]) -> None:
    page = open_page(OWNER, language="en", width=390, path=f"/solutions/{journey['id']}/edit")
    expect(page.get_by_role("heading", name="Edit the solution")).to_be_visible()
    expect(page.get_by_role("region", name="Challenges that it fits").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe_violations(page) == []
