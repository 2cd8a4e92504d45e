"""Counts what stands behind words: reports, origins and speakers (`OriginCounter`), for claims,
versions and all else."""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from rashomon.lineage.direction import (
    agency_of,
    house_key,
    is_medium,
    is_named_source,
    is_release,
    story_agencies,
)
from rashomon.lineage.independent_sets import largest_independent
from rashomon.lineage.moments import earliest_of, revised_pairs
from rashomon.lineage.report_copies import ReportCopies, copies_by_report, texts_with
from rashomon.lineage.told_words import PLAIN_WORD, Accounts, Speakers, ToldWords, count_speakers
from rashomon.model.claim import ClaimSentence, First, Origins
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copies, copied_text, quotations
from rashomon.model.difference import Quote
from rashomon.model.name import Names
from rashomon.model.report import Reports
from rashomon.model.statement import Statement, Statements
from rashomon.text.gathering import by_key, by_report
from rashomon.text.speaker_words import channels, is_among
from rashomon.text.whole_sentences import sentence_at

_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")


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
_PART = 0.2  # or so much of the shorter one
_KEPT = 1024  # sentences of which it is kept who has them of whom: more than most matters have


class OriginCounter:
    """Counts what stands behind sentences and quotes of a story: which accounts rest on one text,
    one agency or one outlet, and which on the same quotation. `prints`: of each of many prints of
    one text the fullest; what two of them have from any of these they have from each other."""

    def __init__(
        self,
        copies: Copies,
        reports: Reports,
        statements: Statements,
        names: Names,
        prints: dict[str, str] | None = None,
    ) -> None:

        self._speakers = Speakers(statements, names)
        self._prints = prints or {}
        self._older = {report.revision_of for report in reports}  # only the newest counts
        self._copied = copies_by_report(copied_text(copies), self._prints)
        self._quoted = copies_by_report(quotations(copies), self._prints)
        self._holding = lru_cache(_KEPT)(texts_with)
        self._spelled = cache(lambda words: tuple(PLAIN_WORD.findall(words.casefold())))
        self._named_in = cache(self._outlets_named)  # many reports have one sentence
        self._reports = by_id(reports)
        self._of_name: dict[str, str] = {}  # the key of an outlet of which only the site is known
        self._length = {}  # in words
        self._credited = {}
        self._houses = {}  # the key of each report's outlet
        self._outlets = set()  # these keys, each with what the story calls the outlet
        for report in reports:
            self._length[report.id] = len(report.text.split())
            self._credited[report.id] = story_agencies(report)
            if report.outlet and not is_release(report):
                key, outlet = self._named_house(report.outlet)
                self._houses[report.id] = key
                self._outlets.add((key, outlet))
        self._keys = set(self._houses.values())
        self._house = cache(self._house_of)
        self._revised = revised_pairs(reports)
        self._owed_by = cache(self._owed)
        self._carried = defaultdict(list)
        for statement in statements:
            if statement.speaker:
                speaker = statement.speaker_name or statement.speaker
                for medium in _media_through(statement):
                    self._carried[statement.report, speaker].append(medium)

    def _named_house(self, outlet: str) -> tuple[str, str]:
        """The key of an outlet and what the story calls it."""
        key = house_key(outlet)
        if _SITE.fullmatch(outlet) and (name_and_outlet := self._speakers.of_site(outlet)):
            name, outlet = name_and_outlet
            self._of_name[name] = key
        return key, outlet

    def _told(self, accounts: Accounts, prints: Iterable[str], *, whole: bool) -> _Told:
        """What a report tells. `prints`: the reports for which it stands."""
        report = accounts[0].report
        outlets = set(self._owed_of(accounts))
        for copy in prints:
            if copy in self._houses:
                outlets.add(self._houses[copy])
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
        """Returns whether two reports are of one outlet or share much text, for their lengths."""
        outlet = self._houses.get(report, report)
        other_house = self._houses.get(other_report, other_report)
        shared = self._copied[report].words[self._text(other_report)]
        part = _PART * min(self._length[report], self._length[other_report])
        return outlet == other_house or shared >= max(_LEAST, min(_MUCH, part))

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
            outlets |= self._owed_by(account)
        return outlets

    def _owed(self, account: ToldWords) -> set[str]:
        """Returns the agencies and outlets from which a report has an account, by how names are
        compared.

        They are those of the whole report, those through which it has anything of the speaker, and
        the outlets of the story that the sentence says reported it or were told.
        """
        outlets = set(self._through(account))
        for sentence in self._sentences_behind(account):
            outlets |= self._named_in(sentence)
        outlets.discard(self._houses.get(account.report, ""))
        for agency in self._credited[account.report]:
            outlets.add(self._house(agency))
        return outlets

    def _outlets_named(self, sentence: str) -> set[str]:
        """The keys of the outlets of the story that a sentence says reported it or were told."""
        return {key for key, outlet in self._outlets if is_named_source(sentence, outlet)}

    def _sentences_behind(self, account: ToldWords) -> Iterable[str]:
        """The sentence of an account and, where a text is quoted, those that tell of this text: one
        of them says who obtained it."""
        report = self._reports[account.report]
        yield sentence_at(report, account.quote).quote
        words = PLAIN_WORD.findall((account.speaker or "").split(" to ")[0])
        if words and is_among(words[-1].casefold(), "documents"):
            for mention in re.finditer(rf"\b{words[-1]}\b", report.text):
                yield sentence_at(report, report.span(*mention.span())).quote

    def _house_of(self, outlet: str) -> str:
        """The key of an outlet: that of a report's own outlet which the story also calls so, else
        one for all spellings of its name."""
        outlet_key = house_key(outlet)
        name = self._speakers.called(outlet.removeprefix("The "))
        if outlet_key in self._keys or name is None:
            return outlet_key
        if name.id in self._of_name:
            return self._of_name[name.id]
        spelled = self._keys.intersection(map(house_key, name.spellings))
        return spelled.pop() if len(spelled) == 1 else f"name {name.id}"

    def _through(self, account: ToldWords) -> Iterable[str]:
        """Yields the keys of the media through which the speaker's words came, and of a medium as
        speaker.

        A medium is an outlet or agency of the story, or what its name shows to be one. A report
        says once to whom somebody spoke, and then goes on quoting.
        """
        statement = self._speakers.statements.get(account.statement or "")
        if statement is None:
            return
        speaker = statement.speaker_name or statement.speaker or ""
        agencies = self._reports[account.report].agencies
        carried = self._carried[account.report, speaker] or _media_through(statement)
        for cited in (*carried, statement.speaker or ""):
            for medium in (cited, *_both(cited)):
                is_medium_name = medium[:1].isupper() and (medium in carried or is_medium(medium))
                if is_medium_name or self._house(medium) in self._keys:
                    yield self._house(agency_of(medium, agencies) or medium)

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

    def of_story(self, groups: Sequence[Sequence[str]]) -> Origins:
        """Returns how many origins a whole story has, at most. `groups`: its reports (ids), those
        together that mostly rest on one text.

        There are at most as many as there are reports of which no two are in one group or from one
        outlet, or share much text.
        """
        group = dict[str, int]()
        for number, members in enumerate(groups):
            group |= dict.fromkeys(members, number)
        links = []
        for report, next_report in itertools.combinations(sorted(group), 2):
            if group[report] == group[next_report] or self.are_near(report, next_report):
                links.append((report, next_report))
        return Origins(largest_independent(group, links))


def _media_through(statement: Statement) -> list[str]:
    return [step for step in statement.via if step not in channels().values()]


def _both(cited: str) -> list[str]:
    """The two outlets that are cited together: "the Harn Post and the Coast Mirror"."""
    parts = [part.removeprefix("the ") for part in cited.split(" and ")]
    two = len(parts) == 2 and all(" " in part and is_medium(part) for part in parts)
    return parts if two else []
