"""Reads of one's own saved searches: nobody reads another's."""

from django.db.models import QuerySet

from accounts.viewer import Viewer
from matching.models import SavedSearch


def saved_searches_of(viewer: Viewer, kind: str | None = None) -> QuerySet[SavedSearch]:
    """The viewer's, the newest first; none for who is not signed in."""
    if viewer.user_id is None:
        return SavedSearch.objects.none()
    rows = SavedSearch.objects.filter(user_id=viewer.user_id).order_by("-created_at", "-pk")
    return rows if kind is None else rows.filter(kind=kind)
