"""Accounts in the browser: signing up by mail, two-step sign-in, a forgotten password, lockout, invitations."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from bahamm.demo.accounts import OWNER
from tests.browser.conftest import OpenPage, Product, axe_violations, graphql
from tests.browser.mails import link_in_mail, totp

SENTENCE = "a-short-sentence-of-mine"
FRESH = "another-sentence-of-mine"

SIGN_UP = """async ([email, password]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const send = (path, body) => fetch("/_allauth/browser/v1" + path, {
        method: "POST",
        headers: {"Content-Type": "application/json", "X-CSRFToken": token},
        body: JSON.stringify(body),
    });
    const answer = await send("/auth/signup", {email, password, full_name: "رضا امینی", language: "fa"});
    return answer.status;
}"""


def fill_sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("ایمیل").fill(email)
    page.get_by_label("گذرواژه", exact=True).fill(password)
    page.get_by_role("button", name="ورود", exact=True).last.click()


def register(page: Page, product: Product, email: str) -> None:
    """A verified, signed-in newcomer, without the forms that have their own test."""
    assert page.evaluate(SIGN_UP, [email, SENTENCE]) == 401  # it waits for the mail
    page.goto(link_in_mail(product, email, "/account/verify-email/"))
    page.get_by_role("button", name="بله، تأیید می‌کنم").click()
    page.wait_for_url("**/dashboard")


def sign_out(page: Page) -> None:
    page.goto("/account/settings")
    page.get_by_role("main").get_by_role("button", name="خروج").click()
    page.wait_for_url("**/account/sign-in**")


def test_newcomer_signs_up_verifies_by_mail_and_comes_back_to_register_a_start_up(
    open_page: OpenPage, product: Product
) -> None:
    page = open_page(path="/solutions/new")
    page.wait_for_url("**/account/sign-in?next=%2Fsolutions%2Fnew")
    page.get_by_role("main").get_by_role("link", name="ثبت‌نام").click()
    expect(page.get_by_role("heading", name="ثبت‌نام")).to_be_visible()
    page.get_by_role("button", name="ساختن حساب").click()
    expect(page.get_by_role("alert")).to_contain_text("۳ مورد را درست کنید")
    page.get_by_label("نام و نام خانوادگی").fill("مینا فرهادی")
    page.get_by_label("ایمیل").fill("mina@example.ir")
    page.get_by_label("گذرواژه", exact=True).fill(SENTENCE)
    page.get_by_role("button", name="ساختن حساب").click()
    expect(page.get_by_role("heading", name="ایمیل خود را ببینید")).to_be_visible()
    expect(page.get_by_text("mina@example.ir")).to_be_visible()

    page.goto(link_in_mail(product, "mina@example.ir", "/account/verify-email/"))
    page.get_by_role("button", name="بله، تأیید می‌کنم").click()
    page.wait_for_url("**/solutions/new")

    page.get_by_role("link", name="ثبت شرکت نوپا").click()
    page.get_by_label("نام", exact=True).fill("آبسنج نوین")
    page.get_by_role("button", name="ثبت", exact=True).click()
    page.wait_for_url("**/solutions/new")
    expect(page.get_by_text("به نام: آبسنج نوین")).to_be_visible()
    roles = graphql(page, "{ session { memberships { role organisation { name } } } }")["session"]["memberships"]
    assert roles == [{"role": "SUPPLIER_OWNER", "organisation": {"name": "آبسنج نوین"}}]


def test_used_verification_link_says_so_and_leads_on(open_page: OpenPage, product: Product) -> None:
    page = open_page()
    register(page, product, "used@example.ir")
    page.goto("/account/verify-email/no-such-key")
    expect(page.get_by_text("این پیوند کار نمی‌کند")).to_be_visible()


def test_second_factor_is_switched_on_asked_for_and_replaced_by_a_recovery_code(
    open_page: OpenPage, product: Product
) -> None:
    page = open_page()
    register(page, product, "totp@example.ir")
    page.goto("/account/settings")
    page.get_by_role("button", name="روشن کردن").click()
    expect(page.get_by_role("img", name="نقش QR برای برنامهٔ رمزساز")).to_be_visible()
    secret = page.locator("bdi", has_text=re.compile(r"^[A-Z2-7]{16,}$")).inner_text()
    page.get_by_label("کد شش‌رقمی برنامه").fill("000000")
    expect(page.get_by_role("alert")).to_contain_text("این کد درست نیست")
    page.get_by_label("کد شش‌رقمی برنامه").fill(totp(secret))
    # The mail's link signed this person in; for the lock of the account they prove who they are.
    page.get_by_role("dialog").get_by_label("گذرواژه", exact=True).fill(SENTENCE)
    page.get_by_role("dialog").get_by_role("button", name="ادامه").click()
    expect(page.get_by_text("ورود دومرحله‌ای روشن است.")).to_be_visible()
    codes = page.get_by_role("listitem").filter(has_text=re.compile(r"^[0-9a-z]{8,}$"))
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    assert axe_violations(page) == []

    sign_out(page)
    fill_sign_in(page, "totp@example.ir", SENTENCE)
    expect(page.get_by_role("heading", name="گام دوم ورود")).to_be_visible()
    assert axe_violations(page) == []
    # Typed on a Persian keyboard; the code of the next half minute, since each is taken once.
    persian = totp(secret, steps_ahead=1).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    page.get_by_label("کد شش‌رقمی").fill(persian)
    expect(page.get_by_role("heading", name="حساب من")).to_be_visible()

    sign_out(page)
    fill_sign_in(page, "totp@example.ir", SENTENCE)
    page.get_by_role("button", name="کد بازیابی دارم").click()
    page.get_by_label("کد بازیابی").fill(recovery)
    page.get_by_role("button", name="ورود", exact=True).last.click()
    expect(page.get_by_role("heading", name="حساب من")).to_be_visible()


def test_forgotten_password_is_replaced_by_the_link_of_the_mail(open_page: OpenPage, product: Product) -> None:
    page = open_page()
    register(page, product, "forgetful@example.ir")
    sign_out(page)
    page.get_by_role("link", name="گذرواژه را فراموش کرده‌ام").click()
    expect(page.get_by_role("heading", name="بازیابی گذرواژه")).to_be_visible()
    page.get_by_label("ایمیل").fill("forgetful@example.ir")
    page.get_by_role("button", name="فرستادن پیوند").click()
    expect(page.get_by_text("پیوند گذرواژهٔ تازه همین حالا فرستاده شد")).to_be_visible()

    page.goto(link_in_mail(product, "forgetful@example.ir", "/account/password/reset/"))
    page.get_by_label("گذرواژهٔ تازه").fill("1234567890")
    page.get_by_role("button", name="ذخیرهٔ گذرواژه").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("گذرواژهٔ تازه").fill(FRESH)
    page.get_by_role("button", name="ذخیرهٔ گذرواژه").click()
    expect(page.get_by_text("گذرواژهٔ شما عوض شد")).to_be_visible()

    other = open_page(path="/account/sign-in?next=/organisations")
    fill_sign_in(other, "forgetful@example.ir", FRESH)
    other.wait_for_url("**/organisations")


@pytest.mark.parametrize(
    ("language", "email", "password", "button", "wait"),
    [
        ("fa", "ایمیل", "گذرواژه", "ورود", r"(۱۵ دقیقه|۱۴ دقیقه و .* ثانیه) دیگر دوباره بکوشید"),
        ("en", "E-mail", "Password", "Sign in", r"Try again in (15 min|14 min \d+ s)"),
    ],
)
def test_lockout_says_for_how_long_and_keeps_what_was_typed(
    open_page: OpenPage, language: str, email: str, password: str, button: str, wait: str
) -> None:
    page = open_page(language=language, path="/account/sign-in")
    address = f"guessed.{language}@example.ir"
    page.get_by_label(email).fill(address)
    send = page.get_by_role("button", name=button, exact=True).last
    for attempt in range(settings.AXES_FAILURE_LIMIT):
        page.get_by_label(password, exact=True).fill(f"wrong-guess-{attempt}")
        # While an answer is on its way the button takes no other press.
        expect(send).not_to_have_attribute("data-pending", re.compile(""))
        with page.expect_response("**/auth/login"):
            send.click()
    expect(page.get_by_text(re.compile(wait))).to_be_visible()
    expect(page.get_by_label(email)).to_have_value(address)
    expect(page.get_by_label(password, exact=True)).to_have_value(re.compile("wrong-guess-"))
    assert axe_violations(page) == []


def test_invited_newcomer_signs_up_and_comes_back_to_join(open_page: OpenPage, product: Product) -> None:
    owner = open_page(OWNER)
    organisation = graphql(owner, "{ session { memberships { organisation { slug name } } } }")["session"][
        "memberships"
    ]
    supplier = organisation[0]["organisation"]
    owner.goto(f"/organisations/{supplier['slug']}/members")
    owner.get_by_label("ایمیل").fill("colleague@example.ir")
    owner.get_by_role("button", name="فرستادن دعوت").click()
    expect(owner.get_by_role("list", name="دعوت‌ها").get_by_text("colleague@example.ir")).to_be_visible()

    page = open_page(path=link_in_mail(product, "colleague@example.ir", "/invitations/"))
    expect(page.get_by_text("برای پذیرفتن وارد شوید")).to_be_visible()
    page.get_by_role("link", name="ساختن حساب").click()
    expect(page.get_by_role("heading", name="ثبت‌نام")).to_be_visible()
    page.get_by_label("نام و نام خانوادگی").fill("پویا صالحی")
    page.get_by_label("ایمیل").fill("colleague@example.ir")
    page.get_by_label("گذرواژه", exact=True).fill(SENTENCE)
    page.get_by_role("button", name="ساختن حساب").click()
    expect(page.get_by_role("heading", name="ایمیل خود را ببینید")).to_be_visible()
    page.goto(link_in_mail(product, "colleague@example.ir", "/account/verify-email/"))
    page.get_by_role("button", name="بله، تأیید می‌کنم").click()
    page.wait_for_url("**/invitations/**")
    page.get_by_role("button", name="می‌پذیرم").click()
    expect(page.get_by_role("heading", name=supplier["name"], level=1)).to_be_visible()
    roles = graphql(page, "{ session { memberships { role organisation { slug } } } }")["session"]["memberships"]
    assert roles == [{"role": "SUPPLIER_MEMBER", "organisation": {"slug": supplier["slug"]}}]
