"""One thread for numpy's matrix products.

OpenBLAS shares every product of more than some ten thousand numbers among all cores and waits for the slowest of them.
For the products of one search (a few hundred microseconds each) that is of no use on an idle machine, and on a busy
one each of them waits for a turn on every core: as measured, a search of 2 ms became one of 300 ms. Searches of several
people are what keeps the cores busy. OPENBLAS_NUM_THREADS would do the same, but only before numpy is loaded.
"""

import ctypes
from pathlib import Path

import numpy as np

_SETTERS = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")


def one_blas_thread() -> None:
    """Tell the OpenBLAS that numpy brings along; does nothing where numpy uses another library."""
    for path in (Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*"):
        library = ctypes.CDLL(str(path))
        for name in _SETTERS:
            setter = getattr(library, name, None)
            if setter is not None:
                setter(ctypes.c_int(1))
                break
