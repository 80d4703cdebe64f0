"""The desk by role: what waits, what fits, and the one press that answers."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from bahamm.demo.accounts import EVALUATOR, HEAD, OFFICER, OWNER_EN, SECRETARIAT, DemoAccount
from tests.browser.conftest import PASSWORD, ROOT, OpenPage, Product, graphql

PENDING = "{ dashboard { credentialsToVerify { credential { id number } } } }"
COUNTS = "query($organisation: ID) { dashboard(organisation: $organisation) { challengeCounts { state count } } }"
LIST = "query($filter: ChallengeFilter) { challenges(filter: $filter, first: 1) { totalCount } }"
MINE = "{ session { memberships { organisation { id } } } }"
MATCH = "query($id: ID!) { match(id: $id) { myFeedback } }"
NEWCOMER = DemoAccount("newcomer", "مهسا تازه‌وارد", "بی‌سازمان", "without an organisation")
_MAKE = """
from allauth.account.models import EmailAddress
from accounts.models import User
user, _ = User.objects.get_or_create(email={email!r}, defaults={{"full_name": {name!r}}})
user.set_password({password!r})
user.save()
EmailAddress.objects.get_or_create(user=user, email=user.email, verified=True, primary=True)
"""


@pytest.fixture(scope="module")
def newcomer(product: Product) -> DemoAccount:
    """Somebody with a verified address who belongs to nothing."""
    code = _MAKE.format(email=NEWCOMER.email, name=NEWCOMER.full_name, password=PASSWORD)
    environment = {
        **os.environ,
        "BAHAMM_DATA_DIR": str(product.data_dir),
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.local",
    }
    subprocess.run(
        [sys.executable, "-m", "bahamm", "manage", "shell", "-c", code], cwd=ROOT, env=environment, check=True
    )
    return NEWCOMER


def test_unit_judges_a_match_with_one_press_and_takes_it_back(open_page: OpenPage) -> None:
    page = open_page(HEAD, path="/dashboard")
    waiting = page.get_by_role("region", name="تطبیق‌های در انتظار بازخورد")
    row = waiting.get_by_role("listitem").filter(has=page.get_by_role("article")).first
    href = row.get_by_role("heading").get_by_role("link").get_attribute("href") or ""
    match = href.removeprefix("/matches/")
    row.get_by_role("button", name=re.compile("^نامربوط")).click()
    expect(row.get_by_text("نامربوط دانستید.")).to_be_visible()
    assert graphql(page, MATCH, id=match)["match"]["myFeedback"] == "NOT_USEFUL"

    row.get_by_role("button", name="پس گرفتن").click()
    expect(row.get_by_role("button", name=re.compile("^به‌دردخور"))).to_be_visible()
    assert graphql(page, MATCH, id=match)["match"]["myFeedback"] is None


def test_counts_lead_to_the_list_that_was_counted(open_page: OpenPage) -> None:
    page = open_page(HEAD, path="/dashboard")
    own = graphql(page, MINE)["session"]["memberships"][0]["organisation"]["id"]
    counts = graphql(page, COUNTS, organisation=own)["dashboard"]["challengeCounts"]
    published = next(entry["count"] for entry in counts if entry["state"] == "PUBLISHED")
    page.get_by_role("region", name="چالش‌های ما").get_by_role("link", name=re.compile("منتشرشده")).click()

    expect(page).to_have_url(re.compile(r"/challenges\?mine=1&state=PUBLISHED$"))
    assert graphql(page, LIST, filter={"mine": True, "states": ["PUBLISHED"]})["challenges"]["totalCount"] == published


def test_head_is_led_to_what_waits_for_approval(open_page: OpenPage) -> None:
    page = open_page(HEAD, path="/dashboard")
    page.get_by_role("region", name="در نوبت شما").get_by_role("link", name="بررسی و تأیید").first.click()

    expect(page).to_have_url(re.compile(r"/challenges/[^/]+$"))
    expect(page.get_by_role("button", name=re.compile("تأیید")).first).to_be_visible()


def test_officer_reads_why_a_challenge_came_back(open_page: OpenPage) -> None:
    page = open_page(OFFICER, path="/dashboard")
    waiting = page.get_by_role("region", name="در نوبت شما")

    expect(waiting).to_contain_text("دبیرخانه برای اصلاح برگردانده است.")
    waiting.get_by_role("link", name="اصلاح").first.click()
    expect(page).to_have_url(re.compile(r"/challenges/[^/]+/edit$"))


def test_start_up_sees_what_fits_with_reasons_and_the_way_to_the_pair(open_page: OpenPage) -> None:
    page = open_page(OWNER_EN, language="en", path="/dashboard")
    fitting = page.get_by_role("region", name="Challenges that fit you")
    expect(fitting.get_by_role("list", name="Why it was suggested").first).to_be_visible()
    expect(fitting.get_by_text("Match: Possible")).to_have_count(0)
    certain = fitting.get_by_role("article").count()
    fitting.get_by_role("button", name=re.compile("more suggestion")).click()
    expect(fitting.get_by_text("Match: Possible").first).to_be_attached()
    assert 1 <= certain < fitting.get_by_role("article").count()

    fitting.get_by_role("heading", level=3).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/matches/"))


def test_secretariat_rejects_a_credential_with_a_reason_only(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/dashboard")
    before = graphql(page, PENDING)["dashboard"]["credentialsToVerify"]
    last = before[-1]["credential"]
    row = page.get_by_role("listitem").filter(has_text=last["number"])
    row.get_by_role("button", name=re.compile("^رسیدگی")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="رد", exact=True).click()
    expect(dialog).to_contain_text("برای رد، دلیل را بنویسید")
    assert graphql(page, PENDING)["dashboard"]["credentialsToVerify"] == before

    dialog.get_by_role("textbox").fill("شماره در سامانهٔ دانش‌بنیان پیدا نشد.")
    dialog.get_by_role("button", name="رد", exact=True).click()
    expect(page.get_by_text("صلاحیت رد شد")).to_be_visible()
    expect(row).to_have_count(0)
    assert graphql(page, PENDING)["dashboard"]["credentialsToVerify"] == before[:-1]


def test_evaluator_is_told_that_nothing_waits_and_why(open_page: OpenPage) -> None:
    page = open_page(EVALUATOR, path="/dashboard")

    expect(page.get_by_text("اکنون پرونده‌ای برای داوری ندارید")).to_be_visible()
    expect(page.get_by_role("link", name="چالش تازه")).to_have_count(0)


def test_newcomer_finds_three_ways_in(open_page: OpenPage, newcomer: DemoAccount) -> None:
    page = open_page(newcomer, path="/dashboard")
    expect(page.get_by_role("link", name="ثبت شرکت یا تیم")).to_have_attribute("href", "/organisations/new")
    expect(page.get_by_text(newcomer.email)).to_be_visible()

    page.get_by_role("textbox", name="پیوند دعوت‌نامه").fill("https://example.org/")
    page.get_by_role("button", name="پذیرش دعوت").click()
    expect(page.get_by_text("این پیوند دعوت‌نامه نیست")).to_be_visible()
    token = "0f" * 32
    page.get_by_role("textbox", name="پیوند دعوت‌نامه").fill(f"https://bahamm.example/invitations/{token}")
    page.get_by_role("button", name="پذیرش دعوت").click()
    expect(page).to_have_url(re.compile(f"/invitations/{token}$"))
