"""Organisations in the browser: found, edited by who runs them, credentials checked, members managed."""

import re

from playwright.sync_api import Page, expect

from bahamm.demo.accounts import MEMBER, OWNER_EN, SECRETARIAT
from tests.browser.conftest import OpenPage, axe_violations, graphql

OWN = "{ session { memberships { organisation { id slug name } } } }"


def own_organisation(page: Page) -> dict[str, str]:
    found: dict[str, str] = graphql(page, OWN)["session"]["memberships"][0]["organisation"]
    return found


def credentials_of(page: Page, organisation_id: str, number: str) -> list[tuple[str, str]]:
    query = "query($id: ID!) { organisation(id: $id) { credentials { number status note } } }"
    rows = graphql(page, query, id=organisation_id)["organisation"]["credentials"]
    return [(row["status"], row["note"]) for row in rows if row["number"] == number]


def test_directory_finds_units_of_one_city(open_page: OpenPage) -> None:
    page = open_page(path="/organisations?kind=municipal_unit&q=شيراز")
    rows = page.get_by_role("list", name="فهرست سازمان‌ها").get_by_role("article")
    expect(rows.first).to_be_visible()
    kinds = rows.locator("span", has_text="واحد متقاضی")
    expect(kinds).to_have_count(rows.count())
    rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="در یک نگاه")).to_be_visible()


def test_owner_edits_the_page_and_is_asked_before_leaving_unsaved(open_page: OpenPage) -> None:
    page = open_page(OWNER_EN, language="en")
    own = own_organisation(page)
    page.goto(f"/organisations/{own['slug']}/edit")
    page.get_by_label("About").fill("We keep wheels out of gutters in nine cities.")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog"):
        page.get_by_role("main").get_by_role("link", name="Cancel").click()
    expect(page.get_by_label("About")).to_have_value("We keep wheels out of gutters in nine cities.")
    page.get_by_label("Website").fill("javascript:alert(1)")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Website")
    page.get_by_label("Website").fill("wheels.example")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name=re.compile("^wheels.example"))).to_have_attribute(
        "href", "https://wheels.example/"
    )


def test_secretariat_rejects_with_a_reason_then_verifies_for_all_to_see(open_page: OpenPage) -> None:
    owner = open_page(OWNER_EN, language="en")
    own = own_organisation(owner)
    clerk = open_page(SECRETARIAT)
    for number, press in (("IN-77", "رد"), ("IN-78", "تأیید")):
        owner.goto(f"/organisations/{own['slug']}")
        owner.get_by_role("button", name="Add a credential").click()
        dialog = owner.get_by_role("dialog")
        dialog.get_by_label("Number").fill(number)
        dialog.get_by_label("Issuer").fill("Standards Office")
        for part, digits in enumerate(("12", "1", "2030")):
            dialog.get_by_role("spinbutton").nth(part).press_sequentially(digits)
        assert axe_violations(owner) == []
        dialog.get_by_role("button", name="Send for verification").click()
        expect(dialog).to_have_count(0)

        clerk.goto(f"/organisations/{own['slug']}")
        row = clerk.get_by_role("listitem").filter(has_text=number)
        row.get_by_role("button", name="بررسی").click()
        dialog = clerk.get_by_role("dialog")
        if press == "رد":
            dialog.get_by_role("button", name=press, exact=True).click()
            expect(dialog.get_by_role("alert")).to_be_visible()
            assert credentials_of(clerk, own["id"], number) == [("PENDING", "")]
            dialog.get_by_label("یادداشت").fill("شماره در سامانهٔ صادرکننده نیست.")
        dialog.get_by_role("button", name=press, exact=True).click()
        expect(dialog).to_have_count(0)
    assert credentials_of(clerk, own["id"], "IN-77") == [("REJECTED", "شماره در سامانهٔ صادرکننده نیست.")]

    visitor = open_page(path=f"/organisations/{own['slug']}")
    shown = visitor.get_by_role("list", name="مدرک‌ها").get_by_role("listitem")
    expect(shown.filter(has_text="IN-78")).to_contain_text("تأییدشده")
    expect(shown.filter(has_text="IN-77")).to_have_count(0)


def test_member_sees_colleagues_and_may_only_leave(open_page: OpenPage) -> None:
    page = open_page(MEMBER)
    own = own_organisation(page)
    page.goto(f"/organisations/{own['slug']}/members")
    members = page.get_by_role("list", name="اعضا").get_by_role("listitem")
    expect(members.first).to_be_visible()
    expect(page.get_by_role("button", name="فرستادن دعوت")).to_have_count(0)
    menus = members.get_by_role("button", name=re.compile("^کارهای"))
    expect(menus).to_have_count(1)
    menus.click()
    expect(page.get_by_role("menuitem")).to_have_text(["بیرون آمدن از سازمان"])
