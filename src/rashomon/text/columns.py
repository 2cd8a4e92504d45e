"""The token attributes of a Doc as flat lists, each built on first use and cached with the Doc.

Asking spaCy's tokens creates a Token object per access and looks up a string for each textual attribute.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from spacy.attrs import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_ALPHA,
    IS_PUNCT,
    IS_SPACE,
    IS_STOP,
    LEMMA,
    LENGTH,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    TAG,
)
from spacy.tokens import Doc

_Column = TypeVar("_Column")
_KEPT = "columns"


class Columns:
    """The columns of one Doc. Every list is as long as the Doc and must not be modified. Changing the Doc later does not update them."""

    __slots__ = ("_doc", "_made")

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._made: dict[str, Any] = doc.user_data.setdefault(_KEPT, {})

    @property
    def plain(self) -> str:
        """The text of the Doc, which spaCy assembles anew on each call."""
        return self._kept("plain", lambda: self._doc.text)

    @property
    def texts(self) -> list[str]:
        """`Token.text`."""
        return self._kept("texts", lambda: self._strings(ORTH))

    @property
    def lowers(self) -> list[str]:
        """`Token.lower_`."""
        return self._kept("lowers", lambda: self._strings(LOWER))

    @property
    def lemmas(self) -> list[str]:
        """`Token.lemma_`."""
        return self._kept("lemmas", lambda: self._strings(LEMMA))

    @property
    def folded(self) -> list[str]:
        """`Token.lemma_`, lower-cased."""
        return self._kept("folded", lambda: self._strings(LEMMA, str.casefold))

    @property
    def classes(self) -> list[str]:
        """`Token.pos_`."""
        return self._kept("classes", lambda: self._strings(POS))

    @property
    def tags(self) -> list[str]:
        """`Token.tag_`."""
        return self._kept("tags", lambda: self._strings(TAG))

    @property
    def relations(self) -> list[str]:
        """`Token.dep_`."""
        return self._kept("relations", lambda: self._strings(DEP))

    @property
    def entities(self) -> list[str]:
        """`Token.ent_type_`."""
        return self._kept("entities", lambda: self._strings(ENT_TYPE))

    @property
    def heads(self) -> list[int]:
        """`Token.head.i`."""
        return self._kept("heads", self._heads)

    @property
    def children(self) -> list[list[int]]:
        """The `i` of `Token.children`."""
        return self._kept("children", self._children)

    @property
    def starts(self) -> list[int]:
        """`Token.idx`: the start offset of each token."""
        return self._kept("starts", lambda: self._doc.to_array(IDX).tolist())

    @property
    def ends(self) -> list[int]:
        """The end offset of each token."""
        return self._kept("ends", lambda: self._doc.to_array([IDX, LENGTH]).sum(axis=1).tolist())

    @property
    def blanks(self) -> list[bool]:
        """`Token.is_space`."""
        return self._kept("blanks", lambda: self._flags(IS_SPACE))

    @property
    def marks(self) -> list[bool]:
        """`Token.is_punct`."""
        return self._kept("marks", lambda: self._flags(IS_PUNCT))

    @property
    def commons(self) -> list[bool]:
        """`Token.is_stop`."""
        return self._kept("commons", lambda: self._flags(IS_STOP))

    @property
    def letters(self) -> list[bool]:
        """`Token.is_alpha`."""
        return self._kept("letters", lambda: self._flags(IS_ALPHA))

    @property
    def breaks(self) -> tuple[int, ...]:
        """The indices of the tokens that begin a sentence."""
        return self._kept("breaks", lambda: tuple((self._doc.to_array(SENT_START) == 1).nonzero()[0].tolist()))

    def _kept(self, name: str, make: Callable[[], _Column]) -> _Column:
        found: _Column | None = self._made.get(name)
        if found is None:
            found = self._made[name] = make()
        return found

    def _strings(self, attribute: int, change: Callable[[str], str] = str) -> list[str]:
        """Returns an attribute's strings, each looked up and transformed once."""
        hashes: list[int] = self._doc.to_array(attribute).tolist()
        strings = self._doc.vocab.strings
        known = {key: change(strings[key]) for key in set(hashes)}
        return [known[key] for key in hashes]

    def _flags(self, attribute: int) -> list[bool]:
        return [value != 0 for value in self._doc.to_array(attribute).tolist()]

    def _heads(self) -> list[int]:
        places = self._doc.to_array(HEAD).astype("int64").tolist()
        return [i + away for i, away in enumerate(places)]

    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in range(len(self._doc))]
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        return below
