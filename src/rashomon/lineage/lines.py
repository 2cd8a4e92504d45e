"""Counts the lines of reporting and the speakers behind each version."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.lineage.direction import (
    agency_of,
    house_key,
    is_medium,
    is_named_source,
    is_release,
    story_agencies,
)
from rashomon.lineage.may_be_one import MayBeOne, ToldHere
from rashomon.lineage.moments import first_of, places_in_time
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Counts, First, PassageSentence
from rashomon.model.point import Account, Merged, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Line
from rashomon.shipped.words import set_of
from rashomon.text.by_key import by_key
from rashomon.text.components import connected
from rashomon.text.speaker_words import channels, is_among
from rashomon.text.whole_sentences import sentence_at

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SPELLED = re.compile(r"[^\W_]+")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
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

    def called(self, text: str) -> Name | None:
        """Returns the name of which the whole text is a spelling."""
        return self._by_spelling.get(_plain(text))

    def of_site(self, site: str) -> tuple[str, str] | None:
        """Returns the id and a spelling of the only name that an address ("harnpost.example")
        shortens."""
        label = site.split(".")[-2]
        found = {
            name.id: spelling
            for name in self._names.values()
            for spelling in sorted(name.spellings)
            if _shortens(label, _plain(spelling.removeprefix("The ")))
        }
        return found.popitem() if len(found) == 1 else None

    def of_words(self, speaker: str) -> str:
        """Returns the key of a speaker of whom only this is known."""
        return self._described(speaker)

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


def _shortens(label: str, words: tuple[str, ...]) -> bool:
    """Whether a label is put together from the beginnings of all words, in their order."""
    if not words:
        return not label
    word = words[0]
    return any(
        label.startswith(word[:size]) and _shortens(label[size:], words[1:])
        for size in range(1, len(word) + 1)
    )


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
    apart: list[list[int]] = []  # what is one already is not asked about again
    for n, mine in enumerate(by_report):
        met = [
            held
            for held in apart
            if any(are_one(x, y) for other in held for x in by_report[other] for y in mine)
        ]
        apart = [held for held in apart if held not in met]
        apart.append([*itertools.chain.from_iterable(met), n])
    return len(apart)


# Connected components and independent sets of reports.

Links = Mapping[frozenset[str], str]

_EXACT = (
    16  # most reports for the exact search; beyond, reports with the fewest ties are taken greedily
)


def largest_independent(items: Sequence[str], links: Links) -> int:
    """Returns the size of the largest set of items no two of which are linked."""
    total = 0
    for group in components(items, links):
        ties = {
            item: {other for other in group if frozenset((item, other)) in links} for item in group
        }
        total += _search(frozenset(group), ties) if len(group) <= _EXACT else _greedy(group, ties)
    return total


def _search(left: frozenset[str], ties: Mapping[str, set[str]]) -> int:
    if not left:
        return 0
    item = max(sorted(left), key=lambda i: len(ties[i] & left))
    if len(ties[item] & left) <= 1:
        return len(left) - sum(1 for i in left if ties[i] & left) // 2
    return max(_search(left - {item}, ties), 1 + _search(left - {item} - ties[item], ties))


def _greedy(group: Sequence[str], ties: Mapping[str, set[str]]) -> int:
    left, count = set(group), 0
    while left:
        item = min(sorted(left), key=lambda i: len(ties[i] & left))
        left -= {item} | ties[item]
        count += 1
    return count


def components(items: Sequence[str], links: Links) -> list[list[str]]:
    """Returns the connected components, each sorted, in order."""
    ordered = sorted(items)
    place = {item: i for i, item in enumerate(ordered)}
    pairs = ((place[one], place[other]) for one, other in map(sorted, links))
    return [[ordered[i] for i in group] for group in connected(len(ordered), pairs)]


def count_lines(
    points: Sequence[Point],
    *,
    copies: Sequence[Copy],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    names: Sequence[Name],
) -> tuple[Point, ...]:
    """Returns the points with `lines`, `least_lines`, `speakers` and `merged` of every version
    filled in."""
    speakers = Speakers(statements, names)
    ties = _Ties(copies, reports, statements, speakers, names)
    return tuple(
        replace(point, versions=tuple(_counted(v, point, ties, speakers) for v in point.versions))
        for point in points
    )


class LineCounter:
    """Counts the lines and speakers behind sentences of a story."""

    def __init__(
        self,
        copies: Sequence[Copy],
        reports: Sequence[Report],
        statements: Sequence[Statement],
        names: Sequence[Name],
    ) -> None:
        self._speakers = Speakers(statements, names)
        self._ties = _Ties(copies, reports, statements, self._speakers, names)
        self._reports = {report.id: report for report in reports}

    def __call__(self, sentences: Sequence[PassageSentence]) -> Counts:
        """Returns the numbers behind these sentences."""
        told = _told(sentences)
        ways = self._ties.ways(told, whole=True)
        speakers = count_speakers(told, self._speakers, self._ties.one_text, self._ties.same_words)
        return Counts(ways.most, ways.least, speakers, self.first(ways.carriers))

    def first(self, reports: Iterable[str]) -> First | None:
        """Returns which of these reports, by their ids, is the earliest by the moments that they
        give; None where that is not known."""
        return first_of([self._reports[ident] for ident in sorted(set(reports))])

    def least_of_story(self, lines: Iterable[Line]) -> int:
        """Returns how many lines of reporting a whole story has at least, by what whole reports
        have in common; `lines`: those that mostly rest on one text."""
        line = {report: n for n, held in enumerate(lines) for report in held.reports}
        return self._ties.whole_ends(line)


def _told(sentences: Sequence[PassageSentence]) -> list[Account]:
    return [
        Account(
            one.id,
            one.report,
            one.quote,
            next(iter(one.statements), None),
            one.speaker,
            Stance.ASSERTS,
            None,
        )
        for one in sentences
    ]


def _counted(version: Version, point: Point, ties: "_Ties", speakers: Speakers) -> Version:
    accounts = [account for account in point.accounts if account.version == version.id]
    ways = ties.ways(accounts)
    carriers, links, copies = ways.carriers, ways.links, ways.copies
    voices = count_speakers(accounts, speakers, ties.one_text, ties.same_words)
    return Version(  # faster than replace(): a story has hundreds of versions
        version.id,
        version.value,
        version.reports,
        lines=ways.most,
        least_lines=ways.least,
        speakers=voices,
        merged=tuple(_merged(carriers, links, copies)) if links else (),
        same_words=_quoted_by_all(accounts, ties) if voices == 1 < len(carriers) else None,
        shares=ties.share(carriers, links) or None,
    )


class _Ways(NamedTuple):
    """The reports of accounts, how many lines they are at most and at least, and which of them are
    known to be one line."""

    carriers: Sequence[str]
    most: int
    least: int
    links: Links
    copies: Links


_KEPT = 1024  # sentences of which it is kept who has them of whom: more than most matters have


@dataclass(eq=False, slots=True)
class _Copies:
    """The copies of one report, by its own stretch, and the reports that have them."""

    of: defaultdict[Span, list[Copy]] = field(default_factory=lambda: defaultdict(list))
    others: set[str] = field(default_factory=set)


def _of_reports(copies: Iterable[Copy]) -> defaultdict[str, _Copies]:
    found: defaultdict[str, _Copies] = defaultdict(_Copies)
    for copy in copies:
        for mine, theirs in ((copy.a, copy.b), (copy.b, copy.a)):
            found[mine.report].of[mine].append(copy)
            found[mine.report].others.add(theirs.report)
    return found


def _with_words(copies: _Copies, quote: Span) -> dict[str, Copy]:
    """The first copy with each other report that holds these words."""
    found: dict[str, Copy] = {}
    for stretch, some in copies.of.items():
        if _held(quote, stretch):
            for copy in some:
                other = copy.b.report if copy.a.report == quote.report else copy.a.report
                known = found.get(other)
                if known is None or (copy.a, copy.b) < (known.a, known.b):
                    found[other] = copy
    return found


class _Ties:
    """Tells which accounts rest on one text, one agency or one outlet, and which on the same
    quotation."""

    def __init__(
        self,
        copies: Sequence[Copy],
        reports: Sequence[Report],
        statements: Sequence[Statement],
        speakers: Speakers,
        names: Sequence[Name],
    ) -> None:
        self._speakers = speakers
        self._may = MayBeOne(reports, names)
        self._places = places_in_time(reports, copies)
        self._releases = {  # whose words a release gives
            report.id: speakers.of_words(report.outlet)
            for report in reports
            if report.outlet and is_release(report)
        }
        self._copied, self._quoted = (
            _of_reports(copied_text(copies)),
            _of_reports(quotations(copies)),
        )
        self._holding = lru_cache(_KEPT)(_with_words)
        self._statements = {statement.id: statement for statement in statements}
        self._reports = {report.id: report for report in reports}
        self._credited = {report.id: story_agencies(report) for report in reports}
        self._houses = {
            report.id: (house_key(report.outlet), report.outlet)
            for report in reports
            if report.outlet and not is_release(report)
        }
        self._of_name: dict[str, str] = {}  # the key of an outlet of which only the site is known
        for report, (key, outlet) in self._houses.items():
            if _SITE.fullmatch(outlet) and (named := speakers.of_site(outlet)):
                self._of_name[named[0]] = key
                self._houses[report] = key, named[1]
        self._revised = revised_pairs(reports)
        self._owed: dict[str, dict[str, str]] = {}
        self._whole: dict[str, Span] = {}
        self._carried = by_key(
            ((s.report, s.speaker_name or s.speaker), step)
            for s in statements
            if s.speaker
            for step in _media_through(s)
        )

    def links(
        self, accounts: Sequence[Account], *, whole: bool = False
    ) -> tuple[dict[frozenset[str], str], dict[frozenset[str], str]]:
        """Returns the pairs of reports that are one line, each with the reason in words, and the id
        of the copied stretch if it is one; `whole`: the accounts are whole sentences, of which the
        short ones are in no copied stretch."""
        of: defaultdict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            of[account.report].append(account)
        links: dict[frozenset[str], str] = {}
        copies: dict[frozenset[str], str] = {}
        reached = {report: self._reached(held) for report, held in of.items()}
        for one, other in itertools.combinations(sorted(of), 2):
            pair = frozenset((one, other))
            if pair in self._revised:
                links[pair] = "one is a later state of the same page"
                continue
            if (copy := reached[one].get(other)) and one in reached[other]:
                agency = "" if copy.from_ in (None, "a", "b") else f" ({copy.from_} text)"
                links[pair], copies[pair] = f"the stretch is copied{agency}", copy.id
            elif why := self._owing(of[one], of[other]):
                links[pair] = why
            elif whole and self._share_text(one, other) and _same_words(of[one], of[other]):
                links[pair] = "the same words stand in both, which share copied text"
        return links, copies

    def ways(self, accounts: Sequence[Account], *, whole: bool = False) -> _Ways:
        """Returns how many lines of reporting are behind accounts; `whole`: these are whole
        sentences.

        At least so many as there are reports that cannot have it from one that came before them:
        every other points to one such report, and the ends of these ways are lines. One that
        draws on two points to one of them, so it does not make them one line.
        """
        of: dict[str, list[Account]] = {}
        for account in accounts:
            of.setdefault(account.report, []).append(account)
        carriers = sorted(of)
        if len(carriers) < 2:
            return _Ways(carriers, len(carriers), len(carriers), {}, {})
        links, copies = self.links(accounts, whole=whole)
        most = largest_independent(carriers, links) if links else len(carriers)
        told = {report: self.telling(held, whole=whole) for report, held in of.items()}
        ordered = sorted(carriers, key=lambda report: self._place(told[report]))
        ends = sum(
            not any(
                frozenset((one, other)) in links or self.perhaps(told[one], told[other])
                for other in ordered[:n]
            )
            for n, one in enumerate(ordered)
        )
        return _Ways(carriers, most, min(most, ends), links, copies)

    def whole_ends(self, line: Mapping[str, int]) -> int:
        """Returns how many of these reports have nothing that they may have from an earlier one;
        those of one line have."""
        ordered = sorted(line, key=lambda report: (self._places[report], report))
        return sum(
            not any(
                line[one] == line[other]
                or self._share_text(one, other)
                or self._may.whole(one, other)
                for other in ordered[:n]
            )
            for n, one in enumerate(ordered)
        )

    def _share_text(self, one: str, other: str) -> bool:
        return other in self._copied[one].others

    def _place(self, told: ToldHere) -> tuple[object, ...]:
        """The place of a report among those that tell of a matter, the earliest first: by time, and
        where that is not known those that tell more before the others; two of the same words stand
        side by side, so that a copy changes nothing."""
        words = " ".join(span.quote.casefold() for span in told.sentences)
        return self._places[told.report], -len(words), words, told.report

    def perhaps(self, one: ToldHere, other: ToldHere) -> str | None:
        """Returns what could make two reports one line in what they tell, though it proves
        nothing; None where nothing was found."""
        if self._share_text(one.report, other.report):
            return "one has text of the other, or both of a third, elsewhere"
        return self._may.why(one, other)

    def telling(self, accounts: Sequence[Account], *, whole: bool = False) -> ToldHere:
        """Returns what one report tells with these accounts of it; `whole`: they are whole
        sentences."""
        report = accounts[0].report
        keys = {self._speakers.key(account) for account in accounts}
        keys.add(self._releases.get(report))
        quotes = (a.quote if whole else self._sentence(a) for a in accounts)
        sentences = tuple(dict.fromkeys(quotes))
        return ToldHere(report, sentences, frozenset(key for key in keys if key))

    def _sentence(self, account: Account) -> Span:
        """The sentence in which an account stands."""
        if account.id not in self._whole:
            self._whole[account.id] = sentence_at(self._reports[account.report], account.quote)
        return self._whole[account.id]

    def one_text(self, some: Sequence[Account], others: Sequence[Account]) -> bool:
        """Whether the text of accounts of two reports was copied between these."""
        return self._held_by(some, others) is not None

    def same_words(self, some: Sequence[Account], others: Sequence[Account]) -> bool:
        """Whether accounts of two reports quote the same words of somebody."""
        return self._held_by(some, others, quoted=True) is not None

    def share(self, carriers: Sequence[str], links: Links) -> bool:
        """Whether two of the reports that are not one line have words in common all the same."""
        return any(
            self._share_text(one, other) or other in self._quoted[one].others
            for one, other in itertools.combinations(carriers, 2)
            if frozenset((one, other)) not in links
        )

    def _held_by(
        self, some: Sequence[Account], others: Sequence[Account], *, quoted: bool = False
    ) -> Copy | None:
        """A copy (or a quotation) between two reports that holds an account of the first, where one
        holds an account of the second."""
        found = self._reached(some, quoted=quoted).get(others[0].report)
        held = found and some[0].report in self._reached(others, quoted=quoted)
        return found if held else None

    def _reached(self, accounts: Sequence[Account], *, quoted: bool = False) -> dict[str, Copy]:
        """By report, the copy (or the quotation) with it that holds an account of this one, of the
        first that is in one."""
        held = (self._quoted if quoted else self._copied)[accounts[0].report]
        found: dict[str, Copy] = {}
        for account in reversed(accounts):
            found.update(self._holding(held, account.quote))
        return found

    def _owing(self, some: Sequence[Account], others: Sequence[Account]) -> str | None:
        """Why both reports owe what they tell to one agency or outlet, or one of them to the
        other."""
        mine, theirs = (
            {key: name for x in side for key, name in self._owed_by(x).items()}
            for side in (some, others)
        )
        if shared := sorted(mine.keys() & theirs.keys()):
            return f"both owe it to {mine[shared[0]]}"
        for owed, other in ((mine, others[0]), (theirs, some[0])):
            key, name = self._houses.get(other.report, ("", ""))
            if key and key in owed:
                return f"one has it from the other, {name}"
        return None

    def _owed_by(self, account: Account) -> dict[str, str]:
        """The agencies and outlets from which a report has an account, by how names are compared:
        those of the whole report, those through which it has anything of the speaker, and the
        outlets of the story that the sentence says reported it or were told."""
        if account.id not in self._owed:
            own, _ = self._houses.get(account.report, ("", ""))
            report = self._reports[account.report]
            sources = {self._house(name): name for name in self._through(account)}
            others = [
                (key, name)
                for key, name in self._houses.values()
                if key != own and name.removeprefix("The ") in report.text
            ]
            if others:  # few reports name another outlet
                near = list(self._sentences_behind(account))
                sources |= {
                    key: name
                    for key, name in others
                    if any(is_named_source(sentence, name) for sentence in near)
                }
            sources.pop(own, None)
            self._owed[account.id] = sources | {
                self._house(name): name for name in self._credited[account.report]
            }
        return self._owed[account.id]

    def _sentences_behind(self, account: Account) -> Iterator[str]:
        """The sentence of an account and, where a text is quoted, those that tell of this text: one
        of them says who obtained it."""
        report = self._reports[account.report]
        yield sentence_at(report, account.quote).quote
        words = _SPELLED.findall((account.speaker or "").split(" to ")[0])
        if words and is_among(words[-1].casefold(), "documents"):
            for found in re.finditer(rf"\b{words[-1]}\b", report.text):
                yield sentence_at(report, report.span(*found.span())).quote

    def _house(self, outlet: str) -> str:
        """The key of an outlet: that of a report's own outlet which the story also calls so, else
        one for all spellings of its name."""
        own, houses = house_key(outlet), {key for key, _ in self._houses.values()}
        name = self._speakers.called(outlet.removeprefix("The "))
        if own in houses or name is None:
            return own
        if name.id in self._of_name:
            return self._of_name[name.id]
        spelled = houses.intersection(map(house_key, name.spellings))
        return spelled.pop() if len(spelled) == 1 else f"name {name.id}"

    def _through(self, account: Account) -> Iterator[str]:
        """The media through which the speaker's words came, by name, and a medium as speaker: an
        outlet or agency of the story, or what its name shows to be one. A report says once to whom
        somebody spoke, and then goes on quoting."""
        statement = self._statements.get(account.statement or "")
        if statement is None:
            return
        whose = account.report, statement.speaker_name or statement.speaker or ""
        known = self._reports[account.report].agencies
        houses = {key for key, _ in self._houses.values()}
        carried = self._carried.get(whose) or _media_through(statement)
        cited = (*carried, statement.speaker or "")
        for step in (part for one in cited for part in (one, *_both(one))):
            named = step[:1].isupper() and (step in carried or is_medium(step))
            if named or self._house(step) in houses:
                yield agency_of(step, known) or step


def _media_through(statement: Statement) -> list[str]:
    return [step for step in statement.via if step not in channels().values()]


def _both(cited: str) -> list[str]:
    """The two outlets that are cited together: "the Harn Post and the Coast Mirror"."""
    parts = [part.removeprefix("the ") for part in cited.split(" and ")]
    two = len(parts) == 2 and all(" " in part and is_medium(part) for part in parts)
    return parts if two else []


def _quoted_by_all(accounts: Sequence[Account], ties: _Ties) -> str | None:
    """The speaker whose same words all accounts quote; None where one has them in other words."""
    ordered = sorted(accounts, key=lambda a: (-len(a.speaker or ""), a.speaker or "", a.id))
    pairs = [
        (i, j)
        for i, j in itertools.combinations(range(len(ordered)), 2)
        if ordered[i].report == ordered[j].report or ties.same_words([ordered[i]], [ordered[j]])
    ]
    quoted = len(connected(len(ordered), pairs)) == 1 and all(a.speaker for a in ordered)
    return ordered[0].speaker if quoted else None


def revised_pairs(reports: Sequence[Report]) -> frozenset[frozenset[str]]:
    """Returns the pairs of reports of which one is a later state of the other, directly or over
    states between them."""
    before = {report.id: report.revision_of for report in reports}
    pairs = set()
    for report in sorted(before):
        earlier = before[report]
        for _ in before:  # a chain is no longer than all reports, whatever a damaged one says
            if earlier is None or earlier == report:
                break
            pairs.add(frozenset((report, earlier)))
            earlier = before.get(earlier)
    return frozenset(pairs)


def _same_words(some: Sequence[Account], others: Sequence[Account]) -> bool:
    """Whether two reports have a sentence of the same words."""
    mine = {tuple(_SPELLED.findall(account.quote.quote.casefold())) for account in some}
    return any(tuple(_SPELLED.findall(a.quote.quote.casefold())) in mine for a in others)


def _held(quote: Span, stretch: Span) -> bool:
    shared = min(quote.end, stretch.end) - max(quote.start, stretch.start)
    return 2 * shared >= quote.end - quote.start


def _merged(carriers: Sequence[str], links: Links, copies: Links) -> Iterator[Merged]:
    """The connected groups of reports, the reasons, and the copied stretches that carry the
    answer."""
    for group in components(carriers, links):
        if len(group) > 1:
            members = frozenset(group)
            inside = [pair for pair in links if pair <= members]
            yield Merged(
                tuple(group),
                "; ".join(sorted({links[pair] for pair in inside})),
                tuple(sorted({copies[pair] for pair in inside if pair in copies})),
            )
