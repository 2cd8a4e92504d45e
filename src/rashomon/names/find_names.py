"""Finds the forms that are names in a story: capitalised pieces of every report, judged on evidence
from all reports together. In other languages than English these are runs of capitalised words that
the gazetteer, the list of countries or the English reports know."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import takewhile
from operator import attrgetter
from sys import intern

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.names.capitalized_runs import is_headline_case, pieces_of, runs_of
from rashomon.names.context_votes import context_votes
from rashomon.names.forms import COUNTRY_WORDS, Kinds
from rashomon.names.inferred_kinds import PASSES, StorySigns, bracketed, framed
from rashomon.names.kinds import decide_kinds
from rashomon.names.lowercase_names import described_in
from rashomon.names.name_tokens import (
    ParagraphWords,
    Run,
    Word,
    link_line,
    lowercase_words,
    paragraph_words,
)
from rashomon.names.names_in_languages import names_in_tongues
from rashomon.shipped.words import Pattern, either_of, set_of
from rashomon.text.gathering import grouped, most_first
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import ABBREVIATED
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.speaker_words import is_among, sex_of_given_name

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
    """The forms of a story with their kinds, their mentions in reading order, and how often each
    country is named (by ISO code).

    `foreign` are forms found only in reports in other languages.
    """

    kinds: Kinds
    mentions: list[FormMention]
    countries: Counter[str]
    foreign: frozenset[str]


def find_names(annotated: Pages) -> FoundForms:
    """Finds the names of a story by form."""
    lines = paragraphs_with_words(annotated)
    sighted = sight(annotated, lines)
    kinds = sighted.houses | decide_kinds(
        sighted.evidence, plain=sighted.plain, countries=sighted.countries
    )
    for follow in PASSES:
        kinds = follow(kinds, sighted)
    kinds = described_in(lines, kinds) | kinds
    in_tongues = names_in_tongues([line for line in lines if not line.annotated.read_whole], kinds)
    foreign = frozenset(in_tongues.keys() - kinds.keys())
    kinds = in_tongues | kinds
    mentions = [
        mention
        for mention in _mentions_in_lines(lines, kinds)
        if not (
            _only_opens(mention, kinds=kinds, plain=sighted.plain) or _is_no_place(mention, kinds)
        )
    ]
    mentioned = {mention.form for mention in mentions}
    kinds = {form: kind for form, kind in kinds.items() if form in mentioned}
    return FoundForms(kinds, mentions=mentions, countries=sighted.named, foreign=foreign)


def sight(annotated: Pages, lines: Sequence[ParagraphWords]) -> StorySigns:
    """Returns what the lines of a story in English show of the forms that may be names."""
    english = [line for line in lines if line.annotated.read_whole]
    plain = lowercase_words(english)
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    for of_report in grouped(english, attrgetter("annotated.id")).values():
        page = of_report[0].annotated
        small_words = (
            page.kept("small", (), partial(_words_in_small_letters, of_report)) & plain.keys()
        )
        sightings = partial(_sightings, of_report, small_words)
        for form, votes in page.kept(
            "forms", sorted(small_words), sightings, list[tuple[str, Counter[str]]]
        ):
            evidence[form].update(votes)
    reports = [page.report for page in annotated if page.read_whole]
    houses = dict(framed(reports, sorted(evidence)))
    for line in english:
        prose = line.text[line.words[0].start : line.words[-1].end + 1]
        houses |= dict.fromkeys(bracketed(prose), NameKind.ORGANISATION)
    outside = {}
    # of what is framed, a form that stands in prose too keeps its votes
    for form, kind in sorted(houses.items()):
        if form in evidence:
            evidence[form][f"framed {kind}"] = evidence[form]["seen"]
        else:
            outside[form] = kind
    counts = countries_named(lines)
    return StorySigns(
        evidence=evidence,
        plain=plain,
        countries=most_first(counts)[:8],
        named=counts,
        houses=outside,
    )


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


def _words_in_small_letters(lines: Iterable[ParagraphWords]) -> frozenset[str]:
    """Returns the words of the lines in small letters, abbreviations also without their stop."""
    small = set()
    for line in lines:
        for word in line.words:
            small |= {intern(word.text.lower()), intern(word.lower)}
    return frozenset(small)


def _speaking_surnames(lines: Iterable[ParagraphWords]) -> frozenset[str]:
    """Returns the surnames, in small letters, of persons who speak under the surname alone
    somewhere in these lines: "Frost said" of Ida Frost, in a report about a frost."""
    surnames = set()
    speaking = set()
    for line in lines:
        for start, end, label in line.entities:
            parts = line.text[start:end].split()
            # the parser knows the person, or the given name is known
            if label == "PERSON" and len(parts) == 2:
                surnames.add(parts[1])
        for word in line.words:
            behind = word.after
            if word.capital and behind.joined and behind.lower in _SAYING:
                speaking.add(word.text)
            elif word.capital and behind.joined and sex_of_given_name(word.text):
                surnames.add(behind.text)
    return frozenset(map(str.lower, surnames & speaking))


def _sightings(
    lines: Iterable[ParagraphWords], plain: frozenset[str]
) -> list[tuple[str, Counter[str]]]:
    """Returns each candidate name of a report's lines with its contextual votes. `plain`: those of
    their words that the story has in small letters."""
    sightings = []
    plain -= _speaking_surnames(lines)
    for line in lines:
        if line.headline or line.shouted:
            continue
        for capitals in runs_of(line.words):
            for piece in pieces_of(capitals, line.entities):
                # the first word is taken off before the last one
                start, end = _without_closer(
                    line, piece=_without_opener(line, piece=piece, plain=plain), plain=plain
                )
                if start is not end:
                    sightings.append(
                        (line.form_of(start, end), context_votes(line, name=start, end=end))
                    )
    return sightings


def _without_opener(line: ParagraphWords, piece: Run, plain: frozenset[str]) -> Run:
    """Drops the first word of a piece if it is capitalised only because it starts the sentence,
    judged by the story and the parse."""
    first, end = piece
    last = end.before.end
    quotes = {line.text[first.start - 1 : first.start], line.text[last : last + 1]}
    if quotes <= {"'", '"'}:
        return piece  # a name in quotation marks of its own
    start = first.after
    if start is end or not _is_opener(line, first=first, end=last, plain=plain):
        return piece
    while start is not end and not start.capital:
        start = start.after
    return start, end


def _is_opener(line: ParagraphWords, first: Word, end: int, plain: frozenset[str]) -> bool:
    """Tells whether the first word of a piece that ends at `end` is no part of a name: a role, or
    an ordinary word with which the parser sees no name begin.

    Of "Meanwhile Jane Roe left", "Meanwhile". Only the word that opens a sentence is in question,
    since it has a capital in any case.
    """
    if not first.opens or first.text in COUNTRY_WORDS:
        return False
    if first.text.isupper() or not first.text[0].isupper():
        return False
    if _is_role(first, end):
        return True
    # the parser sees one name in the whole piece
    for start, behind, _ in line.entities:
        if start <= first.start and end <= behind:
            return False
    # "Mother-of-two Jane Roe"
    if first.text.lower() in plain or "-of-" in first.lower:
        return True
    token = line.annotated.token_at(first.start)
    return token is not None and (token.is_stop or token.pos_ in set_of("grammar.no_name"))


def _is_role(first: Word, end: int) -> bool:
    """Whether a piece that ends at `end` opens with a role: "Rower Jane Roe", not "Hunter Roe"."""
    if first.lower in set_of("name_words.roles"):
        return True
    is_person_noun = is_among(first.lower, "persons") and not sex_of_given_name(first.text)
    return is_person_noun and first.after.end < end


def _without_closer(line: ParagraphWords, piece: Run, plain: frozenset[str]) -> Run:
    """Drops a last word that starts the next sentence after a caption or abbreviation ("Harn
    Pictures [There] were") or that is a party's adjective ("House [Democratic] leaders")."""
    start, end = piece
    last = end.before
    token = line.annotated.token_at(last.start)
    if last.start <= start.start or not token or not (last.text.istitle() and last.text.isalpha()):
        return piece  # "School No."
    if sex_of_given_name(last.before.text):
        return piece  # "Martha May"
    is_opener = token.is_stop and not token.like_num and last.lower in plain
    goes_on = end.joined and not end.capital
    if is_opener or (goes_on and last.lower in set_of("people.partisan")):
        return start, last
    return piece


def countries_named(lines: Sequence[ParagraphWords]) -> Counter[str]:
    """Returns how often the lines name each country, by noun or adjective. Keys are ISO codes.
    "South Sudan" is one name, and "New Mexico" lies elsewhere."""
    mentions_of_country = Counter[str]()
    for line in lines:
        for name in _country_pattern().findall(
            line.text, line.words[0].start, line.words[-1].end + 1
        ):
            mentions_of_country[_country_codes()[name]] += 1
    return mentions_of_country


@cache
def _country_pattern() -> Pattern:
    return re.compile(rf"(?<!\w)(?=[A-Z])(?:{either_of(_country_codes())})(?!\w)")


@cache
def _country_codes() -> dict[str, str]:
    """Returns the ISO codes of countries by their nouns and adjectives, and by regions that have a
    country's name in theirs."""
    countries = {}
    for name in ABBREVIATED.values():
        if not COUNTRY_WORDS.keys().isdisjoint(name.split()[1:]):
            for site in look_up(name)[:1]:
                countries[name] = site.country
    return countries | COUNTRY_WORDS


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
    if kinds[form] is not NameKind.PERSON or form.lower() not in plain:
        return False
    token = mention.line.annotated.token_at(mention.start)
    if token is None or not token.is_sent_start:
        return False
    behind = mention.line.text[mention.end :].lstrip(" ")
    return not (behind.startswith(("'s ", "’s ")) or behind.split(" ", 1)[0].lower() in _SAYING)


# Behind "Harn", the hour is told there; with a number between, "Route 9 Harvest" is one name.
_OF_HOURS = re.compile(r"(?: (?:local|standard|summer))? time\b")
_NUMBERED = re.compile(r" \d+ [A-Z]")
_BEHIND_NUMBER = re.compile(r"[A-Z][\w'’-]* \d+ $")


def _is_no_place(mention: FormMention, kinds: Kinds) -> bool:
    """Whether the name of a place tells no place: "six o'clock London time", "the Route 9 Harvest
    festival"."""
    if kinds[mention.form] is not NameKind.PLACE:
        return False
    text = mention.line.text
    before = text[max(0, mention.start - 40) : mention.start]
    is_part = _NUMBERED.match(text, mention.end) or _BEHIND_NUMBER.search(before)
    return bool(is_part or _OF_HOURS.match(text, mention.end))


def _head_of_compound(word: str) -> str:
    """Returns the leading letters and digits of a word, the key by which forms are looked up."""
    return "".join(takewhile(str.isalnum, word))
