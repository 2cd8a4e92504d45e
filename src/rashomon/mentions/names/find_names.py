"""Finds the forms that are names in a story, and every mention of them. Reports in other languages
than English have mentions of the forms that the English ones have."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from rashomon.mentions.names.forms import TITLES, Kinds
from rashomon.mentions.names.kinds import Votes, kinds_of, votes_at
from rashomon.mentions.names.lowercase_names import described_in
from rashomon.mentions.names.name_tokens import (
    ParagraphWords,
    Word,
    link_line,
    lowercase_words,
    paragraph_words,
)
from rashomon.mentions.names.pieces import DAYS, is_headline_case, pieces_of
from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations, Pages

_Lines = tuple[ParagraphWords, ...]
_Read = list[tuple[tuple[Word, ...], tuple[tuple[int, int, str], ...], bool]]
_SAYING = set_of("saying.behind_names")
_ENDS = r"(?!(?<=[^\W_])[^\W_])"  # where the word does not go on


@record
class FormMention:
    """One occurrence of a form: its report, its line, and offsets into the report's text."""

    form: str
    report: Report
    line: ParagraphWords
    start: int
    end: int


@dataclass(slots=True)
class FoundForms:
    """The forms of a story with their kinds, and their mentions in reading order."""

    kinds: Kinds
    mentions: list[FormMention]


def find_names(annotated: Pages) -> FoundForms:
    """Finds the names of a story by form."""
    lines = paragraphs_with_words(annotated)
    english = [line for line in lines if line.annotated.read_whole]
    evidence, plain = sight(english)
    kinds = kinds_of(evidence, plain)
    kinds |= _framed(annotated, evidence)
    kinds = described_in(english, kinds) | kinds
    mentions = [
        mention
        for mention in _mentions_in_lines(lines, kinds)
        if not _only_opens(mention, kinds=kinds, plain=plain)
    ]
    mentioned = {mention.form for mention in mentions}
    kinds = {form: kind for form, kind in kinds.items() if form in mentioned}
    return FoundForms(kinds, mentions=mentions)


def sight(lines: Sequence[ParagraphWords]) -> tuple[dict[str, Votes], Counter[str]]:
    """Returns what the lines show of each form that may be a name, and how often they have each
    word in small letters."""
    plain = lowercase_words(lines)
    evidence: dict[str, Votes] = defaultdict(Counter)
    for line in lines:
        if not (line.headline or line.shouted):
            for words in pieces_of(line, plain):
                evidence[line.form_of(words[0], words[-1].after)].update(votes_at(line, words))
    return evidence, plain


def _framed(annotated: Pages, forms: Iterable[str]) -> Kinds:
    """Returns the outlets and agencies of the reports as organisations, and the forms that are an
    outlet's or its last word ("Gazette" of "Harn Gazette")."""
    houses = set()
    for page in annotated:
        for outlet in (page.report.outlet, *page.report.agencies):
            if outlet and "." not in outlet:
                houses.add(re.sub(r"^[Tt]he\s", "", outlet))
    folded = {fold(house) for house in houses}
    folded |= {fold(house.split()[-1]) for house in houses if " " in house and " of " not in house}
    named = {form for form in forms if fold(form).removeprefix("the ") in folded}
    named |= {house for house in houses if " " in house}
    return dict.fromkeys(sorted(named), NameKind.ORGANISATION)


def paragraphs_with_words(annotated: Pages) -> _Lines:
    """Returns every prose paragraph that has words, with its words and entities."""
    lines: list[ParagraphWords] = []
    for page in annotated:
        of_page = page.kept("lines", (), partial(_lines_in, page), _Read)
        for words, entities, headline in of_page:
            link_line(words)
            lines.append(
                ParagraphWords(
                    annotated=page,
                    text=page.plain,
                    words=words,
                    entities=entities,
                    headline=headline,
                )
            )
    return tuple(lines)


def _lines_in(page: Annotations) -> _Read:
    """Returns the lines of a report's prose: the words of each, the entities that the parser found
    in it, and whether it is set in capitals like a headline."""
    lines = []
    entities = [(entity.start_char, entity.end_char, entity.label_) for entity in page.doc.ents]
    starts = [start for start, _, _ in entities]  # in order
    text = page.plain
    for paragraph in page.prose_paragraphs():
        words = tuple(paragraph_words(page, paragraph=paragraph, text=text))
        first = bisect_left(starts, paragraph.start)
        entities_inside = tuple(entities[first : bisect_left(starts, paragraph.end)])
        if words:
            headline = is_headline_case(words, text[paragraph.start : paragraph.end])
            lines.append((words, entities_inside, headline))
    return lines


def _mentions_in_lines(lines: Sequence[ParagraphWords], kinds: Kinds) -> Iterator[FormMention]:
    """Yields every mention of every form: the longest match at each word, whole words only, not
    overlapping."""
    by_first = defaultdict(list)
    # the longest form first, so that the first match is the longest
    for form in sorted(kinds, key=len, reverse=True):
        words = " +".join(map(re.escape, form.split(" ")))
        by_first[_head_of_compound(form)].append((form, re.compile(words + _ENDS)))
    for line in lines:
        reached = 0
        for word in line.words:
            if word.start < reached:
                continue
            for form, pattern in by_first[_head_of_compound(word.text)]:
                if match := pattern.match(line.text, word.start):
                    reached = match.end()
                    yield FormMention(
                        form=form,
                        report=line.annotated.report,
                        line=line,
                        start=word.start,
                        end=reached,
                    )
                    break


def _only_opens(mention: FormMention, kinds: Kinds, plain: Mapping[str, int]) -> bool:
    """Whether what looks like a surname is an ordinary word that opens its sentence: "Wells were
    dug", in a report with a Tom Wells."""
    form = mention.form
    if form.lower() in DAYS:
        return not _is_titled(mention)
    if kinds[form] is not NameKind.PERSON or form.lower() not in plain:
        return False
    token = mention.line.annotated.token_at(mention.start)
    if token is None or not token.is_sent_start:
        return False
    behind = mention.line.text[mention.end :].lstrip(" ")
    return not (behind.startswith(("'s ", "’s ")) or behind.split(" ", 1)[0].lower() in _SAYING)


def _is_titled(mention: FormMention) -> bool:
    """Whether a title stands before the name, or it speaks: "Mr March", "May said"."""
    text = mention.line.text
    before = text[: mention.start].rstrip(" ").rsplit(maxsplit=1)[-1:]
    behind = text[mention.end :].split(maxsplit=1)[:1]
    return ({word.lower().rstrip(".") for word in before} <= TITLES and bool(before)) or bool(
        _SAYING.intersection(behind)
    )


def _head_of_compound(word: str) -> str:
    """Returns the leading letters and digits of a word, the key by which forms are looked up."""
    return "".join(takewhile(str.isalnum, word))
