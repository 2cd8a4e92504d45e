"""A checked draft as a page: its text as its author set it, and beside each sentence what was
looked up and the nearest sentences of reports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.checking.checked_draft import CheckedDraft, CheckedSentence, SentenceBeside
from rashomon.checking.draft_lines import tell_facts, tell_model, tell_value
from rashomon.checking.paragraphs import DraftParagraph
from rashomon.model.record import record
from rashomon.show.article import cut
from rashomon.show.page import own_page

_DEEPEST = 3  # list within lists that is set further in than the one around it
_LOWEST = 4  # level of headings
_COLUMNS = 12  # reports that have a column each


@record
class DraftWords:
    """Words of a draft: the classes of what covers them, the address of the page to which they
    link, and the number of the sentence that begins with them."""

    text: str
    classes: str
    address: str
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
    """A paragraph of a draft: the name of its element, its classes, the marker of a list item, its
    words, and what stands beside its sentences."""

    element: str
    classes: str
    marker: str
    words: Sequence[DraftWords]
    sentences: Sequence[ShownSentence]


def show_draft(checked: CheckedDraft) -> dict[str, Any]:
    """Returns the draft for its template: `title`, if none of its paragraphs is, `facts`, the
    `worst` of what is to be looked at, the `reports`, the `paragraphs`, and what is `unread`."""
    numbered = dict(enumerate(checked.sentences, 1))
    paragraphs = []
    title = checked.title or "Your draft"
    for paragraph in checked.paragraphs:
        is_title = paragraph.span.line == title
        within = {n: one for n, one in numbered.items() if paragraph.span.contains(one.span)}
        paragraphs.append(_shown(paragraph, within, checked, is_title=is_title))
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


def _shown(
    paragraph: DraftParagraph,
    within: Mapping[int, CheckedSentence],
    checked: CheckedDraft,
    *,
    is_title: bool,
) -> ShownDraftParagraph:
    form = paragraph.form
    element = "h1" if is_title else "p"
    if form.heading and not is_title:
        element = f"h{min(max(2, form.heading), _LOWEST)}"
    classes = [f"in{min(form.depth, _DEEPEST)}"] if form.depth else []
    if form.is_quoted:
        classes.append("quoted")
    return ShownDraftParagraph(
        element=element,
        classes=" ".join(classes),
        marker=form.marker,
        words=list(_words(paragraph, within)),
        sentences=[_sentence(number, one, checked) for number, one in within.items()],
    )


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


def _words(
    paragraph: DraftParagraph, within: Mapping[int, CheckedSentence]
) -> Iterator[DraftWords]:
    """Yields the words of a paragraph, cut where a sentence, a value to look at, or a link begins
    or ends."""
    begins = paragraph.span.start
    marks = []
    numbers = {}
    for number, sentence in within.items():
        numbers[sentence.span.start] = number
        marks.append((sentence.span.start, sentence.span.end, f"n{number}"))
        marks += [(value.span.start, value.span.end, "m-d") for value in sentence.faults]
    addresses = {}
    for start, end, address in paragraph.form.links:
        name = f"link{start}"
        addresses[name] = address
        marks.append((begins + start, begins + end, name))
    place = begins
    for segment in cut(paragraph.span.quote, start=begins, marks=marks, anchors={}):
        classes = segment.classes.split()
        # a link has its address instead of a class
        linked_classes = [name for name in classes if name in addresses]
        yield DraftWords(
            text=segment.text,
            classes=" ".join(name for name in classes if name not in addresses),
            address=addresses[linked_classes[0]] if linked_classes else "",
            number=numbers.get(place, 0),
        )
        place += len(segment.text)


def render_draft(checked: CheckedDraft) -> str:
    """Returns the draft as a page of its own."""
    return own_page("draft_page.html.j2", {"draft": show_draft(checked)})
