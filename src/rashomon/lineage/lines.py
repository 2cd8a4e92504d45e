"""Counts what stands behind words: reports, origins and speakers (`OriginCounter`), for claims,
versions and all else."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
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
from rashomon.lineage.told_words import SPELLED, Accounts, Speakers, ToldWords, count_speakers
from rashomon.model.claim import ClaimSentence, First, Origins
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.difference import Quote
from rashomon.model.name import Names
from rashomon.model.report import Reports
from rashomon.model.statement import Statement, Statements
from rashomon.text.gathering import by_key, by_report
from rashomon.text.speaker_words import channels, is_among
from rashomon.text.whole_sentences import sentence_at

_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")


class Counted(NamedTuple):
    """What stands behind words: reports, origins, speakers, and the report that came first."""

    reports: int
    origins: Origins
    speakers: int
    first: First | None = None


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
        copies: Sequence[Copy],
        reports: Reports,
        statements: Statements,
        names: Names,
        prints: Mapping[str, str] | None = None,
    ) -> None:
        self._speakers = Speakers(statements, names)
        self._prints = prints or {}
        self._older = {report.revision_of for report in reports}  # only the newest counts
        self._copied = copies_by_report(copied_text(copies), self._prints)
        self._quoted = copies_by_report(quotations(copies), self._prints)
        self._holding = lru_cache(_KEPT)(texts_with)
        self._spelled = cache(lambda words: tuple(SPELLED.findall(words.casefold())))
        self._named_in = cache(self._outlets_named)  # many reports have one sentence
        self._length = cache(lambda report: len(self._reports[report].text.split()))
        self._statements = by_id(statements)
        self._reports = by_id(reports)
        self._credited = {report.id: story_agencies(report) for report in reports}
        self._houses = {
            report.id: (house_key(report.outlet), report.outlet)
            for report in reports
            if report.outlet and not is_release(report)
        }
        self._of_name = {}  # the key of an outlet of which only the site is known
        for report, (key, outlet) in self._houses.items():
            if _SITE.fullmatch(outlet) and (named := self._speakers.of_site(outlet)):
                self._of_name[named[0]] = key
                self._houses[report] = key, named[1]
        self._keys = {key for key, _ in self._houses.values()}
        self._house = cache(self._house_of)
        self._revised = revised_pairs(reports)
        self._owed_by = cache(self._owed)
        self._carried = by_key(
            ((s.report, s.speaker_name or s.speaker), step)
            for s in statements
            if s.speaker
            for step in _media_through(s)
        )

    def _links(
        self,
        of: Mapping[str, Accounts],
        prints: Mapping[str, Sequence[str]],
        *,
        whole: bool,
    ) -> Iterator[Collection[str]]:
        """The pairs of reports that are one origin. `prints`: the prints for which each stands;
        `whole`: the words are whole sentences, of which the short ones are in no copied stretch."""
        reached = {report: self._reached(told, self._copied) for report, told in of.items()}
        text = {report: self._text(report) for report in of}
        behind = {  # the houses that print it, and those to which it is owed
            report: self._owed_of(of[report]).union(
                self._houses[copy][0] for copy in alike if copy in self._houses
            )
            for report, alike in prints.items()
        }
        said = {}
        for report, told in of.items():
            said[report] = {self._spelled(words.quote.quote) for words in told if whole}

        def are_one(first: str, second: str) -> bool:
            return (
                (text[second] in reached[first] and text[first] in reached[second])
                or not behind[first].isdisjoint(behind[second])
                or (
                    not said[first].isdisjoint(said[second])
                    and text[second] in self._copied[first].words
                )
            )

        for pair in self._revised:
            if pair <= of.keys():
                yield pair
        for first, second in itertools.combinations(sorted(of), 2):
            if are_one(first, second):
                yield first, second

    def ways(self, accounts: Accounts, *, whole: bool = False) -> Origins:
        """Returns how many lines of reporting are behind accounts, at most; `whole`: these are
        whole sentences. Of prints that owe these words to the same texts and houses one stands for
        all, with the houses of all, so that one more makes no further line."""
        of = by_report(accounts)
        if len(of) < 2:
            return Origins(len(of))
        alike = by_key((self._print(of[report]), report) for report in sorted(of))
        prints = {reports[0]: reports for reports in alike.values()}
        texts = {report: of[report] for report in prints}
        return Origins(largest_independent([*texts], self._links(texts, prints, whole=whole)))

    def _print(self, accounts: Accounts) -> object:
        """What prints of one text have in common that owe these words to the same texts and
        houses: one stands for all. Any other report itself."""
        report = accounts[0].report
        text = self._text(report)
        if report not in self._prints or text not in self._reached(accounts, self._copied):
            return report
        return text, self._reached(accounts, self._copied), self._owed_of(accounts)

    def _text(self, report: str) -> str:
        return self._prints.get(report, report)

    def are_near(self, one: str, other: str) -> bool:
        """Returns whether two reports are of one outlet or share much text, for their lengths."""
        a, b = (self._houses.get(report, (report, ""))[0] for report in (one, other))
        shared = self._copied[one].words[self._text(other)]
        part = _PART * min(self._length(one), self._length(other))
        return a == b or shared >= max(_LEAST, min(_MUCH, part))

    def _held_by(
        self,
        copies: Mapping[str, ReportCopies],
        some: Accounts,
        others: Accounts,
    ) -> bool:
        """Whether a copy (or a quotation) between two reports holds an account of the first, and
        one an account of the second."""
        one, other = (self._text(side[0].report) for side in (some, others))
        return other in self._reached(some, copies) and one in self._reached(others, copies)

    def _reached(self, accounts: Accounts, copies: Mapping[str, ReportCopies]) -> frozenset[str]:
        """The texts of which a copy (or a quotation) holds one of these accounts of a report."""
        own = copies[accounts[0].report]
        return frozenset[str]().union(*(self._holding(own, told.quote) for told in accounts))

    def _owed_of(self, accounts: Accounts) -> frozenset[str]:
        """The agencies and outlets to which a report owes what it tells."""
        return frozenset(key for one in accounts for key in self._owed_by(one))

    def _owed(self, account: ToldWords) -> set[str]:
        """The agencies and outlets from which a report has an account, by how names are compared:
        those of the whole report, those through which it has anything of the speaker, and the
        outlets of the story that the sentence says reported it or were told."""
        own, _ = self._houses.get(account.report, ("", ""))
        sources = set(map(self._house, self._through(account)))
        for sentence in self._sentences_behind(account):
            sources |= self._named_in(sentence)
        sources.discard(own)
        return sources.union(map(self._house, self._credited[account.report]))

    def _outlets_named(self, sentence: str) -> set[str]:
        """The keys of the outlets of the story that a sentence says reported it or were told."""
        return {key for key, outlet in self._houses.values() if is_named_source(sentence, outlet)}

    def _sentences_behind(self, account: ToldWords) -> Iterator[str]:
        """The sentence of an account and, where a text is quoted, those that tell of this text: one
        of them says who obtained it."""
        report = self._reports[account.report]
        yield sentence_at(report, account.quote).quote
        words = SPELLED.findall((account.speaker or "").split(" to ")[0])
        if words and is_among(words[-1].casefold(), "documents"):
            for found in re.finditer(rf"\b{words[-1]}\b", report.text):
                yield sentence_at(report, report.span(*found.span())).quote

    def _house_of(self, outlet: str) -> str:
        """The key of an outlet: that of a report's own outlet which the story also calls so, else
        one for all spellings of its name."""
        own = house_key(outlet)
        name = self._speakers.called(outlet.removeprefix("The "))
        if own in self._keys or name is None:
            return own
        if name.id in self._of_name:
            return self._of_name[name.id]
        spelled = self._keys.intersection(map(house_key, name.spellings))
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

    def of_sentences(self, sentences: Iterable[ClaimSentence]) -> Counted:
        """Returns what stands behind whole sentences."""
        told = [ToldWords(s.span, next(iter(s.statements), None), s.speaker) for s in sentences]
        return self._counted(told, whole=True)

    def of_quotes(self, quotes: Iterable[Quote]) -> Counted:
        """Returns what stands behind the words of a version."""
        return self._counted(
            [ToldWords(q.span, q.statement, q.speaker) for q in quotes], whole=False
        )

    def _counted(self, told: Accounts, *, whole: bool) -> Counted:
        told = [one for one in told if one.report not in self._older]
        carriers = {one.report for one in told}
        return Counted(
            len(carriers),
            self.ways(told, whole=whole),
            count_speakers(
                told,
                self._speakers,
                one_text=partial(self._held_by, self._copied),
                same_words=partial(self._held_by, self._quoted),
            ),
            self.first(carriers),
        )

    def first(self, reports: Iterable[str]) -> First | None:
        """Returns which of these reports, by their ids, is the earliest by the moments that they
        give; None where that is not known."""
        return earliest_of([self._reports[ident] for ident in reports])

    def of_story(self, groups: Sequence[Sequence[str]]) -> Origins:
        """Returns how many origins a whole story has; `groups`: its reports (ids), those together
        that mostly rest on one text. At most as many as there are reports of which no two are in
        one group or from one outlet, or share much text."""
        group = {report: n for n, held in enumerate(groups) for report in held}
        links = (
            (one, other)
            for one, other in itertools.combinations(sorted(group), 2)
            if group[one] == group[other] or self.are_near(one, other)
        )
        return Origins(largest_independent(sorted(group), links))


def _media_through(statement: Statement) -> list[str]:
    return [step for step in statement.via if step not in channels().values()]


def _both(cited: str) -> list[str]:
    """The two outlets that are cited together: "the Harn Post and the Coast Mirror"."""
    parts = [part.removeprefix("the ") for part in cited.split(" and ")]
    two = len(parts) == 2 and all(" " in part and is_medium(part) for part in parts)
    return parts if two else []
