"""Embedders behind one protocol; the backend is chosen by dotted path in the settings."""

from matching.engine.embedders.base import Embedder

__all__ = ["Embedder"]
