"""Day rows: what the reports print of each day, in the order of the days, as printed. Expressions
that are not resolved stand in a last row."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.beside.clauses import clause_around
from rashomon.beside.laid_sentences import LaidSentence, LaidStory, MarkKind, words_of_text
from rashomon.beside.row_drafts import RowDraft, same_words
from rashomon.model.date import Date
from rashomon.model.row import Quote, RowKind
from rashomon.text.gathering import most_first

_SHOWN = 2  # clauses of a day that are shown


def day_rows(story: LaidStory) -> list[RowDraft]:
    """Returns the rows of days, those that are not resolved last."""
    of_day = defaultdict(list)
    for date in story.dates:
        laid = story.at(date.span)
        is_length = date.tells == "length"
        if laid and not is_length and not laid.is_caption and not laid.is_title:
            key = (date.earliest, date.latest or "") if date.earliest else ("~", "")
            of_day[key].append((date, laid))
    return [_row_of(story, day, of_day[day]) for day in sorted(of_day)]


def _row_of(
    story: LaidStory, day: tuple[str, str], dates: Sequence[tuple[Date, LaidSentence]]
) -> RowDraft:
    worth = {date.id: _worth(story, laid) for date, laid in dates}
    quotes = defaultdict[tuple[str, ...], list[Quote]](list)
    for date, laid in sorted(dates, key=lambda pair: (-worth[pair[0].id], pair[0].span)):
        clause = clause_around(story.pages[date.report], date.span, laid.span)
        quote = story.quote(laid, clause, more=(date.span,))
        quotes[words_of_text(clause.quote)].append(quote)
    folded = tuple(same_words(found) for found in quotes.values())
    wordings = Counter(date.span.line for date, _ in dates)
    return RowDraft(
        kind=RowKind.DAY,
        heading=None if day[0] == "~" else most_first(wordings)[0],
        quotes=folded,
        shown=folded[:_SHOWN],
        value=max(worth.values()),
    )


def _worth(story: LaidStory, laid: LaidSentence) -> float:
    """Returns how near a sentence of another report is that prints another day, and how early the
    sentence stands."""
    days = laid.values(MarkKind.DAY)
    unlike = [
        likeness
        for other, likeness in story.near(laid)
        if other.values(MarkKind.DAY) and days.isdisjoint(other.values(MarkKind.DAY))
    ]
    return round(max(unlike, default=0.0) - 0.1 * laid.place, 6)
