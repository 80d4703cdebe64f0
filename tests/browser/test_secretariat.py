"""Acts of the secretariat on a brief that was sent to it, and the files of a brief."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bahamm.demo.accounts import HEAD, OFFICER, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql
from tests.browser.test_unit_journey import TEXTS, expect_saved, write

SETTING = "{ session { memberships { organisation { id } } } taxonomy { goals { id } } }"
OPEN = "{ challenges(filter: {openOnly: true}, first: 1) { edges { node { title } } } }"
CREATE = """mutation($input: CreateChallengeInput!) {
    createChallenge(input: $input) { challenge { id } errors { field message } }
}"""
TRANSITION = """mutation($input: TransitionChallengeInput!) {
    transitionChallenge(input: $input) { challenge { state } errors { field message } }
}"""
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def take(page: Page, challenge: str, *transitions: str) -> None:
    for transition in transitions:
        answer = graphql(page, TRANSITION, input={"id": challenge, "transition": transition})["transitionChallenge"]
        assert answer["errors"] == []


def sent(open_page: OpenPage, title: str, **changes: str) -> str:
    """A brief that waits at the secretariat; its id."""
    officer = open_page(OFFICER)
    found = graphql(officer, SETTING)
    fields = {
        **TEXTS,
        "title": title,
        "goals": [found["taxonomy"]["goals"][0]["id"]],
        "deadline": (datetime.now(UTC) + timedelta(days=40)).isoformat(),
        "budgetMax": {"amount": "20000000000", "currency": "IRR"},
        "language": "FA",
        **changes,
    }
    unit = found["session"]["memberships"][0]["organisation"]["id"]
    made = graphql(officer, CREATE, input={"unit": unit, "fields": fields})["createChallenge"]
    assert made["errors"] == []
    challenge: str = made["challenge"]["id"]
    take(open_page(HEAD), challenge, "approve_by_unit", "send_to_secretariat")
    return challenge


def test_a_brief_goes_back_with_its_reason_and_the_officer_reads_it(open_page: OpenPage) -> None:
    challenge = sent(open_page, "پارک‌های تاریک محلهٔ باغ فیض در شب‌های زمستان")
    page = open_page(SECRETARIAT, path=f"/challenges/{challenge}")
    page.get_by_role("button", name="برگرداندن برای اصلاح", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="برگرداندن برای اصلاح", exact=True).click()
    expect(dialog.get_by_text("دلیل را بنویسید")).to_be_visible()
    dialog.get_by_role("textbox").fill("بنویسید کدام پارک‌ها و چند چراغ.")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="برگرداندن برای اصلاح", exact=True).click()
    expect(page.get_by_text("برای اصلاح برگشت.")).to_be_visible()

    officer = open_page(OFFICER, path=f"/challenges/{challenge}")
    expect(officer.get_by_text("بنویسید کدام پارک‌ها و چند چراغ.").first).to_be_visible()


def test_a_brief_is_merged_into_a_published_one_that_readers_are_led_to(open_page: OpenPage) -> None:
    challenge = sent(open_page, "جای پارک پیرامون بیمارستان کودکان پیدا نمی‌شود")
    page = open_page(SECRETARIAT, path=f"/challenges/{challenge}")
    page.get_by_role("button", name="ادغام در چالش مشابه", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_role("combobox")
    target = graphql(page, OPEN)["challenges"]["edges"][0]["node"]["title"]
    box.fill(target[:-5])
    # The list follows what is typed: only then is its first entry the one to take.
    expect(page.get_by_role("option").first).to_contain_text(target)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value(target)
    dialog.get_by_role("textbox").last.fill("همان نیاز است و آنجا کامل‌تر نوشته شده.")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="ادغام در چالش مشابه", exact=True).click()
    expect(page.get_by_text("چالش ادغام شد.")).to_be_visible()

    visitor = open_page(path=f"/challenges/{challenge}")
    expect(visitor.get_by_text("همان نیاز است و آنجا کامل‌تر نوشته شده.").first).to_be_visible()
    visitor.get_by_role("main").get_by_role("link", name=target).first.click()
    expect(visitor.get_by_role("heading", level=1, name=target)).to_be_visible()


def test_a_blocking_hint_is_waived_with_a_reason_only(open_page: OpenPage) -> None:
    challenge = sent(
        open_page, "بوی نامطبوع کانال نواب در تابستان", baseline="هیچ اندازه‌ای نداریم و شکایت‌ها شمرده نشده است"
    )
    page = open_page(SECRETARIAT, path=f"/challenges/{challenge}")
    page.get_by_role("button", name="انتشار", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="انتشار", exact=True).click()
    expect(dialog.get_by_role("alert").first).to_be_visible()
    dialog.get_by_role("checkbox", name=re.compile("گذشتن از این نکته")).first.check(force=True)
    dialog.get_by_role("textbox").fill("نخستین اندازه‌گیری بخشی از خود پایلوت است.")
    assert axe_violations(page) == []
    dialog.get_by_role("button", name="انتشار", exact=True).click()
    expect(page.get_by_text("چالش منتشر شد.")).to_be_visible()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_files_are_kept_by_their_content_and_come_back_as_they_were(
    open_page: OpenPage, tmp_path: Path, language: str
) -> None:
    good, bad = tmp_path / "نقشهٔ کانال.pdf", tmp_path / "quote.pdf"
    good.write_bytes(PDF)
    bad.write_bytes(b"MZ\x90\x00" + b"\x00" * 200)
    page = open_page(OFFICER, language=language, path="/challenges/new")
    write(page, "title", "نشت آب از لوله‌های فرسودهٔ خیابان خیام" if language == "fa" else "Pipes leak in Khayyam street")
    expect_saved(page)

    chooser = page.locator("input[type=file]").first
    chooser.set_input_files([good, bad])
    kept = page.get_by_role("link", name=re.compile("نقشهٔ کانال"))
    expect(kept.first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("quote"))).to_have_count(0)
    refused = "محتوای این پرونده PDF نیست" if language == "fa" else "content of this file is not PDF"
    expect(page.get_by_text(re.compile(refused)).first).to_be_visible()
    assert axe_violations(page) == []

    with page.expect_download() as download:
        kept.first.click()
    assert Path(download.value.path()).read_bytes() == PDF
    page.reload()
    expect(kept.first).to_be_visible()
