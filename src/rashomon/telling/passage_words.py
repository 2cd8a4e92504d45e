"""How a passage is told in words: what differs in it, the three counts, whose each sentence is, and
which show it best.

One place for terminal, brief and assistants; nothing here says how the sentences stand to each
other.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from rashomon.model.content_ids import content_id
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import ordered, set_of
from rashomon.telling.wording import OWN_VOICE, counted, marked
from rashomon.text.quantities import Quantity, apart, read_quantities, reports_differ
from rashomon.text.word_families import family_of

_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(\S+|\S+(?: \S+){1,8}?,) (?:he|she)\b")
_COMMON = 5.0  # rarity of words that tell nothing
_SURE = 0.75  # strength below which two reports alone hardly tell of one matter

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
    """Returns the counts of a passage: "found in 4 reports, 3 lines, at most 2 voices"."""
    counts = (counted(passage.reports, "report"), counted(passage.lines, "line"), voices(passage))
    return f"found in {', '.join(filter(None, counts))}"


def voices(passage: Passage) -> str:
    """Returns how many speakers a passage cites: "1 voice", "at most 2 voices"; "" for not
    known."""
    many = passage.voices()
    return f"{'at most ' if many > 1 else ''}{counted(many, 'voice')}" if many else ""


def whose(sentence: PassageSentence, labels: Mapping[str, str]) -> str:
    """Returns the outlet and whose words a sentence has: "Hill Post, the mayor"; the outlet alone
    where no speaker was found, which is not to say that there is none."""
    outlet = labels.get(sentence.report, sentence.report)
    by = sentence.speaker_by
    return (
        f"{outlet}, {marked(sentence.speaker or OWN_VOICE, by)}"
        if sentence.speaker or by
        else outlet
    )


def is_hardly_sure(passage: Passage) -> bool:
    """Whether a passage rests on one weak pair; that each of three reports fits the others is
    more than their mean says."""
    return passage.by is None and passage.reports < 3 and passage.strength < _SURE


def foremost(passage: Passage, most: int = 2) -> tuple[PassageSentence, ...]:
    """Returns the sentences of different reports that show a passage best, at most so many: two
    that differ in what the passage differs in, else its strongest pair, else those that have most
    words in common, never two with the same copied words if there are others; then of each further
    report the one that is so beside them.
    """
    core = passage.core()
    pairs = [(a, b) for a, b in combinations(core, 2) if a.report != b.report]
    if not pairs:
        return core[:1]
    weights = {one.id: _weights_in(one.quote.quote) for one in core}
    given = _given(passage)

    def rank(pair: tuple[PassageSentence, PassageSentence]) -> tuple[object, ...]:
        a, b = pair
        differ = any(
            apart(x, y) for group in given for x in given[group][a.id] for y in given[group][b.id]
        )
        same = bool(a.from_copy) and a.from_copy == b.from_copy
        named = content_id("r", a.id, b.id) == passage.id
        like = round(_likeness(weights[a.id], weights[b.id]), 6)
        return not differ, same, not named, -like, bool(a.from_copy) + bool(b.from_copy)

    best = min(pairs, key=rank)
    shown = list(best)
    while len(shown) < most:
        told = {one.report for one in shown}
        both = (*pairs, *((b, a) for a, b in pairs))
        more = [pair for pair in both if pair[0] in shown and pair[1].report not in told]
        if not more:
            break
        shown.append(min(more, key=rank)[1])
    return tuple(shown)


def _given(passage: Passage) -> Mapping[str, Mapping[str, Sequence[Quantity]]]:
    """Returns what each sentence gives for the groups of figures in which the passage differs."""
    given: dict[str, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    held = {one.id: one for one in passage.core()}
    for mark in passage.marks if MarkKind.FIGURE in passage.differs else ():
        if mark.group and mark.of in held:
            given[mark.group][mark.of] += read_quantities(held[mark.of].words(mark))[:1]
    return given


def _weights_in(sentence: str) -> Mapping[str, float]:
    """Returns the words of a sentence, each with how much it tells."""
    rarity = load_rarity()
    words = {word.casefold() for word in _WORD.findall(sentence)}
    return {family_of(word): max(0.0, rarity.of_word(word) - _COMMON) for word in sorted(words)}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(one[word] for word in sorted(one.keys() & other.keys()))
    return both / (math.sqrt(sum(one.values()) * sum(other.values())) or 1.0)


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another before it: it begins with "he", "this", "four of them" and
    the like, or inside a quotation; or who it is about is a "he" behind an opening that names
    nobody: "In the interview, he said"."""
    first, *more = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    opening = _OPENING.match(sentence)
    named = opening and any(
        word[0].isupper() and word.strip(",") not in _days() for word in opening[1].split()[1:]
    )
    return (
        first in set_of("small_words.that_point_back")
        or "them" in more
        or sentence.startswith(("“", '"', "‘", "'"))
        or (opening is not None and not named)
    )


@cache
def _days() -> frozenset[str]:
    return frozenset(ordered("calendar.weekdays", "calendar.months"))


def differing_marks(passage: Passage) -> tuple[Mark, ...]:
    """Returns the marks of figures of one counted thing that differ between reports."""
    reports = {one.id: one.report for one in passage.core()}
    differ = {
        group
        for group, given in _given(passage).items()
        if reports_differ([(reports[of], each) for of, read in given.items() for each in read])
    }
    return tuple(one for one in passage.marks if one.group in differ and one.of in reports)


def first_difference(sentence: PassageSentence, passage: Passage) -> tuple[int, int] | None:
    """Returns the offsets in its quote of the first figure in which a sentence differs from others;
    None if nothing is marked so."""
    found = [one for one in differing_marks(passage) if one.of == sentence.id]
    first = min(found, key=lambda mark: mark.start, default=None)
    start = sentence.quote.start
    return None if first is None else (first.start - start, first.end - start)
