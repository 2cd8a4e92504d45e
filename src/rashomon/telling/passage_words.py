"""How a passage is told in words: what differs in it, its counts, whose each sentence is.

One place for terminal, brief and assistants; nothing here says how the sentences stand to each
other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq

from rashomon.model.passage import (
    Mark,
    MarkKind,
    OnlySentence,
    Passage,
    PassageSentence,
    Reading,
)
from rashomon.model.stored import StoryCard
from rashomon.model.story import Story
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.words import set_of
from rashomon.telling.wording import OWN_VOICE, counted, marked
from rashomon.text.quantities import Quantity, read_quantities, reports_differ
from rashomon.text.report_names import quoted_inside, shorten

_OPENING = re.compile(r"(\S+|\S+(?: \S+){1,8}?,) (?:he|she)\b")
_CLOSES = re.compile(r'[^"“]*[^\s"“(]["”]')  # its first quotation mark stands behind a word
_TOKEN = re.compile(r"\w+(?:[.,'’]\w+)*")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # characters of the words by which a row is called
_OVER = 10  # words that a sentence is taken to be longer than it is

_NEAR_COPY = 0.9  # of the words of the longer of two sentences

QUOTATION_MARKS = ("“", '"', "‘", "'")


def differing(passage: Passage) -> str:
    """Returns what differs in a passage: "figures differ"; "" for nothing that was found to
    hold."""
    return "figures differ" if MarkKind.FIGURE in passage.differs else ""


def passage_counts(passage: Passage) -> str:
    """Returns the counts of a passage: "9 reports on it, between 3 and 6 lines"."""
    return f"{counted(passage.reports, 'report')} on it, {lines_between(passage)}"


def lines_between(told: Passage | Reading | StoryCard | Story) -> str:
    """Returns how many lines of reporting tell it, at least and at most: "between 3 and 6 lines";
    one number where they are equal, or where the least is not known; "" for not counted."""
    many = len(told.lines) if isinstance(told, Story) else told.lines or 0
    least, most = told.least_lines or 0, counted(many, "line")
    return (f"between {least:,} and {most}" if 0 < least < many else most) if many else ""


def voices(passage: Passage) -> str:
    """Returns how many speakers a passage cites: "1 voice", "at most 2 voices"; "" for not
    known."""
    many = passage.voices()
    return f"{'at most ' if many > 1 else ''}{counted(many, 'voice')}" if many else ""


def whose(sentence: PassageSentence | OnlySentence, labels: Mapping[str, str]) -> str:
    """Returns the outlet and whose words a sentence has: "Hill Post, the mayor"; the outlet alone
    where no speaker was found, which is not to say that there is none."""
    outlet = labels.get(sentence.quote.report, sentence.quote.report)
    by = sentence.speaker_by if isinstance(sentence, PassageSentence) else None
    return (
        f"{outlet}, {marked(sentence.speaker or OWN_VOICE, by)}"
        if sentence.speaker or by
        else outlet
    )


def as_worded(one: str, other: str) -> bool:
    """Whether two sentences have the same words, but for a few that are no number and deny
    nothing."""
    words, others = (_TOKEN.findall(text.casefold()) for text in (one, other))
    apart = {*words} ^ {*others}
    return (
        LCSseq.normalized_similarity(words, others) >= _NEAR_COPY
        and set_of("negation.words").isdisjoint(apart)
        and not any(word[0].isdigit() for word in apart)
    )


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another before it: it begins with "he", "this", "four of them" and
    the like, in small letters or inside a quotation, or closes one that it did not open; or who it
    is about is a "he" behind an opening that names nobody: "In the interview, he said"."""
    first, *more = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    opening = _OPENING.match(sentence)
    days = set_of("calendar.weekdays", "calendar.months")
    named = opening and any(
        word[0].isupper() and word.strip(",") not in days for word in opening[1].split()[1:]
    )
    return (
        first in set_of("small_words.that_point_back")
        or "them" in more
        or sentence.startswith(QUOTATION_MARKS)
        or sentence[:1].islower()
        or _CLOSES.match(sentence) is not None
        or (opening is not None and not named)
    )


def naming_words(sentences: Sequence[str]) -> str:
    """Returns what a row is called whose answers stand in these sentences: the one of them, quoted,
    that holds most of the words of the others, for its length, and needs no other before it."""
    held = [{*_WORD.findall(one.casefold())} - every_small_word() for one in sentences]
    often = Counter(word for words in held for word in words)

    def telling(n: int) -> tuple[bool, float, int]:
        shared = sum(often[word] - 1 for word in held[n])
        return not points_back(sentences[n]), shared / (_OVER + len(sentences[n].split())), -n

    first = sentences[max(range(len(sentences)), key=telling)]
    return f"“{quoted_inside(shorten(first, _LONGEST))}”"


def differing_marks(passage: Passage) -> tuple[Mark, ...]:
    """Returns the marks of figures of one counted thing that differ between reports."""
    held = {one.id: one for one in passage.core()}
    given: dict[str, list[tuple[str, Quantity]]] = defaultdict(list)
    for mark in passage.marks if MarkKind.FIGURE in passage.differs else ():
        if mark.group and mark.of in held:
            read = read_quantities(held[mark.of].words(mark))[:1]
            given[mark.group] += [(held[mark.of].report, each) for each in read]
    differ = {group for group, each in given.items() if reports_differ(each)}
    return tuple(one for one in passage.marks if one.group in differ and one.of in held)
