"""Finds the sentences that say something that those before them do not (`newly_told`), by their
words."""

from collections.abc import Iterable, Iterator, Set

from rashomon.model.overview import Entry
from rashomon.model.span import Span
from rashomon.reports.text_lines import content_words

_MOST = 0.6  # share of the words of the shorter of two by which they say one thing
LITTLE = 2
"""Words of what says too little to repeat something else."""


def newly_told(entries: Iterable[Entry], earlier_entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yields the entries whose first words say something that no earlier one says.

    A version of one or two words says too little to count: after "nine", "nine goats fled" is still
    new.
    """
    before = []
    for entry in earlier_entries:
        for span in entry.spans:
            words = content_of(span)
            if len(words) > LITTLE:
                before.append(words)
    for entry in entries:
        words = content_of(entry.spans[0])
        if not is_told(words, before):
            before.append(words)
            yield entry


def is_told(words: Set[str], before: Iterable[Set[str]], most: float = _MOST) -> bool:
    """Returns whether one of these sets of words has most of them, or they most of it; `most`: how
    large a share of the shorter one."""
    for earlier in before:
        shorter = min(len(words), len(earlier))
        if len(words & earlier) >= max(1, most * shorter):
            return True
    return False


def content_of(span: Span) -> frozenset[str]:
    """Returns the words of a sentence that tell something, by their stems."""
    return content_words(span.quote)
