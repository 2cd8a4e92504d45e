"""What reports that came to a story tell that no earlier one told, sentence by sentence
(`news_of_reports`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice

from rashomon.copies.moments import in_time, own_moment
from rashomon.copies.print_changes import (
    Printed,
    changed_sentences,
    printed_places,
    printed_sentences,
    words_alone,
)
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, Reports, older_states
from rashomon.model.span import Span
from rashomon.model.stored import ChangeRow
from rashomon.quantities.read_quantities import read_quantities
from rashomon.reports.news_sentences import is_happening, states
from rashomon.reports.page_words import PLAIN
from rashomon.shipped.tables.page_words import load_telling_words
from rashomon.shipped.words import pattern_of, set_of
from rashomon.show.newly_told import content_of, is_told
from rashomon.text.polarity import NEGATIONS
from rashomon.text.retractions import retractions, with_rejection
from rashomon.text.taken_back import is_taken_back, is_withdrawn, notes_and_retractions, withdrawals

_TOLD = 0.6  # share of the words of a sentence that one earlier sentence has if it tells the same
_BACKGROUND = 0.85  # share that three earlier sentences have together
_TOGETHER = 3
_ROOT = 4  # letters that the forms of a verb have in common
_LEADS = 3  # sentences at the beginning of a report that may be its main point together
_PRINT = 0.8  # share of a text, in sentences that stand in one earlier report, of a print of it
_MAIN = 2  # sentences that are the main point of a report
_FURTHER = 3  # of a report that are told beside its main point
_OF_PAGE = 6  # sentences that a changed page has new, and that it has no more
_ONE_MATTER = 0.5  # share of the words that a sentence and what it became have in common
# words of content of a sentence that tells something, and of one that is understood alone
_FEWEST = 2
_FULL = 6
_ENDED = pattern_of(r"[.!?。][\"'”’)\]]*$")
_ADDRESS = pattern_of(r"(?i)\bhttps?:|\bwww\.|[\w.]@\w")
_row = partial(ChangeRow, "", "")  # of no story yet


def is_news(span: Span, report: Report) -> bool:
    """Returns whether a sentence may tell something: a whole one of the prose, no advertisement,
    address, caption or word to the reader, and nothing that the report takes back or sets right:
    that is told whole."""
    in_furniture = report.is_furniture(span.start, span.end) or report.is_doubtful(span)
    words = span.quote
    return (
        not in_furniture
        and bool(_ENDED.search(words))
        and not _ADDRESS.search(words)
        and not span.meets(notes_and_retractions(report))
        and not is_taken_back(report, span)
        and (len(content_of(span)) >= _FEWEST and states(span.line))
    )


@lru_cache(1 << 14)  # sentences
def _amounts_in(text: str) -> frozenset[tuple[float | None, float | None]]:
    """Returns the amounts of a sentence: the least and the most of each."""
    amounts = set()
    for quantity in read_quantities(text):
        amounts.add((quantity.low, quantity.high))
    return frozenset(amounts)


def _says_no(text: str) -> bool:
    return not NEGATIONS.isdisjoint(text.casefold().replace("’", "'").split())


def _told_by(report: Report) -> Printed:
    """Returns the sentences of a report by their words alone: of a headline with the words of a
    sentence, that sentence."""
    sentences: dict[str, Span] = {}
    for words, span in printed_places(report):
        if words not in sentences or is_news(span, report):
            sentences[words] = span
    return sentences


class EarlierSentences:
    """The sentences of reports that came before, by which is seen whether another tells something
    new."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._quotes: list[str] = []
        self._words: list[str] = []
        self._having = defaultdict[str, list[int]](list)
        self._roots = set[str]()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Adds the sentences of a report."""
        for words, span in printed_sentences(report).items():
            for word in content_of(span):
                self._having[word].append(len(self._quotes))
                self._roots.add(word[:_ROOT])
            self._quotes.append(span.quote)
            self._words.append(words)

    def has(self, span: Span) -> bool:
        """Returns whether these words stand in an earlier sentence."""
        words = words_alone(span.quote)
        return any(words in sentence for sentence in self._words)

    def tells(self, span: Span, *, in_parts: bool = False) -> bool:
        """Returns whether an earlier sentence tells what this one tells: most of its words, all of
        its amounts, and a no where it says no. With `in_parts` three earlier ones may do so
        together; otherwise none does where a deed is told that stands in no earlier one."""
        if not in_parts and self._has_new_deed(span):
            return False
        content = content_of(span)
        shared = defaultdict[int, set[str]](set)
        for word in content:
            for number in self._having[word]:
                shared[number].add(word)
        for number, words in shared.items():
            if len(words) >= _TOLD * len(content) and self._is_one_thing(number, span):
                return True
        return in_parts and self._tell_together(shared, span=span, size=len(content))

    def _has_new_deed(self, span: Span) -> bool:
        """Whether a verb of the sentence that says what happened stands in no earlier one. Verbs of
        saying do not count, nor those that say little without other words."""
        is_saying = load_telling_words().said.fullmatch
        little = set_of("changes.verbs_of_little")
        for word in PLAIN.findall(span.quote):
            is_deed = is_happening(word) and word not in little and not is_saying(word)
            if is_deed and word[:_ROOT] not in self._roots:
                return True
        return False

    def _is_one_thing(self, number: int, span: Span) -> bool:
        """Whether an earlier sentence has the amounts of this one, and says no if it does."""
        quote = self._quotes[number]
        has_amounts = _amounts_in(span.quote) <= _amounts_in(quote)
        return has_amounts and _says_no(span.quote) == _says_no(quote)

    def _tell_together(self, shared: Mapping[int, set[str]], span: Span, size: int) -> bool:
        """Whether the earlier sentences that share most words with this one, and have all of its
        amounts together, have nearly all of its words, where it does not say no."""
        if _says_no(span.quote):
            return False
        reports_told = set[str]()
        amounts = set[tuple[float | None, float | None]]()
        for _ in range(_TOGETHER):
            if not shared:
                break
            best = max(sorted(shared), key=lambda number: len(shared[number] - reports_told))
            reports_told |= shared[best]
            amounts |= _amounts_in(self._quotes[best])
        return len(reports_told) >= _BACKGROUND * size and _amounts_in(span.quote) <= amounts


def news_of_reports(
    newcomers: Sequence[Report], earlier: Sequence[Report], alone: Sequence[Span]
) -> Iterator[ChangeRow]:
    """Yields what each of these reports tells first, what a changed page says now and prints no
    longer, and who prints a known text. A state that a newer one had replaced when it came is no
    news. `alone` are sentences that one report alone tells, the most telling first."""
    coming = by_id(newcomers)
    earlier_by_id = by_id(earlier)
    sentences = EarlierSentences(earlier)
    both = (*newcomers, *earlier)
    replaced = older_states(both)
    withdrawn = _withdrawn(both)
    for report in sorted(newcomers, key=lambda one: (in_time(own_moment(one)), one.id)):
        if report.id in replaced:
            continue
        state = report.revision_of
        while state in coming and state not in earlier_by_id:
            state = coming[state].revision_of
        if state in earlier_by_id:
            yield from _of_changed_page(earlier_by_id[state], report)
        else:
            yield from _of_print(report, earlier_by_id.values(), withdrawn)
            of_report = [span for span in alone if span.report == report.id]
            yield from _of_report(report, earlier=sentences, telling=of_report)
        yield from _rejections(report, sentences)
        sentences.add(report)
        earlier_by_id[report.id] = report


def _of_report(
    report: Report, earlier: EarlierSentences, telling: Sequence[Span]
) -> Iterator[ChangeRow]:
    """Yields the first sentences of a report that no earlier one tells, then the most telling of
    the others. `telling` are sentences that it alone tells, the most telling first."""
    row = partial(_row, subject=report.title or "", reports=(report.id,))
    prose = [span for span in _told_by(report).values() if is_news(span, report)]
    new: list[Span] = []
    for place, span in enumerate(prose):
        is_behind = bool(new) or place >= _LEADS  # news begins with what is new
        if not earlier.tells(span, in_parts=is_behind):
            new.append(span)
    main = _main_point(new, prose[:_LEADS])
    for span in main:
        yield row("main point", after=with_rejection(report, span).line)
    further = [span for span in telling if span.meets(new) and not span.meets(main)]
    for span in further[:_FURTHER]:
        yield row("told", after=with_rejection(report, span).line)


def _rejections(report: Report, earlier: EarlierSentences) -> Iterator[ChangeRow]:
    """Yields where a report says that what somebody else told is not so, and no earlier one does
    in these words."""
    for retraction in retractions(report):
        is_known = earlier.has(retraction.error) and earlier.has(retraction.notice)
        if not (retraction.by_house or is_known):
            words = retraction.span.line
            yield _row("denial", report.title or "", after=words, reports=(report.id,))


def _main_point(new: Sequence[Span], leads: Sequence[Span]) -> list[Span]:
    """Returns the first new sentence, and the next if it stands among the first of its report and
    is understood alone."""
    main = [*new[:1]]
    for span in new[1:_MAIN]:
        if span in leads and len(content_of(span)) >= _FULL:
            main.append(span)
    return main


def _of_changed_page(old: Report, new: Report) -> Iterator[ChangeRow]:
    """Yields what a page says now that it did not say, beside what stood there, and what it prints
    no longer."""
    row = partial(_row, subject=new.title or "", reports=(new.id,))
    today = EarlierSentences([new])
    change_rows: list[ChangeRow] = []
    gone: list[ChangeRow] = []
    for before, after in _changed_matters(old, new):
        if after and is_news(after, new):
            change_rows.append(row("now says", before=before and before.quote, after=after.quote))
        elif before and not after and is_news(before, old) and not today.tells(before):
            gone.append(row("no longer printed", after=before.quote))
    yield from _of_headline(old, new=new, change_rows=change_rows)
    yield from change_rows[:_OF_PAGE]
    yield from gone[:_OF_PAGE]


def _of_headline(old: Report, new: Report, change_rows: Sequence[ChangeRow]) -> Iterator[ChangeRow]:
    """Yields the headline of a changed page if it tells more than before and than `change_rows`
    do. A report that was withdrawn is told by its note."""
    headlines = [old.title or "", *(row.after or "" for row in change_rows)]
    if not is_withdrawn(new) and _tells_more(new.title or "", headlines):
        title = new.title or ""
        yield _row("now says", title, before=old.title, after=title, reports=(new.id,))


def _changed_matters(old: Report, new: Report) -> Iterator[tuple[Span | None, Span | None]]:
    """Yields each sentence of a page that changed, before and after; apart where one matter made
    way for another."""
    for change in changed_sentences(_told_by(old), _told_by(new)):
        before = change.before
        after = change.after
        if before and after and not _is_one_matter(before, after):
            yield None, after
            after = None
        yield before, after


def _tells_more(headline: str, words_told: Iterable[str]) -> bool:
    """Whether a headline has a word or figure that stands in none of these."""
    words = {word for words in words_told for word in words_alone(words).split()}
    return not words.issuperset(words_alone(headline).split())


def _is_one_matter(before: Span, after: Span) -> bool:
    """Whether half of the words of one of two sentences stand in the other."""
    return is_told(content_of(before), before=[content_of(after)], most=_ONE_MATTER)


def _withdrawn(reports: Reports) -> frozenset[str]:
    """Returns the ids of the reports that another report of their house takes back."""
    withdrawn = set()
    for note in reports:
        errors = [
            content_of(withdrawal.error) for withdrawal in withdrawals(note) if withdrawal.by_house
        ]
        for report in reports if errors else ():
            is_of_house = report is not note and report.house == note.house
            if is_of_house and any(is_told(_leads_of(report), [error]) for error in errors):
                withdrawn.add(report.id)
    return frozenset(withdrawn)


def _leads_of(report: Report) -> frozenset[str]:
    """Returns the words of the headline and the first sentences of a report."""
    leads = islice(printed_sentences(report).values(), _LEADS)
    return frozenset(chain.from_iterable(map(content_of, leads)))


def _of_print(
    report: Report, earlier: Iterable[Report], withdrawn: Collection[str]
) -> Iterator[ChangeRow]:
    """Yields that a report prints the text of an earlier one, if it does, also one that was
    `withdrawn`."""
    sentences = printed_sentences(report)
    length = sum(map(len, sentences))
    for first in earlier:
        both = sentences.keys() & printed_sentences(first).keys()
        if length and sum(map(len, both)) >= _PRINT * length:
            name = first.outlet or first.title or first.id
            kind = "withdrawn print" if first.id in withdrawn else "print"
            yield _row(kind, subject=report.title or "", after=name, reports=(report.id,))
            return
