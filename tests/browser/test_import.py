"""Bulk import: the dry run names bad rows, good ones become drafts, pressing twice writes once."""

import csv
import io
import json
import re
from secrets import token_hex

from playwright.sync_api import FilePayload, Page, expect

from bahamm.demo.accounts import OFFICER, SECRETARIAT
from tests.browser.conftest import OpenPage, graphql

COUNT = "{ challenges(filter: {mine: true}, first: 1) { totalCount } }"
MINE = "{ session { memberships { organisation { name } } } }"


def lines(*rows: dict[str, object]) -> FilePayload:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return {"name": "ردیف‌ها.jsonl", "mimeType": "application/x-ndjson", "buffer": text.encode()}


def send(page: Page, file: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="برگزیدن پرونده").click()
    chooser.value.set_files(file)


def total(page: Page) -> int:
    count: int = graphql(page, COUNT)["challenges"]["totalCount"]
    return count


def test_bad_rows_are_named_and_nothing_is_written(open_page: OpenPage) -> None:
    officer = open_page(OFFICER, path="/dashboard")
    before = total(officer)
    unit = graphql(officer, MINE)["session"]["memberships"][0]["organisation"]["name"]
    page = open_page(SECRETARIAT, path="/import")
    good = {"id": "b-0", "language": "fa", "title": "ردیف درست", "organisation": unit}
    bad = {"id": "b-1", "language": "fa", "title": "", "organisation": "=HYPERLINK(1)", "trl_min": 77}
    send(page, lines(good, bad, {"id": "b-2"}))

    table = page.get_by_role("region", name="اشکال‌های پرونده")
    expect(table.get_by_role("row").filter(has_text="حداقل آمادگی فناوری")).to_contain_text("۲")
    expect(table.get_by_role("row").filter(has_text="عنوان").first).to_be_visible()
    expect(page.get_by_role("button", name="نوشتن")).to_have_count(0)

    with page.expect_download() as download:
        page.get_by_role("button", name="گرفتن گزارش (CSV)").click()
    report = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(report)))
    assert rows[0] == ["ردیف", "ستون", "code", "چرا"]
    assert {row[0] for row in rows[1:]} == {"2", "3"}
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row)
    assert total(officer) == before


def test_checked_rows_are_written_once_and_found_again(open_page: OpenPage) -> None:
    officer = open_page(OFFICER, path="/dashboard")
    unit = graphql(officer, MINE)["session"]["memberships"][0]["organisation"]["name"]
    before = total(officer)
    rows = [{"id": f"{token_hex(4)}-{n}", "language": "fa", "title": f"ردیف {n}", "organisation": unit} for n in (1, 2)]
    page = open_page(SECRETARIAT, path="/import")
    send(page, lines(*rows))
    page.get_by_role("button", name="نوشتن ۲ مورد").dblclick()
    expect(page.get_by_text("۲ مورد تازه، ۰ به‌روزشده و ۰ بی‌تغییر.")).to_be_visible()
    assert total(officer) == before + 2

    page.get_by_role("button", name="پرونده‌ای دیگر").click()
    send(page, lines(*rows))
    expect(page.get_by_text("چیزی برای نوشتن نیست")).to_be_visible()
    assert total(officer) == before + 2


def test_file_of_another_kind_is_refused_in_words(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/import")
    send(page, {"name": "a.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.4 not a table"})

    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_role("button", name=re.compile("^برداشتن")).click()
    expect(page.get_by_role("button", name="برگزیدن پرونده")).to_be_visible()


def test_templates_are_served_with_the_real_columns(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/import")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV با سرستون فارسی").click()
    header = download.value.path().read_text(encoding="utf-8-sig").splitlines()[0]

    assert header.split(",")[:3] == ["شناسه", "زبان", "عنوان"]


def test_others_are_told_whose_work_it_is(open_page: OpenPage) -> None:
    page = open_page(OFFICER, path="/import")

    expect(page.get_by_text("ورود گروهی با دبیرخانه است")).to_be_visible()
    expect(page.get_by_role("button", name="برگزیدن پرونده")).to_have_count(0)
