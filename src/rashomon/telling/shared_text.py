"""Says in sentences where the reports of a story have their words (`tell_sources`): who shares text
with whom, which is a later print of which, who credits an agency, how many origins that leaves, and
whose publisher is not known."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations

from rashomon.cautions.copied_prose import copied_prose
from rashomon.lineage.lines import is_much
from rashomon.lineage.moments import earliest_of
from rashomon.model.caution import CautionKind
from rashomon.model.copy import OriginKind, Reprint, RestKind, copied_text
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.record import record
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.view import Entries, FirstView
from rashomon.telling.wording import Called, counted, few, name_reports_in
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import by_key

_OPEN = 2  # sentences that stand without a click
_NAMED = 4  # reports of one text that are named
_ONE_TEXT = 0.5  # share of the longest of some texts from which all print one

PairWords = Counter[frozenset[str]]
"""How many words two reports share."""


@record
class SourceSentence:
    """A sentence about where words come from, and the reports that it says share text."""

    text: str
    family: tuple[str, ...] = ()


def tell_sources(view: FirstView) -> Entries:
    """Yields where the reports have their words. Two sentences and the number of independent
    reports are open, and the others are behind a click. Reports without a known outlet come
    last."""
    sentences = [*_tell_families(view), *_tell_credits(view)]
    if sentences:
        origins = counted(view.story.independent.most, "independent origin")
        leaves = SourceSentence(f"That leaves at most {origins}.")
        yield _entry([*sentences[:_OPEN], leaves])
    for sentence in sentences[_OPEN:]:
        yield replace(_entry([sentence]), open=False)
    nameless = []
    for caution in view.story.cautions:
        if caution.kind is CautionKind.NO_OUTLET:
            nameless.append(caution.report)
    if nameless:
        names = name_reports_in(nameless, view.called)
        yield _entry([SourceSentence(f"{FixedWords.NAMELESS}: {names}.")])


def _entry(sentences: Sequence[SourceSentence]) -> Entry:
    texts = []
    families = []
    for sentence in sentences:
        texts.append(sentence.text)
        if sentence.family:
            families.append(sentence.family)
    pieces = (words_piece(" ".join(texts)),)
    return Entry(Section.SOURCES, pieces=pieces, families=tuple(families))


def _tell_families(view: FirstView) -> Iterator[SourceSentence]:
    """Yields the families of reports that share text, the largest first. Each stands before the
    prints in it that differ. A family that consists only of prints is told only by these."""
    prints = {}
    for reprint in view.story.reprints:
        prints[frozenset((reprint.of, reprint.report))] = reprint
    shared = _shared_words(view)
    for group in _groups(shared):
        reports = tuple(sorted(group))
        within = [pair for pair in prints if pair <= group]
        if len(group) > len(within) + 1:
            whence = _whence(group, view) or _first(group, view)
            text = f"{_names(reports, view)} {_share(group, shared, view)}{whence}."
            yield SourceSentence(text, reports)
        for pair in within:
            yield SourceSentence(_tell_print(prints.pop(pair), view.called), tuple(sorted(pair)))


def _names(reports: Sequence[str], view: FirstView) -> str:
    """Returns what a family is called: all its names, or how many it has."""
    names = [view.called[report] for report in reports]
    if len(names) > _NAMED:
        return f"{len(names)} of the {len(view.reports)} reports ({few(names)})"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _share(group: Set[str], shared: PairWords, view: FirstView) -> str:
    """Says whether each two of these reports print one text, or share some of it."""
    longest = max(len(report.text.split()) for report in view.reports if report.id in group)
    least = min(shared[frozenset(two)] for two in combinations(group, 2))
    return "print one text" if least > _ONE_TEXT * longest else "share text"


def _first(group: Set[str], view: FirstView) -> str:
    """Returns which of these reports was surely published first, and when, if that is known."""
    first = earliest_of([report for report in view.reports if report.id in group])
    if first is None:
        return f"; {FixedWords.UNKNOWN_SOURCE}"
    return f"; {view.called[first.report]} first, {say_day(first.moment)}"


def _tell_print(reprint: Reprint, called: Called) -> str:
    """Says that a report is a print of another one, and how the two differ."""
    added = sum(change.before is None for change in reprint.changes)
    gone = sum(change.after is None for change in reprint.changes)
    verb = "is a later print of" if reprint.later else "prints the text of"
    told = f"{called[reprint.report]} {verb} {called[reprint.of]}"
    if added != gone:
        how = "longer" if added > gone else "shorter"
        told += f", {counted(abs(added - gone), 'sentence')} {how}"
    other = len(reprint.changes) - abs(added - gone)
    return f"{told}, {other} otherwise." if other else f"{told}."


def _groups(shared: PairWords) -> list[frozenset[str]]:
    """Returns groups of reports in which each shares text with each, the largest first."""
    groups: list[frozenset[str]] = []
    for pair in sorted(shared, key=lambda pair: (-shared[pair], sorted(pair))):
        for place, group in enumerate(groups):
            if all(frozenset(two) in shared for two in combinations(group | pair, 2)):
                groups[place] = group | pair
                break
        else:
            groups.append(pair)
    return sorted(groups, key=len, reverse=True)


def _shared_words(view: FirstView) -> PairWords:
    """Returns how many words each two reports share, if that is no chance and no small part of the
    shorter one."""
    words: PairWords = Counter()
    for copy in copied_prose(view.story.copies):
        words[frozenset((copy.a.report, copy.b.report))] += copy.words
    passages = by_key((copy.passage, copy) for copy in copied_text(view.story.copies))
    for passage, copies in passages.items():
        reports = {span.report for copy in copies for span in copy.spans if passage}
        for two in combinations(reports, 2):  # not every pair of them is listed
            least = min(copy.words for copy in copies)
            words[frozenset(two)] = max(words[frozenset(two)], least)
    lengths = {report.id: len(report.text.split()) for report in view.reports}
    shared: PairWords = Counter()
    for pair, many in words.items():
        if pair <= lengths.keys() and is_much(many, *(lengths[report] for report in pair)):
            shared[pair] = many
    return shared


def _whence(group: Set[str], view: FirstView) -> str:
    """Returns from whom these reports have the words that they share, "" if that is not known."""
    words: Counter[str] = Counter()
    for copy in copied_text(view.story.copies):
        if {copy.a.report, copy.b.report} <= group:
            source = copy.source or ""
            words[view.called.get(source, source)] += copy.words
    unknown = words.pop("", 0)
    if not words:
        return ""
    most, *others = sorted(words, key=lambda source: (-words[source], source))
    return f", partly from {most}" if unknown or others else f" of {most}"


def _tell_credits(view: FirstView) -> Iterator[SourceSentence]:
    """Yields which reports credit an agency."""
    for origin in view.story.origins:
        if origin.kind is OriginKind.AGENCY:
            agency = origin.name.casefold()
            names = []
            for rest in origin.reports:
                name = view.called.get(rest.report, agency)
                if rest.how is RestKind.CREDITED and agency not in name.casefold():
                    names.append(name)
            if names:
                verb = "credits" if len(names) == 1 else "credit"
                yield SourceSentence(f"{few(names)} {verb} {origin.name}.")
