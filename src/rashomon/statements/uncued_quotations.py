"""Attributes quotations that no cue claimed: to the previous speaker, to the words before a colon, or to the sentence's subject."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.statements.draft import Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import phrase_of

_LONG = 7  # words; shorter quotations inside narrative are names, titles and scare quotes


def quotations_left(reading: ReportStretches, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yields a draft for each quotation that is somebody's words although no cue attributes it."""
    taken = sorted((draft.first, draft.last) for draft in drafts)
    at = 0
    for first, last in reading.bounds:
        while at < len(taken) and taken[at][1] <= first:
            at += 1
        if any(a < last and first < b for a, b in taken[at : at + 4]) or last - first < 3:
            continue
        if reading.stretch_of[first] < 0 or reading.stretches[reading.stretch_of[first]].title:
            continue
        draft = _uncued(reading, first, last)
        if draft is not None:
            yield draft


def _uncued(reading: ReportStretches, first: int, last: int) -> Draft | None:
    stretch = reading.stretches[reading.stretch_of[first]]
    doc = reading.doc
    rest = [doc[i] for i in range(last, stretch.last) if not doc[i].is_punct and not doc[i].is_space]
    before = [doc[i] for i in range(stretch.first, first) if not doc[i].is_punct and not doc[i].is_space]
    if not rest and not before:
        crosshead = doc[last - 2].text not in (".", "!", "?", ",", "…", "...")
        if last - first < 4 or crosshead:
            return None
        head = _announced_by(reading, reading.stretch_of[first] - 1)
        return Draft(first, last, None, phrase_of(head) if head is not None else None, continues=head is None)
    if first > stretch.first and doc[first - 1].text == ":" and not rest:
        head = _subject_before(reading, stretch.first, first)
        return Draft(first, last, None, phrase_of(head) if head is not None else None, continues=head is None)
    if _words(reading, first, last) >= _LONG:
        head = _subject_before(reading, stretch.first, first)
        if head is not None:
            return Draft(first, last, None, phrase_of(head))
    return None


def _announced_by(reading: ReportStretches, number: int) -> Token | None:
    """The speaker announced by a preceding sentence that ends in a colon: "A post with the film tells this:"."""
    if number < 0 or reading.stretches[number].title or reading.doc[reading.stretches[number].last - 1].text != ":":
        return None
    return _subject_before(reading, reading.stretches[number].first, reading.stretches[number].last)


def _words(reading: ReportStretches, first: int, last: int) -> int:
    return sum(not reading.doc[i].is_punct for i in range(first, last))


def _subject_before(reading: ReportStretches, first: int, last: int) -> Token | None:
    """The subject of the main clause before a quotation."""
    doc = reading.doc
    subjects = [doc[i] for i in range(first, last) if doc[i].dep_ in ("nsubj", "nsubjpass") and not reading.in_quotation(i)]
    subjects = [token for token in subjects if token.lower_ not in ("who", "which", "that", "what", "there", "this")]
    main = [token for token in subjects if token.head.dep_ == "ROOT"]
    if main or subjects:
        return (main or subjects)[0]
    return next((doc[i] for i in range(first, last) if doc[i].dep_ == "ROOT" and doc[i].pos_ in ("PROPN", "NOUN")), None)
