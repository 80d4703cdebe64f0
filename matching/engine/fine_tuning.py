"""Fine-tune a sentence-transformers model on pairs of texts that belong together. Offline; needs the extra.

Each query must find its own document among those of its batch (in-batch negatives, Henderson et al. 2017), with the
prompts and the spelling that the embedder will use. Word embeddings stay as they are: they hold most of the weights,
and few pairs would bend only the words that they happen to contain.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from matching.engine.embedders.sentence_transformer import SentenceTransformerEmbedder
from matching.engine.embedders.spelling import document_spelling, query_spelling
from matching.engine.model_build import PROMPTS
from matching.engine.types import EngineError, ModelUnavailable

#: Fewer teach nothing but themselves.
MIN_PAIRS = 8
#: Of so many pairs on, a tenth is held back to see what the training did.
_HOLD_BACK_FROM = 40
#: Tokens of a text that training looks at: twice the length costs more than twice the time.
_TRAINING_TOKENS = 256
_SEED = 20_240_301


class Pair(NamedTuple):
    """A text as it asks and one that answers it."""

    query: str
    document: str


class FineTuningFailed(EngineError):
    """The pairs cannot be read or are too few, or the output folder is not empty."""


@dataclass(frozen=True, slots=True)
class Training:
    """Defaults suit a few hundred pairs on a few cores."""

    epochs: float = 1.0
    batch_size: int = 16
    learning_rate: float = 2e-5
    #: Stop after so many batches; -1: after the epochs.
    max_steps: int = -1


@dataclass(frozen=True, slots=True)
class Tuned:
    """What came out. The mean reciprocal ranks are of held-back pairs; None when there were too few."""

    folder: Path
    pairs: int
    held_back: int
    before: float | None
    after: float | None


def read_pairs(path: Path) -> list[Pair]:
    """JSON lines with ``query`` and ``document``. Raises FineTuningFailed, which names file and line."""
    pairs = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FineTuningFailed(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            pairs.append(Pair(str(row["query"]), str(row["document"])))
        except (ValueError, KeyError, TypeError) as error:
            raise FineTuningFailed(f'{path}, line {number}: needs "query" and "document" ({error!r})') from error
    return pairs


def fine_tune(
    pairs: Sequence[Pair], output: Path, *, base: str | None = None, training: Training | None = None
) -> Tuned:
    """Train ``base`` (None: the bundled model) on ``pairs`` and write it to ``output``, a new or empty folder.

    The same pairs, base and settings give the same model on one machine. Raises FineTuningFailed, ModelUnavailable.
    """
    usable = list(dict.fromkeys(pair for pair in pairs if pair.query.strip() and pair.document.strip()))
    if len(usable) < MIN_PAIRS:
        raise FineTuningFailed(f"{len(usable)} pairs are too few, {MIN_PAIRS} are needed at least")
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise FineTuningFailed(f"{output} is not an empty folder")
    with tempfile.TemporaryDirectory(prefix="fine-tuning-") as work:
        source = base or _bundled(Path(work) / "base")
        taught, kept = _parted(usable)
        before = _reciprocal_rank(source, kept)
        _train(source, taught, output, Path(work), training or Training())
    return Tuned(output, len(taught), len(kept), before, _reciprocal_rank(str(output), kept))


def _bundled(folder: Path) -> str:
    try:
        from matching.engine.transformer_build import build_transformer

        return str(build_transformer(folder))
    except ImportError as error:
        raise ModelUnavailable(f"fine-tuning needs the extra sentence-transformers: {error}") from error


def _parted(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """For training and held back, drawn by lot."""
    order = np.random.default_rng(_SEED).permutation(len(pairs)).tolist()
    count = len(pairs) // 10 if len(pairs) >= _HOLD_BACK_FROM else 0
    return [pairs[place] for place in order[count:]], [pairs[place] for place in order[:count]]


def _reciprocal_rank(model: str, pairs: Sequence[Pair]) -> float | None:
    """Of each held-back query's own document among all of theirs."""
    if not pairs:
        return None
    embedder = SentenceTransformerEmbedder(model, device="cpu")
    queries = embedder.encode_queries([pair.query for pair in pairs])
    scores = queries @ embedder.encode_documents([pair.document for pair in pairs]).T
    ranks = (scores >= np.diagonal(scores)[:, None]).sum(axis=1)
    return round(float((1 / ranks).mean()), 4)


def _train(source: str, pairs: Sequence[Pair], output: Path, work: Path, training: Training) -> None:
    try:
        from datasets import Dataset
        from sentence_transformers import (
            SentenceTransformer,
            SentenceTransformerTrainer,
            SentenceTransformerTrainingArguments,
        )
        from sentence_transformers.losses import MultipleNegativesRankingLoss
        from transformers import set_seed
    except ImportError as error:
        raise ModelUnavailable(f"fine-tuning needs the extra sentence-transformers: {error}") from error
    set_seed(_SEED)
    try:
        model: Any = SentenceTransformer(source)
    except Exception as error:  # OSError and the hub's own exceptions
        raise ModelUnavailable(f"{source!r} cannot be loaded: {error}") from error
    length = model.max_seq_length
    model.max_seq_length = min(length or _TRAINING_TOKENS, _TRAINING_TOKENS)
    model[0].auto_model.get_input_embeddings().weight.requires_grad_(False)
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work / "trainer"),
        num_train_epochs=training.epochs,
        max_steps=training.max_steps,
        per_device_train_batch_size=training.batch_size,
        learning_rate=training.learning_rate,
        warmup_steps=0.1,
        prompts=PROMPTS,
        # The same text twice in a batch would be its own negative.
        batch_sampler="no_duplicates",
        seed=_SEED,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        dataloader_pin_memory=False,
    )
    columns = {
        "query": [query_spelling(pair.query) for pair in pairs],
        "document": [document_spelling(pair.document) for pair in pairs],
    }
    trainer = SentenceTransformerTrainer(
        model=model, args=arguments, train_dataset=Dataset.from_dict(columns), loss=MultipleNegativesRankingLoss(model)
    )
    trainer.train()
    model.max_seq_length = length
    model.save(str(output), create_model_card=False)
