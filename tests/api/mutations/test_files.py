"""``POST /files/``, then ``attachFile`` and ``removeAttachment``."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from marketplace.catalog.enums import ChallengeState, SolutionState
from marketplace.catalog.models import Attachment, Challenge, Upload
from tests.api.client import problems
from tests.api.mutations.conftest import Town, gid
from tests.factories.catalog import ChallengeFactory, SolutionFactory

Unchanged = Callable[[], AbstractContextManager[None]]

NOTE = "ایستگاه،انتظار\nولیعصر،۲۵\n".encode()


@pytest.fixture(autouse=True)
def own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(town: Town) -> Challenge:
    return ChallengeFactory(unit=town.unit)


def sent(town: Town, role: str, name: str = "آمار.csv", content: bytes = NOTE) -> str:
    """The id that the upload answers with."""
    client = town.tab(role).client
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}
    answer = client.post("/files/", {"file": SimpleUploadedFile(name, content)}, headers=headers)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["id"])


def test_upload_is_bound_to_a_challenge(town: Town, draft: Challenge) -> None:
    upload = sent(town, "officer")

    payload = town.give("officer", "AttachFile", subject=gid(draft), upload=upload)

    row = Attachment.objects.get()
    attachment = payload["attachment"]
    assert payload["errors"] == []
    assert (attachment["id"], attachment["name"], attachment["size"]) == (gid(row), "آمار.csv", len(NOTE))
    assert (row.challenge, row.uploaded_by, Upload.objects.count()) == (draft, town.people["officer"], 0)
    answer = town.tab("officer").client.get(attachment["url"])
    assert answer.content == NOTE
    assert answer["Content-Disposition"].startswith("attachment")


def test_upload_is_bound_to_a_solution(town: Town) -> None:
    solution = SolutionFactory(supplier=town.supplier, state=SolutionState.PUBLISHED)

    payload = town.give("member", "AttachFile", subject=gid(solution), upload=sent(town, "member"))

    assert payload["errors"] == []
    assert Attachment.objects.get().solution == solution


def test_upload_of_somebody_else_is_not_found(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    upload = sent(town, "head")

    with unchanged():
        payload = town.give("officer", "AttachFile", subject=gid(draft), upload=upload)

    assert payload["attachment"] is None
    assert problems(payload) == [("upload", "file.upload_not_found")]


def test_upload_is_bound_once(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    upload = sent(town, "officer")
    town.give("officer", "AttachFile", subject=gid(draft), upload=upload)

    with unchanged():
        payload = town.give("officer", "AttachFile", subject=gid(draft), upload=upload)

    assert problems(payload) == [("upload", "file.upload_not_found")]


def test_unknown_upload_is_not_found(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("officer", "AttachFile", subject=gid(draft), upload=str(uuid.uuid4()))

    assert problems(payload) == [("upload", "file.upload_not_found")]


@pytest.mark.parametrize("role", ["anonymous", "nobody", "head_elsewhere", "owner", "secretariat"])
def test_strangers_bind_nothing_to_a_draft(town: Town, draft: Challenge, unchanged: Unchanged, role: str) -> None:
    upload = sent(town, "officer" if role == "anonymous" else role)

    with unchanged():
        payload = town.give(role, "AttachFile", subject=gid(draft), upload=upload)

    assert problems(payload) == [(None, "not_found")]


@pytest.mark.parametrize(
    ("role", "code"),
    [("anonymous", "sign_in_required"), ("nobody", "challenge.not_unit_member"), ("officer", "wrong_state")],
)
def test_nothing_is_bound_to_a_published_challenge(town: Town, unchanged: Unchanged, role: str, code: str) -> None:
    challenge = ChallengeFactory(unit=town.unit, state=ChallengeState.PUBLISHED)
    upload = sent(town, "officer")

    with unchanged():
        payload = town.give(role, "AttachFile", subject=gid(challenge), upload=upload)

    assert problems(payload) == [(None, code)]


@pytest.mark.parametrize("subject", ["", "x", "T3JnYW5pc2F0aW9uOjE"])
def test_subject_of_another_type_is_refused(town: Town, unchanged: Unchanged, subject: str) -> None:
    upload = sent(town, "officer")

    with unchanged():
        payload = town.give("officer", "AttachFile", subject=subject, upload=upload)

    assert problems(payload) == [("subject", "invalid_id")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("نقشه.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "file.broken"),
        ("empty.txt", b"", "file.empty"),
        ("tool.exe", b"MZ" + b"\x00" * 200, "file.type_refused"),
        ("page.html", b"<html><script>alert(1)</script></html>", "file.type_refused"),
    ],
)
def test_bad_file_is_kept_out_with_a_code(
    town: Town, unchanged: Unchanged, name: str, content: bytes, code: str
) -> None:
    client = town.tab("officer").client
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}

    with unchanged():
        answer = client.post("/files/", {"file": SimpleUploadedFile(name, content)}, headers=headers)

    assert answer.status_code == 400
    assert [(error["field"], error["code"]) for error in answer.json()["errors"]] == [("file", code)]


def test_upload_that_is_no_uuid_is_refused_before_anything(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    with unchanged():
        answer = town.tab("officer").send("AttachFile", input={"subject": gid(draft), "upload": "../../etc/passwd"})

    assert "data" not in answer
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["query.invalid_input"]


def test_eleventh_attachment_is_refused(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    for _ in range(10):
        town.give("officer", "AttachFile", subject=gid(draft), upload=sent(town, "officer"))
    upload = sent(town, "officer")

    with unchanged():
        payload = town.give("officer", "AttachFile", subject=gid(draft), upload=upload)

    assert problems(payload) == [("upload", "file.too_many")]


# -- removeAttachment -----------------------------------------------------------------------


@pytest.fixture
def attachment(town: Town, draft: Challenge) -> Attachment:
    town.give("officer", "AttachFile", subject=gid(draft), upload=sent(town, "officer"))
    return Attachment.objects.get()


def test_attachment_is_removed_with_its_bytes(
    town: Town, attachment: Attachment, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert default_storage.exists(attachment.storage_name)

    with django_capture_on_commit_callbacks(execute=True):
        payload = town.give("head", "RemoveAttachment", id=gid(attachment))

    assert payload == {"deletedId": gid(attachment), "errors": []}
    assert Attachment.objects.count() == 0
    assert not default_storage.exists(attachment.storage_name)


@pytest.mark.parametrize("role", ["anonymous", "nobody", "head_elsewhere", "owner", "secretariat"])
def test_strangers_remove_nothing_from_a_draft(
    town: Town, attachment: Attachment, unchanged: Unchanged, role: str
) -> None:
    with unchanged():
        payload = town.give(role, "RemoveAttachment", id=gid(attachment))

    assert payload["deletedId"] is None
    assert problems(payload) == [(None, "not_found")]
    assert default_storage.exists(attachment.storage_name)


@pytest.mark.parametrize(
    ("role", "code"),
    [("anonymous", "sign_in_required"), ("nobody", "challenge.not_unit_member"), ("officer", "wrong_state")],
)
def test_nothing_is_removed_from_a_published_challenge(
    town: Town, attachment: Attachment, unchanged: Unchanged, role: str, code: str
) -> None:
    Challenge.objects.update(state=ChallengeState.PUBLISHED)

    with unchanged():
        payload = town.give(role, "RemoveAttachment", id=gid(attachment))

    assert problems(payload) == [(None, code)]


def test_removing_twice_finds_nothing(town: Town, attachment: Attachment, unchanged: Unchanged) -> None:
    town.give("officer", "RemoveAttachment", id=gid(attachment))

    with unchanged():
        payload = town.give("officer", "RemoveAttachment", id=gid(attachment))

    assert problems(payload) == [(None, "not_found")]


def test_id_of_another_type_is_refused(town: Town, draft: Challenge, unchanged: Unchanged) -> None:
    with unchanged():
        payload = town.give("officer", "RemoveAttachment", id=gid(draft))

    assert problems(payload) == [("id", "invalid_id")]
