"""Addresses of the web application that news lead to."""

from base64 import urlsafe_b64encode


def opaque_id(type_name: str, *pks: int) -> str:
    """The id as the API's clients see it (a test compares it with the API's own); a match is named by two keys."""
    name = f"{type_name}:{'-'.join(map(str, pks))}"
    return urlsafe_b64encode(name.encode()).rstrip(b"=").decode("ascii")


def challenge_page(pk: int, page: str = "") -> str:
    return f"/challenges/{opaque_id('Challenge', pk)}{page}"


def solution_page(pk: int, page: str = "") -> str:
    return f"/solutions/{opaque_id('Solution', pk)}{page}"


def organisation_page(slug: str, page: str = "") -> str:
    return f"/organisations/{slug}{page}"


def match_page(challenge_id: int, solution_id: int) -> str:
    return f"/matches/{opaque_id('Match', challenge_id, solution_id)}"
