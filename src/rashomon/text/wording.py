"""The wording in which users see how accounts relate; it never says which account is true."""

import calendar
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.lexicon import either, set_of
from rashomon.model.model_use import ModelUse
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status, Version
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.text.numbers import TENS, UNITS

OWN_VOICE = "in its own words"
OPEN_PART = "___"
"""What stands in a heading for the part of a clause that the accounts give."""
_DESCRIBING = re.compile(r"(?:Who|What) (?:is|are) (?:the )?[^a-z\s]|How old (?:is|are|was|were)\b")

MEANINGS = {
    "disputed": "two answers cannot both be true of the same thing at the same time",
    "updated": "one answer is later news, or a correction, of another",
    "denied": "someone rejects what is asked",
    "spread": "estimates that differ but do not exclude each other",
    "differs, not judged": "the answers differ, and it was not found whether they exclude each other",
    "same": "all reports that say anything on it give one answer in much the same words; the others are silent",
    "repeated": "one answer in several reports that share text or an agency: one line",
    "refined": "one answer is more precise than another, or a part of it",
    "similar": "several reports tell of it in different words; whether they say the same was not judged",
    "single": "only one report says anything on it",
}
"""What each shown status means, in the order in which points are shown: the one list of these words for page, terminal and exports."""
OPEN = ("disputed", "updated", "denied", "spread", "differs, not judged")
"""The statuses of points whose answers differ, or that somebody denies."""

RELATION_WORDS = {
    RelationKind.CONFLICT: "conflicts with",
    RelationKind.UPDATE: "was updated by",
    RelationKind.SPREAD: "differs from, without excluding,",
    RelationKind.REFINE: "is refined by",
}


def counted(number: int, noun: str) -> str:
    """Returns the number with its noun: "1 report", "2 reports", "2 stories"."""
    if number == 1:
        return f"{number:,} {noun}"
    return f"{number:,} {noun.removesuffix('y')}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


def triple(version: Version) -> str:
    """Returns the three counts behind an answer, labelled."""
    return ", ".join((counted(version.reports, "report"), _lines(version), _speakers(version)))


def _lines(version: Version) -> str:
    if version.lines is None:
        return "lines not counted"
    if version.lines > 1:
        return f"{version.lines:,} lines not known to share text or agency"
    return "1 line" if version.reports < 2 else "1 line (shared text or agency)"


def _speakers(version: Version) -> str:
    return "speakers not counted" if version.speakers is None else counted(version.speakers, "speaker")


def maker(by: str | None) -> str:
    """Returns who made something: "built-in", "model NAME" or "agent NAME"."""
    return by or "built-in"


def reading(use: ModelUse) -> str:
    """Returns what part a language model had in a ledger."""
    refused = sum(lines for _, lines in use.refused)
    where = f"at {use.host}" if use.host else "from its rows"
    return f"read with {use.by} {where}: {counted(use.taken, 'line')} taken, {refused:,} refused"


def is_denied(point: Point) -> bool:
    """Whether some account rejects what is asked."""
    return any(account.stance is Stance.DENIES for account in point.accounts)


def shown_status(point: Point) -> str:
    """Returns the status as shown to users, one of MEANINGS."""
    if point.status in (Status.DISPUTED, Status.UPDATED):
        return point.status.value
    if point.status is Status.SINGLE:
        return "single"
    if is_denied(point) and is_sure(point):
        return "denied"
    if point.status in (None, Status.VARIED):
        return "differs, not judged" if surely_differ(point) else "similar"
    if point.status is not Status.AGREED:
        return str(point.status)
    lines = point.versions[0].lines if len(point.versions) == 1 else None
    if lines == 1:
        return "repeated"
    return "same" if is_sure(point) and len(same_in(point)) == len(point.reports()) else "similar"


def status_key(status: str) -> str:
    """Returns the status as a word without spaces, for addresses and CSS: "differs-not-judged"."""
    return re.sub(r"\W+", "-", status)


def told_status(point: Point, reports: int) -> str:
    """Returns the status with the number of reports that it covers: "same in 3 of 5 reports"; the others are silent on it."""
    status, count = shown_status(point), len(point.reports())
    if status not in ("same", "repeated", "similar"):
        return status
    among = f"all {reports}" if count == reports else f"{count} of {reports}"
    return f"{'similar' if status == 'similar' else 'same'} in {among} reports" + (", 1 line" if status == "repeated" else "")


def no_dispute(story: Story) -> str:
    """Returns the note that no dispute was found and how far to trust that; "" if one was found."""
    if any(point.status is Status.DISPUTED for point in story.points) or len(story.reports) < 2:
        return ""
    if story.model:
        return "Disputes: 0 found. That is no proof that the reports agree."
    return "Disputes: 0 found. Without a language model, disputes told in other words are not found."


def describes(point: Point) -> bool:
    """Whether the point says who or what a named person is, or how old: it belongs in the view of names."""
    return bool(_DESCRIBING.match(point.question))


def is_folded(point: Point) -> bool:
    """Whether summaries only count the point: a single report, or a description about which nothing is open."""
    status = shown_status(point)
    return status == "single" or (describes(point) and status not in ("disputed", "updated", "denied"))


def in_order(points: Iterable[Point]) -> list[Point]:
    """Sorts points: disputed, updated and denied first; within a status in the ledger's order, by weight."""
    order = list(MEANINGS)
    return sorted(points, key=lambda point: order.index(shown_status(point)))


_HEADINGS = ("What happened", "Disputed", "Updated", "Denied", "Same", "Only in one report", "Not known")
"""Under which the sentences of a brief stand."""


def split_heading(text: str) -> tuple[str, str]:
    """Splits a sentence of the brief into its heading and the rest: "Same in 3 of 5 reports: ..." belongs under "Same"."""
    for heading in _HEADINGS:
        if text.startswith(f"{heading}: "):
            return heading, text[len(heading) + 2 :]
    if text.startswith("Same in "):
        return "Same", f"In {text.removeprefix('Same in ')}"
    return ("Only in one report", text.removeprefix("Only in ")) if text.startswith("Only in ") else ("Also", text)


def letter(position: int) -> str:
    """Returns the letter of the answer at this place, counted from 0: A, B ... Z, AA."""
    before, last = divmod(position, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def voice(account: Account) -> str:
    """Returns who gave the answer and how: "Jo Ray", "Jo Ray (denies)"."""
    manner = "" if account.stance is Stance.ASSERTS else f" ({account.stance.value})"
    return (account.speaker or OWN_VOICE) + manner


def shorten(text: str, most: int = 160) -> str:
    """Returns the text on one line; if longer than `most`, cut at a word, with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;: ") + "…"


# Whether accounts of a point that give the same answer certainly agree, judged by the words of their quotes alone.

_WORD = re.compile(r"[^\W_]+")
_BOUND = re.compile(
    rf"\b(?:(?P<above>{either('amounts.from_below')})|(?P<below>{either('amounts.from_above')})|(?P<about>{either('amounts.about')}))\b|\+",
    re.IGNORECASE,
)
_SMALL = set_of("small_words.of_headings", "small_words.of_quotes")
_STEM = 5  # letters that the forms of a word share
_CALENDAR = frozenset(name.casefold()[:_STEM] for name in (*calendar.day_name, *calendar.month_name, "today", "morning", "night"))
_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_COMMON = 0.5  # of the words of the shorter quote
_FEWEST = 2  # words in common, or all of the shorter quote's
_SURE = 0.85  # likelihood from which the point's grouping is trusted when the quotes hold nothing but the answer


def read_by_others(point: Point) -> bool:
    """Whether a person or a language model grouped some or all of the accounts."""
    return bool(point.by or point.held or any(account.by for account in point.accounts))


def is_sure(point: Point) -> bool:
    """Whether the accounts certainly answer one question: a person or a model grouped them, or the program is certain."""
    return read_by_others(point) or point.confidence is None or point.confidence >= _SURE


def surely_differ(point: Point) -> bool:
    """Whether two reports certainly give different answers: a person or a model says so, or figures or days of one question differ.

    Of 26 rows of real events that were shown as differing or denied by words alone, 23 did not differ.
    """
    if read_by_others(point):
        return True
    if not is_sure(point) or point.kind not in (*_FIGURES, PointKind.DATE):
        return False
    told = [(account.report, _told(account, point.kind)) for account in point.accounts]
    return any(one != other and report != place for report, one in told for place, other in told if one and other)


def _told(account: Account, kind: PointKind) -> object:
    """Returns the figure or day that an account gives; None if it gives none."""
    if kind is PointKind.DATE:
        return account.value
    return (account.low, account.high) if (account.low, account.high) != (None, None) else None


@lru_cache(maxsize=1024)
def same_in(point: Point) -> frozenset[str]:
    """Returns the reports that certainly agree; for a point made by a person or a model, all of them."""
    if read_by_others(point):
        return frozenset(point.reports())
    if _differs_inside(point):
        return frozenset()
    mine = [(account, _words(account)) for account in point.accounts]
    if all(not words for _, words in mine):
        return frozenset(point.reports()) if (point.confidence or 0.0) >= _SURE else frozenset()
    return max(_linked(mine), key=lambda reports: (len(reports), sorted(reports)), default=frozenset())


def _differs_inside(point: Point) -> bool:
    """Whether one answer hides two: yes and no, a round number and "more than" it, a day and a month."""
    if point.kind is PointKind.YES_NO and _counts_differ([_figures(account.quote.quote) for account in point.accounts]):
        return True
    if point.kind is PointKind.YES_NO or point.kind is PointKind.DATE:
        return len({account.value for account in point.accounts if account.value}) > 1
    if point.kind in _FIGURES:
        return len({_bound(account.value or "") for account in point.accounts}) > 1
    return False


def _figures(text: str) -> frozenset[str]:
    """Returns the figures of a quote, in digits or as words."""
    named = UNITS | TENS
    found = set()
    for word in text.casefold().replace(",", "").split():
        parts = word.strip(".;:()“”\"'’").split("-")
        if parts[0].isdigit() or all(part in named for part in parts):
            found.add(parts[0] if parts[0].isdigit() else str(sum(named[part] for part in parts)))
    return frozenset(found - {"1"})


def _counts_differ(figures: Sequence[frozenset[str]]) -> bool:
    """Whether both quotes give figures and have none in common."""
    given = {each for each in figures if each}
    return any(not one & other for one in given for other in given)


def _bound(value: str) -> str:
    """Returns the direction in which a printed number is open."""
    found = _BOUND.search(value)
    return (found.lastgroup or "above") if found else "all" if value.casefold() in ("all", "both", "every") else ""


def _words(account: Account) -> frozenset[str]:
    """Returns the stems of the quote's words, without those of the answer."""
    own = {word.casefold()[:_STEM] for word in _WORD.findall(account.value or "")} if account.low is not None else set()
    stems = {word.casefold()[:_STEM] for word in _WORD.findall(account.quote.quote) if len(word) > 2 and word.casefold() not in _SMALL}
    return frozenset(stems - own - _CALENDAR)


def _linked(accounts: Sequence[tuple[Account, frozenset[str]]]) -> list[frozenset[str]]:
    """Returns groups of reports that are connected by quotes with words in common."""
    lots: list[set[int]] = []
    for k, (account, words) in enumerate(accounts):
        near = [lot for lot in lots if any(_alike(words, accounts[i][1]) and account.report != accounts[i][0].report for i in lot)]
        lots = [lot for lot in lots if lot not in near] + [{k}.union(*near)]
    return [frozenset(accounts[i][0].report for i in lot) for lot in lots]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common, least = len(one & other), min(len(one), len(other))
    return common >= min(_FEWEST, max(1, least)) and common >= _COMMON * least
