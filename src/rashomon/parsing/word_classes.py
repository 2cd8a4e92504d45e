"""ClassesAtOnce gives each word of a parse its class and base form by the library's rules, which
are asked once for each word with its tag and relation.

Except for some pairs ("let" and "'s"), the rules look at one word alone. The library matches all of
them anew at each word of each text, which takes a fifth of a parse.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    DEP,
    LEMMA,
    ORTH,
    POS,
    TAG,
)
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ASKED = [ORTH, TAG, DEP]
_GIVEN = [TAG, DEP, POS, LEMMA]


class ClassesAtOnce:
    """A pipeline step in place of the library's rules for classes ("attribute ruler") and base
    forms. It does not set features of words (number, case), because no stage reads them."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Sorts the library's rules into those for one word, which are asked once for each word,
        and those for two, of which only the first words are kept."""
        self._vocab = vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._alone = AttributeRuler(vocab)
        self._first = Matcher(vocab)  # of the first words of the rules for two
        rules: Any = ruler.patterns
        for rule in rules:
            alone = [words for words in rule["patterns"] if len(words) == 1]
            if alone:
                self._alone.add(alone, rule["attrs"], rule["index"])
            for words in rule["patterns"]:
                if len(words) > 1:
                    self._first.add("first", [words[:1]])
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind, entries in list(index.items()):
            # lists of up to 57,000 words, looked through each time
            index[kind] = frozenset(entries)
        self._known: dict[tuple[int, int, int], tuple[tuple[int, int, int, int], bool]] = {}
        self._rows: dict[tuple[tuple[int, int, int], ...], list[tuple[int, int, int, int]]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Returns the Doc with the class and base form of its words."""
        words: list[tuple[int, int, int]] = list(map(tuple, doc.to_array(_ASKED).tolist()))
        if not words:
            return doc
        # words that are held; then they are asked anew
        if len(self._known) + len(self._rows) > 20_000:
            self._known.clear()
            self._rows.clear()
        if new := list(dict.fromkeys(word for word in words if word not in self._known)):
            self._ask(new)
        classes = [self._known[word] for word in words]
        values: Any = [value for value, _ in classes]
        opens = [at for at, (_, opens) in enumerate(classes[:-1]) if opens]
        for first, last in _runs(opens):
            row = tuple(words[first : last + 1])
            if row not in self._rows:
                self._rows[row] = self._values(self._asked(row, self._ruler))
            values[first : last + 1] = self._rows[row]
        values = np.array(values, dtype=np.uint64)
        return doc.from_array(_GIVEN, values)

    def _ask(self, words: list[tuple[int, int, int]]) -> None:
        doc = self._plain(words)
        opens = {start for _, start, _ in self._first(doc, allow_missing=True)}
        values = self._values(self._asked(words, self._alone))
        for at, (word, value) in enumerate(zip(words, values, strict=True)):
            self._known[word] = value, at in opens

    def _plain(self, words: Sequence[tuple[int, int, int]]) -> Doc:
        texts = [self._vocab.strings[form] for form, _, _ in words]
        values: Any = np.array([word[1:] for word in words], dtype=np.uint64)
        return Doc(self._vocab, words=texts).from_array([TAG, DEP], values)

    def _asked(self, words: Sequence[tuple[int, int, int]], ruler: AttributeRuler) -> Doc:
        return self._lemmatizer(ruler(self._plain(words)))

    def _values(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        return list(map(tuple, doc.to_array(_GIVEN).tolist()))


def _runs(opens: list[int]) -> list[tuple[int, int]]:
    """Returns first and last of the words that rules for two may look at together."""
    runs: list[tuple[int, int]] = []
    for at in opens:
        if runs and runs[-1][1] == at:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return runs
