"""The real product in a real browser: one served installation with demo data and the bundled model for the session."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, expect, sync_playwright

from bahamm.demo.accounts import DemoAccount

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("BAHAMM_DATA_DIR", ROOT / "var"))
PASSWORD = "browser-tests-only-1405"
#: The language of a device is kept where src/shared/session/preferences.tsx looks; what is chosen later stays.
FIRST_VISIT = """
    if (location.protocol === "http:" && !localStorage.getItem("bahamm.preferences")) {
        localStorage.setItem("bahamm.preferences", JSON.stringify({locale: "LANGUAGE"}));
    }
"""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Product:
    """A running installation."""

    url: str
    data_dir: Path
    #: Cookies of signed-in accounts by e-mail.
    sessions: dict[str, list[Any]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as `bahamm setup --demo` leaves it: made by the first process that asks, for all of a run."""
    is_shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = (tmp_path_factory.getbasetemp().parent if is_shared else tmp_path_factory.mktemp("run")) / "prepared"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            command = [sys.executable, "-m", "bahamm", "setup", "--demo"]
            subprocess.run(command, cwd=ROOT, env=environment_of(unfinished), check=True)
            unfinished.rename(folder)
    return folder


def environment_of(data_dir: Path, **more: str) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BAHAMM_", "DJANGO_"))},
        "BAHAMM_DATA_DIR": str(data_dir),
        "BAHAMM_MODEL_DIR": str(DATA_DIR / "model"),
        "BAHAMM_FRONTEND_DIST": str(DATA_DIR / "frontend"),
        "BAHAMM_DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "bahamm.settings.local",
        **more,
    }


@pytest.fixture(scope="session")
def product(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    data_dir = tmp_path_factory.mktemp("product")
    shutil.copytree(prepared, data_dir, dirs_exist_ok=True)
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = environment_of(data_dir, BAHAMM_BASE_URL=url, BAHAMM_GALLERY="true")
    command = [sys.executable, "-m", "bahamm", "serve", "--port", str(port)]
    with (data_dir / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(url, server, data_dir / "server.log")
            yield Product(url=url, data_dir=data_dir)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the server ended:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the server does not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        pytest.fail("the browser tests need Chromium on the PATH")
    # As patient as the actions of a page: signing up hashes a password while the index is still being built.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield instance
        instance.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(product: Product, browser: Browser) -> Iterator[OpenPage]:
    """``open_page(account=OFFICER, language="fa", width=1440)`` is a signed-in page in a context of its own."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_(
        account: DemoAccount | None = None,
        *,
        language: str = "fa",
        width: int = 1440,
        path: str = "/",
        dark: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=product.url,
            viewport={"width": width, "height": 900 if width > 600 else 844},
            locale="fa-IR" if language == "fa" else "en-US",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": "bahamm_language", "value": language, "url": product.url}])
        context.add_init_script(FIRST_VISIT.replace("LANGUAGE", language))
        if account is not None:
            sign_in(context, product, account, language)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _note(problems, message.type, message.text, page.url))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def _note(problems: list[str], kind: str, text: str, url: str) -> None:
    # The browser logs every refused request as an error; refusals are what several tests provoke.
    if kind == "error" and "Failed to load resource" not in text:
        problems.append(f"{url}: {text}")


def sign_in(context: BrowserContext, product: Product, account: DemoAccount, language: str) -> None:
    """Open a session as the browser does, without walking through the form (its own test does that).

    One session serves all windows of an account as long as nobody ends it: each costs half a second of hashing. The
    profile decides the language of a signed-in person.
    """
    context.request.get("/")
    context.add_cookies(product.sessions.get(account.email, []))
    if not _set_language(context, language):
        context.clear_cookies(name="sessionid")
        status = _post(context, "/_allauth/browser/v1/auth/login", email=account.email, password=PASSWORD).status
        assert status == 200, f"sign-in of {account.email} answered {status}"
        assert _set_language(context, language)
        product.sessions[account.email] = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]


def _set_language(context: BrowserContext, language: str) -> bool:
    """Set the language of the profile; whether somebody is signed in."""
    query = "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { code } } }"
    answer = _post(context, "/graphql/", query=query, variables={"input": {"language": language.upper()}}).json()
    return bool((answer.get("data") or {}).get("updateProfile") == {"errors": []})


def _post(context: BrowserContext, path: str, **data: Any) -> APIResponse:
    token = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken")
    return context.request.post(path, data=data, headers={"X-CSRFToken": token})


def graphql(page: Page, query: str, **variables: Any) -> dict[str, Any]:
    """Ask the API with the session of ``page``; the answer's data."""
    answer: dict[str, Any] = page.evaluate(
        """async ([query, variables]) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const answer = await fetch("/graphql/", {
                method: "POST",
                headers: {"Content-Type": "application/json", "X-CSRFToken": token},
                body: JSON.stringify({query, variables}),
            });
            return await answer.json();
        }""",
        [query, variables],
    )
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


#: What the guidelines ask for, and all rules of mere good practice with a serious or critical impact: the others would
#: only find what is not reported.
AXE_OPTIONS = """{
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: Object.fromEntries(
        ["accesskeys", "aria-dialog-name", "aria-text", "aria-treeitem-name", "frame-tested", "label-title-only"]
            .concat("tabindex").map(rule => [rule, {enabled: true}])
    ),
}"""
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


def axe_violations(page: Page) -> list[str]:
    """Serious and critical findings of axe-core on the page as it stands.

    React Aria's announcer is left out: it names a pressed button by its id for seconds after the button has gone.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(f"async () => await axe.run({{exclude: ['[data-live-announcer]']}}, {AXE_OPTIONS})")
    return [
        f"{found['id']}: {node['html'][:120]}"
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser; no test can forget to say so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
