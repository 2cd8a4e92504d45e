"""Counts what stands behind words: reports, origins and speakers (`OriginCounter`), for claims,
versions and all else."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
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
from rashomon.model.claim import ClaimSentence, First, Origins
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.difference import Quote
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.gathering import Overlaps, by_key, connected
from rashomon.text.speaker_words import channels, is_among
from rashomon.text.whole_sentences import sentence_at

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SPELLED = re.compile(r"[^\W_]+")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_SMALL = set_of("small_words.of_speakers")
ANYONE = frozenset("people persons individuals person".split())
"""Words that tell nobody from anybody else."""


@dataclass(frozen=True, slots=True)
class ToldWords:
    """Words of a report, the id of their statement, and whose they are."""

    quote: Span
    statement: str | None
    speaker: str | None

    @property
    def report(self) -> str:
        """The report that tells it."""
        return self.quote.report


class Speakers:
    """Tells which speakers are the same, by the names of the story and the statements."""

    def __init__(self, statements: Sequence[Statement], names: Sequence[Name]) -> None:
        self._statements = {statement.id: statement for statement in statements}
        self._names = {name.id: name for name in names}
        self._by_spelling: dict[tuple[str, ...], Name] = {}
        for name in sorted(names, key=lambda name: name.id):
            for spelling in name.spellings:
                self._by_spelling.setdefault(_plain(spelling), name)
        self._key_of = cache(self._key)
        self._longest = max(map(len, self._by_spelling), default=0)

    def key(self, account: ToldWords) -> str | None:
        """Returns a key for the primary speaker; None for the report's own voice, in which it also
        says what "people" say."""
        return (self._key_of(account, account.speaker) or None) if account.speaker else None

    def _key(self, account: ToldWords, speaker: str) -> str:
        statement = self._statements.get(account.statement or "")
        if (
            statement
            and statement.role
            and statement.affiliation
            and any(map(_is_spokesman, _WORD.findall(statement.role.casefold())))
        ):
            return self.described(
                statement.affiliation
            )  # the institution whose spokesman the speaker is
        if statement and statement.speaker_name and statement.speaker == speaker:
            return f"name {statement.speaker_name}"
        return self.described(speaker)

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

    def described(self, speaker: str) -> str:
        """Returns the key of a speaker of whom only this is known: the person named anywhere in
        it, else the institution it is or speaks for, else its words; nothing where they name just
        anyone."""
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


AreOne = Callable[[Sequence[ToldWords], Sequence[ToldWords]], bool]  # words of a report each


def count_speakers(
    accounts: Sequence[ToldWords],
    speakers: Speakers,
    one_text: AreOne,
    same_words: AreOne,
) -> int:
    """Returns the number of primary speakers of the accounts; those of one quotation are one, as is
    a report's own voice; copies of one text count once."""
    named: dict[str, list[ToldWords]] = {}
    own: dict[str, list[ToldWords]] = {}
    for account in sorted(accounts, key=lambda account: account.report):
        key = speakers.key(account)
        group = named.setdefault(key, []) if key else own.setdefault(account.report, [])
        group.append(account)
    return _apart(list(named.values()), same_words) + _apart(list(own.values()), one_text)


def _apart(groups: Sequence[Sequence[ToldWords]], are_one: AreOne) -> int:
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


def is_much(shared: int, *lengths: int) -> bool:
    """Returns whether so many shared words are no chance and no small part of the shorter of two
    texts of these lengths."""
    return shared >= max(_LEAST, min(_MUCH, _PART * min(lengths)))


# Connected components and independent sets of reports.

Links = Collection[frozenset[str]]

_EXACT = (
    16  # most reports for the exact search; beyond, reports with the fewest ties are taken greedily
)


def largest_independent(items: Sequence[str], links: Links) -> int:
    """Returns the size of the largest set of items no two of which are linked."""
    total, ties = 0, dict[str, set[str]]((item, set()) for item in items)
    for one, other in links:
        ties[one].add(other)
        ties[other].add(one)
    for group in components(items, links):
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


class Counted(NamedTuple):
    """What stands behind words: reports, origins, speakers, and the report that came first."""

    reports: int
    origins: Origins
    speakers: int
    first: First | None = None


class OriginCounter:
    """Counts what stands behind sentences and quotes of a story. `prints`: of each of many prints
    of one text the fullest; what two of them have from any of these they have from each other."""

    def __init__(
        self,
        copies: Sequence[Copy],
        reports: Sequence[Report],
        statements: Sequence[Statement],
        names: Sequence[Name],
        prints: Mapping[str, str] | None = None,
    ) -> None:
        self._speakers = Speakers(statements, names)
        self._ties = _Ties(copies, reports, statements, self._speakers, names, prints or {})
        self._reports = {report.id: report for report in reports}
        self._older = {report.revision_of for report in reports}  # only the newest counts

    def of_sentences(self, sentences: Iterable[ClaimSentence]) -> Counted:
        """Returns what stands behind whole sentences."""
        told = [ToldWords(s.span, next(iter(s.statements), None), s.speaker) for s in sentences]
        return self._counted(told, whole=True)

    def of_quotes(self, quotes: Iterable[Quote]) -> Counted:
        """Returns what stands behind the words of a version."""
        return self._counted(
            [ToldWords(q.span, q.statement, q.speaker) for q in quotes], whole=False
        )

    def _counted(self, told: Sequence["ToldWords"], *, whole: bool) -> Counted:
        told = [one for one in told if one.report not in self._older]
        carriers = {one.report for one in told}
        return Counted(
            len(carriers),
            self._ties.ways(told, whole=whole),
            count_speakers(told, self._speakers, self._ties.one_text, self._ties.same_words),
            self.first(carriers),
        )

    def first(self, reports: Iterable[str]) -> First | None:
        """Returns which of these reports, by their ids, is the earliest by the moments that they
        give; None where that is not known."""
        return first_of([self._reports[ident] for ident in sorted(set(reports))])

    def of_story(self, groups: Sequence[Sequence[str]]) -> Origins:
        """Returns how many origins a whole story has; `groups`: its reports (ids), those together
        that mostly rest on one text. At most as many as there are reports of which no two are in
        one group or from one outlet, or share much text."""
        group = {report: n for n, held in enumerate(groups) for report in held}
        pairs = itertools.combinations(sorted(group), 2)
        links = [
            frozenset(pair)
            for pair in pairs
            if group[pair[0]] == group[pair[1]] or self._ties.are_near(*pair)
        ]
        most = largest_independent(sorted(group), links)
        return Origins(min(most, self._ties.whole_ends(group)), most)


_LEAST, _MUCH, _PART = 20, 60, 0.2  # words that two reports share; or so much of the shorter one
_KEPT = 1024  # sentences of which it is kept who has them of whom: more than most matters have


@dataclass(eq=False)  # no slots: what is worked out of it is kept
class _Copies:
    """The copies of one report, by its own stretch, and the texts that have them: prints of one
    text are one, any other report is its own."""

    of: defaultdict[Span, set[str]] = field(default_factory=lambda: defaultdict(set))
    others: set[str] = field(default_factory=set)

    @cached_property
    def placed(self) -> Overlaps[set[str]]:
        """Returns the stretches by their places."""
        return Overlaps((span.start, span.end, some) for span, some in self.of.items())


def _of_reports(copies: Iterable[Copy], prints: Mapping[str, str]) -> defaultdict[str, _Copies]:
    found: defaultdict[str, _Copies] = defaultdict(_Copies)
    for copy in copies:
        for mine, theirs in ((copy.a, copy.b), (copy.b, copy.a)):
            text = prints.get(theirs.report, theirs.report)
            found[mine.report].of[mine].add(text)
            found[mine.report].others.add(text)
    return found


def _with_words(copies: _Copies, quote: Span) -> frozenset[str]:
    """The other texts that have a stretch which holds these words."""
    size = quote.end - quote.start
    held = (
        some
        for start, end, some in copies.placed.at(quote.start, quote.end)
        if 2 * (min(quote.end, end) - max(quote.start, start)) >= size
    )
    return frozenset[str]().union(*held)


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
        prints: Mapping[str, str],
    ) -> None:
        self._speakers, self._prints = speakers, prints
        self._may = MayBeOne(reports, names)
        self._places = places_in_time(reports, copies)
        self._releases = {  # whose words a release gives
            report.id: speakers.described(report.outlet)
            for report in reports
            if report.outlet and is_release(report)
        }
        self._copied, self._quoted = (
            _of_reports(copied_text(copies), prints),
            _of_reports(quotations(copies), prints),
        )
        self._holding = lru_cache(_KEPT)(_with_words)
        self._named_in = cache(self._outlets_in)
        self._length = cache(lambda report: len(self._reports[report].text.split()))
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
        self._keys = {key for key, _ in self._houses.values()}
        self._house = cache(self._house_of)
        self._revised = revised_pairs(reports)
        self._owed_by = cache(self._owed)
        self._sentence = cache(self._sentence_of)
        self._carried = by_key(
            ((s.report, s.speaker_name or s.speaker), step)
            for s in statements
            if s.speaker
            for step in _media_through(s)
        )

    def _links(self, of: Mapping[str, Sequence[ToldWords]], *, whole: bool) -> Links:
        """The pairs of reports that are one origin; `whole`: the words are whole sentences, of
        which the short ones are in no copied stretch."""
        reached = {report: self._reached(held) for report, held in of.items()}
        owed = {report: self._owed_of(held) for report, held in of.items()}
        house = {report: self._houses.get(report, ("", ""))[0] or None for report in of}
        said = {
            report: {tuple(_SPELLED.findall(one.quote.quote.casefold())) for one in held if whole}
            for report, held in of.items()
        }

        def are_one(one: str, other: str) -> bool:
            return (
                frozenset((one, other)) in self._revised
                or (self._text(other) in reached[one] and self._text(one) in reached[other])
                or not owed[one].isdisjoint(owed[other])
                or (house[one] or one) == (house[other] or other)  # one newsroom wrote both
                or house[one] in owed[other]
                or house[other] in owed[one]
                or (self._share_text(one, other) and not said[one].isdisjoint(said[other]))
            )

        pairs = itertools.combinations(sorted(of), 2)
        return frozenset(frozenset(pair) for pair in pairs if are_one(*pair))

    def ways(self, accounts: Sequence[ToldWords], *, whole: bool = False) -> Origins:
        """Returns how many lines of reporting are behind accounts; `whole`: these are whole
        sentences.

        At least so many as there are reports that cannot have it from one that came before them:
        every other points to one such report, and the ends of these ways are lines. One that
        draws on two points to one of them, so it does not make them one line.
        """
        of = by_key((account.report, account) for account in accounts)
        if len(of) < 2:
            return Origins(len(of), len(of))
        told = {report: self.telling(held, whole=whole) for report, held in of.items()}
        first: dict[object, str] = {}
        for report in sorted(of, key=lambda report: self._place(told[report])):
            first.setdefault(self._print(of[report]), report)
        ordered = list(first.values())
        links = self._links({report: of[report] for report in ordered}, whole=whole)
        most = largest_independent(ordered, links) if links else len(ordered)
        ends = sum(
            not any(
                frozenset((one, other)) in links
                or self._share_text(one, other)
                or self._may.told(told[one], told[other])
                for other in ordered[:n]
            )
            for n, one in enumerate(ordered)
        )
        return Origins(min(most, ends), most)

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

    def _print(self, accounts: Sequence[ToldWords]) -> object:
        """What prints of one text have in common that owe these words to the same texts and
        houses: one stands for all. Any other report itself."""
        text = self._text(accounts[0].report)
        reached = frozenset(self._reached(accounts))
        held = text, reached, self._owed_of(accounts)
        return held if text in reached else accounts[0].report

    def _text(self, report: str) -> str:
        return self._prints.get(report, report)

    def _share_text(self, one: str, other: str) -> bool:
        return self._text(other) in self._copied[one].others

    def are_near(self, one: str, other: str) -> bool:
        """Returns whether two reports are of one outlet or share much text, for their lengths."""
        a, b = (self._houses.get(report, (report, ""))[0] for report in (one, other))
        if a == b or not self._share_text(one, other):
            return a == b
        text, copies = self._text(other), self._copied[one].of.items()
        shared = sum(len(span.quote.split()) for span, of in copies if text in of)
        return is_much(shared, self._length(one), self._length(other))

    def _place(self, told: ToldHere) -> tuple[object, ...]:
        """The place of a report among those that tell of a matter, the earliest first: by time, and
        where that is not known those that tell more before the others; two of the same words stand
        side by side, so that a copy changes nothing."""
        words = " ".join(span.quote.casefold() for span in told.sentences)
        return self._places[told.report], -len(words), words, told.report

    def telling(self, accounts: Sequence[ToldWords], *, whole: bool = False) -> ToldHere:
        """Returns what one report tells with these accounts of it; `whole`: they are whole
        sentences."""
        report = accounts[0].report
        keys = {self._speakers.key(account) for account in accounts}
        keys.add(self._releases.get(report))
        quotes = (a.quote if whole else self._sentence(a) for a in accounts)
        sentences = tuple(dict.fromkeys(quotes))
        return ToldHere(report, sentences, frozenset(key for key in keys if key))

    def _sentence_of(self, account: ToldWords) -> Span:
        """The sentence in which an account stands."""
        return sentence_at(self._reports[account.report], account.quote)

    def one_text(self, some: Sequence[ToldWords], others: Sequence[ToldWords]) -> bool:
        """Whether the text of accounts of two reports was copied between these."""
        return self._held_by(some, others)

    def same_words(self, some: Sequence[ToldWords], others: Sequence[ToldWords]) -> bool:
        """Whether accounts of two reports quote the same words of somebody."""
        return self._held_by(some, others, quoted=True)

    def _held_by(
        self, some: Sequence[ToldWords], others: Sequence[ToldWords], *, quoted: bool = False
    ) -> bool:
        """Whether a copy (or a quotation) between two reports holds an account of the first, and
        one an account of the second."""
        one, other = (self._text(side[0].report) for side in (some, others))
        reached = other in self._reached(some, quoted=quoted)
        return reached and one in self._reached(others, quoted=quoted)

    def _reached(self, accounts: Sequence[ToldWords], *, quoted: bool = False) -> Set[str]:
        """The texts of which a copy (or a quotation) holds one of these accounts of a report."""
        held = (self._quoted if quoted else self._copied)[accounts[0].report]
        return {text for one in accounts for text in self._holding(held, one.quote)}

    def _owed_of(self, accounts: Sequence[ToldWords]) -> frozenset[str]:
        """The agencies and outlets to which a report owes what it tells."""
        return frozenset(key for one in accounts for key in self._owed_by(one))

    def _owed(self, account: ToldWords) -> dict[str, str]:
        """The agencies and outlets from which a report has an account, by how names are compared:
        those of the whole report, those through which it has anything of the speaker, and the
        outlets of the story that the sentence says reported it or were told."""
        own, _ = self._houses.get(account.report, ("", ""))
        sources = {self._house(name): name for name in self._through(account)}
        if others := self._named_in(account.report):  # few reports name another outlet
            near = list(self._sentences_behind(account))
            sources |= {
                key: name
                for key, name in others
                if any(is_named_source(sentence, name) for sentence in near)
            }
        sources.pop(own, None)
        return sources | {self._house(name): name for name in self._credited[account.report]}

    def _outlets_in(self, report: str) -> list[tuple[str, str]]:
        """The outlets of the story that a report of another one names, with their keys."""
        text, (own, _) = self._reports[report].text, self._houses.get(report, ("", ""))
        others = (one for one in self._houses.values() if one[0] != own)
        return [one for one in others if one[1].removeprefix("The ") in text]

    def _sentences_behind(self, account: ToldWords) -> Iterator[str]:
        """The sentence of an account and, where a text is quoted, those that tell of this text: one
        of them says who obtained it."""
        report = self._reports[account.report]
        yield self._sentence(account).quote
        words = _SPELLED.findall((account.speaker or "").split(" to ")[0])
        if words and is_among(words[-1].casefold(), "documents"):
            for found in re.finditer(rf"\b{words[-1]}\b", report.text):
                yield sentence_at(report, report.span(*found.span())).quote

    def _house_of(self, outlet: str) -> str:
        """The key of an outlet: that of a report's own outlet which the story also calls so, else
        one for all spellings of its name."""
        own, houses = house_key(outlet), self._keys
        name = self._speakers.called(outlet.removeprefix("The "))
        if own in houses or name is None:
            return own
        if name.id in self._of_name:
            return self._of_name[name.id]
        spelled = houses.intersection(map(house_key, name.spellings))
        return spelled.pop() if len(spelled) == 1 else f"name {name.id}"

    def _through(self, account: ToldWords) -> Iterator[str]:
        """The media through which the speaker's words came, by name, and a medium as speaker: an
        outlet or agency of the story, or what its name shows to be one. A report says once to whom
        somebody spoke, and then goes on quoting."""
        statement = self._statements.get(account.statement or "")
        if statement is None:
            return
        whose = account.report, statement.speaker_name or statement.speaker or ""
        known = self._reports[account.report].agencies
        carried = self._carried.get(whose) or _media_through(statement)
        cited = (*carried, statement.speaker or "")
        for step in (part for one in cited for part in (one, *_both(one))):
            named = step[:1].isupper() and (step in carried or is_medium(step))
            if named or self._house(step) in self._keys:
                yield agency_of(step, known) or step


def _media_through(statement: Statement) -> list[str]:
    return [step for step in statement.via if step not in channels().values()]


def _both(cited: str) -> list[str]:
    """The two outlets that are cited together: "the Harn Post and the Coast Mirror"."""
    parts = [part.removeprefix("the ") for part in cited.split(" and ")]
    two = len(parts) == 2 and all(" " in part and is_medium(part) for part in parts)
    return parts if two else []


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
