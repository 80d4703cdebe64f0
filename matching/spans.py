"""Offsets for the browser: UTF-16 code units, as JavaScript counts them (an emoji is two, a Persian letter one)."""


def utf16_offset(text: str, position: int) -> int:
    """The offset of the code point at ``position`` in UTF-16 code units."""
    return len(text[:position].encode("utf-16-le", errors="surrogatepass")) // 2
