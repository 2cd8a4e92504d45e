"""A report that is not in English, cut into words and sentences and not parsed: the parser would read it as English."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

_ENDS = frozenset(".!?…。！？؟।")


@cache
def _cutter() -> Language:
    """spaCy's words of any language, without a model."""
    return spacy.blank("xx")


def unparsed(prose: str) -> Doc:
    """The Doc of a text: words and sentences, every word of the open class "X", no entities and no tree."""
    plain = _cutter().make_doc(prose)
    words, spaces = [token.text for token in plain], [bool(token.whitespace_) for token in plain]
    return Doc(
        plain.vocab, words=words, spaces=spaces, pos=["X"] * len(words), lemmas=[w.lower() for w in words], sent_starts=_starts(words)
    )


def _starts(words: list[str]) -> list[bool | int | None]:
    """Which words open a sentence: those after a full stop, a question or a line break."""
    starts: list[bool | int | None] = []
    opens = True
    for word in words:
        blank = word.isspace()
        starts.append(opens and not blank)
        opens = (opens and blank) or "\n" in word or word[-1:] in _ENDS
    return starts
