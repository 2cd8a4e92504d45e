"""Reads counts of casualties in reports of other languages and adds them as answers to the same questions as the English ones.

A count is read if the language has a file of the words for the dead, the hurt and so on. It joins the point on which English reports count
the same people; if there is none, the counts of the other languages make a point of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.figures.counted_things import facets_of
from rashomon.lexicon import texts
from rashomon.model.content_ids import content_id
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
from rashomon.tables.language_tables import Measure, NumberWords, Tongue, load_tongue
from rashomon.text.annotations import Annotations
from rashomon.text.measures import who_counts


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text gives it, with offsets that include how exact it is; `number`: the offset at which the number itself begins.

    `low` or `high` is None on a side that the words leave open; both are None if they give no number at all ("decenas").
    """

    start: int
    end: int
    number: int
    low: float | None
    high: float | None


def amounts_in(text: str, tongue: Tongue) -> Iterator[Amount]:
    """Returns the amounts of a text in order, without overlaps."""
    words, reached = tongue.numbers, 0
    for match in _amount(tongue.code, words).finditer(text):
        if match.start() >= reached and (amount := _read(match, words)) is not None:
            reached = amount.end
            yield amount


def number_of(words: str, table: NumberWords) -> float | None:
    """Returns the value of a number in figures or words; None if its separators can be read in two ways."""
    total = part = 0.0
    for word in re.split(r"\s+", words.casefold().strip()):
        if word == table.link or not word:
            continue
        if word[0].isdecimal():
            value = _figure(word, table)
            if value is None:
                return None
            part += value
        elif word in table.words:
            part += table.words[word]
        elif word in table.scales:
            scale = table.scales[word]
            total, part = (total + (part or 1.0) * scale, 0.0) if scale < 1e6 else ((total + part or 1.0) * scale, 0.0)
        else:
            return None
    return total + part


def _figure(word: str, table: NumberWords) -> float | None:
    """The value of a figure with the separators of the language, or with those of English if only these fit ("1,234.5")."""
    marks = re.findall(r"[^\d]", word)
    groups = re.split(r"[^\d]", word)
    if not marks:
        return float(word)
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(set(marks)) > 1:
        return None
    if marks[0] in table.thousands:
        return (
            float("".join(groups)) if all(len(group) == 3 for group in groups[1:]) else float(".".join(groups)) if len(marks) == 1 else None
        )
    if len(marks) > 1 or len(groups[1]) == 3:  # "1,234": a thousand in Mexico, one and a bit in Spain
        return float("".join(groups)) if all(len(group) == 3 for group in groups[1:]) and len(marks) > 1 else None
    return float(".".join(groups))


def _read(match: re.Match[str], table: NumberWords) -> Amount | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    if "vague" in said:
        return Amount(match.start(), match.end(), match.start("vague"), None, None)
    one = next(name for name in said if name.startswith("one"))
    first, two = number_of(said[one], table), said.get(one.replace("one", "two"))
    second = number_of(two, table) if two else None
    if first is None or (two and (second is None or second <= first)):
        return None
    low = None if "most" in said else first
    high = second if two else None if "least" in said else first
    return Amount(match.start(), match.end(), match.start(one), low, high)


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _amount(code: str, table: NumberWords) -> re.Pattern[str]:
    """A number with what stands before it, or a range between two numbers."""
    if code not in _PATTERNS:
        _PATTERNS[code] = re.compile(_source(table), re.IGNORECASE)
    return _PATTERNS[code]


def _source(table: NumberWords) -> str:
    scale = _either(table.scales)
    word = _either((*table.words, *table.scales))
    marks = re.escape(table.thousands + table.decimal)
    figure = rf"(?<![\d.,])\d+(?:[{marks}]\d+)*(?:\s(?:{scale})\b)*"
    number = rf"(?:{figure}|\b(?:{word})\b(?:\s(?:{re.escape(table.link)}\s)?(?:{word})\b)*)"
    forms = [form.split("{number}") for form in (*table.between, "{number}")]
    either = "|".join(
        f"{form[0]}(?P<one{i}>{number})" + (f"{form[1]}(?P<two{i}>{number})" if len(form) > 2 else "") for i, form in enumerate(forms)
    )
    near = rf"(?:(?:{table.about})\s)?"
    return rf"(?:\b(?:(?P<least>{table.at_least})|(?P<most>{table.at_most}))\s)?\b{near}(?:\b(?P<vague>{table.vague})\b|{either})"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# Counts of people killed, hurt and so on in another language, by the words of its file.

_REACH = 90
_STOP = re.compile(r"(?<=[.!?;])\s|\n")
_ALONE = re.compile(r"\s*(?:[,.;:)\n—]|$)|\s(?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Count:
    """A count of people with what happened to them; the offsets cover the words that state it.

    `noun`: what is counted, as printed; `people`: the English noun for it, None where the words name only what happened ("12 muertos").
    """

    start: int
    end: int
    low: float | None
    high: float | None
    measure: str
    noun: str | None
    people: str | None


def counts_in(text: str, tongue: Tongue) -> Iterator[Count]:
    """Returns the counts of a text in order, without denied ones and those that do not say what happened to whom."""
    for amount in amounts_in(text, tongue):
        before = _STOP.split(text[max(0, amount.start - _REACH) : amount.start])[-1]
        after = _STOP.split(text[amount.end : amount.end + _REACH])[0]
        for kind, words in tongue.measures.items():
            count = _count(amount, kind, words, (before, after), tongue)
            if count is not None:
                yield count
                break


def _count(amount: Amount, kind: str, words: Measure, around: tuple[str, str], tongue: Tongue) -> Count | None:
    before, after = around
    people = "|".join(sorted(tongue.people, key=lambda word: (-len(word), word)))
    noun = rf"\s(?:de\s)?(?P<noun>{people})\b"
    named = re.match(rf"\s(?:de\s)?(?P<noun>{words.nouns})\b", after, re.IGNORECASE)
    if named:
        return Count(amount.start, amount.end + named.end(), amount.low, amount.high, kind, named["noun"], None)
    follows = re.match(rf"(?:{noun})?(?P<between>(?:\s[^\W\d_]+){{0,3}}?)\s(?:{words.after})\b", after, re.IGNORECASE)
    if follows and (follows["noun"] or not follows["between"]) and not re.search(r"\b(?:no|ni|sin)\b", follows["between"], re.IGNORECASE):
        return _of_people(amount, kind, follows["noun"], 0, follows.end(), tongue)
    leads = re.search(rf"(?<![^\W\d_])(?P<no>no\s)?(?:{words.before})\s$", before, re.IGNORECASE)
    if leads and not leads["no"]:
        counted = re.match(noun, after, re.IGNORECASE)
        if counted or _stands_alone(after, tongue):
            return _of_people(
                amount, kind, counted["noun"] if counted else None, len(before) - leads.start(), counted.end() if counted else 0, tongue
            )
    return None


def _of_people(amount: Amount, kind: str, noun: str | None, back: int, ahead: int, tongue: Tongue) -> Count:
    people = tongue.people.get(noun.casefold()) if noun else None
    return Count(amount.start - back, amount.end + ahead, amount.low, amount.high, kind, noun, people)


def _stands_alone(after: str, tongue: Tongue) -> bool:
    """Whether no noun follows: a mark, the end of the text, or a word that says where or continues with "and"."""
    found = _ALONE.match(after)
    return bool(found and (found["word"] is None or found["word"].casefold() in {*tongue.names.at, tongue.numbers.link}))


# Quotations in another language: between its own marks, and after dashes that open speech.

Stretch = tuple[int, int]


def quoted_in(text: str, tongue: Tongue) -> list[Stretch]:
    """Returns the quoted stretches of a text in order, marks included; none crosses a line break."""
    out: list[Stretch] = []
    start = 0
    for line in text.split("\n"):
        spoken = list(_dialogue(line, tongue.dashes)) or list(_marked(line, tongue.quotes))
        out += [(start + first, start + last) for first, last in spoken]
        start += len(line) + 1
    return out


def _marked(line: str, pairs: tuple[str, ...]) -> Iterator[Stretch]:
    """The text from an opening mark to the closing one of its pair; an unclosed quotation runs to the end of the line."""
    closes = {pair[0]: pair[1] for pair in pairs}
    at = 0
    while at < len(line):
        closing = closes.get(line[at])
        if closing is None:
            at += 1
            continue
        depth, end = 0, at
        while end < len(line):
            depth += (line[end] == line[at]) - (line[end] == closing)
            end += 1
            if depth == 0:
                break
        yield at, end
        at = end


def _dialogue(line: str, dashes: str) -> Iterator[Stretch]:
    """Speech in a line that a dash opens: each further dash ends it or resumes it ("—No —dijo ella—. Nunca.")."""
    lead = len(line) - len(line.lstrip())
    if not line[lead : lead + 1] or line[lead] not in dashes:
        return
    marks = [i for i, character in enumerate(line) if character in dashes]
    for number in range(0, len(marks), 2):
        end = marks[number + 1] if number + 1 < len(marks) else len(line)
        yield marks[number], end


_PLURALS = texts("grammar.irregular_plurals") | {"family": "families"}
_ANYONE = "person"
_UNREAD = "speaker not read"  # only in English does the program read whether a report speaks for itself or cites somebody


def with_other_tongues(points: Sequence[Point], annotated: Sequence[Annotations]) -> tuple[Point, ...]:
    """Returns the points with the counts of the reports that are not in English."""
    found = [counted for a in sorted(annotated, key=lambda a: a.report.id) if not a.read_whole for counted in _counted(a)]
    if not found:
        return tuple(points)
    asked = _asked(points, {a.report.id: a for a in annotated})
    added: dict[str, list[Account]] = defaultdict(list)
    own: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account, about in found:
        if about in asked:
            added[asked[about]].append(account)
        else:
            own[about].append(account)
    joined = [_with(point, added[point.id]) if added[point.id] else point for point in points]
    return (*joined, *(_own_point(*about, accounts) for about, accounts in sorted(own.items())))


def _counted(annotated: Annotations) -> Iterator[tuple[Account, tuple[str, str]]]:
    """The counts of one report, the first of each number of a kind, each with its measure and the English noun for the people."""
    tongue = load_tongue(annotated.report.language)
    if tongue is None:
        return
    seen = set()
    quoted = quoted_in(annotated.report.text, tongue)  # the speaker of a quoted count is unknown
    for paragraph in annotated.prose_paragraphs():
        for count in counts_in(annotated.plain[paragraph.start : paragraph.end], tongue):
            if any(first <= paragraph.start + count.start < last for first, last in quoted):
                continue
            about = count.measure, count.people or _ANYONE
            key = *about, count.low, count.high
            if key not in seen and (count.low is not None or count.high is not None):
                seen.add(key)
                yield _account(annotated, paragraph.start, count), about


def _account(annotated: Annotations, offset: int, count: Count) -> Account:
    report = annotated.report
    span = report.trimmed_span(offset + count.start, offset + count.end)
    return Account(
        id=content_id("a", report.id, span.start, span.end, count.measure),
        report=report.id,
        quote=span,
        statement=None,
        speaker=_UNREAD,
        stance=Stance.ASSERTS,
        value=span.quote,
        low=count.low,
        high=count.high,
        unit=count.people,
    )


def _asked(points: Sequence[Point], annotated: Mapping[str, Annotations]) -> dict[tuple[str, str], str]:
    """Returns the id of the point on which the reports count this measure of these people.

    Among several it is the one with most reports, and none on a tie.
    """
    rivals: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        about = facets_of(point, annotated=annotated) if point.kind is PointKind.COUNT else None
        if about is not None and about.measure and about.total_or_part != "part":
            units = {account.unit for account in point.accounts}
            people = {_ANYONE if who_counts(unit) == "anyone" else (unit or _ANYONE).casefold() for unit in units}
            if len(people) == 1:
                rivals[about.measure, people.pop()].append(point)
    most = {key: max(len(point.reports()) for point in found) for key, found in rivals.items()}
    best = {key: [point for point in found if len(point.reports()) == most[key]] for key, found in rivals.items()}
    return {key: found[0].id for key, found in best.items() if len(found) == 1}


def _with(point: Point, accounts: Sequence[Account]) -> Point:
    """The point with more accounts, its id renewed from all of them; a judged point keeps its id."""
    held = tuple(sorted((*point.accounts, *accounts), key=lambda account: (account.quote, account.id)))
    return replace(point, id=point.id if point.held else content_id("p", *(account.id for account in held)), accounts=held)


def _own_point(measure: str, people: str, accounts: Sequence[Account]) -> Point:
    question = f"How many {_PLURALS.get(people, f'{people}s')} were {measure}?"
    return _with(Point(id="", question=question, kind=PointKind.COUNT, accounts=()), accounts)
