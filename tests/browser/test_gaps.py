"""The gap map: what is counted can be opened, the address keeps the view, and words say what colours say."""

import re

from playwright.sync_api import Page, expect

from bahamm.demo.accounts import OWNER_EN, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql

FULLEST = "{ gapMap { cells { dimension { titleEn } axis { titleEn } demand supply } } }"
CITY = "{ cities { id nameFa } }"
UNMATCHED = "{ gapMap { totals { unmatched } } }"
DOGS = '{ challenges(filter: {search: "سگ بلاصاحب"}, first: 1) { edges { node { id } } } }'
OF_CITY = "query($city: ID) { gapMap(city: $city) { totals { demand } } }"


def fullest_cell(page: Page) -> tuple[str, int, int]:
    cells = graphql(page, FULLEST)["gapMap"]["cells"]
    cell = max(cells, key=lambda each: each["demand"])
    return f"{cell['dimension']['titleEn']} × {cell['axis']['titleEn']}", cell["demand"], cell["supply"]


def test_cell_opens_by_keyboard_onto_exactly_what_it_counts_and_back_returns(open_page: OpenPage) -> None:
    page = open_page(OWNER_EN, language="en", path="/gaps")
    name, demand, supply = fullest_cell(page)
    cell = page.get_by_role("link", name=f"{name}: {demand} open challenges")
    cell.focus()
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog", name=name)
    expect(dialog.get_by_role("list", name="Open challenges").get_by_role("article")).to_have_count(demand)
    dialog.get_by_role("tab", name=re.compile("Solutions")).click()
    expect(dialog.get_by_role("list", name="Solutions").get_by_role("article")).to_have_count(supply)
    assert axe_violations(page) == []

    dialog.get_by_role("tab", name=re.compile("Open challenges")).click()
    dialog.get_by_role("list", name="Open challenges").get_by_role("link").first.click()
    page.wait_for_url("**/challenges/*")
    page.go_back()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "dimension=" not in page.url


def test_city_and_measure_stay_in_the_address_and_the_table_says_the_same(open_page: OpenPage) -> None:
    page = open_page(path="/gaps", width=390)
    city = graphql(page, CITY)["cities"][0]
    demand = graphql(page, OF_CITY, city=city["id"])["gapMap"]["totals"]["demand"]
    page.get_by_role("button", name=re.compile("شهر متقاضی")).click()
    page.get_by_role("option", name=city["nameFa"]).click()
    persian = str(demand).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    expect(page.get_by_label("در همه نقشه").get_by_role("definition").first).to_have_text(persian)
    page.get_by_role("radio", name="راهکار بی‌مشتری").click()
    expect(page).to_have_url(re.compile("measure=idle"))
    page.reload()
    expect(page.get_by_role("radio", name="راهکار بی‌مشتری")).to_be_checked()
    assert axe_violations(page) == []

    page.get_by_role("radio", name="جدول").click()
    table = page.get_by_role("region", name="خانه‌های نقشه")
    expect(table.get_by_role("row")).to_have_count(31)
    table.get_by_role("button", name="مرتب‌سازی بر پایه چالش باز").click()
    numbers = [int(text) for text in table.locator("tbody td:nth-child(3)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert axe_violations(page) == []


def test_a_need_that_nobody_answers_stands_in_the_map_and_its_list_says_so(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/gaps?measure=unmatched")
    assert graphql(page, UNMATCHED)["gapMap"]["totals"]["unmatched"] > 0
    need = graphql(page, DOGS)["challenges"]["edges"][0]["node"]
    page.goto(f"/challenges/{need['id']}/matches")

    expect(page.get_by_text("هیچ راهکاری را با اطمینان پیشنهاد نمی‌کنیم")).to_be_visible()
    expect(page.get_by_role("list", name="فهرست تطبیق‌ها").get_by_text("تطبیق: قوی")).to_have_count(0)
    assert axe_violations(page) == []
