"""What a language model says of a draft beside reports (`with_model`)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rashomon.answers.given_reply import GivenReply
from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.prompts import one_line, orders, with_own_signs
from rashomon.answers.story_reading import StoryReading
from rashomon.checking.checked_draft import CheckedDraft, ModelNote, ModelNoteKind
from rashomon.comparing.read_with_model import open_reports
from rashomon.errors import StopError
from rashomon.model.report import Reports
from rashomon.model.span import Span
from rashomon.protocols import Announced, LanguageModel, ParseCache, Prompt, ToSend

_OTHER_SHEET = (
    "the reply is about other reports, or does not say which: its first line has to be the mark "
    "that `rashomon sheet --check` asks for (“Sheet 1a2b3c4d”), or --sheet says it"
)
_LINE = re.compile(r"^\W*d(\d+)\b(.*)$", re.MULTILINE | re.IGNORECASE)
_KIND = re.compile(r"\b(contradicts|narrows|not said|said by another|otherwise)\b:?", re.IGNORECASE)
_OTHERWISE = "otherwise"  # as requests had it before kinds did


def with_model(
    checked: CheckedDraft,
    reports: Reports,
    model: LanguageModel,
    parses: ParseCache | None = None,
) -> CheckedDraft:
    """Returns a checked draft with what a model says of its sentences. Raises StopError if a reply
    that somebody brings is about another sheet."""
    reading = open_reports(reports, model, parses)
    quotes = [sentence.span.quote for sentence in checked.sentences]
    if isinstance(model, Announced):
        model.before([ToSend(reports, draft="\n".join(quotes))])
    if isinstance(model, GivenReply) and model.mark != reading.sheet.mark:
        raise StopError(_OTHER_SHEET)
    notes = defaultdict[int, list[ModelNote]](list)
    places = _places_of_labels(reading, reports)
    for reply in filter(None, model.replies(_prompts(reading, quotes))):
        for number, note in notes_in(reply.text, places, model.name):
            notes[number].append(note)
    sentences = []
    for number, sentence in enumerate(checked.sentences, 1):
        sentences.append(replace(sentence, model=tuple(notes[number])))
    return replace(checked, sentences=tuple(sentences), model=model.name)


def _prompts(reading: StoryReading, quotes: list[str]) -> list[Prompt]:
    draft = "The draft:"
    for number, text in enumerate(quotes, 1):
        draft += f"\nd{number}: {with_own_signs(one_line(text))}"
    request = f"{orders('draft')}\n\n{reading.first_line}"
    return [
        reading.prompt("draft", "sheet", f"{window.body()}\n\n{draft}", request)
        for window in reading.shown
    ]


def _places_of_labels(reading: StoryReading, reports: Reports) -> dict[str, Span]:
    """Returns the sentences of reports by their labels on the sheet."""
    by_hash = {report.sha256: report for report in reports}
    return {
        label: by_hash[span.sha256].span(span.start, span.end)
        for label, span in reading.labels.items()
        if span.sha256 in by_hash
    }


def notes_in(reply: str, places: Mapping[str, Span], by: str) -> Iterator[tuple[int, ModelNote]]:
    """Yields the number of a sentence of the draft with each thing that a reply says of it, but
    that reports say it."""
    for number, words in _LINE.findall(mark_labels(reply, places.keys())):
        _, *parts = _KIND.split(words)
        for kind, told in zip(parts[::2], parts[1::2], strict=True):
            labels = " ".join(MARKED.findall(told)).split()
            sentences = [places[label] for label in dict.fromkeys(labels) if label in places]
            yield (
                int(number),
                ModelNote(
                    by=by,
                    kind=_kind_of(kind.casefold(), is_named=bool(sentences)),
                    words=MARKED.sub("", told).strip(" ,;:."),
                    sentences=tuple(sentences),
                ),
            )


def _kind_of(word: str, *, is_named: bool) -> ModelNoteKind:
    if word == _OTHERWISE:
        return ModelNoteKind.CONTRADICTS if is_named else ModelNoteKind.NOT_SAID
    return ModelNoteKind(word)
