"""Every page as each role, in both languages and both widths: it loads, fits, reads and says what it is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError

from bahamm.demo.accounts import EVALUATOR, HEAD, OFFICER, OWNER, SECRETARIAT, DemoAccount
from tests.browser.conftest import OpenPage, axe_violations, graphql

PUBLIC = """{
    challenges(filter: {openOnly: true}, first: 1) { edges { node { id unit { slug } } } }
    solutions(first: 1) { edges { node { id supplier { slug } } } }
}"""
OWN = """{
    session { memberships { organisation { id slug kind } } }
    challenges(filter: {mine: true}, first: 20) { edges { node { id state allowedActions { name allowed } } } }
    solutions(filter: {mine: true}, first: 20) { edges { node { id state } } }
    dashboard { fittingChallenges(first: 1) { id } matchesAwaitingFeedback(first: 1) { id } }
}"""

#: Text that the product itself writes in Persian must not hold Latin digits. Other people's text, codes and what is
#: marked as Latin or as its own direction is theirs.
LATIN_DIGITS = """() => {
    const foreign = "[dir=auto], [dir=ltr], [lang=en], bdi, code, kbd, pre, time[lang], script, style, input, textarea";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const element = node.parentElement;
        if (!/[0-9]/.test(node.data) || element.closest(foreign) || !element.checkVisibility()) continue;
        found.push(node.data.trim());
    }
    return found;
}"""
#: The screen's heading is there and no placeholder is left.
STANDS = """() => {
    const heading = document.querySelector("main h1");
    const waits = document.querySelector("main [aria-busy=true], main [role=progressbar]:not([aria-valuenow])");
    const notes = [...document.querySelectorAll("main [role=status] > .visually-hidden")];
    const isLoading = notes.some(({textContent}) => /بارگذاری|Loading/.test(textContent));
    return heading && heading !== window.left && !waits && !isLoading;
}"""
#: As a link would, without loading the product anew.
FOLLOW = """path => {
    window.left = document.querySelector("main h1");
    history.pushState({idx: history.length}, "", path);
    dispatchEvent(new PopStateEvent("popstate", {state: history.state}));
}"""
#: What axe looks at differs by width (what is folded away) and hardly by language: each language gets one width.
AXE_AT = {"fa": 390, "en": 1440}
#: What a new width sets off has been drawn.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
NOWHERE = "/no/such/page"
#: Numbers that are parts of names.
NAMES_WITH_DIGITS = re.compile(r"ISO \d+|UTF-8|(nDCG|recall|MRR)@\d+")


def public_paths(page: Page) -> list[str]:
    data = graphql(page, PUBLIC)
    challenge = data["challenges"]["edges"][0]["node"]
    solution = data["solutions"]["edges"][0]["node"]
    return [
        "/",
        "/challenges",
        "/challenges?q=آب&open=1",
        f"/challenges/{challenge['id']}",
        "/solutions",
        f"/solutions/{solution['id']}",
        "/organisations",
        f"/organisations/{solution['supplier']['slug']}",
        f"/organisations/{challenge['unit']['slug']}",
        "/gaps",
        "/gaps?view=goals&measure=supply",
        "/search",
        "/search?q=پارکینگ",
    ]


def visitor_paths(page: Page) -> list[str]:
    return [
        *public_paths(page),
        "/account/sign-in",
        "/account/sign-up",
        "/account/password/reset",
        "/account/password/reset/unknown-key",
        "/account/verify-email",
        "/account/verify-email/unknown-key",
        f"/invitations/{'0f' * 32}",
    ]


def own_paths(page: Page) -> list[str]:
    """What the role adds: its desk, its own objects in every screen that is open to it."""
    data = graphql(page, OWN)
    own = data["session"]["memberships"][0]["organisation"]
    paths = ["/", "/dashboard", "/notifications", "/notifications?show=unread", "/account/settings", "/saved-searches"]
    paths += ["/challenges?mine=1", "/solutions?mine=1", "/organisations/new", "/import"]
    paths += ["/duplicates", "/pairing", "/operations"]
    paths += [f"/organisations/{own['slug']}", f"/organisations/{own['slug']}/members"]
    challenges = [edge["node"] for edge in data["challenges"]["edges"]]
    for challenge in one_of_each_state(challenges):
        paths.append(f"/challenges/{challenge['id']}")
        if any(action["name"] == "update_challenge" and action["allowed"] for action in challenge["allowedActions"]):
            paths.append(f"/challenges/{challenge['id']}/edit")
        if challenge["state"] == "PUBLISHED":
            paths.append(f"/challenges/{challenge['id']}/matches")
    for solution in one_of_each_state([edge["node"] for edge in data["solutions"]["edges"]]):
        paths += [f"/solutions/{solution['id']}{rest}" for rest in ("", "/edit", "/matches")]
    matches = [*data["dashboard"]["fittingChallenges"], *data["dashboard"]["matchesAwaitingFeedback"]]
    paths += [f"/matches/{match['id']}" for match in matches[:1]]
    paths += {"MUNICIPAL_UNIT": ["/challenges/new"], "SUPPLIER": ["/solutions/new"]}.get(own["kind"], [])
    return paths


def one_of_each_state(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({item["state"]: item for item in items}.values())


ROLES: list[tuple[DemoAccount | None, Callable[[Page], list[str]]]] = [
    (None, visitor_paths),
    (OFFICER, own_paths),
    (HEAD, own_paths),
    (OWNER, own_paths),
    (SECRETARIAT, own_paths),
    (EVALUATOR, own_paths),
]


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(
    ("account", "paths_of"), ROLES, ids=[account.name if account else "visitor" for account, _ in ROLES]
)
def test_every_page(
    open_page: OpenPage, account: DemoAccount | None, paths_of: Callable[[Page], list[str]], language: str
) -> None:
    page = open_page(account, language=language)
    page.wait_for_function(STANDS)
    problems = seen_at(page, NOWHERE, language)
    for path in paths_of(page):
        problems += seen_at(page, path, language)
    assert "\n".join(problems) == ""


def seen_at(page: Page, path: str, language: str) -> list[str]:
    """What is wrong with one page, wide and narrow."""
    # By way of nowhere, so that the heading is surely a new one.
    for step in [path] if path == NOWHERE or page.url.endswith(NOWHERE) else [NOWHERE, path]:
        page.evaluate(FOLLOW, step)
        try:
            page.wait_for_function(STANDS)
        except TimeoutError:
            return [f"{path}: no heading, or it never stops loading"]
    problems = []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(DRAWN)
        found = problems_of(page, language)
        if AXE_AT[language] == width:
            found += [f"axe {violation}" for violation in axe_violations(page)]
        problems += [f"{path} at {width}: {problem}" for problem in found]
    return problems


def problems_of(page: Page, language: str) -> list[str]:
    found = []
    page_language = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if page_language != [language, "rtl" if language == "fa" else "ltr"]:
        found.append(f"lang and dir are {page_language}")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        found.append(f"{overflow} px wider than the window")
    if page.get_by_role("heading", level=1).count() != 1:
        found.append("not one h1")
    if not page.title().strip():
        found.append("no title")
    if language == "fa":
        digits = page.evaluate(LATIN_DIGITS)
        found += [f"Latin digits in «{text}»" for text in digits if re.search("[0-9]", NAMES_WITH_DIGITS.sub("", text))]
    return found
