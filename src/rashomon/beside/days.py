"""Day rows: what the reports print of each day, in the order of the days, as printed. Expressions
that are not resolved stand in a last row."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.beside.clauses import clause_around
from rashomon.beside.laid_sentences import LaidSentence, LaidStory, words_of_text
from rashomon.beside.printed_marks import MarkKind
from rashomon.beside.row_drafts import RowDraft, same_words
from rashomon.model.date import Date
from rashomon.model.row import Quote, RowKind
from rashomon.text.gathering import most_first
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import top_among

_SHOWN = 2  # clauses of a day that are shown
_LESS = 0.3  # by which the day of a statement is worth less
_LEAST = 0.1  # worth of a clause that is shown
_UNRESOLVED = ("~", "")


def day_rows(story: LaidStory) -> list[RowDraft]:
    """Returns the rows of days, those that are not resolved last."""
    of_day = defaultdict(list)
    for date in story.dates:
        sentence = story.at(date.span)
        if sentence and not sentence.is_caption and not sentence.is_title:
            key = (date.earliest, date.latest or "") if date.earliest else _UNRESOLVED
            of_day[key].append((date, sentence))
    return [_row_of(story, day, of_day[day]) for day in sorted(of_day)]


def _row_of(
    story: LaidStory, day: tuple[str, str], dates: Sequence[tuple[Date, LaidSentence]]
) -> RowDraft:
    worth = {date.id: _worth(story, date, sentence) for date, sentence in dates}
    quotes = defaultdict[tuple[str, ...], list[Quote]](list)
    unlike = []
    for date, sentence in sorted(dates, key=lambda pair: (-worth[pair[0].id], pair[0].span)):
        clause = clause_around(story.pages[date.report], date.span, sentence.span)
        quote = story.quote(sentence, clause, more=(date.span,))
        words = words_of_text(clause.quote)
        is_worth_a_look = worth[date.id] > _LEAST or day == _UNRESOLVED
        if is_worth_a_look and words not in quotes:
            unlike.append(words)
        quotes[words].append(quote)
    folded = {words: same_words(found) for words, found in quotes.items()}
    wordings = Counter(date.span.line for date, _ in dates)
    shown = tuple(folded[words] for words in unlike[:_SHOWN])
    return RowDraft(
        kind=RowKind.DAY,
        heading=None if day == _UNRESOLVED else most_first(wordings)[0],
        quotes=tuple(folded.values()),
        shown=shown,
        value=max(worth.values()),
        is_unlike=day == _UNRESOLVED,  # whoever compares days has to see these, too
    )


def _worth(story: LaidStory, date: Date, sentence: LaidSentence) -> float:
    """Returns how near a sentence of another report is that prints another day, and how early the
    sentence stands. The day of a statement is worth less than one of what is told."""
    days = sentence.values(MarkKind.DAY)
    unlike = [
        likeness
        for other, likeness in story.near(sentence)
        if other.values(MarkKind.DAY) and days.isdisjoint(other.values(MarkKind.DAY))
    ]
    of_statement = _LESS * _dates_statement(story.pages[date.report], date)
    return round(max(unlike, default=0.0) - of_statement - 0.1 * sentence.place, 6)


def _dates_statement(page: Annotations, date: Date) -> bool:
    """Whether a day only says when somebody said something: "said on Monday"."""
    word = top_among(page.words, page.words.of(date.span))
    while word is not None and word.head != word and not word.is_verb:
        word = word.head
    return page.read_whole and word is not None and word.cue is not None
