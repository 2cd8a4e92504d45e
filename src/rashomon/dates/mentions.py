"""Collects the time expressions of a report, each with its tense, and the day they speak from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import attrgetter

from spacy.tokens import Token

from rashomon.dates.day_limits import is_limit
from rashomon.dates.days import Days, SpokenTime, single_day, weekday_number
from rashomon.dates.days_in_languages import days_in_languages
from rashomon.dates.doubts import doubts_of
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import NO_DAYS, Expression, find_expressions, find_times
from rashomon.dates.tense import Tense, helpers_of, tense_of, verb_of
from rashomon.model.record import record
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.calendar_words import as_date
from rashomon.text.parsed_report import Annotations, any_of, any_word, is_form_of, word_before
from rashomon.text.speaker_words import verb_cue

_FILE_PICTURE = pattern_of(
    r"(?i)\bfile\b(?: (?:photo|picture|image|pic)| ?[-–—]|\))|\barchive\b|^\W*file\b"
)

# So many captions are those of a gallery, whose pictures are of many days.
_GALLERY = 4

# Furniture about other stories.
_OF_OTHERS = {"related", "teaser", "newsletter", "menu", "comments"}


@record
class TimeMention:
    """A time expression of a report, its tense, the numbers of its paragraph (-1 in furniture) and
    its sentence, and the type of the furniture in which it stands, if any."""

    expression: Expression
    tense: Tense
    paragraph: int
    furniture: str | None = None
    old_picture: bool = False
    sentence: int = -1
    # The token of the verb whose clause it stands in.
    verb: int = -1
    # Whether that clause describes a noun ("a log posted on Friday") or tells who said it when.
    aside: bool = False
    # Whether it is all of its line ("THURSDAY"), or opens the headline of an entry.
    heading: bool = False
    # Whether its line begins with it, as the entries of a running report do with their hour.
    opens: bool = False
    # Whether it says when something was said ("the mayor said on Friday").
    telling: bool = False
    # Whether it stands before the noun that it belongs to: "the March flood".
    attributive: bool = False
    # Whether something is so up to it or from it on: "by Friday".
    is_limit: bool = False
    # What its sentence shows against the day that it seems to mean.
    doubts: tuple[str, ...] = ()

    def days_from(self, anchor: date | None) -> Days | None:
        """Returns the days that it means if its report speaks from this day."""
        return meaning_of(SpokenTime(expression=self.expression, anchor=anchor, tense=self.tense))


Mentions = Sequence[TimeMention]


def mentions_of(annotated: Annotations) -> Mentions:
    """Returns the time expressions of prose, captions and datelines that stand for days, in text
    order. A day in what may be a caption is one of a picture, and no anchor."""
    return annotated.kept("times", (), partial(find_mentions, annotated), tuple[TimeMention, ...])


def find_mentions(annotated: Annotations) -> Mentions:
    """Returns the same without looking whether they were found before."""
    mentions = list(_in_furniture(annotated))
    places_apart = {mention.expression.start for mention in mentions}
    for piece in annotated.report.furniture:
        if piece.type in _OF_OTHERS:  # also where it is not certain: they tell of other days
            places_apart.update(range(piece.start, piece.end))
    prose = []
    heads = []
    for mention in _in_prose(annotated):
        if mention.expression.start not in places_apart:
            prose.append(mention)
            if _is_before_a_dash(mention, annotated.plain):
                heads.append(mention)
    for mention in prose:
        if heads == [mention]:  # of several each heads an entry of a chronicle
            mention = replace(mention, furniture="dateline", telling=True)
        mentions.append(mention)
    return tuple(sorted(mentions, key=attrgetter("expression.start", "expression.end")))


def _is_before_a_dash(mention: TimeMention, text: str) -> bool:
    """Whether a full date opens a paragraph as a dateline does: "6 May 2031 - The bridge"."""
    expression = mention.expression
    if not mention.opens or not explicit_days([expression]):
        return False
    return bool(_THEN_A_HEADLINE.match(text, expression.end))


def _in_prose(annotated: Annotations) -> Iterator[TimeMention]:
    """Yields the expressions of the prose; in other languages full dates, without a tense."""
    english = annotated.read_whole
    paragraphs = annotated.paragraphs
    number = 0
    for expression in (
        _prose_expressions(annotated)
        if english
        else days_in_languages(annotated.plain, annotated.report.language)
    ):
        while number + 1 < len(paragraphs) and paragraphs[number].end <= expression.start:
            number += 1
        token = annotated.token_at(expression.start)
        if not token or (english and is_no_day(expression, token)):
            continue
        line = paragraphs[number]
        opens = expression.start == line.start  # the first words of its paragraph
        fills = line.end - expression.end <= 2
        is_attribute = token.dep_ in {"compound", "nmod", "amod"}
        mention = TimeMention(
            expression=expression,
            tense=_tense_of_expression(expression, annotated=annotated, token=token)
            if english
            else Tense.OPEN,
            paragraph=number,
            sentence=token.sent.start,
            heading=opens and (fills or _heads_an_entry(expression, annotated.plain)),
            opens=opens,
            telling=expression.is_stamp,
            attributive=is_attribute and token.head.idx >= expression.end,
            is_limit=is_limit(expression, annotated=annotated, token=token),
            doubts=doubts_of(expression, annotated=annotated, token=token),
        )
        verb = verb_of(token)
        if verb:
            telling = mention.telling or _is_telling(verb, token)
            mention = replace(mention, verb=verb.i, aside=_is_aside(verb), telling=telling)
        yield mention


def _tense_of_expression(expression: Expression, annotated: Annotations, token: Token) -> Tense:
    """Returns the tense of an expression, by its weekday, else by its first word."""
    weekday = expression.parts.get("weekday")
    if weekday:
        place = annotated.plain.index(weekday, expression.start)
        token = annotated.token_at(place) or token
    return tense_of(token)


_THEN_A_HEADLINE = pattern_of(r" ?[-–—|] ?\S")


def _heads_an_entry(expression: Expression, text: str) -> bool:
    """Whether a time and day open an entry of a live report: "10:25 Thursday - First"."""
    if not text[expression.start].isdecimal() or "clock" not in expression.parts:
        return False
    return bool(_THEN_A_HEADLINE.match(text, expression.end))


_SINCE_THEN = pattern_of(r"(?:^|\W)(?:[Ff]or|[Ii]n|[Oo]ver) $")


def _prose_expressions(annotated: Annotations) -> Iterator[Expression]:
    """Yields the expressions of the prose that have days; "shut for four months" reaches to the
    report's day."""
    for expression in find_times(annotated.plain):
        start = expression.start
        if expression.kind == "ahead":
            token = annotated.token_at(start)
            if token and _is_a_record(token) and tense_of(token) is not Tense.FUTURE:
                expression = replace(expression, kind="lasting")
        elif expression.kind == "duration":
            since = _SINCE_THEN.search(annotated.plain, max(0, start - 6), start)
            token = annotated.token_at(start)
            # "shut for four months": it lasts until now
            if since and token and (_is_still_so(token) or _is_a_record(token)):
                start = since.end() - len(since[0].lstrip("(\"' "))
                expression = replace(expression, start=start, kind="lasting")
        if expression.kind not in NO_DAYS:
            yield expression


def _is_still_so(token: Token) -> bool:
    """Whether the clause is in the present perfect: "has been shut"."""
    verb = verb_of(token)
    # What "has been jailed for two years" tells is still to come.
    if not verb or is_form_of(verb, "tense.reaching_ahead"):
        return False
    return not helpers_of(verb).isdisjoint({"have", "has", "'ve", "'s"})


def _is_a_record(token: Token) -> bool:
    """Whether something is the first or the worst of its kind in that length of time."""
    words_before = token.doc[max(token.sent.start, token.i - 25) : token.i]
    links = token.doc[max(token.i - 1, 0) : token.i + 1]
    if any_word(links, {"in", "for"}) and tells_a_record(words_before):
        return True
    return any_word(links, {"in"}) and any_word(
        words_before, {"second", "third", "fourth", "fifth"}
    )


def tells_a_record(words: Iterable[Token]) -> bool:
    """Whether the words say that something is the most, the first or the only one."""
    return any(word.tag_ in {"JJS", "RBS"} or word.lower_ in {"first", "only"} for word in words)


def _is_telling(verb: Token, day: Token) -> bool:
    """Whether the day belongs to a verb of telling, with a content or a quotation around it."""
    if not _takes_clauses(verb):
        return False
    content = (child for child in verb.children if day not in child.subtree)
    if verb.dep_ in {"parataxis", "ccomp"} or any_of(content, "ccomp", "parataxis"):
        return True
    return any_word(verb.children, {'"', "according"})


def _takes_clauses(verb: Token) -> bool:
    cue = verb_cue(verb.lemma_)
    return cue is not None and "clause" in cue.frames


def _is_aside(verb: Token) -> bool:
    if verb.dep_ in {"relcl", "acl"}:
        return True
    return _takes_clauses(verb) and any_of(verb.children, "ccomp")


def _in_furniture(annotated: Annotations) -> Iterator[TimeMention]:
    """Yields the time expressions of captions and datelines. What stands under one of many
    pictures, or an old one, is doubtful. All other furniture tells of other days."""
    texts_seen = set()
    captions = sum(piece.type == "caption" for piece in annotated.report.furniture)
    for piece in annotated.report.furniture:
        # menus, teasers and comments tell of other days
        if piece.type != "caption" and not (piece.certain and piece.type == "dateline"):
            continue
        words = piece.quote.translate(STRAIGHT)
        old = _FILE_PICTURE.search(piece.quote) is not None
        for expression in time_words(words, english=annotated.read_whole):
            if expression.kind == "hour":
                continue  # "by four" may be an amount: only a parse tells
            # from its place in the caption to that in the report
            moved = shifted(expression, piece.start)
            if (moved.start, moved.end) not in texts_seen:
                texts_seen.add((moved.start, moved.end))
                yield TimeMention(
                    expression=moved,
                    tense=Tense.OPEN,
                    paragraph=-1,
                    furniture=piece.type,
                    old_picture=old,
                    doubts=("one of many pictures",) if old or captions >= _GALLERY else (),
                )


def time_words(words: str, *, english: bool) -> list[Expression]:
    """Returns the time expressions of words around the prose; not in English, full dates."""
    if english:
        return find_expressions(words)
    return days_in_languages(words, None)


STRAIGHT = str.maketrans("’‘\xa0\u202f", "''  ")


def shifted(expression: Expression, by: int) -> Expression:
    """Returns the same expression `by` characters further on in the text."""
    moved = replace(expression, start=expression.start + by, end=expression.end + by)
    if expression.until:
        moved = replace(moved, until=shifted(expression.until, by))
    return moved


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
    if weekday.dep_ != "compound" or weekday.head.tag_ != "NNP":
        return False
    before = weekday.doc[max(0, weekday.i - 1) : weekday.i]
    after = weekday.doc[weekday.i + 1 : weekday.i + 2]
    return after.text[:1].isupper() and before.text.casefold() != "on"


def is_no_day(expression: Expression, token: Token) -> bool:
    """Whether words that look like a day do not name one here."""
    if expression.kind == "year":
        return _is_of_a_law(token)
    if expression.kind == "weekday":
        return token.idx == expression.start and _is_in_a_name(token)
    if expression.part("sep") == ".":
        # "1.5.2031 crowns"
        return token.dep_ == "nummod" and token.doc[token.i - 1].pos_ != "ADP"
    if expression.kind != "hour" or token.lower_ != "by":
        return False
    return token.dep_ == "agent" or is_form_of(token.head, "tense.changed_by_an_amount")


def day_of(value: str | None) -> date | None:
    """Returns the day of an ISO date or datetime; None if no report can speak from it."""
    return of_news(as_date(value or ""))


def of_news(day: date | None) -> date | None:
    """Returns the day, if a report can speak from it, so that counting some years from it never
    leaves the calendar."""
    if day and 1900 <= day.year <= 2100:
        return day
    return None


def explicit_days(expressions: Iterable[Expression]) -> list[date]:
    """Returns the single days named by those of the expressions that include their year."""
    days = []
    for expression in expressions:
        if expression.kind in {"day", "iso", "numeric"} and expression.parts.get("year"):
            day = of_news(single_day(meaning_of(SpokenTime(expression))))
            weekday = weekday_number(expression.parts.get("weekday", ""))
            if day and weekday in (None, day.weekday()):  # "Monday 3 May" must have been a Monday
                days.append(day)
    return days
