"""From stored news to what a person reads: in their language, with the titles of today, and only those they may see."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.enums import CredentialStatus
from accounts.mail_texts import ROLE_NAMES
from accounts.models import Credential, Organisation
from accounts.selectors import credentials_visible_to, memberships_visible_to, organisations_visible_to
from accounts.viewer import Viewer
from marketplace.catalog.enums import ChallengeState
from marketplace.catalog.models import Challenge, Solution
from marketplace.catalog.selectors import can_see_challenge_record, challenges_visible_to, solutions_visible_to
from marketplace.notifications import texts
from marketplace.notifications.addresses import challenge_page, match_page, organisation_page, solution_page
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Notification

#: Titles named in one body.
NAMED = 3
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class Rendered:
    """``link`` is a path of the web application; empty when there is nothing to open."""

    title: str
    body: str
    link: str


def render(viewer: Viewer, notifications: Sequence[Notification]) -> list[Rendered]:
    """The texts of ``notifications`` for their reader, in their order: a constant number of statements."""
    library = _Library(viewer, notifications)
    return [_rendered(library, notification) for notification in notifications]


class _Library:
    """What the news of one page speak about, as far as the reader may see it."""

    def __init__(self, viewer: Viewer, notifications: Sequence[Notification]) -> None:
        self.viewer = viewer
        wanted = _Wanted(notifications)
        challenges = challenges_visible_to(viewer).select_related("unit").filter(pk__in=wanted.of("challenge"))
        self.challenges: dict[int, Challenge] = {row.pk: row for row in challenges}
        solutions = solutions_visible_to(viewer).select_related("supplier").filter(pk__in=wanted.of("solution"))
        self.solutions: dict[int, Solution] = {row.pk: row for row in solutions}
        credentials = credentials_visible_to(viewer).select_related("organisation")
        self.credentials: dict[int, Credential] = {
            row.pk: row for row in credentials.filter(pk__in=wanted.of("credential"))
        }
        organisations = organisations_visible_to(viewer).filter(pk__in=wanted.of("organisation"))
        self.organisations: dict[int, Organisation] = {row.pk: row for row in organisations}
        memberships = memberships_visible_to(viewer).select_related("user").filter(pk__in=wanted.of("membership"))
        self.people = {row.pk: row.user.full_name for row in memberships}

    # -- words -------------------------------------------------------------------------------
    def say(self, words: texts.Words) -> str:
        return words.in_language(self.viewer.language)

    def number(self, value: int) -> str:
        return str(value) if self.viewer.language == "en" else str(value).translate(_PERSIAN_DIGITS)

    def name(self, organisation: Organisation) -> str:
        return str((organisation.name_en if self.viewer.language == "en" else "") or organisation.name)

    def listed(self, titles: Sequence[str]) -> str:
        """The first titles, and how many more there are."""
        names = self.say(texts.SEPARATOR).join(_isolated(title) for title in titles[:NAMED])
        if len(titles) <= NAMED:
            return names
        return self.say(texts.AND_MORE).format(names=names, count=self.number(len(titles) - NAMED))


class _Wanted:
    """Ids by type, from subjects and data."""

    def __init__(self, notifications: Iterable[Notification]) -> None:
        self._ids: dict[str, set[int]] = {}
        for row in notifications:
            if row.subject_id is not None:
                self._ids.setdefault(row.subject_type, set()).add(row.subject_id)
            for name in ("challenge", "solution", "membership"):
                self._ids.setdefault(name, set()).update(row.data.get(f"{name}s", ()))

    def of(self, subject_type: str) -> set[int]:
        return self._ids.get(subject_type, set())


def _isolated(value: str) -> str:
    """A title in another script must not turn the sentence around it."""
    return f"\u2068{value}\u2069" if value else ""


#: What a kind fills into its text, and where it leads; None when its subject is out of sight.
_Filled = tuple[dict[str, Any], str] | None


def _rendered(library: _Library, row: Notification) -> Rendered:
    text, fill = texts.TEXTS.get(row.kind), _FILL.get(row.kind)
    filled = fill(library, row) if text is not None and fill is not None else None
    if text is None or filled is None:
        return Rendered(library.say(texts.GONE), "", "")
    values, link = filled
    count: int | None = values.get("count")
    shown = {name: _isolated(value) for name, value in values.items() if name not in ("count", "names", "outcome")}
    shown |= {
        "count": library.number(count or 0),
        "names": values.get("names", ""),
        "outcome": values.get("outcome", ""),
    }
    return Rendered(library.say(text.title_for(count)).format(**shown), library.say(text.body).format(**shown), link)


def _new_solutions(library: _Library, row: Notification) -> _Filled:
    challenge = library.challenges.get(row.subject_id or 0)
    if challenge is None:
        return None
    found = [library.solutions[pk].title for pk in row.data.get("solutions", ()) if pk in library.solutions]
    values = {"title": challenge.title, "count": len(found), "names": library.listed(found)}
    return values, challenge_page(challenge.pk, "/matches")


def _new_challenges(library: _Library, row: Notification) -> _Filled:
    solution = library.solutions.get(row.subject_id or 0)
    if solution is None:
        return None
    found = [library.challenges[pk].title for pk in row.data.get("challenges", ()) if pk in library.challenges]
    values = {"title": solution.title, "count": len(found), "names": library.listed(found)}
    return values, solution_page(solution.pk, "/matches")


def _invited(library: _Library, row: Notification) -> _Filled:
    challenge = library.challenges.get(row.subject_id or 0)
    if challenge is None:
        return None
    mine = [library.solutions[pk] for pk in row.data.get("solutions", ()) if pk in library.solutions]
    if not mine:
        return None
    names = library.listed([solution.title for solution in mine])
    values = {"title": challenge.title, "unit": library.name(challenge.unit), "names": names}
    return values, match_page(challenge.pk, mine[0].pk)


def _saved_search_found(library: _Library, row: Notification) -> _Filled:
    pk, names = row.subject_id or 0, library.listed(row.data.get("searches", ()))
    challenge, solution = library.challenges.get(pk), library.solutions.get(pk)
    if row.subject_type == "challenge" and challenge is not None:
        values = {"title": challenge.title, "unit": library.name(challenge.unit), "names": names}
        return values, challenge_page(challenge.pk)
    if row.subject_type == "solution" and solution is not None:
        values = {"title": solution.title, "unit": library.name(solution.supplier), "names": names}
        return values, solution_page(solution.pk)
    return None


def _about_challenge(page: str = "") -> Callable[[_Library, Notification], _Filled]:
    def fill(library: _Library, row: Notification) -> _Filled:
        challenge = library.challenges.get(row.subject_id or 0)
        if challenge is None:
            return None
        values = {"title": challenge.title, "unit": library.name(challenge.unit), "reason": ""}
        return values, challenge_page(challenge.pk, page)

    return fill


def _returned(library: _Library, row: Notification) -> _Filled:
    challenge = library.challenges.get(row.subject_id or 0)
    if challenge is None:
        return None
    # The reason belongs to the present return only, and to those who work on the text.
    is_standing = challenge.state == ChallengeState.RETURNED and can_see_challenge_record(library.viewer, challenge)
    values = {"title": challenge.title, "reason": challenge.state_reason if is_standing else ""}
    return values, challenge_page(challenge.pk, "/edit" if is_standing else "")


def _merged(library: _Library, row: Notification) -> _Filled:
    challenge = library.challenges.get(row.subject_id or 0)
    if challenge is None:
        return None
    into = [library.challenges[pk] for pk in row.data.get("challenges", ()) if pk in library.challenges]
    values = {"title": challenge.title, "names": library.listed([target.title for target in into])}
    return values, challenge_page(into[0].pk if into else challenge.pk)


def _credential_submitted(library: _Library, row: Notification) -> _Filled:
    credential = library.credentials.get(row.subject_id or 0)
    if credential is None:
        return None
    return {"title": credential.number, "unit": library.name(credential.organisation)}, "/dashboard"


def _credential_decided(library: _Library, row: Notification) -> _Filled:
    credential = library.credentials.get(row.subject_id or 0)
    if credential is None:
        return None
    is_verified = credential.stored_status == CredentialStatus.VERIFIED
    outcome = library.say(texts.VERIFIED if is_verified else texts.REJECTED)
    # A credential in force is public, its note is not: it was written to the supplier.
    reason = credential.note if credential.organisation_id in library.viewer.supplier_ids() else ""
    values = {"title": credential.number, "outcome": outcome, "reason": reason}
    return values, organisation_page(credential.organisation.slug)


def _invitation_accepted(library: _Library, row: Notification) -> _Filled:
    organisation = library.organisations.get(row.subject_id or 0)
    people = [library.people[pk] for pk in row.data.get("memberships", ()) if pk in library.people]
    if organisation is None or not people:
        return None
    role = ROLE_NAMES.get(row.data.get("role", ""), {}).get(library.viewer.language, "")
    values = {"title": library.name(organisation), "person": people[0], "role": role}
    return values, organisation_page(organisation.slug, "/members")


_FILL: dict[str, Callable[[_Library, Notification], _Filled]] = {
    NewsKind.NEW_SOLUTIONS: _new_solutions,
    NewsKind.NEW_CHALLENGES: _new_challenges,
    NewsKind.INVITED: _invited,
    NewsKind.APPROVAL_REQUESTED: _about_challenge(),
    NewsKind.CHALLENGE_APPROVED: _about_challenge(),
    NewsKind.QUALITY_CHECK_WAITING: _about_challenge(),
    NewsKind.CHALLENGE_RETURNED: _returned,
    NewsKind.CHALLENGE_PUBLISHED: _about_challenge("/matches"),
    NewsKind.CHALLENGE_MERGED: _merged,
    NewsKind.CREDENTIAL_SUBMITTED: _credential_submitted,
    NewsKind.CREDENTIAL_DECIDED: _credential_decided,
    NewsKind.INVITATION_ACCEPTED: _invitation_accepted,
    NewsKind.SAVED_SEARCH_FOUND: _saved_search_found,
    NewsKind.PAIRING_SUGGESTED: _invited,
}
