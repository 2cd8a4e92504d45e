"""The wording in which users see how accounts relate; it never says which account is true."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.lexicon import either
from rashomon.model.model_use import ModelUse
from rashomon.model.point import Account, Point, RelationKind, Status, Version
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.text.whole_sentences import sentence_places

OWN_VOICE = "own voice"
_DESCRIBING = re.compile(r"(?:Who|What) (?:is|are) (?:the )?[^a-z\s]|How old (?:is|are|was|were)\b")

MEANINGS = {
    "disputed": "two answers cannot both be true of the same thing at the same time",
    "updated": "one answer is later news, or a correction, of another",
    "spread": "estimates that differ but do not exclude each other",
    "differs": "several answers; nobody has said how they stand to each other",
    "other scope": (
        "the answers speak of different parts, areas, periods or definitions: no dispute"
    ),
    "same": "all reports that say anything on it give one answer; the others are silent",
    "repeated": "one answer in several reports that share text or an agency: one line",
    "refined": "one answer is more precise than another, or a part of it",
    "single": "only one report says anything on it",
}
"""What each shown status means, in the order in which points are shown: the one list of these words
for page, terminal, Python, desk and exports."""
OPEN = ("disputed", "updated", "spread", "differs")
"""The statuses of points whose answers differ."""
STATUS_WORDS: dict[str, str] = {
    status: {Status.SCOPE: "other scope", Status.VARIED: "differs", Status.AGREED: "same"}.get(
        status, status.value
    )
    for status in Status
}
"""How each status of the ledger is shown; an agreed point that is one line is "repeated"."""

RELATION_WORDS = {
    RelationKind.CONFLICT: "conflicts with",
    RelationKind.UPDATE: "was updated by",
    RelationKind.SPREAD: "differs from, without excluding,",
    RelationKind.SCOPE: "speaks of another part, area, period or definition than",
    RelationKind.REFINE: "is refined by",
}


def counted(number: int, noun: str) -> str:
    """Returns the number with its noun: "1 report", "2 reports", "2 stories"."""
    if number == 1:
        return f"{number:,} {noun}"
    if noun.endswith("ry"):
        return f"{number:,} {noun.removesuffix('y')}ies"
    return f"{number:,} {noun}es" if noun.endswith("ch") else f"{number:,} {noun}s"


def triple(version: Version) -> str:
    """Returns the three counts behind an answer, labelled; or, where all its reports quote the same
    words of one speaker, that they do."""
    if version.same_words:
        return f"{counted(version.reports, 'report')} quote the same words of {version.same_words}"
    return ", ".join((counted(version.reports, "report"), _lines(version), _speakers(version)))


def _lines(version: Version) -> str:
    if version.lines is None:
        return "lines not counted"
    if version.lines > 1:
        known = "(some share words)" if version.shares else "not known to share text or agency"
        return f"{version.lines:,} lines {known}"
    return "1 line" if version.reports < 2 else "1 line (shared text or agency)"


def _speakers(version: Version) -> str:
    return "voices not counted" if version.speakers is None else counted(version.speakers, "voice")


def reading(use: ModelUse) -> str:
    """Returns what part a language model had in a ledger."""
    refused = sum(lines for _, lines in use.refused)
    where = f"at {use.host}" if use.host else "from its rows"
    return f"read with {use.by} {where}: {counted(use.taken, 'line')} taken, {refused:,} refused"


def shown_status(point: Point) -> str:
    """Returns the status as shown to users, one of MEANINGS."""
    if point.status is Status.AGREED and [v.lines for v in point.versions] == [1]:
        return "repeated"
    return STATUS_WORDS[point.status or Status.VARIED]


def status_key(status: str) -> str:
    """Returns the status as a word without spaces, for addresses and CSS: "other-scope"."""
    return re.sub(r"\W+", "-", status)


def status_in_words(point: Point, reports: int) -> str:
    """Returns the status with the number of reports that it covers: "same in 3 of 5 reports"; the
    others are silent on it."""
    status, count = shown_status(point), len(point.reports())
    if status not in ("same", "repeated"):
        return status
    among = f"all {reports}" if count == reports else f"{count} of {reports}"
    return f"same in {among} reports" + (", 1 line" if status == "repeated" else "")


def author_of(point: Point) -> str | None:
    """Returns who put the answers of a row together ("model NAME"); None for a figure that the
    program read by itself."""
    return (
        point.by
        or point.question_by
        or next((account.by for account in point.accounts if account.by), None)
    )


def marked(text: str, by: str | None) -> str:
    """Returns a text with its author: "the mayor (read so by model NAME)"; as it is for the program
    itself."""
    return f"{text} (read so by {by})" if by else text


def rows_of(story: Story) -> list[Point]:
    """Returns the questions that somebody asked, in the order in which they are shown; figures of
    the program are none."""
    return in_order(point for point in story.points if author_of(point) is not None)


def no_dispute(story: Story) -> str:
    """Returns the note that no author of questions found a dispute; "" if one did, or nobody asked
    anything."""
    if story.disputed() or len(story.reports) < 2 or not rows_of(story):
        return ""
    return "Disputes: 0 found. That is no proof that the reports agree."


def describes(point: Point) -> bool:
    """Whether the point says who or what a named person is, or how old: it belongs in the view of
    names."""
    return bool(_DESCRIBING.match(point.question))


def is_folded(point: Point) -> bool:
    """Whether summaries only count the point: a single report, or a description about which nothing
    is open."""
    status = shown_status(point)
    return status == "single" or (describes(point) and status not in ("disputed", "updated"))


def in_order(points: Iterable[Point]) -> list[Point]:
    """Sorts points: disputed and updated first; within a status in the ledger's order, by
    weight."""
    order = list(MEANINGS)
    return sorted(points, key=lambda point: order.index(shown_status(point)))


_IN_REPORTS = re.compile(r"Told of in (\d+) of (\d+) reports(?:, for example)?: ")
_ALONE = "Found only in "
BRIEF_HEADINGS = (
    *("What most reports tell", "What several reports tell", "Disputed", "Updated"),
    *("Figures differ", "Also", "Found in one report only"),
)
"""The headings of the brief, in its order."""


def split_heading(text: str) -> tuple[str, str]:
    """Splits a sentence of the brief into its heading and the rest: "Told of in 3 of 5 reports,
    for example: ..." belongs under "What most reports tell"."""
    if found := _IN_REPORTS.match(text):
        most = 2 * int(found[1]) > int(found[2])
        return BRIEF_HEADINGS[not most], text
    if text.startswith(_ALONE):
        return "Found in one report only", text.removeprefix(_ALONE)
    heading, colon, rest = text.partition(": ")
    return (heading, rest) if colon and heading in BRIEF_HEADINGS else ("Also", text)


def letter(position: int) -> str:
    """Returns the letter of the answer at this place, counted from 0: A, B ... Z, AA."""
    before, last = divmod(position, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def voice(account: Account) -> str:
    """Returns who gave the answer and how: "Jo Ray", "Jo Ray (denies)", "Jo Ray (read so by model
    NAME)"."""
    manner = "" if account.stance is Stance.ASSERTS else f" ({account.stance.value})"
    return marked((account.speaker or OWN_VOICE) + manner, account.speaker_by)


def in_marks(words: str) -> str:
    """Returns words of a report in quotation marks, the days that they mean behind these, as no
    report prints them: “tomorrow” (2031-03-05)."""
    said, days, meant = words.partition(" (2") if words.endswith(")") else (words, "", "")
    return f"“{said}”{days}{meant}"


def shorten(text: str, most: int = 160, at: tuple[int, int] | None = None) -> str:
    """Returns the text on one line; if longer than `most`, a part of it (the one with the words at
    `at`), cut at words, with ellipses.

    Words that limit what a cut sentence says ("not", "only if", "up to 40") stay with what follows
    them, even where the part grows longer than `most` by it.
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    place = len(" ".join(text[: at[0]].split())) if at else 0
    fits = at is None or place + at[1] - at[0] + 1 < most - 12
    start = 0 if fits else flat.find(" ", max(0, min(place - most // 2, len(flat) - most))) + 1
    room = most - 1 - (start > 0)
    while True:
        made = _with_limits(flat, start, start + room)
        if len(made) <= most or room <= most // 2:
            return made
        room = max(most // 2, room - (len(made) - most))


_LIMITED = 600  # characters on either side of a cut in which its sentence is looked for


@cache
def _limits() -> re.Pattern[str]:
    """A word that limits what its sentence says, with up to four words behind it."""
    words = either("numbers.one_to_nine", "numbers.ten_to_twelve", "numbers.beside_digits")
    numbers = rf"(?:an? )?[^\w\s]?(?:\d[\d.,]*|{words})[\w%-]*"
    bounds = either("bounds.before_low", "bounds.before_high", "bounds.before_near")
    return re.compile(
        rf"(?<![\w.])(?:(?:{bounds}) {numbers}|(?:{either('bounds.limits')})(?!\w))"
        r"(?: [^\s,;:!?]+){0,4}",
        re.IGNORECASE,
    )


def _with_limits(flat: str, start: int, stop: int) -> str:
    """Returns these characters of a line, cut at words, and what limits them in the rest of the
    sentences that are cut."""
    kept = flat[start:stop]
    stop = start + (kept.rfind(" ") if " " in kept[len(kept) // 2 :] else len(kept))
    low, high = max(0, start - _LIMITED), min(len(flat), stop + _LIMITED)
    sentences = sentence_places(flat, low, high)
    low = max((begun for begun, _ in sentences if begun <= start), default=low)
    high = min((ended for _, ended in sentences if ended >= stop), default=high)
    pieces = [(start, stop)]
    for found in _limits().finditer(flat, low, high):
        if found.start() < start or found.end() > stop:
            pieces.append(found.span())
    parts: list[tuple[int, int]] = []
    for begun, ended in sorted(pieces):
        if parts and begun <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(ended, parts[-1][1]))
        else:
            parts.append((begun, ended))
    words = "… ".join(flat[begun:ended].rstrip(",;: ") for begun, ended in parts)
    return f"{'…' * (parts[0][0] > 0)}{words}{'…' * (parts[-1][1] < len(flat))}"
