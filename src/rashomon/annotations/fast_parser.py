"""Makes the parser cheaper with identical results: faster matrix products, cached attribute rules,
entities found at once."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, SENT_START, TAG  # type: ignore[import-not-found, import-untyped, unused-ignore]
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

_ASKED = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_SET = (POS, MORPH, LEMMA, TAG, DEP)

Pattern = Sequence[dict[str, Any]]
Key = tuple[int, int, int, int]


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
    """Returns the steps of the pipeline, with cached attribute rules and lemmas and with entities
    found at once."""
    return tuple(_lean(step) for _, step in nlp.pipeline)


def _lean(step: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
    if isinstance(step, AttributeRuler):
        return LookedUp(step)
    if isinstance(step, EnglishLemmatizer) and step.mode == "rule":
        return LemmasLookedUp(step)
    return EntitiesAtOnce(step) if isinstance(step, EntityRecognizer) and is_plain(step) else step


class LookedUp:
    """An attribute ruler that tries its single-token rules once per kind of token: tag, relation,
    and the word if a rule needs it."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.vocab = ruler.vocab
        self.attributes, self.index = ruler.attrs, ruler.indices
        self.single, self.rest = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self.words: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns: Sequence[Pattern] = rule["patterns"]  # type: ignore[assignment]
            for matcher, single in ((self.single, True), (self.rest, False)):
                chosen = [list(pattern) for pattern in patterns if _is_single(pattern) is single]
                if chosen:
                    matcher.add(str(number), chosen)
            self.words |= {
                self.vocab.strings.add(word)
                for pattern in patterns
                if _is_single(pattern)
                for word in _words(pattern[0])
            }
        self.found: dict[Key, tuple[int, ...]] = {}
        self.effects: dict[tuple[int, ...], int] = {}
        # for each effect which attributes are set, and to what
        self.changed, self.values = (
            np.zeros((0, len(_SET)), dtype=bool),
            np.zeros((0, len(_SET)), dtype=np.uint64),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with the attributes that the rules set."""
        kinds: list[Key] = [
            (word if word in self.words else 0, tag, relation, space)
            for word, tag, relation, space in doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        ]
        self._learn(sorted(set(kinds) - self.found.keys()))
        rules = [self.found[kind] for kind in kinds]
        for match, start, end in self.rest(doc, allow_missing=True):
            number = int(self.vocab.strings[match])
            token = range(start, end)[self.index[number]]
            rules[token] = tuple(sorted((*rules[token], number)))
        self._add_effects(sorted(set(rules) - self.effects.keys()))
        effects = np.fromiter(
            (self.effects[given] for given in rules), dtype=np.intp, count=len(rules)
        )
        values = np.where(
            self.changed[effects],
            self.values[effects],
            doc.to_array(list(_SET)).reshape(len(doc), len(_SET)),
        )
        return doc.from_array(list(_SET), values)  # type: ignore[arg-type]

    def _learn(self, kinds: Sequence[Key]) -> None:
        """Tries the single-token rules on kinds of token not yet seen."""
        if not kinds:
            return
        strings = self.vocab.strings
        words = [strings[word] if word else " " if space else "x" for word, _, _, space in kinds]
        doc = Doc(
            self.vocab,
            words=words,
            tags=[strings[tag] for _, tag, _, _ in kinds],
            deps=[strings[relation] for _, _, relation, _ in kinds],
            heads=list(range(len(kinds))),
        )
        found: list[set[int]] = [set() for _ in kinds]
        for match, start, _ in self.single(doc, allow_missing=True):
            found[start].add(int(strings[match]))
        self.found |= {
            kind: tuple(sorted(numbers)) for kind, numbers in zip(kinds, found, strict=True)
        }

    def _add_effects(self, combinations: Sequence[tuple[int, ...]]) -> None:
        """Records the values that the rules together set, later ones overriding earlier."""
        for rules in combinations:
            last = {
                attribute: value
                for number in rules
                for attribute, value in self.attributes[number].items()
            }
            self.effects[rules] = len(self.effects)
            self.changed = np.vstack([self.changed, [attribute in last for attribute in _SET]])
            self.values = np.vstack(
                [
                    self.values,
                    np.array([last.get(attribute, 0) for attribute in _SET], dtype=np.uint64),
                ]
            )


class LemmasLookedUp:
    """A lemmatizer that is called once per kind of token: word, class and form."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self.strings = lemmatizer.vocab.strings
        self.found: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with its lemmas."""
        lemmas = []
        for place, (word, part, form, lemma) in enumerate(
            doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        ):
            if lemma == 0 or self.lemmatizer.overwrite:
                kind = word, part, form
                lemma = self.found.get(kind)
                if lemma is None:
                    lemma = self.found[kind] = self.strings.add(
                        self.lemmatizer.lemmatize(doc[place])[0]
                    )
            lemmas.append(lemma)
        return doc.from_array([LEMMA], np.array(lemmas, dtype=np.uint64).reshape(len(doc), 1))  # type: ignore[arg-type]


def _is_single(pattern: Pattern) -> bool:
    """Whether the rule concerns a single token and only attributes that define its kind."""
    word = pattern[0].get("LOWER", "")
    return (
        len(pattern) == 1
        and set(pattern[0]) <= _ASKED
        and (isinstance(word, str) or set(word) == {"IN"})
    )


def _words(token: dict[str, Any]) -> Sequence[str]:
    word = token.get("LOWER", [])
    return [word] if isinstance(word, str) else word["IN"] if word else []


# Entities.

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
    names = set(model.ref_names)
    return (
        names >= {"tok2vec", "lower", "upper"}
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
