"""The inbox: news arrive in an open page, are read one by one or all at once, and are grouped by day."""

import re

from playwright.sync_api import expect

from bahamm.demo.accounts import OFFICER_EN, OWNER, SECRETARIAT
from tests.browser.conftest import OpenPage, graphql

PENDING = "{ dashboard { credentialsToVerify { credential { id } organisation { id } } } }"
DECIDE = "mutation($input: DecideCredentialInput!) { decideCredential(input: $input) { errors { code } } }"
MINE = "{ session { memberships { organisation { id } } } }"
UNREAD = "{ notifications { unreadCount totalCount } }"


def test_news_arrive_in_an_open_page_without_a_reload(open_page: OpenPage) -> None:
    owner = open_page(OWNER, path="/notifications")
    expect(owner.get_by_role("heading", level=2).first).to_contain_text("امروز")
    rows = owner.locator("main li[data-unread]")
    before = rows.count()
    owner.evaluate("window.stayed = true")
    own = graphql(owner, MINE)["session"]["memberships"][0]["organisation"]["id"]

    secretariat = open_page(SECRETARIAT, path="/dashboard")
    tasks = graphql(secretariat, PENDING)["dashboard"]["credentialsToVerify"]
    claim = next(task["credential"]["id"] for task in tasks if task["organisation"]["id"] == own)
    answer = graphql(secretariat, DECIDE, input={"id": claim, "verified": True, "note": ""})
    assert answer["decideCredential"]["errors"] == []

    expect(rows).to_have_count(before + 1)
    expect(rows.first).to_have_attribute("data-unread", "true")
    assert owner.evaluate("window.stayed") is True


def test_reading_one_and_all_in_two_windows(open_page: OpenPage) -> None:
    page = open_page(SECRETARIAT, path="/notifications")
    other = open_page(SECRETARIAT, path="/notifications?show=unread")
    unread = page.locator("main li[data-unread=true]")
    expect(unread.first).to_be_visible()
    count = graphql(page, UNREAD)["notifications"]["unreadCount"]
    assert count > 2
    rows = page.locator("main li[data-unread]").count()

    page.get_by_role("button", name=re.compile("^خوانده شد")).first.click()
    expect(unread).to_have_count(count - 1)
    expect(page.locator("main li[data-unread]")).to_have_count(rows)
    assert graphql(page, UNREAD)["notifications"]["unreadCount"] == count - 1

    page.get_by_role("button", name="همه را خوانده‌شده کن").click()
    expect(unread).to_have_count(0)
    expect(other.get_by_text("همه را خوانده‌اید")).to_be_visible()
    assert graphql(page, UNREAD)["notifications"]["unreadCount"] == 0


def test_following_the_link_reads_it(open_page: OpenPage) -> None:
    page = open_page(OFFICER_EN, language="en", path="/notifications")
    row = page.locator("main li[data-unread=true]").first
    expect(row).to_be_visible()
    count = graphql(page, UNREAD)["notifications"]["unreadCount"]
    row.get_by_role("link").click()

    expect(page).not_to_have_url(re.compile("/notifications"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/notifications")
    expect(page.locator("main li[data-unread]").first).to_be_visible()
    assert graphql(page, UNREAD)["notifications"]["unreadCount"] == count - 1


def test_signed_out_people_sign_in_first(open_page: OpenPage) -> None:
    page = open_page(path="/notifications")

    expect(page).to_have_url(re.compile(r"/account/sign-in\?next=%2Fnotifications"))
