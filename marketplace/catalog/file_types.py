"""What a file is, by its content. The name only has to agree. Pure: reads a seekable stream."""

import codecs
import os
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from bahamm.kernel.errors import ErrorCode, ValidationFailed
from marketplace.catalog import errors

_HEAD = 512
_TAIL = 1024
_MAX_ENTRIES = 5_000
_MAX_UNPACKED = 300 * 1024 * 1024
_NAME_LIMIT = 150
#: Invisible characters that make a name read other than it is.
_DECEPTIVE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF])
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<body", b"<iframe")
_TEXT_CONTROLS = {*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D}


@dataclass(frozen=True, slots=True)
class FileType:
    name: str
    content_type: str
    extensions: tuple[str, ...]
    #: Whether it may hang on a challenge or a solution (import files may only be imported).
    is_attachable: bool = True


PDF = FileType("PDF", "application/pdf", ("pdf",))
PNG = FileType("PNG", "image/png", ("png",))
JPEG = FileType("JPEG", "image/jpeg", ("jpg", "jpeg"))
WEBP = FileType("WebP", "image/webp", ("webp",))
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = FileType("Word", f"{_OFFICE}.wordprocessingml.document", ("docx",))
XLSX = FileType("Excel", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",))
PPTX = FileType("PowerPoint", f"{_OFFICE}.presentationml.presentation", ("pptx",))
ODT = FileType("ODT", "application/vnd.oasis.opendocument.text", ("odt",))
TXT = FileType("text", "text/plain; charset=utf-8", ("txt",))
CSV = FileType("CSV", "text/csv; charset=utf-8", ("csv",))
JSON_LINES = FileType("JSON Lines", "application/x-ndjson", ("jsonl", "ndjson"), is_attachable=False)
_TEXTS = (TXT, CSV, JSON_LINES)
TYPES = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, ODT, *_TEXTS)


def _refuse(code: ErrorCode, **parameters: object) -> ValidationFailed:
    return ValidationFailed.of(code, field="file", **parameters)


def safe_name(name: str) -> str:
    """What the person called the file, without folders, control or deceptive characters. Never used as a path."""
    text = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1].translate(_DECEPTIVE).strip()
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text) or not text.strip(". \u200c\u200d"):
        raise _refuse(errors.FILE_NAME_INVALID)
    stem, extension = os.path.splitext(text.lstrip("."))
    return f"{stem[: _NAME_LIMIT - len(extension[:20])]}{extension[:20]}"


def identify(name: str, content: BinaryIO) -> FileType:
    """The type of ``content``. Raises ValidationFailed when it is not accepted or the name disagrees."""
    content.seek(0)
    head = content.read(_HEAD)
    if not head:
        raise _refuse(errors.FILE_EMPTY)
    extension = os.path.splitext(name)[1].lower().lstrip(".")
    found = _by_content(head, content, extension)
    if found is None:
        raise _unlike(next((kind for kind in TYPES if extension in kind.extensions), None))
    if extension not in found.extensions:
        raise _refuse(errors.FILE_EXTENSION_MISMATCH, extension=extension or "-", detected=found.name)
    return found


def _unlike(named: FileType | None) -> ValidationFailed:
    """The content is of no accepted type: was the name of one?"""
    if named is None:
        return _refuse(errors.FILE_TYPE_REFUSED)
    if named in _TEXTS:
        return _refuse(errors.FILE_NOT_PLAIN_TEXT)
    return _refuse(errors.FILE_CONTENT_MISMATCH, expected=named.name)


def _by_content(head: bytes, content: BinaryIO, extension: str) -> FileType | None:
    """None for what is not accepted; raises ValidationFailed for what is accepted, but broken or unsafe."""
    for magic, check in _MAGIC:
        if head.startswith(magic):
            return check(content)
    return None if filetype.guess(head) is not None else _text(head, content, extension)


def _pdf(content: BinaryIO) -> FileType:
    if b"%%EOF" not in _tail(content):
        raise _refuse(errors.FILE_BROKEN)
    _refuse_hidden_archive(content)
    return PDF


def _png(content: BinaryIO) -> FileType:
    """The chunks must lead to IEND, and nothing may follow it."""
    content.seek(8)
    while True:
        header = content.read(8)
        if len(header) < 8:
            raise _refuse(errors.FILE_BROKEN)
        content.seek(int.from_bytes(header[:4], "big") + 4, os.SEEK_CUR)
        if header[4:] == b"IEND":
            break
    end, size = content.tell(), _size(content)
    if end != size:
        raise _refuse(errors.FILE_BROKEN if end > size else errors.FILE_UNSAFE)
    return PNG


def _jpeg(content: BinaryIO) -> FileType:
    content.seek(0)
    if b"\xff\xd9" not in content.read():
        raise _refuse(errors.FILE_BROKEN)
    _refuse_hidden_archive(content)
    return JPEG


def _webp(content: BinaryIO) -> FileType | None:
    content.seek(0)
    head = content.read(12)
    if head[8:] != b"WEBP":
        return None
    announced, size = int.from_bytes(head[4:8], "little") + 8, _size(content)
    if announced != size:
        raise _refuse(errors.FILE_BROKEN if announced > size else errors.FILE_UNSAFE)
    return WEBP


def _archive(content: BinaryIO) -> FileType | None:
    """Office documents are archives; any other archive is refused, and so are macros and archive bombs."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
                raise _refuse(errors.FILE_UNSAFE)
            found = _office_type(archive, {entry.filename for entry in entries})
            if found is not None and any(entry.flag_bits & 0x1 or _is_macro(entry.filename) for entry in entries):
                raise _refuse(errors.FILE_UNSAFE)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _refuse(errors.FILE_BROKEN) from error
    return found


def _office_type(archive: zipfile.ZipFile, names: set[str]) -> FileType | None:
    if "[Content_Types].xml" in names:
        parts = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
        return next((kind for part, kind in parts.items() if part in names), None)
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        return ODT if archive.read("mimetype").decode("ascii", "replace").strip() == ODT.content_type else None
    return None


def _is_macro(name: str) -> bool:
    return name.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) or name.startswith("Basic/")


def _text(head: bytes, content: BinaryIO, extension: str) -> FileType | None:
    """UTF-8 without control characters; markup is not text whatever it is called."""
    if head.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_MARKUP):
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    content.seek(0)
    try:
        while block := content.read(1 << 16):
            if _TEXT_CONTROLS.intersection(block):
                return None
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return next((kind for kind in _TEXTS if extension in kind.extensions), TXT)


def _refuse_hidden_archive(content: BinaryIO) -> None:
    """A picture or a PDF that is also an archive is made to be read in two ways."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            hidden = bool(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return
    if hidden:
        raise _refuse(errors.FILE_UNSAFE)


def _tail(content: BinaryIO) -> bytes:
    content.seek(max(0, _size(content) - _TAIL))
    return content.read()


def _size(content: BinaryIO) -> int:
    return content.seek(0, os.SEEK_END)


_MAGIC: tuple[tuple[bytes, Callable[[BinaryIO], FileType | None]], ...] = (
    (b"%PDF-", _pdf),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _webp),
    (b"PK\x03\x04", _archive),
)
