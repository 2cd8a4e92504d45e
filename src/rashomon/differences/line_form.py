r"""The line form, in which models, assistants and people write what differs: one difference a line.

    killed | "at least one person" s2 s18 | "24 people" s119
    ? May they leave? | "will not" s3; "no one" s40 (the coalition) | "would leave" s21 denies

Fields are parted by bars: the thing, or `?` and a question; two or more versions. A version is
quotes parted by semicolons: exact words, the ids of the sentences or reports in which they stand,
and where it is so the speaker in brackets and the stance. What older files say of how versions
stand to each other ("1 later 2") is passed over. Lines that begin with `#` are notes; `by:` names
the author, `report ID: HASH` says which text an id means.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model.authored import (
    AuthoredDifference,
    Refused,
    Written,
    WrittenDifference,
    WrittenQuote,
)
from rashomon.model.difference import Difference, Quote
from rashomon.model.report import Report
from rashomon.model.statement import Stance

NO_FORM = "not of the line form"
NO_END = "words without their closing quotation mark"
FEW_VERSIONS = "fewer than two versions"
NO_THING = "neither a thing nor a question"
TOO_MANY = "more than {} of them"
MOST_VERSIONS, MOST_QUOTES = 40, 100
_LONGEST = 300  # characters of a thing or question
_HASH = 16  # digits that tell texts apart

_MARKS = str.maketrans("“”„‟", '""""')
_FIELD = re.compile(r'(?:"(?:\\.|[^"\\])*+"?|[^|"])++')
_QUOTE = re.compile(r'\s*+"(?P<words>(?:\\.|[^"\\])*+)"(?P<tail>(?:[^;"(]|\([^()"]*+\))*+)(?:;|$)')
_SPEAKER = re.compile(r"\(([^()]*)\)")
_ONE_RELATION = r"\d{1,3}\s++(?:conflict|opposed|later|compatible|scope)\s++\d{1,3}"
_RELATIONS = re.compile(rf"{_ONE_RELATION}(?:\s*+[,;]\s*+{_ONE_RELATION})*+", re.IGNORECASE)
_REPORT = re.compile(r"report\s++(?P<id>[^:\s][^:]*+):\s*+(?P<sha>[0-9a-f]{8,64})")
_AUTHOR = re.compile(r"by:\s*(?P<by>(?:model|assistant|person)\s+\S.{0,59})", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
# Signs that nobody sees: they make one name look like another, or steer a terminal.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]"
)


class _Unreadable(Exception):
    """A line of which nothing is taken; its argument says why."""


def read_lines(text: str, by: str = "") -> Written:
    """Returns what stands in a text of the line form, as written; `by`: its author where it names
    none. What is not of the form is listed in `refused`."""
    differences: list[WrittenDifference] = []
    reports: dict[str, str] = {}
    refused: list[Refused] = []
    for number, line in plain_lines(text):
        if found := _AUTHOR.fullmatch(line):
            by = " ".join(found["by"].split())
        elif found := _REPORT.fullmatch(line):
            reports[found["id"].strip()] = found["sha"]
        else:
            try:
                differences.append(_read_line(line, number))
            except _Unreadable as why:
                refused.append(Refused(number, str(why), line[:80]))
    return Written(by, tuple(differences), reports, tuple(refused))


def plain_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yields the lines that say something, with their numbers from 1: no notes, fences or signs of
    a list."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = re.sub(r"^(?:[-*•]\s+|\d{1,3}[.)]\s+)", "", _HIDDEN.sub("", line).strip())
        if bare and not bare.startswith(("#", "//", "```")):
            yield number, bare


def _read_line(line: str, number: int) -> WrittenDifference:
    line = line if '"' in line else line.translate(_MARKS)
    head, *fields = _fields(line)
    versions = tuple(_version(one) for one in fields if not _RELATIONS.fullmatch(one))
    if len(versions) < 2:
        raise _Unreadable(FEW_VERSIONS)
    if len(versions) > MOST_VERSIONS:
        raise _Unreadable(TOO_MANY.format(f"{MOST_VERSIONS} versions"))
    thing, question = _heading(head)
    return WrittenDifference(number, versions, thing, question)


def _fields(line: str) -> list[str]:
    if line.replace('\\"', "").count('"') % 2:
        raise _Unreadable(NO_END)
    fields = [one.strip() for one in _FIELD.findall(line) if one.strip()]
    if len(fields) < 2:
        raise _Unreadable(NO_FORM)
    return fields


def _heading(text: str) -> tuple[str | None, str | None]:
    """The thing and the question of a line, one of them None."""
    bare = " ".join(_unescaped(text).strip('"').split())
    if not bare.strip(" ?") or len(bare) > _LONGEST:
        raise _Unreadable(NO_THING)
    if bare.startswith("?") or bare.endswith("?"):
        return None, bare.strip("? ") + "?"
    return bare, None


def _version(field: str) -> tuple[WrittenQuote, ...]:
    quotes, at = [], 0
    while at < len(field):
        found = _QUOTE.match(field, at)
        if found is None:
            raise _Unreadable(NO_FORM)
        quotes.append(_quote(found["words"], found["tail"]))
        at = found.end()
    if len(quotes) > MOST_QUOTES:
        raise _Unreadable(TOO_MANY.format(f"{MOST_QUOTES} quotes"))
    return tuple(quotes)


def _quote(words: str, tail: str) -> WrittenQuote:
    speaker = _SPEAKER.search(tail)
    rest = _SPEAKER.sub(" ", tail).replace(",", " ").split()
    stances = [one.casefold() for one in rest if one.casefold() in Stance.__members__.values()]
    places = tuple(one for one in rest if one.casefold() not in Stance.__members__.values())
    if not places:
        raise _Unreadable(NO_FORM)
    said = " ".join(speaker[1].split()) if speaker else ""
    return WrittenQuote(
        _unescaped(words), places, said or None, Stance(stances[0]) if stances else None
    )


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


# Writing.


def write_lines(by: str, differences: Iterable[Difference], reports: Sequence[Report]) -> str:
    """Returns the text of the line form that reads back as these differences, with the hashes of
    the reports that they quote."""
    listed = list(differences)
    quoted = {quote.report for one in listed for quote in one.quotes()}
    legend = [f"report {r.id}: {r.sha256[:_HASH]}" for r in reports if r.id in quoted]
    return "\n".join([f"by: {by}", *legend, *map(line_of, listed)]) + "\n"


def line_of(one: Difference) -> str:
    """Returns a difference as one line; the places are reports' ids."""
    versions = ("; ".join(map(_written_quote, v.quotes)) for v in one.versions)
    return compose(one, versions)


def compose(one: Difference | AuthoredDifference, versions: Iterable[str]) -> str:
    """Returns the line of a difference, its versions as they are to be written."""
    head = f"? {one.question}" if one.question else one.thing or ""
    return " | ".join([head, *versions])


def _written_quote(quote: Quote) -> str:
    words = quote.span.line.replace("\\", "\\\\").replace('"', '\\"')
    speaker = re.sub(r'[()"|;]', " ", quote.speaker or "").strip()
    stance = f" {quote.stance}" if quote.stance is not Stance.ASSERTS else ""
    return f'"{words}" {quote.report}{f" ({speaker})" if speaker else ""}{stance}'


def by_hash(written: Written, reports: Iterable[Report]) -> Mapping[str, str]:
    """Returns, by the ids that a text uses, the ids of today of the reports that it means; a report
    that its legend does not name goes by its own id."""
    listed = list(reports)
    named = {
        ident: report.id
        for ident, sha in written.reports.items()
        for report in listed
        if report.sha256.startswith(sha)
    }
    return {one.id: one.id for one in listed if one.id not in written.reports} | named
