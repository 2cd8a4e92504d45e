"""Words that reports tell, and which of their speakers are the same (`Speakers`)."""

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

from rashomon.model.content_ids import by_id
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statements
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_report, grouped
from rashomon.text.report_names import is_made_of
from rashomon.text.speaker_words import is_among

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PLAIN_WORD = re.compile(r"[^\W_]+")  # letters and digits alone, as names are compared
_SMALL = set_of("small_words.of_speakers")
_ANYONE = frozenset("people persons individuals person".split())
"""Words that tell nobody from anybody else."""
_SORTS_OF_SITES = set_of("page.sorts_of_sites")


@record
class ToldWords:
    """Words of a report, the id of their statement, and whose they are."""

    quote: Span
    statement: str | None
    speaker: str | None

    @property
    def report(self) -> str:
        """The report that tells it."""
        return self.quote.report


Accounts = Sequence[ToldWords]


class Speakers:
    """Tells which speakers are the same, by the names of the story and the statements."""

    def __init__(self, statements: Statements, names: Names) -> None:
        """Indexes names by their spellings. If two names have one spelling, that of the lower id
        counts."""
        self.statements = by_id(statements)
        self._names = by_id(names)
        self._by_spelling: dict[tuple[str, ...], Name] = {}
        for name in sorted(names, key=attrgetter("id")):
            for spelling in name.spellings:
                self._by_spelling.setdefault(_plain(spelling), name)
        self._key_of = cache(self._key)
        self._longest = max(map(len, self._by_spelling), default=0)

    def key(self, account: ToldWords) -> str | None:
        """Returns a key for the primary speaker; None for the report's own voice, in which it also
        says what "people" say."""
        return (self._key_of(account, account.speaker) or None) if account.speaker else None

    def _key(self, account: ToldWords, speaker: str) -> str:
        statement = self.statements.get(account.statement or "")
        if (
            statement
            and statement.role
            and statement.affiliation
            and any(map(_is_spokesman, _WORD.findall(statement.role.casefold())))
        ):
            # the institution whose spokesman the speaker is
            return self.described(statement.affiliation)
        if statement and statement.speaker_name and statement.speaker == speaker:
            return f"name {statement.speaker_name}"
        return self.described(speaker)

    def called(self, text: str) -> Name | None:
        """Returns the name of which the whole text is a spelling."""
        return self._by_spelling.get(_plain(text))

    def of_site(self, site: str) -> Name | None:
        """Returns the only name that an address ("harnpost.example") shortens."""
        labels = [label for label in site.split(".")[:-1] if label not in _SORTS_OF_SITES]
        names = {}
        for name in self._names.values() if labels else ():
            for spelling in name.spellings:
                if is_made_of(_plain(spelling.removeprefix("The ")), labels[-1]):
                    names[name.id] = name
        return names.popitem()[1] if len(names) == 1 else None

    def described(self, speaker: str) -> str:
        """Returns the key of a speaker of whom only this is known: the person named anywhere in it,
        else the institution it is or speaks for, else its words.

        It is empty where the words name just anyone ("the people").
        """
        names = self._named(speaker)
        for name in names:
            if name.kind is NameKind.PERSON:
                return f"name {name.id}"
        words = _plain(speaker)
        telling = tuple(word for word in words if word not in _SMALL and not _is_spokesman(word))
        if len(names) == 1 and telling in map(_tidy, names[0].spellings):
            return f"name {names[0].id}"
        families = set(telling or words)
        return "" if families <= _ANYONE else f"words {' '.join(sorted(families))}"

    def _named(self, text: str) -> Names:
        """Returns the names in a text, the longest at each place."""
        words = _plain(text)
        names = []
        start = 0
        while start < len(words):
            for end in range(min(start + self._longest, len(words)), start, -1):
                if name := self._by_spelling.get(words[start:end]):
                    names.append(name)
                    start = end
                    break
            else:
                start += 1
        return names


@cache
def _is_spokesman(word: str) -> bool:
    return is_among(word, "spokespersons")


@cache
def _plain(text: str) -> tuple[str, ...]:
    return tuple(
        PLAIN_WORD.findall(text.replace(".", "").replace("'s", "").replace("’s", "").casefold())
    )


@cache
def _tidy(spelling: str) -> tuple[str, ...]:
    return tuple(word for word in _plain(spelling) if word not in _SMALL)


AreOne = Callable[[Accounts, Accounts], bool]  # words of a report each


def count_speakers(
    accounts: Accounts,
    speakers: Speakers,
    one_text: AreOne,
    same_words: AreOne,
) -> int:
    """Returns the number of primary speakers of the accounts; those of one quotation are one, as is
    a report's own voice; copies of one text count once."""
    by_speaker = grouped(sorted(accounts, key=attrgetter("report")), speakers.key)
    own_accounts = by_report(by_speaker.pop(None, ()))
    return _count_apart(by_speaker.values(), same_words) + _count_apart(
        own_accounts.values(), one_text
    )


def _count_apart(groups: Iterable[Accounts], are_one: AreOne) -> int:
    """How many groups are left where those with accounts of one source are one."""
    apart: list[list[Accounts]] = []  # what is one already is not asked about again
    for group in groups:
        accounts = list(by_report(group).values())
        groups_now = []
        left = []
        for members in apart:
            if any(itertools.starmap(are_one, itertools.product(members, accounts))):
                groups_now += members
            else:
                left.append(members)
        apart = [*left, [*groups_now, *accounts]]
    return len(apart)
