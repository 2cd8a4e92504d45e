"""How a passage is told in words: what differs in it, the three counts, whose each sentence is, and
which two show it best.

One place for terminal, brief and assistants; nothing here says how the sentences stand to each
other.
"""

from collections.abc import Mapping, Sequence

from rashomon.lexicon import set_of
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.text.wording import OWN_VOICE, counted, marked

_PLURAL = {
    MarkKind.FIGURE: "figures",
    MarkKind.DAY: "days",
    MarkKind.NEGATION: "denials",
    MarkKind.HEDGE: "limits",
    MarkKind.COPIED: "copied words",
}


def differing(passage: Passage) -> str:
    """Returns what differs in a passage: "figures differ", "figures and days differ"; "" for
    nothing that was found to hold."""
    kinds = [_PLURAL[kind] for kind in passage.differs]
    return f"{' and '.join(kinds)} differ" if kinds else ""


def passage_counts(passage: Passage) -> str:
    """Returns the three counts of a passage: "4 reports, 3 lines, 2 speakers"."""
    told = (
        counted(passage.reports, "report"),
        counted(passage.lines, "line"),
        counted(passage.speakers, "speaker"),
    )
    return ", ".join(told)


def whose(sentence: PassageSentence, labels: Mapping[str, str]) -> str:
    """Returns the outlet and whose words a sentence has: "Hill Post, the mayor", "Hill Post, in its
    own words"."""
    return (
        f"{labels.get(sentence.report, sentence.report)}, "
        f"{marked(sentence.speaker or OWN_VOICE, sentence.speaker_by)}"
    )


def foremost(passage: Passage, most: int = 2) -> tuple[PassageSentence, ...]:
    """Returns the sentences of different reports that show a passage best: first those that differ
    in what the passage differs in, or give other figures; whole ones before headlines, a named
    speaker before a report's own voice, and never two with the same copied words if there are
    others.
    """
    chosen: list[PassageSentence] = []
    rest = list(passage.core())
    while rest and len(chosen) < most:
        best = min(rest, key=lambda one: _rank(one, passage, chosen))
        chosen.append(best)
        rest = [one for one in rest if one.report not in {taken.report for taken in chosen}]
    return tuple(chosen)


def _rank(
    one: PassageSentence, passage: Passage, chosen: Sequence[PassageSentence]
) -> tuple[object, ...]:
    mine = _values(one, passage)
    differs = bool(mine) and all(_differ(mine, _values(taken, passage)) for taken in chosen)
    figures = _figures(one, passage)
    is_new = bool(figures) and all(figures != _figures(taken, passage) for taken in chosen)
    words = one.quote.quote
    return (
        not differs,
        any(one.from_copy and one.from_copy == taken.from_copy for taken in chosen),
        not words.rstrip("”’\"')").endswith((".", "!", "?")),
        points_back(words),
        not is_new,
        one.from_copy is not None,
        one.speaker is None,
        one.quote,
    )


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another before it: it begins with "he", "this", "four of them" and
    the like, or inside a quotation."""
    first, *more = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    return (
        first in set_of("small_words.that_point_back")
        or "them" in more
        or sentence.startswith(("“", '"', "‘", "'"))
    )


def _figures(sentence: PassageSentence, passage: Passage) -> frozenset[str]:
    return frozenset(
        sentence.words(mark).casefold() for mark in passage.marks_of(sentence, MarkKind.FIGURE)
    )


def _values(sentence: PassageSentence, passage: Passage) -> dict[str, str]:
    """Returns what a sentence gives for each group of marks in which the passage differs."""
    marks = [
        mark for mark in passage.marks if mark.of == sentence.id and mark.kind in passage.differs
    ]
    return {mark.group or mark.kind.value: sentence.words(mark) for mark in marks}


def _differ(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return any(one[group].casefold() != other[group].casefold() for group in one if group in other)


def first_difference(sentence: PassageSentence, passage: Passage) -> tuple[int, int] | None:
    """Returns the offsets in its quote of the first thing in which a sentence differs from others;
    None if nothing is marked so."""
    groups = [
        mark for mark in passage.marks if mark.of == sentence.id and mark.kind in passage.differs
    ]
    found = min(groups, key=lambda mark: (mark.group is None, mark.start), default=None)
    return (
        None
        if found is None
        else (found.start - sentence.quote.start, found.end - sentence.quote.start)
    )
