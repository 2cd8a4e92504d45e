"""What prints of one text have otherwise, sentence by sentence (`find_print_changes`)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from rashomon.copies.moments import in_time, is_before, own_moment
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import Change, Reprint
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.text.whole_sentences import sentence_places

_OF_SHORTER = 0.5  # of the words of the shorter of two prints, in sentences that both have,
_OF_LONGER = 0.3  # and of the longer
_ALIKE = 50.0  # likeness of a sentence and the one that it became, of 100
_MOST = 200  # changes of a print that are listed
_NEAR = 50  # sentences among which is sought what one became

Printed = Mapping[str, Span]
"""The sentences of a report by their words alone, without case and points."""


def words_alone(text: str) -> str:
    """Returns the words of a text in small letters, without points and quotation marks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@lru_cache(1024)  # reports
def printed_sentences(report: Report) -> Printed:
    """Returns the sentences and headlines of a report, and those sentences of its captions that end
    with a full stop. Of those with the same words, it has the first."""
    sentences: dict[str, Span] = {}
    for words, span in printed_places(report):
        sentences.setdefault(words, span)
    return sentences


@lru_cache(1024)  # reports
def printed_places(report: Report) -> tuple[tuple[str, Span], ...]:
    """Returns the sentences of `printed_sentences` with their words alone, in order, each as often
    as it stands there."""
    captions = [piece for piece in report.left_out if piece.type == "caption"]
    places = []
    for line in re.finditer(r"[^\n]+", report.text):
        for start, end in sentence_places(report.text, *line.span()):
            words = words_alone(report.text[start:end])
            if not words:
                continue
            span = report.trimmed_span(start, end)
            in_caption = re.search(r"[.!?][\"”’)]*$", span.quote) and span.meets(captions)
            if in_caption or not report.is_furniture(start, end):
                places.append((words, span))
    return tuple(places)


def find_print_changes(
    reports: Reports, prints_of_reports: Mapping[str, Printed]
) -> tuple[Reprint, ...]:
    """Returns the reports that print the text of another one, the earliest, or revise it, each
    with what it has otherwise. `prints_of_reports`: the sentences of each."""
    reports_by_id = by_id(reports)
    firsts: list[str] = []
    reprints = []
    for report in sorted(reports, key=lambda report: (in_time(own_moment(report)), report.id)):
        sentences = prints_of_reports[report.id]
        first = report.revision_of
        if first not in reports_by_id:
            first = None
            # the earliest that fits, since the last one found stays
            for earlier in reversed(firsts):
                if _are_prints(prints_of_reports[earlier], sentences):
                    first = earlier
        if first is None:
            firsts.append(report.id)
        elif changes := tuple(
            islice(changed_sentences(prints_of_reports[first], sentences), _MOST)
        ):
            ident = content_id("print", reports_by_id[first].key, report.key)
            is_later = _is_later(reports_by_id[first], report)
            reprints.append(
                Reprint(id=ident, of=first, report=report.id, later=is_later, changes=changes)
            )
    return tuple(reprints)


def _are_prints(first: Printed, later: Printed) -> bool:
    """Whether several sentences stand in both: most of the shorter text, and no small part of the
    longer."""
    both = first.keys() & later.keys()
    if len(both) < 2:
        return False
    shorter, longer = sorted(sum(map(len, sentences)) for sentences in (first, later))
    return sum(map(len, both)) >= max(_OF_SHORTER * shorter, _OF_LONGER * longer)


def _is_later(first: Report, report: Report) -> bool:
    first_moment = own_moment(first)
    moment = own_moment(report)
    return (
        bool(first_moment and moment and is_before(first_moment, moment))
        or report.revision_of == first.id
    )


def changed_sentences(first: Printed, later: Printed) -> Iterator[Change]:
    """What became of sentences, and what is new, in the order of the later print; then what it
    has no more."""
    lost_sentences = [span for sentence, span in first.items() if sentence not in later]
    for sentence, span in later.items():
        if sentence in first:
            continue
        nearest_quotes = [before.quote for before in lost_sentences[:_NEAR]]
        best = extractOne(span.quote, nearest_quotes, scorer=ratio, score_cutoff=_ALIKE)
        yield Change(lost_sentences.pop(best[2]) if best else None, span)
    for before in lost_sentences:
        yield Change(before, None)
