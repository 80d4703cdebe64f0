"""Writes of matching, and its warm-up."""

from matching.services.bulk import index_catalogue
from matching.services.feedback import give_match_feedback
from matching.services.pairing import (
    create_pairing_plan,
    decide_pairing,
    delete_pairing_plan,
    refresh_pairing_plan,
    update_pairing_plan,
)
from matching.services.running import warm_up
from matching.services.saved_searches import delete_saved_search, save_search, update_saved_search

__all__ = [
    "create_pairing_plan",
    "decide_pairing",
    "delete_pairing_plan",
    "delete_saved_search",
    "give_match_feedback",
    "index_catalogue",
    "refresh_pairing_plan",
    "save_search",
    "update_pairing_plan",
    "update_saved_search",
    "warm_up",
]
