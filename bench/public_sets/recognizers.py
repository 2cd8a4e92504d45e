"""The recognizers' form of the program's own reading of times: which words that specification counts to an expression, and what it yields."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from public_sets.recognizers_values import count, moment_of, shifted, stretch_of
from public_sets.timex import length_seconds
from rashomon.dates.expressions import Expression
from rashomon.dates.precision import clock_of

Days = tuple[date, date]
Answer = dict[str, object]
# Words that stand before a time there without being part of it, and those that it leaves out of some.
_LEAD = re.compile(
    r"(?:in|on|at|over|during|for|of|through|throughout|to|about|since|until|till|by|from|after|before|early on|late on|shortly before"
    r"|shortly after|just before|just after|nearly|almost|some|exactly|roughly|just over) (?=\S)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"the (?=(?:very )?(?:past|last|previous|preceding|next|coming|following|same|rest|remainder|end|start|beginning|middle|close|early|mid"
    r"|late|[12]?\d(?:st|nd|rd|th) century))",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"\b(?P<word>(?:on or )?(?:since|after on|after|before|until|till|by|from|prior to|in advance of|no later than|earlier than|sooner than"
    r"|later than|as (?:early|late) as|starting(?: from| on| with)?|beginning(?: from| on| with)?|ending (?:with|on)"
    r"|any time from)(?: or on)?)(?P<year> the year)?(?: the)? ?$",
    re.IGNORECASE,
)
_ENDS = ("before", "until", "till", "by", "prior", "advance", "no later", "earlier", "sooner", "late as", "ending")
_OPENED = re.compile(r"\b(?:from|between)(?: the)? $", re.IGNORECASE)
_OR_LATER = re.compile(r" (?:or|and) (?:above|after|later|greater)\b(?! than)", re.IGNORECASE)
_AROUND = re.compile(r"\b(?:around|circa)(?: the)? $", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:more|less) than $", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(?:calendar )?year $", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:(?P<within>within(?: the)?(?: next| coming| following)? )|(?P<next>next|(?:this )?(?:up)?coming|following) |(?P<past>(?:this )?past|last|previous) |(?P<in>in ))$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the(?: month of)?|month of) $", re.IGNORECASE)
_NAMED_WITH_THE = {"day", "nth", "feast", "quarter", "season", "decade", "nth-week", "month"}
_UNTIMED = {"habit", "vague-shift", "part", "nighttime", "age"}


def recognized(expression: Expression, days: Days | None, text: str, published: str | None, kinds: Sequence[str]) -> Iterator[Answer]:
    """The answers of the kinds asked for that one expression gives."""
    now = datetime.fromisoformat(published[:19]) if published else None
    if expression.kind in _UNTIMED:
        return
    start, end = _cut(expression, text)
    if kinds == ["date"]:
        expression, start, end = _without_clock(expression, text, start, end)
    for answer in _read(expression, days, text, (start, end), now, modified=len(kinds) > 1):
        if answer.pop("kind") in kinds:
            yield answer


def _cut(expression: Expression, text: str) -> tuple[int, int]:
    """Where the words begin and end as that specification cuts them."""
    start, end = expression.start, expression.end
    if expression.kind not in {"duration", "lasting", "vague", "ahead", "within"}:
        while lead := _LEAD.match(text, start, end):
            start = lead.end()
    if expression.kind == "lasting" and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    if expression.kind in {"duration", "lasting"}:
        start = _qualified(expression, text, start)
    if article := _ARTICLE.match(text, start, end):
        start = article.end() if expression.kind not in {"nth-of", "opening", "shift"} and expression.part("unit") != "day" else start
    if expression.kind in _NAMED_WITH_THE and (the := _THE.search(text, max(0, start - 14), start)):
        start = the.start() if expression.kind != "month" or "month" in the.group().casefold() else start
    if expression.kind in {"year", "year-in-words"} and (year := _YEAR_BEFORE.search(text, 0, start)):
        start = year.start()
    if expression.part("week") and expression.parts.get("weekday") and text[:start].endswith("on ") and text[start:end].endswith("week"):
        start -= 3
    if expression.kind == "ahead" and (order := _ORDER.search(text, 0, start)):
        start = order.start()
    return start, end


def _qualified(expression: Expression, text: str, start: int) -> int:
    """Of the words before a length, "more than" and "less than" alone are counted to it."""
    words = expression.part("about")
    at = start + len(words) + 1 if words and text[start : start + len(words)].casefold() == words else start
    order = _ORDER.search(text, 0, at)
    return order.start() if order else at + 4 if text[at : at + 4].casefold() == "the " else at


def _without_clock(expression: Expression, text: str, start: int, end: int) -> tuple[Expression, int, int]:
    """The day alone of a day with a time."""
    hour = expression.parts.get("clock") or expression.parts.get("hour")
    if not hour:
        return expression, start, end
    parts = {name: value for name, value in expression.parts.items() if name not in {"clock", "hour"}}
    words = text[start:end]
    if words.endswith(hour):
        end = start + len(re.sub(r"(?:,| at| around| about| by)*\s*$", "", words[: -len(hour)]))
    elif words in text and hour.endswith(words[: len(hour)].split(" ")[-1]):
        start += words.find(hour.split(" ")[-1]) + len(hour.split(" ")[-1])
        start += len(text[start:end]) - len(re.sub(r"^(?:,| on| of)*\s+", "", text[start:end]))
    return Expression(start, end, expression.kind, parts), start, end


def _read(
    expression: Expression, days: Days | None, text: str, span: tuple[int, int], now: datetime | None, *, modified: bool
) -> Iterator[Answer]:
    start, end = span
    words, kind = text[start:end], expression.kind
    if kind in {"duration", "lasting"}:
        seconds = length_seconds(expression, words)
        counted = _STRETCH.search(text, 0, start) if now and seconds else None
        if counted and now and seconds and (answer := _from_now(expression, counted, end, now, seconds)):
            yield answer
        elif seconds is not None:
            yield {"kind": "duration", "start": start, "end": end, "value": seconds}
        return
    if kind in {"clock", "hour"}:
        if _MODIFIED.search(text, 0, start) or not clock_of(words)[0]:
            return
        around = _AROUND.search(text, 0, start)
        yield {"kind": "time", "start": around.start() if around else start, "end": end, "value": f"{_time(words, expression)}"}
        return
    if (moment := moment_of(expression, days, words, now)) is not None:
        if not _MODIFIED.search(text, 0, start) or not modified:
            yield {"kind": "datetime", "start": start, "end": end, "value": moment}
        return
    stretch = stretch_of(expression, days, words, now)
    if stretch is None:
        return
    yield _with_words(expression, text, (start, end), stretch, modified=modified)


def _from_now(expression: Expression, counted: re.Match[str], end: int, now: datetime, seconds: float) -> Answer | None:
    """ "the next 3 weeks", "within 2 years", "in 3 hours": lengths that are counted from the day of the question."""
    unit, number = expression.part("unit").removesuffix("s"), count(expression.parts.get("count", ""))
    if number is None or (counted["in"] and unit not in {"hour", "minute", "second", "min", "hr", "sec"}):
        return None
    if unit in {"hour", "minute", "second", "min", "hr", "sec"}:
        moment = now + timedelta(seconds=seconds)
        return {"kind": "datetime", "start": counted.start(), "end": end, "value": f"{moment}"} if counted["in"] else None
    today, tomorrow = now.date(), now.date() + timedelta(days=1)
    days = (shifted(today, unit, -number), today) if counted["past"] else (tomorrow, shifted(tomorrow, unit, number))
    return {"kind": "daterange", "start": counted.start(), "end": end, "value": f"{days[0]}/{days[1]}"}


def _with_words(expression: Expression, text: str, span: tuple[int, int], stretch: tuple[str, str | None], *, modified: bool) -> Answer:
    """The answer with "since", "before" or "from ... to" where those open it; a stretch without an end is a day."""
    (start, end), (first, last) = span, stretch
    opened, ranged = (
        _OPENED.search(text, 0, start),
        expression.until is not None or ("/" not in first and expression.kind in {"years", "days-of"}),
    )
    if opened and (ranged or expression.parts.get("first") or expression.parts.get("last")):
        return {"kind": "daterange", "start": opened.start(), "end": end, "value": f"{first}/{last}"}
    plain = {"kind": "date" if last is None else "daterange", "start": start, "end": end, "value": first if not last else f"{first}/{last}"}
    if not modified or ranged:
        return plain
    if later := _OR_LATER.match(text, end):
        return {**plain, "kind": "daterange", "end": later.end(), "value": f"{first}/"}
    if around := _AROUND.search(text, 0, start):
        plain["start"] = around.start()
    opener = _MODIFIED.search(text, 0, int(str(plain["start"])))
    if opener is None or last == "":
        return plain
    word = opener["word"].casefold()
    value = (
        f"/{first}"
        if any(end_word in word for end_word in _ENDS)
        else f"{last or first}/"
        if "after" in word or "later" in word
        else f"{first}/"
    )
    return {**plain, "kind": "daterange", "start": opener.start(), "value": value}


def _time(words: str, expression: Expression) -> str:
    seconds = re.search(r"\d:\d\d:(\d\d)", words)
    return f"{(clock_of(words)[0] or '')[:5]}:{seconds[1] if seconds else '00'}"


def merged_lengths(answers: Sequence[Answer], text: str) -> list[Answer]:
    """Lengths side by side are one: "2 years 3 months", "a year and 2 months"."""
    out: list[Answer] = []
    for answer in sorted(answers, key=lambda one: int(str(one["start"]))):
        before = out[-1] if out else None
        both = (
            before is not None
            and isinstance(before["value"], float)
            and isinstance(answer["value"], float)
            and before["value"] > answer["value"]
        )
        if before is not None and both and re.fullmatch(r",? (?:and )?", text[int(str(before["end"])) : int(str(answer["start"]))]):
            out[-1] = {"start": before["start"], "end": answer["end"], "value": float(str(before["value"])) + float(str(answer["value"]))}
        else:
            out.append(answer)
    return [
        {
            **one,
            "value": f"{one['value']:g}"
            if isinstance(one["value"], float) and one["value"] < 1e5
            else f"{one['value']:.0f}"
            if isinstance(one["value"], float)
            else one["value"],
        }
        for one in out
    ]
