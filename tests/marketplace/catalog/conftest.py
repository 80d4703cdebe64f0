"""The small city of the accounts tests serves the catalogue too."""

from tests.accounts.conftest import VIEWERS, Town, own_cache, town

__all__ = ["VIEWERS", "Town", "own_cache", "town"]
