"""The pure part of matching: text, embedders, ranking, reasons, assignment, evaluation. Imports no Django."""

from matching.engine.threads import one_blas_thread

one_blas_thread()
