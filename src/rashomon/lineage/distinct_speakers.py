"""Counts the distinct primary speakers behind a version."""

import itertools
import re
from collections.abc import Callable, Sequence
from functools import cache

from rashomon.lexicon import set_of
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Statement
from rashomon.text.linkage import connected
from rashomon.text.speaker_words import is_among

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SPELLED = re.compile(r"[^\W_]+")
_SMALL = set_of("small_words.of_speakers")
ANYONE = frozenset("people persons individuals person".split())
"""Words that tell nobody from anybody else."""


class Speakers:
    """Tells which speakers are the same, by the names of the story and the statements."""

    def __init__(self, statements: Sequence[Statement], names: Sequence[Name]) -> None:
        self._statements = {statement.id: statement for statement in statements}
        self._names = {name.id: name for name in names}
        self._by_spelling: dict[tuple[str, ...], Name] = {}
        for name in sorted(names, key=lambda name: name.id):
            for spelling in name.spellings:
                self._by_spelling.setdefault(_plain(spelling), name)
        self._keys: dict[str, str] = {}
        self._longest = max(map(len, self._by_spelling), default=0)

    def key(self, account: Account) -> str | None:
        """Returns a key for the primary speaker; None for the report's own voice, in which it also
        says what "people" say."""
        if not account.speaker:
            return None
        if account.id not in self._keys:
            self._keys[account.id] = self._key(account, account.speaker)
        return self._keys[account.id] or None

    def _key(self, account: Account, speaker: str) -> str:
        statement = self._statements.get(account.statement or "")
        if (
            statement
            and statement.role
            and statement.affiliation
            and any(map(_is_spokesman, _WORD.findall(statement.role.casefold())))
        ):
            return self._described(
                statement.affiliation
            )  # the institution whose spokesman the speaker is
        if statement and statement.speaker_name and statement.speaker == speaker:
            return f"name {statement.speaker_name}"
        return self._described(speaker)

    def statement(self, account: Account) -> Statement | None:
        """Returns the statement that contains the account."""
        return self._statements.get(account.statement or "")

    def name_of(self, account: Account) -> Name | None:
        """Returns the name of the account's primary speaker; None if the speaker is only
        described."""
        key = self.key(account) or ""
        return self._names.get(key.removeprefix("name ")) if key.startswith("name ") else None

    def named_alone(self, text: str) -> Name | None:
        """Returns the only name in the text; None if there are several, or none."""
        found = self._named(text)
        return found[0] if len(found) == 1 else None

    def called(self, text: str) -> Name | None:
        """Returns the name of which the whole text is a spelling."""
        return self._by_spelling.get(_plain(text))

    def _described(self, speaker: str) -> str:
        """The person named anywhere in the description, else the institution it is or speaks for,
        else its words; nothing where they name just anyone."""
        found = self._named(speaker)
        persons = [name for name in found if name.kind is NameKind.PERSON]
        if persons:
            return f"name {persons[0].id}"
        words = _plain(speaker)
        rest = [word for word in words if word not in _SMALL and not _is_spokesman(word)]
        bodies = [name for name in found if name.kind is not NameKind.PERSON]
        if len(bodies) == 1 and any(
            tuple(rest) == _tidy(spelling) for spelling in bodies[0].spellings
        ):
            return f"name {bodies[0].id}"
        called = set(rest) or set(words)
        return "words " + " ".join(sorted(called)) if not called <= ANYONE else ""

    def _named(self, text: str) -> list[Name]:
        words = _plain(text)
        found, i = [], 0
        while i < len(words):
            size = next(
                (
                    n
                    for n in range(min(self._longest, len(words) - i), 0, -1)
                    if words[i : i + n] in self._by_spelling
                ),
                0,
            )
            if size:
                found.append(self._by_spelling[words[i : i + size]])
            i += size or 1
        return found


@cache
def _is_spokesman(word: str) -> bool:
    return is_among(word, "spokespersons")


@cache
def _plain(text: str) -> tuple[str, ...]:
    return tuple(
        _SPELLED.findall(text.replace(".", "").replace("'s", "").replace("’s", "").casefold())
    )


@cache
def _tidy(spelling: str) -> tuple[str, ...]:
    return tuple(word for word in _plain(spelling) if word not in _SMALL)


AreOne = Callable[[Sequence[Account], Sequence[Account]], bool]  # accounts of a report each


def count_speakers(
    accounts: Sequence[Account],
    speakers: Speakers,
    one_text: AreOne,
    same_words: AreOne,
) -> int:
    """Returns the number of primary speakers of the accounts; those of one quotation are one, as is
    a report's own voice; copies of one text count once."""
    named: dict[str, list[Account]] = {}
    own: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda account: account.report):
        key = speakers.key(account)
        group = named.setdefault(key, []) if key else own.setdefault(account.report, [])
        group.append(account)
    return _apart(list(named.values()), same_words) + _apart(list(own.values()), one_text)


def _apart(groups: Sequence[Sequence[Account]], are_one: AreOne) -> int:
    """How many groups are left where those with accounts of one source are one. Each group is in
    the order of its reports."""
    by_report = [
        [list(some) for _, some in itertools.groupby(group, key=lambda account: account.report)]
        for group in groups
    ]
    pairs = (
        (i, j)
        for i, j in itertools.combinations(range(len(groups)), 2)
        if any(are_one(x, y) for x in by_report[i] for y in by_report[j])
    )
    return len(connected(len(groups), pairs))
