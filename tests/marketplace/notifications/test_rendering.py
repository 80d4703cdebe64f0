"""What people read: in their language, with the titles of today, and nothing that they may not see."""

from typing import Any

import pytest

from accounts.enums import CredentialStatus, Role
from accounts.viewer import Viewer, viewer_for
from api.relay import encode_id, encode_pair
from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Challenge, Solution
from marketplace.notifications import texts
from marketplace.notifications.addresses import challenge_page, match_page
from marketplace.notifications.enums import NewsKind
from marketplace.notifications.models import Notification
from marketplace.notifications.rendering import _FILL, Rendered, render
from tests.factories.accounts import (
    CredentialFactory,
    MembershipFactory,
    SupplierFactory,
    UnitFactory,
    UserFactory,
    member_with,
    secretariat_viewer,
    viewer_with,
    viewer_without_role,
)
from tests.factories.catalog import ChallengeFactory, SolutionFactory

pytestmark = pytest.mark.django_db

GONE_FA = Rendered(texts.GONE.fa, "", "")


def row(kind: str, subject: Any, **data: Any) -> Notification:
    """A stored notification; its recipient is whoever renders it."""
    types = {
        "Challenge": "challenge",
        "Solution": "solution",
        "Credential": "credential",
        "Organisation": "organisation",
    }
    return Notification(kind=kind, subject_type=types[type(subject).__name__], subject_id=subject.pk, data=data)


def read(viewer: Viewer, *rows: Notification) -> list[Rendered]:
    return [
        Rendered(
            item.title.replace("\u2068", "").replace("\u2069", ""),
            item.body.replace("\u2068", "").replace("\u2069", ""),
            item.link,
        )
        for item in render(viewer, rows)
    ]


@pytest.fixture
def challenge() -> Challenge:
    published: Challenge = ChallengeFactory(
        title="صف اتوبوس", state=ChallengeState.PUBLISHED, unit=UnitFactory(name="معاونت حمل‌ونقل", name_en="Transport")
    )
    return published


@pytest.fixture
def solution() -> Solution:
    published: Solution = SolutionFactory(title="Bus clock", state=SolutionState.PUBLISHED)
    return published


def officer(challenge: Challenge, language: str = "fa") -> Viewer:
    return viewer_with(Role.UNIT_OFFICER, challenge.unit, language=language)


def test_every_kind_has_texts_in_both_languages_and_a_way_to_fill_them() -> None:
    assert set(texts.TEXTS) == set(_FILL) == set(NewsKind)
    for text in texts.TEXTS.values():
        assert text.title.fa
        assert text.title.en
        assert bool(text.body.fa) == bool(text.body.en)


def test_addresses_carry_the_ids_of_the_api() -> None:
    assert challenge_page(12, "/edit") == f"/challenges/{encode_id('Challenge', 12)}/edit"
    assert match_page(12, 7) == f"/matches/{encode_pair('Match', 12, 7)}"


def test_new_solutions_in_both_languages(challenge: Challenge, solution: Solution) -> None:
    more = [SolutionFactory(title=f"راهکار {number}", state=SolutionState.PUBLISHED) for number in range(4)]
    news = row("new_solutions", challenge, solutions=[solution.pk, *(item.pk for item in more)])
    link = f"/challenges/{encode_id('Challenge', challenge.pk)}/matches"

    assert read(officer(challenge), news) == [
        Rendered("۵ تطبیق تازه برای چالش «صف اتوبوس»", "Bus clock، راهکار 0، راهکار 1 و ۲ مورد دیگر", link)
    ]
    assert read(officer(challenge, "en"), news) == [
        Rendered("5 new matches for the challenge “صف اتوبوس”", "Bus clock, راهکار 0, راهکار 1 and 2 more", link)
    ]


def test_titles_are_those_of_today_and_hidden_solutions_are_not_counted(
    challenge: Challenge, solution: Solution
) -> None:
    other = SolutionFactory(state=SolutionState.UNPUBLISHED)
    solution.title = "Bus clock 2"
    solution.save()
    (shown,) = read(officer(challenge), row("new_solutions", challenge, solutions=[other.pk, solution.pk]))

    assert (shown.title, shown.body) == ("یک تطبیق تازه برای چالش «صف اتوبوس»", "Bus clock 2")
    assert other.title not in shown.body


def test_nothing_left_of_what_was_announced(challenge: Challenge, solution: Solution) -> None:
    Solution.objects.filter(pk=solution.pk).update(state=SolutionState.DRAFT)

    (shown,) = read(officer(challenge), row("new_solutions", challenge, solutions=[solution.pk]))

    assert (shown.title, shown.body) == ("راهکارهایی که برای «صف اتوبوس» پیدا شده بود دیگر عرضه نمی‌شود", "")


def test_new_challenges_for_a_supplier(challenge: Challenge, solution: Solution) -> None:
    owner = viewer_with(Role.SUPPLIER_OWNER, solution.supplier, language="en")
    (shown,) = read(owner, row("new_challenges", solution, challenges=[challenge.pk]))

    assert shown.title == "A new match for your solution “Bus clock”"
    assert shown.body == "صف اتوبوس"
    assert shown.link == f"/solutions/{encode_id('Solution', solution.pk)}/matches"


def test_invitation_leads_to_the_pair(challenge: Challenge, solution: Solution) -> None:
    owner = viewer_with(Role.SUPPLIER_OWNER, solution.supplier)
    news = row("invited", challenge, solutions=[solution.pk])

    assert read(owner, news) == [
        Rendered(
            "به چالش «صف اتوبوس» دعوت شده‌اید",
            "معاونت حمل‌ونقل راهکار «Bus clock» را برای این چالش مناسب دانسته است.",
            match_page(challenge.pk, solution.pk),
        )
    ]


def test_suggestion_of_the_secretariat_leads_to_the_pair(challenge: Challenge, solution: Solution) -> None:
    news = row("pairing_suggested", challenge, solutions=[solution.pk])
    (shown,) = read(officer(challenge, "en"), news)

    assert shown.title == "The secretariat suggests a solution for “صف اتوبوس”"
    assert shown.body == "Look at the solution “Bus clock”; inviting the supplier is up to you."
    assert shown.link == match_page(challenge.pk, solution.pk)


def test_find_of_a_saved_search_leads_to_the_object(challenge: Challenge, solution: Solution) -> None:
    reader = viewer_without_role()
    shown = read(
        reader,
        row("saved_search_found", challenge, searches=["خط ۷", "انتظار"]),
        row("saved_search_found", solution, searches=["ساعت"]),
    )

    assert [(item.title, item.body) for item in shown] == [
        ("«صف اتوبوس» تازه منتشر شد و با جست‌وجوی شما می‌خواند", "جست‌وجوی ذخیره‌شده: خط ۷، انتظار — از معاونت حمل‌ونقل"),
        (
            "«Bus clock» تازه منتشر شد و با جست‌وجوی شما می‌خواند",
            f"جست‌وجوی ذخیره‌شده: ساعت — از {solution.supplier.name}",
        ),
    ]
    assert [item.link for item in shown] == [
        f"/challenges/{encode_id('Challenge', challenge.pk)}",
        f"/solutions/{encode_id('Solution', solution.pk)}",
    ]


@pytest.mark.parametrize("state", [ChallengeState.DRAFT, ChallengeState.RETURNED])
def test_find_that_is_hidden_again_says_nothing(challenge: Challenge, state: str) -> None:
    Challenge.objects.filter(pk=challenge.pk).update(state=state)

    assert read(viewer_without_role(), row("saved_search_found", challenge, searches=["خط ۷"])) == [GONE_FA]


@pytest.mark.parametrize(
    ("kind", "title", "page"),
    [
        ("approval_requested", "چالش «صف اتوبوس» منتظر تأیید شماست", ""),
        ("challenge_approved", "چالش «صف اتوبوس» را مدیر واحد تأیید کرد", ""),
        ("quality_check_waiting", "چالش «صف اتوبوس» منتظر کنترل کیفیت است", ""),
        ("challenge_published", "چالش «صف اتوبوس» منتشر شد", "/matches"),
    ],
)
def test_steps_of_a_challenge(challenge: Challenge, kind: str, title: str, page: str) -> None:
    (shown,) = read(officer(challenge), row(kind, challenge))

    assert (shown.title, shown.link) == (title, challenge_page(challenge.pk, page))


def test_reason_of_a_return_is_for_the_unit_and_only_while_it_stands(challenge: Challenge) -> None:
    challenge.state, challenge.state_reason = ChallengeState.RETURNED, "خط پایه ندارد."
    challenge.save()
    viewer, news = officer(challenge), row("challenge_returned", challenge)
    (shown,) = read(viewer, news)
    assert (shown.body, shown.link) == ("خط پایه ندارد.", challenge_page(challenge.pk, "/edit"))
    assert read(viewer_without_role(), news) == [GONE_FA]

    Challenge.objects.filter(pk=challenge.pk).update(state=ChallengeState.PUBLISHED)

    for reader in (viewer, viewer_without_role()):
        (shown,) = read(reader, news)
        assert (shown.body, shown.link) == ("", challenge_page(challenge.pk))


def test_merged_challenge_leads_to_its_target(challenge: Challenge) -> None:
    target = ChallengeFactory(title="مقصد", state=ChallengeState.PUBLISHED)

    (shown,) = read(officer(challenge), row("challenge_merged", challenge, challenges=[target.pk]))

    assert (shown.title, shown.body, shown.link) == (
        "چالش «صف اتوبوس» در چالش دیگری ادغام شد", "مقصد", challenge_page(target.pk),
    )  # fmt: skip


def test_credential_for_the_secretariat_and_for_its_supplier() -> None:
    supplier = SupplierFactory(name="زمان‌سنج", name_en="Timer")
    credential = CredentialFactory(organisation=supplier, number="140501")
    (waiting,) = read(secretariat_viewer(), row("credential_submitted", credential))
    assert waiting == Rendered("مدرک شمارهٔ «140501» منتظر بررسی است", "عرضه‌کننده: زمان‌سنج", "/dashboard")

    credential.stored_status, credential.note = CredentialStatus.REJECTED, "Expired paper"
    credential.save()
    owner = viewer_with(Role.SUPPLIER_OWNER, supplier, language="en")
    (decided,) = read(owner, row("credential_decided", credential))

    page = f"/organisations/{supplier.slug}"
    assert decided == Rendered("Your credential “140501” was rejected", "Expired paper", page)
    assert read(viewer_without_role(), row("credential_decided", credential)) == [GONE_FA]


def test_note_of_a_public_credential_stays_with_the_supplier() -> None:
    credential = CredentialFactory(stored_status=CredentialStatus.VERIFIED, note="میان خودمان")

    (shown,) = read(viewer_without_role(), row("credential_decided", credential))

    assert shown.body == ""


def test_accepted_invitation_names_the_person_to_who_may_know() -> None:
    supplier = SupplierFactory(name="زمان‌سنج")
    owner = viewer_for(member_with(Role.SUPPLIER_OWNER, supplier))
    membership = MembershipFactory(
        organisation=supplier, role=Role.SUPPLIER_MEMBER, user=UserFactory(full_name="سمیرا نادری")
    )
    news = row("invitation_accepted", supplier, memberships=[membership.pk], role="supplier_member")

    assert read(owner, news) == [
        Rendered("سمیرا نادری به «زمان‌سنج» پیوست", "نقش: عضو", f"/organisations/{supplier.slug}/members")
    ]
    assert read(viewer_without_role(), news) == [GONE_FA]


@pytest.mark.parametrize(
    "kind", [kind for kind in NewsKind if "challenge" in kind or kind in ("invited", "new_solutions")]
)
def test_invisible_subject_is_not_leaked(kind: str) -> None:
    """Who lost the right to see the draft reads neither its title nor where it is."""
    draft = ChallengeFactory(title="محرمانه", state=ChallengeState.DRAFT)
    solution = SolutionFactory(title="راز", state=SolutionState.DRAFT)
    news = [
        row(kind, draft, solutions=[solution.pk], challenges=[draft.pk]),
        row("new_challenges", solution, challenges=[draft.pk]),
    ]

    assert read(viewer_without_role(), *news) == [GONE_FA, GONE_FA]
    assert read(viewer_without_role(language="en"), *news) == [Rendered(texts.GONE.en, "", "")] * 2


def test_kind_of_a_newer_version_and_deleted_subject_are_gone(challenge: Challenge) -> None:
    unknown, deleted = row("telepathy", challenge), row("challenge_published", challenge)
    deleted.subject_id = 999_999

    assert read(officer(challenge), unknown, deleted) == [GONE_FA, GONE_FA]


def test_values_are_isolated_and_never_formatted_again() -> None:
    challenge = ChallengeFactory(title="{count} {unit.__class__} <b>", state=ChallengeState.PUBLISHED)

    (shown,) = render(officer(challenge), [row("challenge_published", challenge)])

    assert shown.title == "چالش «\u2068{count} {unit.__class__} <b>\u2069» منتشر شد"


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_the_page(django_assert_num_queries: Any, count: int) -> None:
    solutions = [SolutionFactory(state=SolutionState.PUBLISHED) for _ in range(count)]
    challenges = [ChallengeFactory(state=ChallengeState.PUBLISHED) for _ in range(count)]
    rows = [
        row("new_solutions", challenge, solutions=[solution.pk])
        for challenge, solution in zip(challenges, solutions, strict=True)
    ]
    viewer = secretariat_viewer()

    with django_assert_num_queries(2):
        assert len(render(viewer, rows)) == count
