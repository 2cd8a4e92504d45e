"""Speaker rows: what each report has of one speaker. One statement that is cut differently stands
sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.beside.laid_sentences import LaidSentence, LaidStory, words_of_text
from rashomon.beside.row_drafts import RowDraft, same_words
from rashomon.model.content_ids import by_id
from rashomon.model.row import Quote, RowKind
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.gathering import grouped

_SHOWN = 3
_LEAST = 4  # words of a quote
_COMPARED = 60  # quotes of a speaker with which each is compared


def speaker_rows(story: LaidStory) -> list[RowDraft]:
    """Returns a row of each speaker who is named for sure."""
    names = by_id(story.names)
    named = [said for said in story.statements if said.speaker_name in names]
    drafts = []
    for ident, statements in sorted(grouped(named, lambda said: said.speaker_name or "").items()):
        quotes = defaultdict[tuple[str, ...], list[Quote]](list)
        for said in sorted(statements, key=lambda said: (story.order[said.report], said.quote)):
            for sentence, span in _sentences_of(story, said):
                if len(span.quote.split()) >= _LEAST and not sentence.is_title:
                    quotes[words_of_text(span.quote)].append(story.quote(sentence, span, said=said))
        if quotes:
            folded = tuple(same_words(found) for found in quotes.values())
            drafts.append(_row_of(story, names[ident].name, folded))
    return drafts


def _row_of(story: LaidStory, heading: str, quotes: tuple[Quote, ...]) -> RowDraft:
    """Returns a row of what a speaker said: first what several reports have, then of each report
    what is nearest to the words of another."""
    worth = {quote.span: _worth(story, quote, quotes) for quote in quotes}
    ordered = sorted(quotes, key=lambda quote: (-worth[quote.span], quote.span))
    shown = list[Quote]()
    reached = set[str]()
    for quote in ordered:
        if not reached.issuperset(quote.reports):
            shown.append(quote)
            reached.update(quote.reports)
    return RowDraft(
        kind=RowKind.SPEAKER,
        heading=heading,
        quotes=(*shown, *(quote for quote in ordered if quote not in shown)),
        shown=tuple(shown[:_SHOWN]),
        value=float(len(reached)),
        is_unlike=len(shown) > 1,
    )


def _worth(story: LaidStory, quote: Quote, quotes: Sequence[Quote]) -> float:
    likeness = [
        story.nearness.between(quote.quote, other.quote)
        for other in quotes[:_COMPARED]
        if other.report != quote.report
    ]
    return len(quote.reports) - 1 + max(likeness, default=0.0)


def _sentences_of(story: LaidStory, said: Statement) -> Iterator[tuple[LaidSentence, Span]]:
    """Yields the sentences in which words of a statement stand, with these words."""
    report = story.pages[said.report].report
    for sentence in story.all_at(said.quote):
        start = max(sentence.span.start, said.quote.start)
        end = min(sentence.span.end, said.quote.end)
        yield sentence, report.trimmed_span(start, end)
