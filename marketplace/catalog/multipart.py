"""Reading an upload as Django does, but with the file's name as the person spells it."""

import html
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser

#: Unprintable, and yet letters stand apart or together by them: U+200C in «مخزن‌ها», U+200D in «ه‍.ق» and in emoji.
_JOINERS = "\u200c\u200d"


class _Parser(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        """As Django's own, which would also drop the joiners."""
        name = html.unescape(file_name).replace("\\", "/").rsplit("/", 1)[-1]
        shown = "".join(character for character in name if character.isprintable() or character in _JOINERS)
        return None if shown in {"", ".", ".."} else shown


class SpelledNames(FileUploadHandler):
    """Stands first among a request's handlers and has the others fed by :class:`_Parser`."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> Any:
        given: HttpRequest = self.request  # type: ignore[assignment]  # None only before a view uses the handler
        others = [handler for handler in given.upload_handlers if handler is not self]
        return _Parser(META, input_data, others, encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The other handlers make the files."""
