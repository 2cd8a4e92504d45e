"""Where the reports of a story have their words, in sentences (`tell_sources`): who prints one
text, which is a shorter print, who shares passages, who credits an agency, how many origins that
leaves, and whose publisher is not known."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import cache
from itertools import chain, combinations
from operator import attrgetter

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from rashomon.cautions.copied_prose import copied_prose
from rashomon.copies.moments import earliest_of
from rashomon.copies.print_changes import Printed, printed_sentences
from rashomon.model.caution import CautionKind
from rashomon.model.copy import Copy, OriginKind, RestKind, copied_text
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.record import record
from rashomon.quantities.bounds import Bounds
from rashomon.quantities.read_quantities import read_quantities
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import words_piece
from rashomon.show.wording import counted, few, name_reports_in
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import SpansByPlace, by_key, by_report, most_first
from rashomon.text.report_names import has_initials

_OPEN = 2  # sentences that stand without a click
_NAMED = 4  # reports of one text that are named
_SAME = 85.0  # likeness of two sentences that are the same, of 100
_FORM = 0.5  # share of it in equal sentences up to which, with other figures, it is a form of words
_NEARLY = 0.8  # share of a text, in sentences that stand in another, of a print of that one
# Sentences without quotations that reports have in common, which share passages; words of these.
_SEVERAL = 2
_WHOLE = 7  # blanks between them


class TextLikeness(IntEnum):
    """How two reports are alike: nearly all of both is one text, nearly all of one stands in the
    other, or some whole sentences are the same."""

    UNLIKE = 0
    PASSAGES = 1
    SHORTER = 2
    ONE_TEXT = 3


@record
class PrintedText:
    """The sentences of a report, the number of their characters, and those that are long and
    copied."""

    sentences: Printed
    length: int
    told: set[str]


@record
class SourceSentence:
    """A sentence about where words come from, and the reports that it says share text."""

    text: str
    family: tuple[str, ...] = ()


def tell_sources(view: FirstView) -> Entries:
    """Yields where the reports have their words.

    Two sentences and the number of independent reports are open, and the others are behind a click.
    Reports without a known outlet come last.
    """
    sentences = list(tell_shared_text(view))
    if sentences:
        first_sentences = sentences[:_OPEN]
        most = view.story.independent.most
        if most < len(view.counted):
            origins = counted(most, "independent origin")
            first_sentences.append(
                SourceSentence(f"Shared text and credits leave at most {origins}.")
            )
        yield _entry(first_sentences)
    for sentence in sentences[_OPEN:]:
        yield replace(_entry([sentence]), open=False)
    cautions = view.story.cautions
    nameless = [odd.report for odd in cautions if odd.kind is CautionKind.NO_OUTLET]
    if nameless:
        names = name_reports_in(nameless, view.called)
        yield _entry([SourceSentence(f"{FixedWords.NAMELESS}: {names}.")])


def tell_shared_text(view: FirstView) -> Iterator[SourceSentence]:
    """Yields which reports share text, and which credit an agency."""
    yield from _tell_families(view)
    yield from _tell_credits(view)


def _entry(sentences: Sequence[SourceSentence]) -> Entry:
    text = " ".join(map(attrgetter("text"), sentences))
    return Entry(
        section=Section.SOURCES,
        pieces=(words_piece(text),),
        families=tuple(filter(None, map(attrgetter("family"), sentences))),
    )


def _tell_families(view: FirstView) -> Iterator[SourceSentence]:
    """Yields the families of reports that are one text, then shorter prints of one, then those that
    share passages, the largest of each first; beyond one text, only the fullest print of it."""
    words_from = _words_by_source(view)
    texts, alike = _copied_texts(view)
    prints: set[str] = set()
    for least in (TextLikeness.ONE_TEXT, TextLikeness.SHORTER, TextLikeness.PASSAGES):
        similar_pairs = {pair for pair in alike if alike[pair] >= least and prints.isdisjoint(pair)}
        for group in _groups(similar_pairs):
            reports = sorted(group, key=lambda report: (texts[report].length, report))
            yield SourceSentence(
                _tell_family(reports, likeness=least, view=view, words_from=words_from),
                tuple(sorted(group)),
            )
            if least > TextLikeness.PASSAGES:
                prints.update(reports[:-1])


def _words_by_source(view: FirstView) -> Mapping[frozenset[str], Counter[str]]:
    """Returns of every two reports how many copied words they have of each source, by its name."""

    @cache  # a large story has very many copies
    def name_of(source: str, pair: frozenset[str]) -> str:
        for report in sorted(pair) if source else ():
            if _is_name_of(source, view.called[report]):
                source = report
        return view.called[source]

    words_from: defaultdict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for copy in copied_text(view.story.copies):
        pair = frozenset(copy.reports)
        words_from[pair][name_of(copy.source or "", pair)] += copy.words
    return words_from


def _copied_texts(
    view: FirstView,
) -> tuple[dict[str, PrintedText], dict[tuple[str, str], TextLikeness]]:
    """Returns the texts of reports that share words with others, and how every two of these are
    alike."""
    copies = copied_prose(view.story.copies)
    pairs = _copied_pairs(copies)
    # a page prints no text of its older states
    paired = view.counted.intersection(chain.from_iterable(pairs))
    copied = SpansByPlace(set(chain.from_iterable(map(attrgetter("spans"), copies))))
    texts = {}
    for report in view.reports:
        if report.id in paired:
            texts[report.id] = _printed_text(printed_sentences(report), copied)
    alike = {}
    for (first, second), sentences in _alike_sentences(texts):
        if (first, second) in pairs:
            alike[first, second] = _likeness(texts[first], second=texts[second], alike=sentences)
    return texts, alike


def _tell_family(
    reports: Sequence[str],
    likeness: TextLikeness,
    view: FirstView,
    words_from: Mapping[frozenset[str], Counter[str]],
) -> str:
    """How some reports are alike. `reports`: the fullest is the last."""
    if likeness is TextLikeness.SHORTER:
        *shorter, fullest = reports
        verb = "is a shorter print of" if len(shorter) == 1 else "are shorter prints of"
        return f"{name_reports_in(shorter, view.called)} {verb} {view.called[fullest]}."
    how = "print one text" if likeness is TextLikeness.ONE_TEXT else "share passages"
    whence = _whence(reports, words_from) or _first(reports, view)
    return f"{_names(sorted(reports), view)} {how}{whence}."


def _names(reports: Sequence[str], view: FirstView) -> str:
    """Returns what a family is called: all its names, or how many it has."""
    names = [view.called[report] for report in reports]
    if len(names) > _NAMED:
        return f"{len(names)} of the {len(view.counted)} reports ({few(names)})"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _printed_text(sentences: Printed, copied: SpansByPlace) -> PrintedText:
    copied_sentences = set()
    for words, span in sentences.items():
        if words.count(" ") >= _WHOLE and copied.at(span):
            copied_sentences.add(words)
    return PrintedText(sentences, _length(sentences), copied_sentences)


def _likeness(first: PrintedText, second: PrintedText, alike: dict[str, str]) -> TextLikeness:
    """Tells how two reports are alike by their whole sentences that are the same, or nearly so.

    `alike`: of those of the one, the sentences of the other. One text must have nearly all of both
    in the same order, and the same figures; a shorter print only nearly all of one of the two.
    """
    in_one = _length(alike) / first.length
    in_other = _length({*alike.values()}) / second.length
    if max(in_one, in_other) >= _NEARLY:
        places = [second.sentences[words].start for words in alike.values()]
        if places == sorted(places):
            is_same = _figures(alike) == _figures(alike.values())
            equal = _length(alike.keys() & alike.values()) / first.length
            if min(in_one, in_other) >= _NEARLY and (is_same or equal > _FORM):
                return TextLikeness.ONE_TEXT
            if is_same:
                return TextLikeness.SHORTER
    if len(first.told.intersection(alike)) >= _SEVERAL:
        return TextLikeness.PASSAGES
    return TextLikeness.UNLIKE


def _figures(sentences: Iterable[str]) -> set[Bounds]:
    return {quantity.bounds for words in sentences for quantity in read_quantities(words)}


def _alike_sentences(
    texts: Mapping[str, PrintedText],
) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Yields of two reports which sentence of the second is the same as one of the first, or else
    most like it.

    Each pair comes once, the lower id first. Pairs without such sentences are left out.
    """
    reports_with = defaultdict(list)
    for report, text in texts.items():
        for words in text.sentences:
            reports_with[words].append(report)
    different = [*reports_with]

    @cache  # many reports have one sentence
    def likest(words: str) -> dict[str, str]:
        by_report: dict[str, str] = {}
        for similar_sentence, *_ in extract(
            words, different, scorer=ratio, score_cutoff=_SAME, limit=None
        ):
            by_report = dict.fromkeys(reports_with[similar_sentence], similar_sentence) | by_report
        return by_report

    for first in texts:
        alike: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for words in texts[first].sentences:
            for second, similar_sentence in likest(words).items():
                if second > first:
                    alike[second][words] = similar_sentence
        for second in alike:
            yield (first, second), alike[second]


def _length(sentences: Iterable[str]) -> int:
    return sum(map(len, sentences))


def _first(group: Sequence[str], view: FirstView) -> str:
    """Returns which of these reports was surely published first, and when. Returns nothing if that
    is not known."""
    first = earliest_of([report for report in view.reports if report.id in group])
    if first is None:
        return ""
    return f"; {view.called[first.report]} first, {say_day(first.moment)}"


def _groups(similar_pairs: set[tuple[str, str]]) -> list[frozenset[str]]:
    """Reports of which each is near to each, the largest groups first."""
    similar_to: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in similar_pairs:
        similar_to[first].update((first, second))
        similar_to[second].update((first, second))
    groups: list[set[str]] = []
    near_to_all: list[set[str]] = []
    for first, second in sorted(similar_pairs):
        place = 0
        while place < len(groups) and not {first, second} <= near_to_all[place]:
            place += 1
        if place == len(groups):
            groups.append(set())
            near_to_all.append(set(similar_to[first]))
        for report in {first, second} - groups[place]:
            groups[place].add(report)
            near_to_all[place] &= similar_to[report]
    return sorted(map(frozenset, groups), key=len, reverse=True)


def _copied_pairs(copies: Iterable[Copy]) -> set[tuple[str, str]]:
    """The pairs of reports with copied prose in common: not every pair of a passage is listed."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        together[copy.passage or copy.id].update(by_report(copy.spans))
    pairs: set[tuple[str, str]] = set()
    for reports in together.values():
        pairs.update(combinations(sorted(reports), 2))
    return pairs


def _whence(reports: Sequence[str], words_from: Mapping[frozenset[str], Counter[str]]) -> str:
    """Returns from whom these reports have the words that they share, "" if that is not known."""
    words: Counter[str] = Counter()
    for pair in map(frozenset, combinations(reports, 2)):
        if pair in words_from:  # of very many pairs few
            words.update(words_from[pair])
    unknown = words.pop("", 0)
    if not words:
        return ""
    most, *further_sources = most_first(words)
    return f", partly from {most}" if unknown or further_sources else f" of {most}"


def _is_name_of(agency: str, outlet: str) -> bool:
    """Whether an outlet is the agency of this name, or of these initials."""
    return agency.casefold() in outlet.casefold() or has_initials(outlet.split(), agency)


def _tell_credits(view: FirstView) -> Iterator[SourceSentence]:
    """Yields which reports credit an agency or outlet for all they print, which have much from an
    outlet that they name, then which name some agency."""
    any_house = {OriginKind.AGENCY, OriginKind.OUTLET}
    for house, names in _named_by(view, RestKind.CREDITED, any_house):
        yield SourceSentence(f"{few(names)} {'credits' if len(names) == 1 else 'credit'} {house}.")
    for house, names in _named_by(view, RestKind.NAMES, {OriginKind.OUTLET}):
        verb = "names" if len(names) == 1 else "name"
        yield SourceSentence(f"{few(names)} {verb} {house} as a source.")
    agencies_by_reports = by_key(
        (tuple(names), agency)
        for agency, names in _named_by(view, RestKind.NAMES, {OriginKind.AGENCY})
    )
    for who, agencies in agencies_by_reports.items():
        verb = "names" if len(who) == 1 else "name"
        what = f"{verb} {few(agencies)}, as a source or beside a picture"
        yield SourceSentence(f"{few(who)} {what}.")


def _named_by(
    view: FirstView, how: RestKind, kinds: Collection[OriginKind]
) -> Iterator[tuple[str, list[str]]]:
    """Yields the agencies or outlets on which other reports rest so, with these reports."""
    for origin in view.story.origins:
        if origin.kind in kinds:
            names = []
            for reliance in origin.reports:
                name = view.called.get(reliance.report, origin.name)
                # an agency's own report rests on nobody
                is_own = _is_name_of(origin.name, name)
                if reliance.how is how and not is_own:
                    names.append(name)
            if names:
                yield origin.name, names
