#!/usr/bin/env python3
"""How a store finds the reports that a new one may be grouped with: the index of telling terms beside indexes of vectors; "store: candidates".

    store_vectors.py [--store out/pile-10000.db] [--queries 200] [--no-record]

The store is one that `store_scale.py` loaded. Truth: all reports that are at least JOINED alike, by the exact likeness that grouping uses, of
which a method should find all that are among the 60 most alike (`recall`); and those that are LIKE alike (`recall_joined`). Vectors are TF-IDF of words and of names, hashed into 512 numbers. usearch, faiss
and sqlite-vec are left out where they are not installed.
"""

import argparse
import math
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import numpy as np

from results import record

DIMENSIONS = 512
NEAR = 60
Weights = dict[str, float]


def weights_of(counts: Mapping[str, int], pile: int, known: Mapping[str, int]) -> Weights:
    """TF-IDF of length 1, as `stories` has it."""
    out = {term: (1 + math.log(n)) * (math.log((pile + 1) / (known[term] + 1)) + 1) for term, n in counts.items()}
    norm = math.sqrt(sum(x * x for x in out.values())) or 1.0
    return {term: x / norm for term, x in out.items()}


class Pile:
    """The reports of a store as weights."""

    def __init__(self, store) -> None:
        placed = store.placed()
        self.ids = sorted(placed)
        self.placed = [placed[i] for i in self.ids]
        words, names = Counter(t for p in self.placed for t in p.words), Counter(t for p in self.placed for t in p.names)
        self.words = [weights_of(p.words, len(placed), words) for p in self.placed]
        self.names = [weights_of(p.names, len(placed), names) for p in self.placed]

    def truth(self, queries: Sequence[int], least: float) -> dict[int, list[int]]:
        """For each query the reports that are alike enough, of the most alike NEAR."""
        found = {q: np.zeros(len(self.ids)) for q in queries}
        for side in (self.words, self.names):
            wanted = {term for q in queries for term in side[q]}
            held: dict[str, tuple[list[int], list[float]]] = {term: ([], []) for term in wanted}
            for place, weights in enumerate(side):
                for term in weights.keys() & wanted:
                    held[term][0].append(place)
                    held[term][1].append(weights[term])
            arrays = {term: (np.array(places), np.array(values)) for term, (places, values) in held.items()}
            for q in queries:
                for term, x in side[q].items():
                    places, values = arrays[term]
                    found[q][places] += x * values / 2
        out = {}
        for q, alike in found.items():
            alike[q] = 0
            best = np.argsort(-alike, kind="stable")[:NEAR]
            out[q] = [int(i) for i in best if alike[i] >= least]
        return out

    def vectors(self) -> np.ndarray:
        """All reports as hashed vectors of length 1."""
        out = np.zeros((len(self.ids), DIMENSIONS), dtype=np.float32)
        for place, sides in enumerate(zip(self.words, self.names, strict=True)):
            for mark, weights in zip("wn", sides, strict=True):
                for term, x in weights.items():
                    slot = crc32(f"{mark}{term}".encode("utf-8", "replace"))
                    out[place, slot % DIMENSIONS] += x if slot & 0x40000000 else -x
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def timed(queries: Iterable[int], ask: Callable[[int], Iterable[int]]) -> tuple[dict[int, set[int]], float]:
    """What each query found, and the median milliseconds of one."""
    found, took = {}, []
    for q in queries:
        started = time.perf_counter()
        found[q] = set(ask(q))
        took.append((time.perf_counter() - started) * 1000)
    return found, statistics.median(took)


def recall(found: Mapping[int, set[int]], truth: Mapping[int, Sequence[int]]) -> float:
    """The share of what should be found that is."""
    wanted = sum(map(len, truth.values()))
    return sum(len(found[q].intersection(right)) for q, right in truth.items()) / wanted if wanted else 1.0


def by_terms(store, pile: Pile) -> tuple[float, Callable[[int], Iterable[int]]]:
    """The store's own index."""
    place = {report: i for i, report in enumerate(pile.ids)}
    return 0.0, lambda q: (place[report] for report in store.near(pile.placed[q], NEAR + 1))


def by_usearch(vectors: np.ndarray) -> tuple[float, Callable[[int], Iterable[int]]]:
    """A graph of neighbours (HNSW), half floats."""
    from usearch.index import Index

    started = time.perf_counter()
    index = Index(ndim=DIMENSIONS, metric="cos", dtype="f16")
    index.add(np.arange(len(vectors)), vectors, threads=1)
    return time.perf_counter() - started, lambda q: map(int, index.search(vectors[q], NEAR + 1).keys)


def by_faiss(vectors: np.ndarray) -> tuple[float, Callable[[int], Iterable[int]]]:
    """A flat index: every vector is compared."""
    import faiss

    faiss.omp_set_num_threads(1)
    started = time.perf_counter()
    index = faiss.IndexFlatIP(DIMENSIONS)
    index.add(vectors)
    return time.perf_counter() - started, lambda q: map(int, index.search(vectors[q : q + 1], NEAR + 1)[1][0])


def by_sqlite_vec(vectors: np.ndarray) -> tuple[float, Callable[[int], Iterable[int]]]:
    """A table of vectors in SQLite: every vector is compared."""
    import sqlite_vec

    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    sqlite_vec.load(connection)
    started = time.perf_counter()
    connection.execute(f"CREATE VIRTUAL TABLE v USING vec0(e float[{DIMENSIONS}])")
    connection.executemany("INSERT INTO v (rowid, e) VALUES (?, ?)", ((i, row.tobytes()) for i, row in enumerate(vectors)))
    query = "SELECT rowid FROM v WHERE e MATCH ? ORDER BY distance LIMIT ?"
    return time.perf_counter() - started, lambda q: (row[0] for row in connection.execute(query, (vectors[q].tobytes(), NEAR + 1)))


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="out/pile-10000.db")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    if not Path(options.store).exists():
        parser.error(f"{options.store} is not there: store_scale.py loads it")
    from rashomon.stores.open import open_store
    from rashomon.stories import JOINED, LEAST_MEANT, LIKE

    with closing(open_store(options.store)) as store:
        pile = Pile(store)
        queries = list(range(0, len(pile.ids), max(1, len(pile.ids) // options.queries)))[: options.queries]
        truth = pile.truth(queries, JOINED)
        joined = pile.truth(queries, LIKE * LEAST_MEANT)
        started = time.perf_counter()
        vectors = pile.vectors()
        making = time.perf_counter() - started
        kinds = {"usearch": by_usearch, "faiss": by_faiss, "sqlite_vec": by_sqlite_vec}
        figures: dict[str, float] = {
            "candidates.wanted": sum(map(len, truth.values())) / len(queries),
            "candidates.joined": sum(map(len, joined.values())) / len(queries),
            "candidates.vectors_seconds": making,
        }
        for name in ("terms", *(kind for kind in kinds if find_spec(kind))):
            try:
                built, ask = by_terms(store, pile) if name == "terms" else kinds[name](vectors)
            except (ImportError, AttributeError) as error:  # AttributeError: a Python whose sqlite3 loads no extensions
                print(f"{name}: cannot be used here ({error})")
                continue
            found, took = timed(queries, ask)
            figures[f"candidates.{name}_recall_joined"] = recall(found, joined)
            figures |= {
                f"candidates.{name}_recall": recall(found, truth),
                f"candidates.{name}_ms": took,
                f"candidates.{name}_build_seconds": built,
            }
            print(
                name,
                f"recall {recall(found, truth):.4f}, of those that may be joined {recall(found, joined):.4f}, {took:.2f} ms, built in {built:.1f} s",
                flush=True,
            )
    if not options.no_record:
        data = f"{len(pile.ids)} reports of `bench/pile.py`, {len(queries)} queries, vectors of {DIMENSIONS}"
        record("store: candidates", {name: round(value, 4) for name, value in figures.items()}, data=data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
