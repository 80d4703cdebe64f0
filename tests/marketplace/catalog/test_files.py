"""Files are known by their content, kept for their owner, served as attachments."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import User
from accounts.viewer import Viewer
from bahamm.kernel.errors import ValidationFailed
from marketplace.catalog.file_types import identify, safe_name
from marketplace.catalog.models import Attachment, Upload
from marketplace.catalog.services import attach_file, remove_attachment, save_upload, sweep_uploads
from marketplace.catalog.services.files import KEEP_UPLOADS, MAX_ATTACHMENTS
from tests.accounts.conftest import Town
from tests.accounts.http import Browser
from tests.factories.catalog import ChallengeFactory, SolutionFactory

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def png(extra: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + (0).to_bytes(4, "big") + b"IEND" + b"\xae\x42\x60\x82" + extra


def archive(**entries: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in entries.items():
            file.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


DOCX = archive(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>"})


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("نقشه.pdf", PDF, "PDF"),
        ("a.PNG", png(), "PNG"),
        ("شرح.docx", DOCX, "Word"),
        ("a.txt", "سلام\n".encode(), "text"),
        ("a.csv", b"\xef\xbb\xbfid,title\n1,x\n", "CSV"),
    ],
)
def test_type_is_read_from_the_content(name: str, content: bytes, kind: str) -> None:
    assert identify(name, io.BytesIO(content)).name == kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "file.empty"),
        ("a.pdf", PDF[:20], "file.broken"),
        ("a.pdf", png(), "file.extension_mismatch"),
        ("a.exe", b"MZ\x90\x00" + b"\x00" * 60, "file.type_refused"),
        ("a.png", png()[:-6], "file.broken"),
        ("a.png", png(b"<script>"), "file.unsafe"),
        ("a.pdf", PDF + archive(a="x"), "file.unsafe"),
        ("a.docx", DOCX[:-10], "file.broken"),
        ("a.pdf", b"MZ\x90\x00" + b"\x00" * 60, "file.content_mismatch"),
        ("a.pdf", b"<html>", "file.content_mismatch"),
        ("a.webp", b"RIFF\x04\x00\x00\x00WAVE", "file.content_mismatch"),
        ("a.zip", archive(a="x"), "file.type_refused"),
        ("a.docx", archive(a="x"), "file.content_mismatch"),
        (
            "a.docx",
            archive(**{"[Content_Types].xml": "", "word__document.xml": "", "word__vbaProject.bin": ""}),
            "file.unsafe",
        ),
        ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>", "file.not_plain_text"),
        ("a.svg", b"<svg onload='alert(1)'/>", "file.type_refused"),
        ("a.txt", b"\xff\xfe\x00a", "file.not_plain_text"),
        ("a.csv", "نام".encode("cp1256"), "file.not_plain_text"),
        ("a.txt", b"a\x00b", "file.not_plain_text"),
        ("a", "سلام".encode(), "file.extension_mismatch"),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        identify(name, io.BytesIO(content))

    assert [(error.field, error.code.code) for error in refused.value.errors] == [("file", code)]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\نقشه.pdf", "نقشه.pdf"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("\u2067نقشهٔ مخزن\u200cها\u2069.pdf", "نقشهٔ مخزن\u200cها.pdf"),
        (f"{'ن' * 300}.pdf", f"{'ن' * 146}.pdf"),
    ],
)
def test_name_loses_folders_and_disguise(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", "...", "a\x00.pdf", "  ", "\u200c", "a\n.pdf"])
def test_name_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        safe_name(name)

    assert refused.value.codes == ["file.name_invalid"]


def upload(actor: Viewer, content: bytes = PDF, name: str = "نقشه.pdf") -> Upload:
    return save_upload(actor=actor, name=name, content=io.BytesIO(content), size=len(content))


pytestmark = pytest.mark.django_db


def test_attach_file_binds_the_own_upload_once(town: Town) -> None:
    officer = town.viewers["officer"]
    challenge = ChallengeFactory(unit=town.unit)
    row = upload(officer)
    attachment = attach_file(actor=officer, upload_id=row.pk, challenge_id=challenge.pk)

    assert (attachment.name, attachment.size, attachment.challenge) == ("نقشه.pdf", len(PDF), challenge)
    assert Upload.objects.count() == 0
    with pytest.raises(ValidationFailed):
        attach_file(actor=officer, upload_id=row.pk, challenge_id=challenge.pk)


def test_upload_of_somebody_else_cannot_be_bound(town: Town) -> None:
    row = upload(town.viewers["head"])
    challenge = ChallengeFactory(unit=town.unit)

    with pytest.raises(ValidationFailed) as refused:
        attach_file(actor=town.viewers["officer"], upload_id=row.pk, challenge_id=challenge.pk)

    assert refused.value.codes == ["file.upload_not_found"]
    assert (Attachment.objects.count(), Upload.objects.count()) == (0, 1)


def test_import_file_is_no_attachment(town: Town) -> None:
    row = upload(town.viewers["owner"], b'{"id": 1}\n', "rows.jsonl")
    solution = SolutionFactory(supplier=town.supplier)

    with pytest.raises(ValidationFailed) as refused:
        attach_file(actor=town.viewers["owner"], upload_id=row.pk, solution_id=solution.pk)

    assert refused.value.codes == ["file.type_refused"]


def test_number_of_attachments_is_limited(town: Town) -> None:
    owner, solution = town.viewers["owner"], SolutionFactory(supplier=town.supplier)
    for _ in range(MAX_ATTACHMENTS):
        attach_file(actor=owner, upload_id=upload(owner).pk, solution_id=solution.pk)

    with pytest.raises(ValidationFailed) as refused:
        attach_file(actor=owner, upload_id=upload(owner).pk, solution_id=solution.pk)

    assert refused.value.codes == ["file.too_many"]
    assert solution.attachments.count() == MAX_ATTACHMENTS


def test_bytes_go_when_the_removal_commits(
    town: Town, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    owner, solution = town.viewers["owner"], SolutionFactory(supplier=town.supplier)
    attachment = attach_file(actor=owner, upload_id=upload(owner).pk, solution_id=solution.pk)

    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(actor=owner, attachment_id=attachment.pk)
        assert default_storage.exists(attachment.storage_name)

    assert not default_storage.exists(attachment.storage_name)
    assert Attachment.objects.count() == 0


def test_unbound_uploads_are_swept_after_a_day(town: Town) -> None:
    old, fresh = upload(town.viewers["owner"]), upload(town.viewers["owner"])
    Upload.objects.filter(pk=old.pk).update(created_at=timezone.now() - KEEP_UPLOADS * 1.01)

    assert sweep_uploads() == 1
    assert list(Upload.objects.all()) == [fresh]
    assert not default_storage.exists(old.storage_name)


# -- over HTTP ------------------------------------------------------------------------------


def tab_of(viewer: Viewer) -> Browser:
    tab = Browser()
    tab.sign_in(User.objects.get(pk=viewer.user_id).email)
    return tab


def send(tab: Browser, content: bytes = PDF, name: str = "نقشه.pdf", *, with_token: bool = True) -> Any:
    headers = {"X-CSRFToken": tab.client.cookies["csrftoken"].value} if with_token else {}
    return tab.client.post("/files/", {"file": SimpleUploadedFile(name, content)}, headers=headers)


def test_upload_answers_with_its_id(town: Town) -> None:
    response = send(tab_of(town.viewers["officer"]))

    row = Upload.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "name": "نقشه.pdf",
        "size": len(PDF),
        "contentType": "application/pdf",
    }


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("نقشهٔ مخزن\u200cها 1405.pdf", "نقشهٔ مخزن\u200cها 1405.pdf"),
        ("سال ۱۴۴۷ ه\u200d.ق.pdf", "سال ۱۴۴۷ ه\u200d.ق.pdf"),
        ("a\u202e\u2067\u0007\u200bgnp.pdf", "agnp.pdf"),
        ("C:\\نقشه\u200cها\\یک.pdf", "یک.pdf"),
    ],
)
def test_name_keeps_the_half_space_and_loses_what_deceives(town: Town, name: str, kept: str) -> None:
    response = send(tab_of(town.viewers["officer"]), name=name)

    assert (response.status_code, response.json().get("name")) == (201, kept)


@pytest.mark.parametrize("content", [PDF, PDF + b"%" * 3 * 1024 * 1024 + b"%%EOF"], ids=["in memory", "on disk"])
def test_upload_is_read_whole(town: Town, content: bytes) -> None:
    response = send(tab_of(town.viewers["officer"]), content)

    assert response.json()["size"] == len(content)
    with default_storage.open(Upload.objects.get().storage_name) as stored:
        assert stored.read() == content


def test_body_that_is_no_form_is_refused(town: Town) -> None:
    tab = tab_of(town.viewers["officer"])
    headers = {"X-CSRFToken": tab.client.cookies["csrftoken"].value}
    response = tab.client.post("/files/", b"--x", content_type="multipart/form-data; boundary=", headers=headers)

    assert response.status_code == 400
    assert Upload.objects.count() == 0


def test_upload_without_a_session_is_refused() -> None:
    response = send(Browser())

    assert response.status_code == 401
    assert [error["code"] for error in response.json()["errors"]] == ["sign_in_required"]
    assert Upload.objects.count() == 0


def test_upload_needs_the_csrf_token(town: Town) -> None:
    assert send(tab_of(town.viewers["officer"]), with_token=False).status_code == 403
    assert Upload.objects.count() == 0


def test_too_large_upload_is_refused_in_words(town: Town, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.ENVIRONMENT, "upload_max_bytes", 1024 * 1024)
    response = send(tab_of(town.viewers["officer"]), PDF + b"%" * 2 * 1024 * 1024 + b"%%EOF")

    assert response.status_code == 413
    assert [(error["field"], error["code"]) for error in response.json()["errors"]] == [("file", "file.too_large")]
    assert Upload.objects.count() == 0


def test_download_is_an_attachment_that_no_browser_runs(town: Town) -> None:
    officer = town.viewers["officer"]
    challenge = ChallengeFactory(unit=town.unit)
    attachment = attach_file(actor=officer, upload_id=upload(officer).pk, challenge_id=challenge.pk)
    response = tab_of(officer).client.get(f"/files/{attachment.uuid}/")

    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["owner", "secretariat", "head_elsewhere"])
def test_file_of_an_invisible_object_does_not_exist(town: Town, name: str) -> None:
    officer = town.viewers["officer"]
    challenge = ChallengeFactory(unit=town.unit)
    attachment = attach_file(actor=officer, upload_id=upload(officer).pk, challenge_id=challenge.pk)

    assert tab_of(town.viewers[name]).client.get(f"/files/{attachment.uuid}/").status_code == 404
    assert Client().get(f"/files/{attachment.uuid}/").status_code == 404
