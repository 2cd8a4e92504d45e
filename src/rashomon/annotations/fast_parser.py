"""Makes the parser cheaper with identical results: faster matrix products, entities found at once
(a fifth of the processor time of `compare`)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    IS_SPACE,
    SENT_START,
)
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


def quickened(nlp: Language) -> Language:
    """Returns the pipeline with numpy's matrix products, which take a third of the time of those
    that thinc ships."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return nlp


def one_thread() -> AbstractContextManager[object]:
    """Restricts matrix products to one thread: those of one report are too small to be divided, and
    sums stay the same for any number of cores.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def lean_steps(nlp: Language) -> tuple[Callable[[Doc], Doc], ...]:
    """Returns the steps of the pipeline, with entities found at once."""
    return tuple(
        EntitiesAtOnce(step) if isinstance(step, EntityRecognizer) and is_plain(step) else step
        for _, step in nlp.pipeline
    )


Matrix = npt.NDArray[np.float32]
_PARTS = 3  # what a state is told by: the word, the first word of the open entity, the word before
_NEVER = -np.inf


@dataclass(frozen=True, slots=True)
class _Moves:
    """The columns of the recogniser's moves among the scores: outside, and for each label begin,
    in, last and unit."""

    out: int
    begin: dict[int, str]
    unit: dict[int, str]
    inside: dict[str, int]
    last: dict[str, int]


def is_plain(recogniser: EntityRecognizer) -> bool:
    """Whether the recogniser is of the kind whose entities can be found at once."""
    model = recogniser.model
    return (
        set(model.ref_names) >= {"tok2vec", "lower", "upper"}
        and bool(model.attrs.get("has_upper"))
        and not model.attrs.get("unseen_classes")
        and recogniser.cfg.get("beam_width") == 1
        and model.get_ref("lower").get_dim("nF") == _PARTS
    )


class EntitiesAtOnce:
    """A pipeline step that sets a Doc's entities; a Doc that already has some is left to the
    library.

    Outside entities, the recogniser's decision on a token depends on that token alone, so all
    tokens are scored in one matrix product; only inside an entity is a token scored by itself, to
    continue or end it. The library's loop acquires and releases the interpreter's lock some hundred
    times per token, which costs more than the computation. The entities are identical.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._library, self._words = recogniser, model.get_ref("tok2vec")
        self._outputs, self._pieces = lower.get_dim("nO"), lower.get_dim("nP")
        weights: Any = lower.get_param("W")
        self._weights = weights.reshape(_PARTS, self._outputs * self._pieces, -1).transpose(0, 2, 1)
        self._absent = lower.get_param("pad").reshape(_PARTS, -1)
        self._bias, self._upper, self._upper_bias = (
            lower.get_param("b").reshape(-1),
            upper.get_param("W"),
            upper.get_param("b"),
        )
        self._moves = _moves(
            [recogniser.moves.get_class_name(place) for place in range(recogniser.moves.n_moves)]
        )

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with its entities."""
        if not len(doc) or doc.ents:
            found_there: Doc = self._library(doc)
            return found_there
        parts = self._words.predict([doc]) @ self._weights  # by part of the state, word, output
        space, starts = (doc.to_array([IS_SPACE, SENT_START]) == 1).T
        stops = np.append(starts[1:], True)  # no entity goes beyond these words
        outside = (
            self._hidden(parts[0] + self._absent[1] + self._absent[2]) @ self._upper.T
            + self._upper_bias
        )
        found, at = [], 0
        for place, move in self._openings(outside, space, stops):
            if place < at:
                continue
            label = self._moves.unit.get(move)
            at = place + 1
            if label is None:
                label = self._moves.begin[move]
                at = self._end(parts, place, label, stops)
            found.append(Span(doc, place, at, label=label))
        doc.set_ents(found, default="outside")
        return doc

    def _hidden(self, summed: Matrix) -> Matrix:
        """Returns the hidden layer for summed features: the maximum of each output's pieces."""
        biased = summed + self._bias
        return np.asarray(
            biased.reshape(*biased.shape[:-1], self._outputs, self._pieces).max(axis=-1),
            dtype=np.float32,
        )

    def _openings(
        self, scores: Matrix, space: npt.NDArray[np.bool_], stops: npt.NDArray[np.bool_]
    ) -> list[tuple[int, int]]:
        """Returns the tokens at which an entity would begin if none were open, each with its
        move."""
        kept = np.full_like(scores, _NEVER)
        kept[:, self._moves.out] = scores[:, self._moves.out]
        for moves, barred in (
            (list(self._moves.begin), space | stops),
            (list(self._moves.unit), space),
        ):
            kept[:, moves] = np.where(barred[:, None], _NEVER, scores[:, moves])
        best = kept.argmax(axis=1)
        places = np.flatnonzero(best != self._moves.out)
        return list(zip(places.tolist(), best[places].tolist(), strict=True))

    def _end(self, parts: Matrix, first: int, label: str, stops: npt.NDArray[np.bool_]) -> int:
        """Returns where the entity that begins at this token ends."""
        inside, last = self._moves.inside[label], self._moves.last[label]
        two = sorted((inside, last))
        place = first + 1
        while not stops[place]:
            hidden = self._hidden(parts[0, place] + parts[1, first] + parts[2, place - 1])
            scores = self._upper[two] @ hidden + self._upper_bias[two]
            if two[int(scores.argmax())] == last:
                break
            place += 1
        return place + 1


def _moves(names: list[str]) -> _Moves:
    places: dict[str, dict[str, int]] = {kind: {} for kind in "BILU"}
    for place, name in enumerate(names):
        kind, _, label = name.partition("-")
        if kind in places and label:
            places[kind][label] = place
    turned = [{place: label for label, place in places[kind].items()} for kind in "BU"]
    return _Moves(names.index("O"), turned[0], turned[1], places["I"], places["L"])
