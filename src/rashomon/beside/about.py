"""About rows: things of which several speakers are quoted, each with the whole clause."""

from collections.abc import Iterable

from rashomon.beside.laid_sentences import LaidStory
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.content_ids import by_id
from rashomon.model.row import RowKind
from rashomon.model.topic import Topic

_SHOWN = 3


def about_rows(story: LaidStory, topics: Iterable[Topic]) -> list[RowDraft]:
    """Returns a row of each topic."""
    statements = by_id(story.statements)
    drafts = []
    for topic in topics:
        quotes = []
        for voice in topic.voices:
            laid = story.at(voice.words)
            said = statements.get(voice.statements[0])
            if laid and said:
                quotes.append(story.quote(laid, voice.words, said=said))
        if len(quotes) > 1:
            denied = any(voice.answers for voice in topic.voices)
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
