from django.db.models import Prefetch, QuerySet

from marketplace.catalog.models import Goal, Taxonomy


def taxonomies() -> QuerySet[Taxonomy]:
    """All taxonomies with their parts (public): six statements, however large."""
    goals = Goal.objects.select_related("dimension").prefetch_related("axes")
    return Taxonomy.objects.prefetch_related("dimensions", "axes", "macro_policies", Prefetch("goals", queryset=goals))


def active_taxonomy(code: str | None = None) -> Taxonomy | None:
    """The named taxonomy, or the active one."""
    rows = taxonomies()
    return (rows.filter(code=code) if code else rows.filter(is_active=True)).first()
