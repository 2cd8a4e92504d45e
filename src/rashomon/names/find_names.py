"""Finds the forms that are names in a story: capitalised pieces of every report, judged on evidence
from all reports together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from itertools import takewhile

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.names.capitalized_runs import is_headline_case, pieces_of, runs_of
from rashomon.names.foreign_names import names_in_tongues
from rashomon.names.forms import COUNTRY_WORDS, Kinds
from rashomon.names.inferred_kinds import PASSES, StorySigns, bracketed, framed
from rashomon.names.kinds import context_votes, decide_kinds
from rashomon.names.lowercase_names import described_in
from rashomon.names.name_tokens import (
    ParagraphWords,
    Run,
    form_of,
    lowercase_words,
    paragraph_words,
)
from rashomon.shipped.words import either_of, set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import ABBREVIATED
from rashomon.text.parsed_report import Annotations
from rashomon.text.speaker_words import sex_of_given_name

_ENDS = r"(?!(?<=[^\W_])[^\W_])"  # where the word does not go on


@record
class FormMention:
    """One occurrence of a form: its report, the index of its line, and offsets into the report's
    text."""

    form: str
    report: Report
    line: int
    start: int
    end: int


@dataclass(slots=True)
class FoundForms:
    """The forms of a story with their kinds, their mentions in reading order, and how often each
    country is named (by ISO code).

    `foreign` are forms found only in reports in other languages.
    """

    lines: tuple[ParagraphWords, ...]
    kinds: Kinds
    mentions: list[FormMention]
    countries: Counter[str]
    foreign: frozenset[str]


def find_names(annotated: Sequence[Annotations]) -> FoundForms:
    """Finds the names of a story by form."""
    every = paragraphs_with_words(annotated)
    sighted = sight(annotated, every)
    kinds = sighted.houses | decide_kinds(sighted.evidence, sighted.plain, sighted.countries)
    for each in PASSES:
        kinds = each(kinds, sighted)
    kinds = described_in([line for line in every if line.annotated.read_whole], kinds) | kinds
    in_tongues = names_in_tongues([line for line in every if not line.annotated.read_whole], kinds)
    foreign = frozenset(in_tongues.keys() - kinds.keys())
    kinds = in_tongues | kinds
    mentions = list(_mentions(every, kinds))
    mentioned = {mention.form for mention in mentions}
    kinds = {form: kind for form, kind in kinds.items() if form in mentioned}
    return FoundForms(every, kinds, mentions, sighted.named, foreign)


def sight(annotated: Sequence[Annotations], every: Sequence[ParagraphWords]) -> StorySigns:
    """Returns what the lines of a story in English show of the forms that may be names."""
    lines = [line for line in every if line.annotated.read_whole]
    plain = lowercase_words(lines)
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    for here in by_key((line.annotated.report.id, line) for line in lines).values():
        page = here[0].annotated
        small = page.kept("small", (), partial(_lowered, here)) & plain.keys()
        for form, votes in page.kept("forms", small, partial(_sightings, here, small)):
            evidence[form].update(votes)
    reports = [a.report for a in annotated if a.read_whole]
    houses = dict(framed(reports, sorted(evidence)))
    texts = (line.text[line.words[0].start : line.words[-1].end + 1] for line in lines)
    houses |= dict.fromkeys(bracketed(texts), NameKind.ORGANISATION)
    for form in houses.keys() & evidence.keys():
        evidence[form][f"framed {houses[form]}"] = evidence[form]["seen"]
    counts = countries_named(every)
    return StorySigns(
        evidence,
        plain,
        sorted(counts, key=lambda code: (-counts[code], code))[:8],
        counts,
        {form: kind for form, kind in sorted(houses.items()) if form not in evidence},
    )


def paragraphs_with_words(annotated: Sequence[Annotations]) -> tuple[ParagraphWords, ...]:
    """Returns every prose paragraph that has words, with its words and entities."""
    return tuple(one for a in annotated for one in a.kept("lines", (), partial(_lines_in, a)))


def _lines_in(report: Annotations) -> tuple[ParagraphWords, ...]:
    lines = []
    entities = [(ent.start_char, ent.end_char, ent.label_) for ent in report.doc.ents]
    text = report.plain
    for paragraph in report.prose_paragraphs():
        words = tuple(paragraph_words(report, paragraph, text))
        inside = tuple(e for e in entities if paragraph.start <= e[0] < paragraph.end)
        if words:
            headline = is_headline_case(words, text[paragraph.start : paragraph.end])
            lines.append(ParagraphWords(report, text, words, inside, headline))
    return tuple(lines)


def _lowered(lines: Iterable[ParagraphWords]) -> frozenset[str]:
    return frozenset(
        low for line in lines for word in line.words for low in (word.text.lower(), word.lower)
    )


def _sightings(lines: Iterable[ParagraphWords], plain: Set[str]) -> list[tuple[str, Counter[str]]]:
    """Returns each candidate name of these lines with its contextual votes. `plain`: those of their
    words that the story has in small letters."""
    seen = []
    for line in lines:
        if line.headline or line.shouted:
            continue
        for run in runs_of(line.words):
            for piece in pieces_of(line, run):
                start, end = _without_closer(line, _without_opener(line, piece, plain), plain)
                if start < end:
                    seen.append((form_of(line, start, end), context_votes(line, start, end)))
    return seen


def _without_opener(line: ParagraphWords, piece: Run, plain: Set[str]) -> Run:
    """Drops the first word of a piece if it is capitalised only because it starts the sentence,
    judged by the story and the parse."""
    start, end = piece
    first = line.words[start]
    text = line.text
    last = line.words[end - 1].end
    if text[first.start - 1 : first.start] in {"'", '"'} and text[last : last + 1] in {"'", '"'}:
        return piece  # a name in quotation marks of its own
    if first.opens and end - start > 1 and first.text[0].isupper() and not first.text.isupper():
        token = line.annotated.token_at(first.start)
        is_role = first.lower in set_of("name_words.roles")
        ordinary = (
            first.text.lower() in plain
            or is_role
            or "-of-" in first.lower  # "Mother-of-two Jane Roe"
            or (token and (token.is_stop or token.pos_ in set_of("grammar.no_name")))
        )
        inside = any(a <= first.start and last <= b for a, b, _ in line.entities)
        if ordinary and first.text not in COUNTRY_WORDS and (is_role or not inside):
            start += 1
            while start < end and not line.words[start].capital:
                start += 1
    return start, end


def _without_closer(line: ParagraphWords, piece: Run, plain: Set[str]) -> Run:
    """Drops a last word that starts the next sentence after a caption or abbreviation ("Harn
    Pictures [There] were") or that is a party's adjective ("House [Democratic] leaders")."""
    start, end = piece
    last = line.words[end - 1]
    token = line.annotated.token_at(last.start)
    if (
        end - start < 2
        or not token
        or not last.text.istitle()
        or not last.text.isalpha()
        or sex_of_given_name(line.words[end - 2].text)
    ):
        return piece  # "School No.", "Martha May"
    sentence = token.is_stop and not token.like_num and last.lower in plain
    goes_on = any(word.joined and not word.capital for word in line.words[end : end + 1])
    party = goes_on and last.lower in set_of("people.partisan")
    return (start, end - 1) if sentence or party else piece


def countries_named(lines: Sequence[ParagraphWords]) -> Counter[str]:
    """Returns how often the lines name each country, by noun or adjective. Keys are ISO codes.
    "South Sudan" is one name, and "New Mexico" lies elsewhere."""
    return Counter(
        _codes()[found[0]]
        for line in lines
        for found in _named().finditer(line.text, line.words[0].start, line.words[-1].end + 1)
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?=[A-Z])(?:{either_of(_codes())})(?!\w)")


@cache
def _codes() -> Mapping[str, str]:
    """Returns the ISO codes of countries by their nouns and adjectives, and by regions that have a
    country's name in theirs."""
    countries = {}
    for name in ABBREVIATED.values():
        if not COUNTRY_WORDS.keys().isdisjoint(name.split()[1:]):
            for site in look_up(name)[:1]:
                countries[name] = site.country
    return countries | COUNTRY_WORDS


def _mentions(lines: Sequence[ParagraphWords], kinds: Kinds) -> Iterator[FormMention]:
    """Yields every mention of every form: the longest match at each word, whole words only, not
    overlapping."""
    by_first = defaultdict(list)
    for form in sorted(kinds, key=len, reverse=True):
        words = " +".join(map(re.escape, form.split(" ")))
        by_first[_head(form)].append((form, re.compile(words + _ENDS)))
    for number, line in enumerate(lines):
        reached = 0
        for word in line.words:
            if word.start < reached:
                continue
            for form, pattern in by_first[_head(word.text)]:
                if found := pattern.match(line.text, word.start):
                    reached = found.end()
                    yield FormMention(form, line.annotated.report, number, word.start, reached)
                    break


def _head(word: str) -> str:
    """Returns the leading letters and digits of a word, the key by which forms are looked up."""
    return "".join(takewhile(str.isalnum, word))
