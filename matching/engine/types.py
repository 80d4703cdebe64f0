"""Shared array types and exceptions of the engine."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float32]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]


class EngineError(Exception):
    """Root of the engine's exceptions."""


class ModelUnavailable(EngineError):
    """The model cannot be loaded (missing, damaged, or its library is not installed)."""


class ModelMismatch(EngineError):
    """Vectors of another model or dimension were offered: a mixed index would rank nonsense."""


class SnapshotDamaged(EngineError):
    """The snapshot file is missing, truncated or altered; rebuild from the database."""
