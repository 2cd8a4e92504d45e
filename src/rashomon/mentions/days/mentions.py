"""Collects the time expressions of a report, each with its tense and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import attrgetter

from spacy.tokens import Token

from rashomon.mentions.days.days import Days, SpokenTime, single_day, weekday_number
from rashomon.mentions.days.days_in_languages import days_in_languages
from rashomon.mentions.days.expressions import NO_DAYS, Expression, find_times
from rashomon.mentions.days.meaning import meaning_of
from rashomon.mentions.days.tense import Tense, tense_of, tense_of_weekday, verb_of
from rashomon.model.record import record
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.calendar_words import as_date
from rashomon.text.parsed_report import (
    HELPERS,
    SUBJECTS,
    Annotations,
    ParagraphRole,
    any_of,
    any_word,
    is_form_of,
    word_before,
    word_behind,
)

# An old picture, or one of the many of a gallery, tells no day of its report.
_FILE_PICTURE = pattern_of(
    r"(?i)\bfile\b(?: (?:photo|picture|image|pic)| ?[-–—]|\))|\barchive\b|^\W*file\b"
)
_GALLERY = 4
_OF_OTHERS = {"related", "teaser", "newsletter", "menu", "comments"}
_THEN_A_HEADLINE = pattern_of(r" ?[-–—|] ?\S")
_STRAIGHT = str.maketrans("’‘\xa0\u202f", "''  ")


@record
class TimeMention:
    """A time expression of a report.

    - `paragraph`, `sentence`: their numbers; -1 in furniture
    - `furniture`: the type of the furniture in which it stands
    - `verb`: the token of the verb whose clause it stands in, -1 without one that has a subject
    - `heading`: whether it is all of its line ("THURSDAY"), or opens the headline of an entry
    - `opens`: whether its line begins with it
    - `attributive`: whether it stands before the noun that it belongs to: "the March flood"
    - `aside`: whether its clause describes a noun: "a log posted on Friday"
    - `is_odd`: whether its words tell a name, a label or these days, and no sure day
    """

    expression: Expression
    tense: Tense
    paragraph: int
    sentence: int = -1
    furniture: str | None = None
    verb: int = -1
    heading: bool = False
    opens: bool = False
    attributive: bool = False
    aside: bool = False
    is_odd: bool = False

    def days_from(self, anchor: date | None) -> Days | None:
        """Returns the days that it means if its report speaks from this day."""
        return meaning_of(SpokenTime(expression=self.expression, anchor=anchor, tense=self.tense))


Mentions = Sequence[TimeMention]


def mentions_of(page: Annotations) -> Mentions:
    """Returns the time expressions of prose, captions and datelines that stand for days, in text
    order."""
    return page.kept("times", (), partial(find_mentions, page), tuple[TimeMention, ...])


def find_mentions(page: Annotations) -> Mentions:
    """Returns the same without looking whether they were found before."""
    apart = set[int]()
    for piece in page.report.furniture:
        if piece.type in _OF_OTHERS:  # also where it is not certain: they tell of other days
            apart.update(range(piece.start, piece.end))
    mentions = list(_in_furniture(page))
    apart.update(mention.expression.start for mention in mentions)
    prose = [mention for mention in _in_prose(page) if mention.expression.start not in apart]
    heads = [mention for mention in prose if _is_before_a_dash(mention, page.plain)]
    for mention in prose:
        if heads == [mention]:  # of several, each heads an entry of a chronicle
            mention = replace(mention, furniture="dateline")
        mentions.append(mention)
    return tuple(sorted(mentions, key=attrgetter("expression.start", "expression.end")))


def _is_before_a_dash(mention: TimeMention, text: str) -> bool:
    """Whether a full date opens a paragraph as a dateline does: "6 May 2031 - The bridge"."""
    expression = mention.expression
    is_full = mention.opens and bool(explicit_days([expression]))
    return is_full and _THEN_A_HEADLINE.match(text, expression.end) is not None


def _in_prose(page: Annotations) -> Iterator[TimeMention]:
    """Yields the expressions of the prose; in other languages without a tense."""
    english = page.read_whole
    expressions = [time for time in find_times(page.plain) if time.kind not in NO_DAYS]
    if not english:
        expressions = days_in_languages(page.plain, page.report.language)
    number = 0
    for expression in expressions:
        while number + 1 < len(page.paragraphs) and page.paragraphs[number].end <= expression.start:
            number += 1
        token = page.token_at(expression.start)
        if not token or (english and _is_no_day(expression, token)):
            continue
        line = page.paragraphs[number]
        opens = expression.start == line.start
        fills = line.end - expression.end <= 2
        verb = verb_of(token)
        is_attribute = token.dep_ in {"compound", "nmod", "amod"}
        heading = opens and (fills or _heads_an_entry(expression, page.plain))
        in_title = line.role is ParagraphRole.TITLE  # told in the present, whatever its day
        tense: Tense | None = Tense.OPEN
        if english and not heading and not in_title:
            tense = _tense_of(expression, page, token)
        yield TimeMention(
            expression=expression,
            tense=tense or Tense.OPEN,
            paragraph=number,
            sentence=token.sent.start,
            verb=verb.i if verb and not _is_bare(verb) else -1,
            heading=heading,
            opens=opens,
            aside=verb is not None and verb.dep_ in {"relcl", "acl"},
            attributive=is_attribute and token.head.idx >= expression.end,
            is_odd=page.plain[expression.end : expression.end + 1].isalnum()
            or tense is None
            or (english and _is_odd(expression, token)),
        )


def _is_bare(verb: Token) -> bool:
    """Whether a verb has no subject and helper, or only announces: "Rovers: Host Harn on Sunday",
    "Coming up on Sunday"."""
    if verb.tag_ == "VBG" and verb.dep_ == "ROOT":
        return True
    is_imperative = verb.tag_ in {"VB", "VBP"} and verb.dep_ in {"ROOT", "appos", "acl", "dep"}
    subjects = (word for word in verb.lefts if word_behind(word) != ":")
    return is_imperative and not any_of(subjects, *SUBJECTS, *HELPERS)


def _tense_of(expression: Expression, page: Annotations, token: Token) -> Tense | None:
    """Returns the tense of an expression, by its weekday, else by its first word."""
    if weekday := expression.parts.get("weekday"):
        place = page.plain.index(weekday, expression.start)
        token = page.token_at(place) or token
        if expression.kind == "weekday" and not expression.part("relative"):
            return tense_of_weekday(token)
    return tense_of(token)


def _heads_an_entry(expression: Expression, text: str) -> bool:
    """Whether a time and day open an entry of a live report: "10:25 Thursday - First"."""
    is_stamp = text[expression.start].isdecimal() and "clock" in expression.parts
    return is_stamp and _THEN_A_HEADLINE.match(text, expression.end) is not None


def _in_furniture(page: Annotations) -> Iterator[TimeMention]:
    """Yields the expressions of captions and datelines; menus, teasers and comments tell of other
    days."""
    captions = sum(piece.type == "caption" for piece in page.report.furniture)
    places = set[tuple[int, int]]()
    for piece in page.report.furniture:
        is_caption = piece.type == "caption"
        if not is_caption and not (piece.certain and piece.type == "dateline"):
            continue
        if is_caption and (captions >= _GALLERY or _FILE_PICTURE.search(piece.quote)):
            continue
        for expression in times_around(piece.quote, english=page.read_whole):
            moved = _shifted(expression, piece.start)
            # by its words alone "by four" may be an amount
            if expression.kind != "hour" and (moved.start, moved.end) not in places:
                places.add((moved.start, moved.end))
                yield TimeMention(
                    expression=moved, tense=Tense.OPEN, paragraph=-1, furniture=piece.type
                )


def times_around(words: str, *, english: bool) -> list[Expression]:
    """Returns the time expressions of words around the prose; not in English, full dates."""
    plain = words.translate(_STRAIGHT)
    if english:
        return [time for time in find_times(plain) if time.kind not in NO_DAYS]
    return days_in_languages(plain, None)


def _shifted(expression: Expression, by: int) -> Expression:
    until = _shifted(expression.until, by) if expression.until else None
    return replace(expression, start=expression.start + by, end=expression.end + by, until=until)


def _is_no_day(expression: Expression, token: Token) -> bool:
    """Whether words that look like a day do not name one here."""
    if expression.kind == "year":
        return _is_of_a_law(token)
    if expression.kind == "weekday":
        return token.idx == expression.start and _is_in_a_name(token)
    if expression.part("sep") == ".":  # "1.5.2031 crowns"
        return token.dep_ == "nummod" and token.doc[token.i - 1].pos_ != "ADP"
    if expression.kind != "hour" or token.lower_ != "by":
        return False
    return token.dep_ == "agent" or is_form_of(token.head, "tense.changed_by_an_amount")


def _is_of_a_law(year: Token) -> bool:
    """Whether a year is part of a law's or a treaty's name: "the Harbour Act of 1978"."""
    words = [year.head] if year.head.i > year.i else []
    if word_before(year) == "of":
        for word in reversed(year.doc[: year.i]):
            if not word.is_title and word.lower_ not in {"of", "on", "and"}:
                break
            words.append(word)
    return any_word((word for word in words if word.is_title), set_of("tense.laws"))


def _is_in_a_name(weekday: Token) -> bool:
    """Whether a weekday opens a longer name: "the Monday Club", but "on Monday Krantz spoke"."""
    before = weekday.doc[max(0, weekday.i - 1) : weekday.i]
    after = weekday.doc[weekday.i + 1 : weekday.i + 2]
    if after.text == "&":
        return True
    if weekday.dep_ != "compound" or weekday.head.tag_ != "NNP":
        return False
    return after.text[:1].isupper() and before.text.casefold() != "on"


def _is_odd(expression: Expression, token: Token) -> bool:
    """Whether the words may be part of a name ("Harn Today"), a label ("fiscal 2030"), or mean
    these days: "the man he is today"."""
    before = token.doc[max(token.sent.start, token.i - 1) : token.i]
    opens_a_title = before.text in {'"', "'"} and token.i - 2 >= token.sent.start
    is_inside = before.text.isalpha() or opens_a_title  # the "Tonight with Ida" show
    if expression.kind in {"today", "night", "period"} and is_inside and token.is_title:
        return True
    if expression.kind in set_of("doubts.stretches"):
        if expression.kind == "year" and _is_label(token):
            return True
        return word_before(token) in set_of("doubts.up_to")  # "by 2036"
    is_of_an_hour = expression.part("clock") or expression.part("hour")  # "today at 11"
    if expression.part("word") != "today" or is_of_an_hour or word_behind(token) == "'s":
        return False
    verb = verb_of(token)
    is_done = verb is not None and verb.tag_ not in {"VBZ", "VBP"}
    is_past = verb is not None and verb.tag_ == "VBD"
    is_of_all = any(word.tag_ in {"JJS", "RBS"} for word in token.sent)  # "the fastest today"
    if not is_done or tense_of(token) is Tense.OPEN or (is_of_all and not is_past):
        return True
    return word_before(token) in set_of("doubts.nowadays")


def _is_label(year: Token) -> bool:
    """Whether a year is a label: "the 2030 act", "fiscal 2030", "Bus 2030"."""
    labels = set_of("doubts.labels_of_years", "tense.laws")
    before = year.nbor(-1) if year.i > year.sent.start else year
    is_numbered = before.pos_ in {"NOUN", "PROPN"} and before.is_title
    if is_numbered and before.text not in set_of("calendar.months"):
        return True
    return before.lower_ in labels or (year.head.i > year.i and year.head.lower_ in labels)


def day_of(value: str | None) -> date | None:
    """Returns the day of an ISO date or datetime; None if no report can speak from it."""
    return _of_news(as_date(value or ""))


def _of_news(day: date | None) -> date | None:
    """Returns the day, if a report can speak from it, so that counting some years from it never
    leaves the calendar."""
    return day if day and 1900 <= day.year <= 2100 else None


def explicit_days(expressions: Iterable[Expression]) -> list[date]:
    """Returns the single days named by those of the expressions that include their year."""
    days = []
    for expression in expressions:
        if expression.kind in {"day", "iso", "numeric"} and expression.parts.get("year"):
            day = _of_news(single_day(meaning_of(SpokenTime(expression))))
            weekday = weekday_number(expression.parts.get("weekday", ""))
            if day and weekday in (None, day.weekday()):  # "Monday 3 May" must have been a Monday
                days.append(day)
    return days
