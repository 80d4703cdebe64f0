"""Bulk import: bytes → rows (``reading``) → values (``columns``) → a plan (``planning``). Nothing here writes."""
