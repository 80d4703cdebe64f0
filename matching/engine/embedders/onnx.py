"""The default embedder: the bundled model on ONNX Runtime."""

import json
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from matching.engine.embedders.spelling import document_spelling, query_spelling
from matching.engine.types import FloatArray, ModelUnavailable

#: Padded tokens in one run: enough to keep the cores busy, small enough to stay in the cache.
_TOKENS_PER_BATCH = 2048
#: Tokens that two windows of a long text share, so that no sentence is only ever seen cut in half.
_OVERLAP = 64
#: A text is read up to this many windows (about 60,000 characters of Persian); beyond lies only filler.
_MAX_WINDOWS = 32


class OnnxEmbedder:
    """Runs a folder made by :mod:`matching.engine.model_build`. Thread-safe.

    Texts longer than the model's window are cut into overlapping windows whose vectors are averaged.
    """

    def __init__(self, folder: str | Path, *, threads: int | None = None) -> None:
        # Official builds send usage to their maker by default; what a city types is nobody else's business.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime
        from tokenizers import Tokenizer

        folder = Path(folder)
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads or os.cpu_count() or 1
            options.inter_op_num_threads = 1
            # Between requests the cores belong to others.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            model = str(folder / "model.onnx")
            self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the libraries raise bare Exceptions for damaged files
            raise ModelUnavailable(f"the model in {folder} cannot be loaded: {error}") from error
        self._model_id: str = manifest["model_id"]
        self._revision: str = manifest["revision"]
        self._dimension: int = manifest["dimension"]
        self._max_tokens: int = manifest["max_tokens"]
        self._pad: int = manifest["pad_id"]
        self._prompts: dict[str, str] = manifest["prompts"]

    @property
    def model_id(self) -> str:
        return self._model_id

    @property
    def revision(self) -> str:
        return self._revision

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return self._encode([query_spelling(text) for text in texts], self._prompts["query"])

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return self._encode([document_spelling(text) for text in texts], self._prompts["document"])

    def _encode(self, texts: Sequence[str], prompt: str) -> FloatArray:
        windows: list[list[int]] = []
        owners: list[int] = []
        for owner, encoding in enumerate(self._tokenizer.encode_batch([prompt + text for text in texts])):
            for window in self._windows(encoding.ids, prompt):
                windows.append(window)
                owners.append(owner)
        sums = np.zeros((len(texts), self._dimension), np.float32)
        if windows:
            np.add.at(sums, owners, self._run(windows))
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: FloatArray = sums / np.maximum(lengths, 1e-9)
        return unit

    def _windows(self, ids: list[int], prompt: str) -> Iterator[list[int]]:
        if len(ids) <= self._max_tokens:
            yield ids
            return
        first, last = ids[:1], ids[-1:]
        lead = first + self._tokenizer.encode(prompt.strip(), add_special_tokens=False).ids
        body = ids[len(lead) : -1]
        room = self._max_tokens - len(lead) - 1
        starts = range(0, max(len(body) - _OVERLAP, 1), room - _OVERLAP)
        for start in islice(starts, _MAX_WINDOWS):
            yield lead + body[start : start + room] + last

    def _run(self, windows: list[list[int]]) -> FloatArray:
        """One vector per window; windows of like length share a batch, so that little is padded."""
        vectors = np.empty((len(windows), self._dimension), np.float32)
        order = sorted(range(len(windows)), key=lambda index: -len(windows[index]))
        while order:
            longest = len(windows[order[0]])
            size = max(1, _TOKENS_PER_BATCH // longest)
            batch, order = order[:size], order[size:]
            ids = np.full((len(batch), longest), self._pad, np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            for row, index in enumerate(batch):
                ids[row, : len(windows[index])] = windows[index]
                mask[row, : len(windows[index])] = 1
            vectors[batch] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors
