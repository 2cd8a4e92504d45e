"""Makes the parser cheaper with identical results: faster matrix products, cached attribute rules, entities found at once."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found, import-untyped, unused-ignore]
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from rashomon.annotations.entities import EntitiesAtOnce, is_plain

_ASKED = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_SET = (POS, MORPH, LEMMA, TAG, DEP)

Pattern = Sequence[dict[str, Any]]
Key = tuple[int, int, int, int]


def quickened(nlp: Language) -> Language:
    """Returns the pipeline with numpy's matrix products, which take a third of the time of those that thinc ships."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return nlp


def one_thread() -> AbstractContextManager[object]:
    """Restricts matrix products to one thread: those of one report are too small to be divided, and sums stay the same for any number of
    cores.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def lean_steps(nlp: Language) -> tuple[Callable[[Doc], Doc], ...]:
    """Returns the steps of the pipeline, with cached attribute rules and lemmas and with entities found at once."""
    return tuple(_lean(step) for _, step in nlp.pipeline)


def _lean(step: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
    if isinstance(step, AttributeRuler):
        return LookedUp(step)
    if isinstance(step, EnglishLemmatizer) and step.mode == "rule":
        return LemmasLookedUp(step)
    return EntitiesAtOnce(step) if isinstance(step, EntityRecognizer) and is_plain(step) else step


class LookedUp:
    """An attribute ruler that tries its single-token rules once per kind of token: tag, relation, and the word if a rule needs it."""

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
            self.words |= {self.vocab.strings.add(word) for pattern in patterns if _is_single(pattern) for word in _words(pattern[0])}
        self.found: dict[Key, tuple[int, ...]] = {}
        self.effects: dict[tuple[int, ...], int] = {}
        # for each effect which attributes are set, and to what
        self.changed, self.values = np.zeros((0, len(_SET)), dtype=bool), np.zeros((0, len(_SET)), dtype=np.uint64)

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
        effects = np.fromiter((self.effects[given] for given in rules), dtype=np.intp, count=len(rules))
        values = np.where(self.changed[effects], self.values[effects], doc.to_array(list(_SET)).reshape(len(doc), len(_SET)))
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
        self.found |= {kind: tuple(sorted(numbers)) for kind, numbers in zip(kinds, found, strict=True)}

    def _add_effects(self, combinations: Sequence[tuple[int, ...]]) -> None:
        """Records the values that the rules together set, later ones overriding earlier."""
        for rules in combinations:
            last = {attribute: value for number in rules for attribute, value in self.attributes[number].items()}
            self.effects[rules] = len(self.effects)
            self.changed = np.vstack([self.changed, [attribute in last for attribute in _SET]])
            self.values = np.vstack([self.values, np.array([last.get(attribute, 0) for attribute in _SET], dtype=np.uint64)])


class LemmasLookedUp:
    """A lemmatizer that is called once per kind of token: word, class and form."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self.strings = lemmatizer.vocab.strings
        self.found: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with its lemmas."""
        lemmas = []
        for place, (word, part, form, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            if lemma == 0 or self.lemmatizer.overwrite:
                kind = word, part, form
                lemma = self.found.get(kind)
                if lemma is None:
                    lemma = self.found[kind] = self.strings.add(self.lemmatizer.lemmatize(doc[place])[0])
            lemmas.append(lemma)
        return doc.from_array([LEMMA], np.array(lemmas, dtype=np.uint64).reshape(len(doc), 1))  # type: ignore[arg-type]


def _is_single(pattern: Pattern) -> bool:
    """Whether the rule concerns a single token and only attributes that define its kind."""
    word = pattern[0].get("LOWER", "")
    return len(pattern) == 1 and set(pattern[0]) <= _ASKED and (isinstance(word, str) or set(word) == {"IN"})


def _words(token: dict[str, Any]) -> Sequence[str]:
    word = token.get("LOWER", [])
    return [word] if isinstance(word, str) else word["IN"] if word else []
