"""Mails go to the console in development; a person reads them there, and so do these tests."""

import base64
import hashlib
import hmac
import re
import struct
import time

from tests.browser.conftest import Product


def link_in_mail(product: Product, address: str, path: str) -> str:
    """The newest address under ``path`` that a mail to ``address`` leads to."""
    wanted = re.compile(rf"{re.escape(product.url)}({re.escape(path)}[^\s\"<]+)")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        mails = (product.data_dir / "server.log").read_text(encoding="utf-8").split("-" * 79)
        for mail in reversed(mails):
            found = wanted.search(mail) if f"To: {address}\n" in mail else None
            if found:
                return found[1]
        time.sleep(0.2)
    raise AssertionError(f"no mail to {address} leads to {path}")


def totp(secret: str, *, steps_ahead: int = 0) -> str:
    """What an authenticator app shows now, or a few half minutes later (each code is taken once)."""
    padded = secret.upper() + "=" * (-len(secret) % 8)
    counter = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.new(base64.b32decode(padded), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
