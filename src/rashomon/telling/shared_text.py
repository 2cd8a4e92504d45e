"""The sources of a story in lines (`tell_sources`): who shares text with whom, who credits an
agency, and whose publisher is not known."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, combinations, groupby, product

from rashomon.cautions.copied_prose import copied_prose
from rashomon.lineage.lines import is_much
from rashomon.model.caution import CautionKind
from rashomon.model.copy import Copy, OriginKind, RestKind, copied_text
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.record import record
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.view import FirstView
from rashomon.telling.wording import Called, name_reports_in
from rashomon.text.gathering import by_key

_LONGEST = 100  # words of a line about shared text
_BETWEEN = " · "

PairWords = Counter[tuple[str, str]]
"""How many words two reports share."""


@record
class TextFamily:
    """Reports that share text, each with each other one, or an agency's, in words."""

    reports: tuple[str, ...]
    text: str
    whence: str = ""


def tell_sources(view: FirstView) -> Iterator[Entry]:
    """Yields who shares text with whom and who credits an agency, a line; what is beyond a hundred
    words stands behind a click; then the reports of which no outlet is known."""
    for n, families in enumerate(_lines(view)):
        named = tuple(family.reports for family in families if len(family.reports) > 1)
        pieces = (words_piece(_text(families)),)
        yield Entry(Section.SOURCES, open=not n, pieces=pieces, families=named)
    nameless = []
    for caution in view.story.cautions:
        if caution.kind is CautionKind.NO_OUTLET:
            nameless.append(caution.report)
    if nameless:
        text = f"{FixedWords.NAMELESS}: {name_reports_in(nameless, view.called)}."
        yield Entry(Section.SOURCES, pieces=(words_piece(text),))


def _lines(view: FirstView) -> list[list[TextFamily]]:
    """The families, as many in a line as it holds."""
    lines: list[list[TextFamily]] = []
    for family in (*_families(view), *_credits(view)):
        if lines and len(_text([*lines[-1], family]).split()) <= _LONGEST:
            lines[-1].append(family)
        else:
            lines.append([family])
    return lines


def _text(families: Sequence[TextFamily]) -> str:
    """Families in words, those from one source together."""
    parts = []
    for whence, group in groupby(families, key=lambda family: family.whence):
        names = _BETWEEN.join([family.text for family in group])
        parts.append(f"{names} ({whence})" if whence else names)
    text = _BETWEEN.join(parts)
    return f"{FixedWords.SHARED}: {text}" if families[0].whence else text


def _families(view: FirstView) -> list[TextFamily]:
    """The families of reports that share text, each with each, those that share most first."""
    copies = by_key((copy.a.report, copy) for copy in copied_text(view.story.copies))
    by_source: dict[str, list[TextFamily]] = {}
    for group in _groups(view):
        reports = sorted(group)
        names = ", ".join([view.called[report] for report in reports])
        whence = _whence(copies, group, view.called)
        by_source.setdefault(whence, []).append(TextFamily(tuple(reports), names, whence))
    return [*chain.from_iterable(by_source.values())]


def _groups(view: FirstView) -> list[set[str]]:
    """Reports of which each shares text with each."""
    shared = _shared_words(view)
    groups: list[set[str]] = []
    most_first = sorted((-many, pair) for pair, many in shared.items())
    for _, pair in most_first:
        for group in groups:
            fresh = set(pair) - group
            pairs = product(fresh, group)
            if len(fresh) < 2 and all(_pair(*pair) in shared for pair in pairs):
                group |= fresh
                break
        else:
            groups.append(set(pair))
    return groups


def _shared_words(view: FirstView) -> PairWords:
    """How many words each two reports share, where that is no chance and no small part of the
    shorter one."""
    words: PairWords = Counter()
    for copy in copied_prose(view.story.copies):
        words[_pair(copy.a.report, copy.b.report)] += copy.words
    passages = by_key((copy.passage, copy) for copy in copied_text(view.story.copies))
    for passage, copies in passages.items():
        if passage:
            _add_passage(words, copies)
    lengths = {report.id: len(report.text.split()) for report in view.reports}
    shared: PairWords = Counter()
    for (a, b), many in words.items():
        if a in lengths and b in lengths and is_much(many, lengths[a], lengths[b]):
            shared[a, b] = many
    return shared


def _add_passage(words: PairWords, copies: Sequence[Copy]) -> None:
    """Counts what stands in so many reports that not every pair of them is listed."""
    shortest = min(copy.words for copy in copies)
    reports = set()
    for copy in copies:
        reports |= {copy.a.report, copy.b.report}
    for pair in combinations(sorted(reports), 2):
        words[pair] = max(words[pair], shortest)


def _pair(report: str, beside: str) -> tuple[str, str]:
    return (report, beside) if report < beside else (beside, report)


def _whence(copies: Mapping[str, Sequence[Copy]], group: Set[str], called: Called) -> str:
    """From whom the words are that these reports share, as far as it is known. `copies`: by the
    first of their reports."""
    words: Counter[str] = Counter()
    for report in group:
        for copy in copies.get(report, ()):
            if copy.b.report in group:
                source = copy.source or ""
                words[called.get(source, source)] += copy.words
    unknown = words.pop("", 0)
    if not words:
        return FixedWords.UNKNOWN_SOURCE
    most_first = sorted((-many, source) for source, many in words.items())
    named = " and ".join([source for _, source in most_first[:2]])
    return f"partly from {named}" if unknown else f"from {named}"


def _credits(view: FirstView) -> Iterator[TextFamily]:
    """Which reports of others credit an agency."""
    for origin in view.story.origins:
        if origin.kind is OriginKind.AGENCY:
            crediting = {}
            for rest in origin.reports:
                if rest.how is RestKind.CREDITED and rest.report in view.called:
                    crediting[rest.report] = view.called[rest.report]
            agency = origin.name.casefold()
            names = [name for name in crediting.values() if agency not in name.casefold()]
            if names:
                verb = "credits" if len(names) == 1 else "credit"
                yield TextFamily(tuple(crediting), f"{', '.join(names)} {verb} {origin.name}")
