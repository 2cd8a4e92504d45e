"""A checked draft as a page: its text, and beside each sentence what was
looked up and the nearest sentences of reports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.checking.checked_draft import CheckedDraft, CheckedSentence, SentenceBeside
from rashomon.checking.draft_lines import tell_facts, tell_model, tell_value
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.show.article import cut
from rashomon.show.page import own_page

_COLUMNS = 12  # reports that have a column each


@record
class DraftWords:
    """Words of a draft: the classes of what covers them, and the number of the sentence that begins
    with them."""

    text: str
    classes: str
    number: int


@record
class ShownBeside:
    """A sentence of reports: its columns, and its words in pieces, each with whether the draft
    lacks it."""

    columns: str
    words: Sequence[tuple[str, bool]]


@record
class ShownSentence:
    """What stands beside a sentence of a draft: its number, whether there is something to look at,
    the lines of its values, each with whether it is a fault, and the nearest sentences."""

    number: int
    has_note: bool
    lines: Sequence[tuple[str, bool]]
    beside: Sequence[ShownBeside]


@record
class ShownDraftParagraph:
    """A paragraph of a draft: the name of its element, its words, and what stands beside its
    sentences."""

    element: str
    words: Sequence[DraftWords]
    sentences: Sequence[ShownSentence]


def show_draft(checked: CheckedDraft) -> dict[str, Any]:
    """Returns the draft for its template: `title`, if none of its paragraphs is, `facts`, the
    `worst` of what is to be looked at, the `reports`, the `paragraphs`, and what is `unread`."""
    numbered = dict(enumerate(checked.sentences, 1))
    paragraphs = []
    title = checked.title or "Your draft"
    for paragraph in checked.paragraphs:
        is_title = paragraph.line == title
        within = {n: one for n, one in numbered.items() if paragraph.contains(one.span)}
        paragraphs.append(
            ShownDraftParagraph(
                element="h1" if is_title else "p",
                words=list(_words(paragraph, within)),
                sentences=[_sentence(number, one, checked) for number, one in within.items()],
            )
        )
        if is_title:
            title = ""  # it stands once
    return {
        "title": title,
        "facts": tell_facts(checked),
        "worst": [(number, tell_value(value, checked)) for number, value in checked.worst],
        "reports": [report.name for report in checked.reports],
        "paragraphs": paragraphs,
        "unread": checked.unread,
    }


def _sentence(number: int, sentence: CheckedSentence, checked: CheckedDraft) -> ShownSentence:
    lines = [(tell_value(value, checked), value.is_fault) for value in sentence.values]
    lines += [(line, True) for line in tell_model(sentence, checked)]
    return ShownSentence(
        number=number,
        has_note=sentence.has_note,
        lines=lines,
        beside=[_beside(near, checked) for near in sentence.beside],
    )


def _beside(near: SentenceBeside, checked: CheckedDraft) -> ShownBeside:
    columns = checked.numbers_of(near.reports)
    if len(checked.reports) <= _COLUMNS:
        signs = []
        for number, report in enumerate(checked.reports, 1):
            signs.append(str(number) if report.id in near.reports else "·")
        columns = " ".join(signs)
    return ShownBeside(columns=columns, words=near.pieces())


def _words(paragraph: Span, within: Mapping[int, CheckedSentence]) -> Iterator[DraftWords]:
    """Yields the words of a paragraph, cut where a sentence or a value to look at begins or
    ends."""
    marks = []
    numbers = {}
    for number, sentence in within.items():
        numbers[sentence.span.start] = number
        marks.append((sentence.span.start, sentence.span.end, f"n{number}"))
        marks += [(value.span.start, value.span.end, "m-d") for value in sentence.faults]
    place = paragraph.start
    for segment in cut(paragraph.quote, start=place, marks=marks, anchors={}):
        yield DraftWords(text=segment.text, classes=segment.classes, number=numbers.get(place, 0))
        place += len(segment.text)


def render_draft(checked: CheckedDraft) -> str:
    """Returns the draft as a page of its own."""
    return own_page("draft_page.html.j2", {"draft": show_draft(checked)})
