"""Apart rows: sentences of weight to which no sentence of another report is near. It is what was
not found: a matter may be told there in other words."""

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.printed_marks import MarkKind
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.row import RowKind

_NEAR = 0.2  # likeness from which a sentence is near
_LEAST = 6  # words of a sentence of weight


def apart_rows(story: LaidStory) -> list[RowDraft]:
    """Returns a row of each sentence without a near one, those with most weight first."""
    drafts: list[RowDraft] = []
    if len(story.pages) < 2:
        return drafts
    for sentence in story.sentences:
        if sentence.is_title or sentence.is_caption or len(sentence.words) < _LEAST:
            continue
        _, nearest = next(story.near(sentence), (None, 0.0))
        if nearest < _NEAR and not story.is_repeated(sentence):
            quote = story.quote(sentence)
            drafts.append(
                RowDraft(
                    kind=RowKind.APART,
                    heading=None,
                    quotes=(quote,),
                    shown=(quote,),
                    value=_weight(sentence),
                )
            )
    return drafts


def _weight(sentence: LaidSentence) -> float:
    """Returns how much a sentence weighs: what it prints for its length, and how early."""
    marks = [kind for kind, _ in sentence.keys]
    printed = len(marks) + marks.count(MarkKind.NUMBER) + marks.count(MarkKind.DAY)
    return round((1 + min(6, printed)) / (len(sentence.words) + 12) - 0.1 * sentence.place, 6)
