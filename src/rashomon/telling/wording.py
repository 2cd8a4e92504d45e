"""The wording in which users see reports, points and how accounts relate (which never says what is
true): what a report and a point are called, whose a question, short answers and a status are."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.model_use import ModelUse, is_person
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_value
from rashomon.text.report_names import shorten

OWN_VOICE = "own voice"
_DESCRIBING = re.compile(r"(?:Who|What) (?:is|are) (?:the )?[^a-z\s]|How old (?:is|are|was|were)\b")

# What each shown status means, in the order in which points are shown: the one list of these words
# for page, terminal, Python, desk and exports.
MEANINGS = {
    "disputed": "two answers cannot both be true of the same thing at the same time",
    "updated": "one answer is later news, or a correction, of another",
    "spread": "estimates that differ but do not exclude each other",
    "opposed": "opinions, aims or forecasts against each other: no dispute of fact",
    "differs": "several answers; nobody has said how they stand to each other",
    "other scope": (
        "the answers speak of different parts, areas, periods or definitions: no dispute"
    ),
    "same": "one answer in all reports in which one was found",
    "repeated": "one answer in several reports that share text or an agency: one line",
    "refined": "one answer is more precise than another, or a part of it",
    "single": "found in one report only",
}
# The statuses of points whose answers differ.
OPEN = ("disputed", "updated", "spread", "opposed", "differs")
# How each status of the ledger is shown; an agreed point that is one line is "repeated".
STATUS_WORDS: dict[str, str] = {
    status: {Status.SCOPE: "other scope", Status.VARIED: "differs", Status.AGREED: "same"}.get(
        status, status.value
    )
    for status in Status
}

RELATION_WORDS = {
    RelationKind.CONFLICT: "conflicts with",
    RelationKind.UPDATE: "was updated by",
    RelationKind.SPREAD: "differs from, without excluding,",
    RelationKind.OPPOSED: "is opposed to",
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
    if 0 < (version.least_lines or 0) < version.lines:
        shares = " (some share words)" if version.shares else ""
        return f"between {version.least_lines:,} and {version.lines:,} lines{shares}"
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
    """Returns the status with the number of reports that it covers: "same in 3 of 5 reports";
    nothing was found in the others."""
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


_TOLD = "What the reports tell"
_HEADED = {
    "Differs": "What differs",
    "Disputed": "Disputed",
    "Later": "What came last",
    "One report alone": "Told by one report only",
}
BRIEF_HEADINGS = (_TOLD, *_HEADED.values())
"""The headings of the brief, in its order."""


def split_heading(text: str) -> tuple[str, str]:
    """Splits a sentence of the brief into its heading and the rest: "Disputed: ..." belongs under
    "Disputed", a bare quotation under "What the reports tell"."""
    first, colon, rest = text.partition(": ")
    return (_HEADED[first], rest) if colon and first in _HEADED else (_TOLD, text)


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


_JUDGED = "judged"  # the rule of a relation that a person's judgement gave


def asker_of(point: Point) -> str | None:
    """Returns who worded what a point is called; None for a figure, and for a row that is called by
    its label."""
    return point.question_by or author_of(point) if point.author_question is None else None


def mark_of(point: Point) -> str:
    """Returns the mark of a row's author: "asked and read by model NAME", "read by model NAME" of a
    label, with its translation where there is one; "" for a figure.

    The question, the short answers and the status of a row are its author's: where one of them is
    shown, this stands beside it.
    """
    reader, asker = author_of(point), asker_of(point)
    if reader is None:
        return ""
    if asker is None or not is_borne_out(point):  # it is called by its label
        return "; ".join(filter(None, (f"read by {reader}", translation_of(point))))
    return (
        f"asked and read by {reader}" if asker == reader else f"asked by {asker}, read by {reader}"
    )


def readers_of(point: Point, kind: RelationKind) -> str:
    """Returns who says that answers of a point stand to each other in this way: "model NAME and
    person NAME"."""
    given = [relation for relation in point.relations if relation.kind is kind]
    by = (one.by or ("a person" if one.rule == _JUDGED else author_of(point)) for one in given)
    return " and ".join(dict.fromkeys(filter(None, by)))


def authors_of(points: Iterable[Point]) -> str:
    """Returns the authors of these rows: "model NAME, person NAME"."""
    return ", ".join(dict.fromkeys(filter(None, map(author_of, points))))


def title_of(point: Point) -> str:
    """Returns what a point is called in a list, with its author: "How many were hurt? (asked and
    read by model NAME)"."""
    mark = mark_of(point)
    return f"{called(point)} ({mark})" if mark else called(point)


def reason_of(relation: Relation) -> str:
    """Returns why answers stand so to each other, in the program's words; "" where its author alone
    says so, who is told beside it."""
    return "" if relation.by and relation.reason == f"read so by {relation.by}" else relation.reason


def is_borne_out(point: Point) -> bool:
    """Whether the question stands over all answers of a point; else the point is called by its
    label."""
    return not any(account.unproved for account in point.accounts)


def question_of(point: Point) -> str:
    """Returns the author's question, to be shown over the answers that bear it out; "" for a figure
    or if none does."""
    return (
        ""
        if asker_of(point) is None or all(account.unproved for account in point.accounts)
        else point.question
    )


def label_of(point: Point) -> str:
    """Returns what the program calls a point: its counted thing, else its label, else words that it
    quotes."""
    if asker_of(point) is None:
        return point.question
    return point.label or f"“{shorten(foremost(point.accounts).quote.quote, 80)}”"


def called(point: Point) -> str:
    """Returns what a point is called beside its mark: its question if all answers bear it out, else
    its label."""
    return point.question if is_borne_out(point) else label_of(point)


def called_over(point: Point, account: Account) -> str:
    """Returns what a point is called over an account: its label where its words do not bear out the
    question, with the translation of a question that the program cannot prove."""
    words = label_of(point) if account.unproved else point.question
    translation = translation_of(point)
    return f"{words} ({translation})" if translation else words


def value_of(point: Point, account: Account) -> str | None:
    """Returns the short answer; None where there is none, or where its words do not bear out the
    question."""
    if account.unproved:  # a person's answer is theirs; but nothing says to what it is a yes
        return (
            account.value
            if is_person(account.by or "") and point.kind is not PointKind.YES_NO
            else None
        )
    return (
        None if point.author_question is not None and worded_by(point, account) else account.value
    )


def answer_of(point: Point, version: Version) -> str | None:
    """Returns the short answer of a version; None if none of its accounts bears out the question,
    so that its words stand alone."""
    given = [value_of(point, account) for account in accounts_of(point, version)]
    return version.value if version.value in given or not given else next(filter(None, given), None)


def asked_line(point: Point) -> str:
    """Returns the question with its author: "asked by model NAME: ...", "asked by model NAME of A
    and C: ..."; "" if none is to be shown."""
    question = question_of(point)
    if not question or is_borne_out(point):
        return f"asked by {asker_of(point)}: {question}" if question else ""
    borne = [
        letter(k)
        for k, v in enumerate(point.versions)
        if any(not a.unproved for a in accounts_of(point, v))
    ]
    return f"asked by {asker_of(point)} of {' and '.join(borne)}: {question}"


def wording_line(point: Point) -> str:
    """Returns the author's wording, which is told on demand alone where no quotation bears it out;
    "" for a figure."""
    if point.author_question is None:
        return asked_line(point)
    if translation := translation_of(point):
        return translation
    lone = all(account.unproved for account in point.accounts)
    why = (
        "not borne out by what it quotes" if lone else "not in English, in which alone it is proved"
    )
    return f"worded by {author_of(point)}, {why}: {point.author_question}"


def translation_of(point: Point) -> str:
    """Returns the author's question with its mark, where it is in another language than what it
    quotes; "" elsewhere."""
    return f"translation by {author_of(point)}: {point.author_question}" if point.translated else ""


def worded_by(point: Point, account: Account) -> str | None:
    """Returns whose the short answer of an account is: its author's, as yes and no are; None for a
    figure or day read from the words."""
    read = account.value is not None and account.value.casefold() in account.quote.quote.casefold()
    if point.kind is PointKind.DATE or (point.kind in (PointKind.COUNT, PointKind.SHARE) and read):
        return None
    return account.by or author_of(point)


def accounts_of(point: Point, version: Version) -> list[Account]:
    """Returns the accounts that give an answer."""
    return [account for account in point.accounts if account.version == version.id]


def foremost(accounts: Sequence[Account]) -> Account:
    """Returns the account in whose words an answer is shown: a denial before others, then the
    fewest words."""
    return min(
        accounts,
        key=lambda a: (a.stance is not Stance.DENIES, len(a.quote.quote), a.report, a.quote.start),
    )


def words_of(account: Account, labels: Mapping[str, str], most: int = 160) -> str:
    """Returns the words of an account with whose they are: “Nine people were hurt” (Hill Post, the
    mayor)."""
    return (
        f"“{shorten(account.quote.quote, most)}” ({labels.get(account.report, account.report)}, "
        f"{voice(account)})"
    )


def answer_line(point: Point, version: Version, labels: Mapping[str, str], most: int = 160) -> str:
    """Returns an answer on a line: the words that show it best, then the short answer, with its
    author where it is the author's."""
    given = accounts_of(point, version)
    if not given:
        return version.value or "no value"
    found = words_of(foremost([one for one in given if not one.unproved] or given), labels, most)
    return f"{found}{reading_of(point, version)}"


def reading_of(point: Point, version: Version) -> str:
    """Returns the short answer as it stands behind a quotation: " [yes: model NAME]", " [9]"; "" if
    there is none to be told."""
    value = answer_of(point, version)
    given = next((one for one in accounts_of(point, version) if value and one.value == value), None)
    return account_reading(point, given) if given else ""


def account_reading(point: Point, account: Account) -> str:
    """Returns the short answer of an account as it stands behind its quotation, as `reading_of`."""
    value, by = value_of(point, account), worded_by(point, account)
    if not value:
        return ""
    return f" [{say_value(value)}: {by}]" if by else f" [{say_value(value)}]"


def headline_of(story: Story, reports: Iterable[Report]) -> str:
    """Returns whose headline a story is called by: "headline of Hill Post and 2 more"; "" where
    that is not known."""
    found = {one.outlet: 0 for one in reports if one.outlet and one.title == story.title}
    more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"headline of {next(iter(found))}{more}" if found else ""
