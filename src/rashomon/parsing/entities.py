"""EntitiesAtOnce finds all entities of a Doc at once, as the library's recogniser would."""

from functools import reduce
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    IS_SPACE,
    SENT_START,
)
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_Matrix = npt.NDArray[np.float32]
_Flags = npt.NDArray[np.bool_]
_PARTS = 3  # what a state is told by: the word, the first word of the open entity, the word before
_NEVER = -np.inf


class EntitiesAtOnce:
    """A pipeline step that sets a Doc's entities. A Doc that already has some is left to the
    library.

    Outside entities, the recogniser's decision about a token depends on that token alone, so all
    tokens are scored in one matrix product. Only inside an entity is a token scored by itself. The
    library's loop acquires and releases the interpreter's lock some hundred times for each token,
    which costs more than the computation. The entities are identical.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        """Takes the weights out of the library's recogniser, as arrays that fit all words at
        once."""
        model = recogniser.model
        lower = model.get_ref("lower")
        upper = model.get_ref("upper")
        self._library = recogniser
        self._words = model.get_ref("tok2vec")
        self._outputs = lower.get_dim("nO")
        self._pieces = lower.get_dim("nP")
        weights = lower.get_param("W")
        self._weights = weights.reshape(_PARTS, self._outputs * self._pieces, -1).transpose(0, 2, 1)
        self._absent = lower.get_param("pad").reshape(_PARTS, -1)
        self._bias = lower.get_param("b").reshape(-1)
        self._upper = upper.get_param("W")
        self._upper_bias = upper.get_param("b")
        # The columns of its moves among the scores: outside ("O"), and for each label begin, in,
        # last and unit ("B-GPE").
        moves = recogniser.moves
        self._columns = {moves.get_class_name(n): n for n in range(moves.n_moves)}
        self._out = self._columns["O"]
        self._begin = self._labels("B-")
        self._unit = self._labels("U-")

    def _labels(self, kind: str) -> dict[int, str]:
        """Returns the labels of the moves of a kind, by their columns."""
        return {n: name[2:] for name, n in self._columns.items() if name.startswith(kind)}

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with its entities. Each begins at a word that opens one, and takes the
        words up to its end, so that the next one begins behind it."""
        if not len(doc) or doc.ents:
            return cast(Doc, self._library(doc))
        vectors = self._words.predict([doc])
        space, starts = (doc.to_array([IS_SPACE, SENT_START]) == 1).T
        stops = np.append(starts[1:], True)  # no entity goes beyond these words
        outside = (
            self._hidden(vectors @ self._weights[0] + self._absent[1] + self._absent[2])
            @ self._upper.T
            + self._upper_bias
        )
        entities = []
        next_free = 0
        for first, move in self._openings(outside, space=space, stops=stops):
            if first < next_free:
                continue
            label = self._unit.get(move)
            next_free = first + 1
            if not label:
                label = self._begin[move]
                next_free = self._end(vectors, first=first, label=label, stops=stops)
            entities.append(Span(doc, first, next_free, label=label))
        doc.set_ents(entities, default="outside")
        return doc

    def _hidden(self, summed: _Matrix) -> _Matrix:
        """Returns the hidden layer for summed features: the maximum of each output's pieces."""
        biased = summed + self._bias
        pieces = biased.reshape(*biased.shape[:-1], self._outputs, self._pieces)
        # one piece with the next: the library goes through pairs one by one
        return reduce(np.maximum, np.moveaxis(pieces, -1, 0))

    def _openings(self, scores: _Matrix, space: _Flags, stops: _Flags) -> list[tuple[int, int]]:
        """Returns the tokens at which an entity would begin if none were open, each with its
        move."""
        allowed_scores = np.full_like(scores, _NEVER)
        allowed_scores[:, self._out] = scores[:, self._out]
        for moves, barred in ((self._begin, space | stops), (self._unit, space)):
            allowed_scores[:, list(moves)] = np.where(
                barred[:, None], _NEVER, scores[:, list(moves)]
            )
        best = allowed_scores.argmax(axis=1)
        places = np.flatnonzero(best != self._out)
        return list(zip(places.tolist(), best[places].tolist(), strict=True))

    def _end(self, vectors: _Matrix, first: int, label: str, stops: _Flags) -> int:
        """Returns where the entity that begins at this token ends."""
        last = self._columns[f"L-{label}"]
        two = sorted((self._columns[f"I-{label}"], last))
        place = first + 1
        while not stops[place]:
            words = vectors[[place, first, place - 1]]
            hidden = self._hidden((words[:, None] @ self._weights).sum(axis=(0, 1)))
            scores = self._upper[two] @ hidden + self._upper_bias[two]
            if two[int(scores.argmax())] == last:
                break
            place += 1
        return place + 1
