"""How a point is told in words: what it is called, whose its question, short answers and status
are, in which words an answer is given.

One place for page, terminal, brief, exports and assistants. What an author worded is never told
without its author; a short answer never without a quotation; over words that do not bear out the
question neither is told.
"""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.model_use import is_person
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Version
from rashomon.model.statement import Stance
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import author_of, letter, shorten, voice

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
