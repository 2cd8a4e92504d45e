"""About rows: things of which several speakers are quoted, each with the whole clause."""

from collections.abc import Iterable

from rashomon.beside.laid_sentences import LaidStory
from rashomon.beside.near import stems_in
from rashomon.beside.printed_marks import MarkKind
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.content_ids import by_id
from rashomon.model.row import RowKind
from rashomon.model.span import Span
from rashomon.model.topic import Topic, Voice

_SHOWN = 3


def about_rows(story: LaidStory, topics: Iterable[Topic]) -> list[RowDraft]:
    """Returns a row of each topic that is one thing: one speaker denies what another says, or the
    speakers' clauses share more than the words of the topic."""
    statements = by_id(story.statements)
    drafts = []
    for topic in topics:
        denied = any(voice.answers for voice in topic.voices)
        if not denied and _is_of_name(story, topic.spans[0]):
            continue
        voices = [
            voice
            for voice in topic.voices
            if denied or _shares_more(topic.phrase, voice, topic.voices)
        ]
        quotes = []
        for voice in voices:
            laid = story.at(voice.words)
            said = statements.get(voice.statements[0])
            if laid and said:
                quotes.append(story.quote(laid, voice.words, said=said))
        if len(quotes) > 1:
            drafts.append(
                RowDraft(
                    kind=RowKind.ABOUT,
                    heading=topic.phrase,
                    quotes=tuple(quotes),
                    shown=tuple(quotes[:_SHOWN]),
                    value=float(len(quotes)),
                    is_unlike=denied,
                )
            )
    return drafts


def _shares_more(phrase: str, voice: Voice, voices: Iterable[Voice]) -> bool:
    """Whether the clause of a speaker shares a word with another's beside those of the topic."""
    of_topic = stems_in(phrase)
    own = stems_in(voice.words.quote) - of_topic
    return any(
        own & (stems_in(other.words.quote) - of_topic) for other in voices if other is not voice
    )


def _is_of_name(story: LaidStory, phrase: Span) -> bool:
    """Whether words of a phrase are part of a name."""
    laid = story.at(phrase)
    marks = laid.marks if laid else ()
    return any(mark.kind is MarkKind.NAME and mark.span.overlaps(phrase) for mark in marks)
