"""A checked draft as a page: its text as its author set it, and beside it what the reports say
otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.draft_check.draft_lines import folded, tell_facts, tell_note
from rashomon.draft_check.paragraphs import DraftParagraph
from rashomon.model.record import record
from rashomon.show.annotated_article import ShownNote, cut
from rashomon.show.page import own_page

_DEEPEST = 3  # list within lists that is set further in than the one around it
_LOWEST = 4  # level of headings


@record
class DraftWords:
    """Words of a draft: the classes of what covers them, the address of the page to which they
    link, and the number of the sentence with notes that begins with them."""

    text: str
    classes: str
    address: str
    number: int


@record
class ShownDraftParagraph:
    """A paragraph of a draft: the name of its element, its classes, the marker of a list item, its
    words, and for each sentence with notes its number and these."""

    element: str
    classes: str
    marker: str
    words: Sequence[DraftWords]
    noted: Sequence[tuple[int, Sequence[ShownNote]]]


def show_draft(checked: CheckedDraft) -> dict[str, Any]:
    """Returns the draft for its template: `title`, if none of its paragraphs is, `facts`, the
    `paragraphs`, and what is `folded` under headings, in lines of words and whose they are."""
    noted = {n: sentence for n, sentence in enumerate(checked.sentences, 1) if sentence.notes}
    paragraphs = []
    title = checked.title or "Your draft"
    for paragraph in checked.paragraphs:
        is_title = paragraph.span.line == title
        within = {n: note for n, note in noted.items() if paragraph.span.contains(note.span)}
        paragraphs.append(_shown(paragraph, within, is_title=is_title))
        if is_title:
            title = ""  # it stands once
    return {
        "title": title,
        "facts": tell_facts(checked),
        "paragraphs": paragraphs,
        "folded": folded(checked),
    }


def _shown(
    paragraph: DraftParagraph, noted: Mapping[int, CheckedSentence], *, is_title: bool
) -> ShownDraftParagraph:
    """Returns a paragraph as the page shows it. `noted` are its sentences with notes; a paragraph
    without any is shown quietly."""
    form = paragraph.form
    element = "h1" if is_title else "p"
    if form.heading and not is_title:
        element = f"h{min(max(2, form.heading), _LOWEST)}"
    classes = [f"in{min(form.depth, _DEEPEST)}"] if form.depth else []
    if form.is_quoted:
        classes.append("quoted")
    if not noted:
        classes.append("quiet")
    notes = []
    for number, sentence in noted.items():
        notes.append((number, list(_notes(sentence))))
    return ShownDraftParagraph(
        element=element,
        classes=" ".join(classes),
        marker=form.marker,
        words=list(_words(paragraph, noted)),
        noted=notes,
    )


def _notes(sentence: CheckedSentence) -> Iterator[ShownNote]:
    for note in sentence.notes:
        yield ShownNote("d", tell_note(note, sentence), note.lines, "")


def _words(paragraph: DraftParagraph, noted: Mapping[int, CheckedSentence]) -> Iterator[DraftWords]:
    """Yields the words of a paragraph, cut where a sentence with notes, words with a note, or a
    link begins or ends."""
    begins = paragraph.span.start
    marks = []
    numbers = {}
    for number, sentence in noted.items():
        numbers[sentence.span.start] = number
        marks.append((sentence.span.start, sentence.span.end, f"n{number}"))
        for note in sentence.notes:
            if note.words != sentence.span:
                marks.append((note.words.start, note.words.end, "m-d"))
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
