"""Unclear rows: sentences in which a report itself says that accounts conflict, or that something
is denied, unclear, unconfirmed, revised, corrected or withdrawn."""

from collections.abc import Iterator
from functools import lru_cache

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.row import RowKind
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of, table

_KINDS = "|".join(f"(?:{{cautions.{kind}}})" for kind in table("cautions"))
# many reports of a large story have one sentence
_cue_in = lru_cache(10_000)(pattern_of(rf"(?i)\b(?:{_KINDS})\b").search)


def unclear_rows(story: LaidStory) -> list[RowDraft]:
    """Returns a row of each such sentence; of the same words one, with every report that prints
    them."""
    drafts = []
    seen = set[tuple[str, ...]]()
    for sentence, cue in _cues(story):
        if sentence.words in seen:
            continue
        seen.add(sentence.words)
        quote = story.quote(sentence, more=(cue,))
        near = sum(likeness for _, likeness in story.near(sentence))
        drafts.append(
            RowDraft(
                kind=RowKind.UNCLEAR,
                heading=None,
                quotes=(quote,),
                shown=(quote,),
                value=round(near / (len(sentence.words) + 10), 6),
            )
        )
    return drafts


def _cues(story: LaidStory) -> Iterator[tuple[LaidSentence, Span]]:
    """Yields the sentences with the words that say so, but for those that somebody is quoted
    with and those of captions."""
    for sentence in story.sentences:
        page = story.pages[sentence.report]
        found = _cue_in(sentence.quote) if page.read_whole and not sentence.is_caption else None
        if found is None:
            continue
        opening = sentence.quote[: found.start()]
        is_quoted = opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
        if not is_quoted:
            start = sentence.span.start
            yield sentence, page.report.span(start + found.start(), start + found.end())
