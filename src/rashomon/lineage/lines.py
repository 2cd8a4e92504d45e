"""Counts what stands behind words: reports, origins and speakers (`OriginCounter`), for claims,
versions and all else."""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from rashomon.lineage.independent_sets import largest_independent
from rashomon.lineage.moments import earliest_of, revised_pairs
from rashomon.lineage.owed_words import OwedWords
from rashomon.lineage.report_copies import ReportCopies, copies_by_report, texts_with
from rashomon.lineage.told_words import PLAIN_WORD, Accounts, Speakers, ToldWords, count_speakers
from rashomon.model.claim import ClaimSentence, First, Origins
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copies, copied_text, quotations
from rashomon.model.difference import Quote
from rashomon.model.name import Names
from rashomon.model.report import Reports
from rashomon.model.statement import Statements
from rashomon.text.gathering import by_key, by_report


class Counted(NamedTuple):
    """What stands behind words: reports, origins, speakers, the report that came first, and the
    keys of all their reports, by id."""

    reports: int
    origins: Origins
    speakers: int
    first: First | None = None
    keys: Mapping[str, str] = MappingProxyType({})


class _Told(NamedTuple):
    """What one report tells, which may stand for several prints.

    - `text`: the report, or the fullest print of its text
    - `copied`: the texts that have one of its accounts from the same copy
    - `houses`: the outlets and agencies that print it or to which it is owed
    - `sentences`: the words of its sentences, where these are whole
    """

    report: str
    text: str
    copied: frozenset[str]
    houses: set[str]
    sentences: set[tuple[str, ...]]


_LEAST = 20  # words that two reports share,
_MUCH = 60  # and so many that are no small part of any,
_SHARE = 0.2  # or so much of the shorter one
_KEPT = 1024  # sentences of which it is kept who has them of whom: more than most matters have


class OriginCounter:
    """Counts what stands behind sentences and quotes of a story: which accounts rest on one text,
    one agency or one outlet, and which on the same quotation.

    - `prints`: of each of many prints of one text the fullest; what two of them have from any of
      these they have from each other
    - `groups`: the reports (ids) that together mostly rest on one text
    """

    def __init__(
        self,
        copies: Copies,
        reports: Reports,
        statements: Statements,
        names: Names,
        prints: dict[str, str] | None = None,
        groups: Sequence[Sequence[str]] = (),
    ) -> None:
        self._speakers = Speakers(statements, names)
        self.owed = OwedWords(reports, self._speakers)
        self._prints = prints or {}
        self._groups = groups
        self._older = {report.revision_of for report in reports}  # only the newest counts
        self._copied = copies_by_report(copied_text(copies), self._prints)
        self._quoted = copies_by_report(quotations(copies), self._prints)
        self._holding = lru_cache(_KEPT)(texts_with)
        self._spelled = cache(lambda words: tuple(PLAIN_WORD.findall(words.casefold())))
        self._reports = by_id(reports)
        self._length = {report.id: len(report.text.split()) for report in reports}
        self._revised = revised_pairs(reports)

    def _told(self, accounts: Accounts, prints: Iterable[str], *, whole: bool) -> _Told:
        """What a report tells. `prints`: the reports for which it stands."""
        report = accounts[0].report
        outlets = set(self._owed_of(accounts))
        for copy in prints:
            if copy in self.owed.houses:
                outlets.add(self.owed.houses[copy])
        # the short ones are in no copied stretch
        sentences = {self._spelled(words.quote.quote) for words in accounts if whole}
        copied = self._reached(accounts, self._copied)
        return _Told(
            report=report,
            text=self._text(report),
            copied=copied,
            houses=outlets,
            sentences=sentences,
        )

    def _are_one(self, first: _Told, second: _Told) -> bool:
        """Whether two reports are one origin."""
        if self.are_near(first.report, second.report):
            return True
        if second.text in first.copied and first.text in second.copied:
            return True
        if not first.houses.isdisjoint(second.houses):
            return True
        shared_text = self._copied[first.report].words
        return not first.sentences.isdisjoint(second.sentences) and second.text in shared_text

    def ways(self, accounts: Accounts, *, whole: bool) -> Origins:
        """Returns how many lines of reporting are behind accounts, at most. `whole`: these are
        whole sentences.

        Of prints that owe these words to the same texts and houses one stands for all, with the
        houses of all, so that one more makes no further line.
        """
        of = by_report(accounts)
        if len(of) < 2:
            return Origins(len(of))
        alike = by_key((self._print(of[report]), report) for report in sorted(of))
        accounts_by_print = {}
        for prints in alike.values():
            first = prints[0]
            accounts_by_print[first] = self._told(of[first], prints, whole=whole)
        links: list[Collection[str]] = [
            pair for pair in self._revised if pair <= accounts_by_print.keys()
        ]
        for left, right in itertools.combinations(accounts_by_print.values(), 2):
            if self._are_one(left, right):
                links.append((left.report, right.report))
        return Origins(largest_independent(accounts_by_print, links))

    def _print(self, accounts: Accounts) -> object:
        """What prints of one text have in common that owe these words to the same texts and
        houses: one stands for all. Any other report itself."""
        report = accounts[0].report
        if report in self._prints:
            text = self._text(report)
            reached = self._reached(accounts, self._copied)
            if text in reached:
                return text, reached, self._owed_of(accounts)
        return report

    def _text(self, report: str) -> str:
        return self._prints.get(report, report)

    def are_near(self, report: str, other_report: str) -> bool:
        """Returns whether two reports never both count in this story: they are of one outlet,
        mostly rest on one text or live on one outlet, or share much text, for their lengths."""
        if not self._rests_on[report].isdisjoint(self._rests_on[other_report]):
            return True
        shared = self._copied[report].words[self._text(other_report)]
        part = _SHARE * min(self._length[report], self._length[other_report])
        return shared >= max(_LEAST, min(_MUCH, part))

    @cached_property
    def _rests_on(self) -> Mapping[str, set[str | int]]:
        """Of each report the outlets on which it lives, its own among them, and its group."""
        rests: dict[str, set[str | int]] = {}
        for ident, report in self._reports.items():
            rests[ident] = {*self.owed.mostly(report)}
        for number, members in enumerate(self._groups):
            for ident in members:
                rests[ident].add(number)
        return rests

    def _held_by(
        self,
        copies: Mapping[str, ReportCopies],
        accounts: Accounts,
        other_accounts: Accounts,
    ) -> bool:
        """Whether a copy (or a quotation) between two reports holds an account of the first, and
        one an account of the second."""
        text = self._text(accounts[0].report)
        other_text = self._text(other_accounts[0].report)
        return other_text in self._reached(accounts, copies) and text in self._reached(
            other_accounts, copies
        )

    def _reached(self, accounts: Accounts, copies: Mapping[str, ReportCopies]) -> frozenset[str]:
        """The texts of which a copy (or a quotation) holds one of these accounts of a report."""
        report_copies = copies[accounts[0].report]
        texts = frozenset[str]()
        for account in accounts:
            texts |= self._holding(report_copies, account.quote)
        return texts

    def _owed_of(self, accounts: Accounts) -> frozenset[str]:
        """The agencies and outlets to which a report owes what it tells."""
        outlets = frozenset[str]()
        for account in accounts:
            outlets |= self.owed.of(account)
        return outlets

    def of_sentences(self, sentences: Iterable[ClaimSentence]) -> Counted:
        """Returns what stands behind whole sentences."""
        accounts = []
        for sentence in sentences:
            statement = next(iter(sentence.statements), None)
            accounts.append(ToldWords(sentence.span, statement, sentence.speaker))
        return self._counted(accounts, is_whole_story=True)

    def of_quotes(self, quotes: Iterable[Quote]) -> Counted:
        """Returns what stands behind the words of a version."""
        accounts = [ToldWords(quote.span, quote.statement, quote.speaker) for quote in quotes]
        return self._counted(accounts, is_whole_story=False)

    def _counted(self, accounts: Accounts, *, is_whole_story: bool) -> Counted:
        keys = {words.report: self._reports[words.report].key for words in accounts}
        accounts = [words for words in accounts if words.report not in self._older]
        carriers = by_report(accounts)
        return Counted(
            reports=len(carriers),
            origins=self.ways(accounts, whole=is_whole_story),
            speakers=count_speakers(
                accounts,
                self._speakers,
                one_text=partial(self._held_by, self._copied),
                same_words=partial(self._held_by, self._quoted),
            ),
            first=self.first(carriers),
            keys=keys,
        )

    def first(self, reports: Iterable[str]) -> First | None:
        """Returns which of these reports, by their ids, is the earliest by the moments that they
        give; None where that is not known."""
        return earliest_of([self._reports[ident] for ident in reports])

    def of_story(self, reports: Iterable[str]) -> Origins:
        """Returns how many origins the reports of a story (ids) have, at most: as many as there are
        of which no two are near."""
        ordered = sorted(reports)
        links = [pair for pair in itertools.combinations(ordered, 2) if self.are_near(*pair)]
        return Origins(largest_independent(ordered, links))
