"""Matching: the pure engine, and the Django side that keeps its index true to the catalogue."""
