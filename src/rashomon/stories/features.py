"""features_of: what a report is grouped by."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.language.annotations import Annotations

FIRST_WORDS = 200  # the event stands at the top; below stands background that many events share, and long reports would look alike by it
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Features:
    """What a report is grouped by: how often its content words and the words of its names occur, and the day of its page."""

    report: str
    sha256: str
    published: str | None
    words: Mapping[str, int]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of how many reports each word, and each word of a name, occurs: what makes a word telling."""

    reports: int
    words: Mapping[str, int]
    names: Mapping[str, int]


def features_of(annotations: Annotations) -> Features:
    """How often the report's content words and the words of its names occur, of its first words."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for token in annotations.doc:
        if token.is_stop or token.is_space or token.pos_ not in _CONTENT or not any(map(str.isalnum, token.text)):
            continue
        words[token.lemma_.lower()] += 1
        if token.pos_ == "PROPN":
            names[token.lower_] += 1
        if words.total() >= FIRST_WORDS:
            break
    report = annotations.report
    return Features(report.id, report.sha256, report.published, words, names)
