"""To which outlets and agencies reports owe what they tell (`OwedWords`): to those whose text they
print, through which they have somebody's words, or which they name as their source."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.lineage.direction import (
    agency_of,
    has_document,
    house_key,
    houses_credited,
    is_medium,
    is_named_source,
    is_release,
    story_agencies,
)
from rashomon.lineage.told_words import PLAIN_WORD, Speakers, ToldWords
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.gathering import SpansByPlace, by_key
from rashomon.text.report_names import report_name
from rashomon.text.speaker_words import channels, is_among
from rashomon.text.whole_sentences import sentence_at, sentences_of

_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
MUCH_OWED = 0.2
"""Part of a report's prose that it gives as an outlet's, at which it lives on that outlet."""
_OFTEN = 2  # sentences that name an outlet on which a report lives


class OwedWords:
    """Tells to whom reports of a story owe their words. Outlets are known by their keys, the form
    in which their names are compared."""

    def __init__(self, reports: Reports, speakers: Speakers) -> None:
        self.houses: dict[str, str] = {}  # the key of each report's outlet
        self.names: dict[str, str] = {}  # what the story calls an outlet, by its key
        self._reports = {report.id: report for report in reports}
        self._speakers = speakers
        self._of_name: dict[str, str] = {}  # the key of an outlet of which only the site is known
        self._spellings = defaultdict[str, set[str]](set)
        for report in sorted(reports, key=lambda report: report.id):
            if report.outlet and not is_release(report):
                self._add_house(report)
        self._keys = set(self.houses.values())
        self.house = cache(self._house)
        self.of = cache(self._of)
        self._named_in = cache(self._outlets_named)  # many reports have one sentence
        self._obtained = cache(self._obtained_by)
        self._credited = {report.id: story_agencies(report) for report in reports}
        self._carried: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        statements = speakers.statements.values()
        for statement in statements:
            if statement.speaker:
                speaker = statement.speaker_name or statement.speaker
                self._carried[statement.report, speaker] += _media_through(statement)
        self._statements = by_key((statement.quote, statement) for statement in statements)
        self._places = SpansByPlace(self._statements)

    def _add_house(self, report: Report) -> None:
        outlet = report.outlet or ""
        key = house_key(outlet)
        self.houses[report.id] = key
        self.names.setdefault(key, report_name(report))
        name = self._speakers.called(outlet)
        if _SITE.fullmatch(outlet) and (name := self._speakers.of_site(outlet)):
            self._of_name[name.id] = key
        self._spellings[key].update({outlet} if name is None else {outlet, *name.spellings})

    def _of(self, account: ToldWords) -> frozenset[str]:
        """Returns the keys of the agencies and outlets from which a report has an account.

        They are those of the whole report, those through which it has anything of the speaker, and
        the outlets of the story that the sentence says reported it or were told.
        """
        report = self._reports[account.report]
        outlets = set(self._through(account))
        sentence = sentence_at(report, account.quote).quote
        outlets |= self._named_in(sentence)
        document = (account.speaker or "").split(" to ")[0]
        outlets |= self._gave_documents(f"{sentence} {document}", report)
        outlets.discard(self.houses.get(account.report, ""))
        outlets.update(map(self.house, self._credited[account.report]))
        return frozenset(outlets)

    def named(self, report: Report) -> Mapping[str, float]:
        """Returns what the outlets of the story are called which a report names as its source, and
        others that it credits so, each with the part of its prose that it surely owes to them."""
        named = dict.fromkeys(houses_credited(report, "source"), 0.0)
        for key, share in self.shares(report).items():
            if key in self.names:
                named[self.names[key]] = share
        return named

    def mostly(self, report: Report) -> set[str]:
        """Returns the keys of the outlets on which a report lives, its own among them, and of the
        agencies to which it credits the whole."""
        keys = {key for key, share in self.shares(report).items() if share >= MUCH_OWED}
        keys.update(map(self.house, self._credited[report.id]))
        if report.id in self.houses:
            keys.add(self.houses[report.id])
        return keys

    def shares(self, report: Report) -> Mapping[str, float]:
        """Returns the outlets that a report names as its source, by their keys, each with the part
        of its prose that it owes to them; none where it names them only once."""
        length = Counter[str]()
        number = Counter[str]()
        prose = 0
        for sentence in sentences_of(report):
            prose += sentence.length
            named = self._named_in(sentence.quote).union(self._cited_in(sentence))
            for key in named:
                number[key] += 1
            for key in named | self._gave_documents(sentence.quote, report):
                length[key] += sentence.length
        shares = {}
        for key in sorted(length):
            if key != self.houses.get(report.id):
                shares[key] = length[key] / prose if number[key] >= _OFTEN else 0.0
        return shares

    def _cited_in(self, sentence: Span) -> Iterator[str]:
        """Yields the keys of the media that statements in a sentence cite there."""
        for place in self._places.at(sentence):
            for statement in self._statements[place]:
                cited = [*_media_through(statement), statement.speaker or ""]
                yield from self._media(cited, statement)

    def _outlets_named(self, sentence: str) -> frozenset[str]:
        """The keys of the outlets of the story that a sentence says reported it or were told."""
        keys = set()
        for key, spellings in self._spellings.items():
            if is_named_source(sentence, frozenset(spellings)):
                keys.add(key)
        return frozenset(keys)

    def _gave_documents(self, text: str, report: Report) -> set[str]:
        """The keys of the outlets that obtained a text, such as a letter, which these words of a
        report name. The report says once who obtained it."""
        keys = set[str]()
        for word in sorted({*PLAIN_WORD.findall(text)}):
            if is_among(word.casefold(), "documents"):
                for mention in re.finditer(rf"\b{word}\b", report.text):
                    sentence = sentence_at(report, report.span(*mention.span())).quote
                    keys |= self._obtained(sentence)
        return keys

    def _obtained_by(self, sentence: str) -> frozenset[str]:
        """The keys of the outlets of the story that a sentence says obtained a text."""
        keys = set()
        for key, spellings in self._spellings.items():
            if has_document(sentence, frozenset(spellings)):
                keys.add(key)
        return frozenset(keys)

    def _house(self, outlet: str) -> str:
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

    def _through(self, account: ToldWords) -> Iterator[str]:
        """Yields the keys of the media through which the speaker's words came, and of a medium as
        speaker.

        A medium is an outlet or agency of the story, or what its name shows to be one. A report
        says once to whom somebody spoke, and then goes on quoting.
        """
        statement = self._speakers.statements.get(account.statement or "")
        if statement:
            speaker = statement.speaker_name or statement.speaker or ""
            carried = self._carried[account.report, speaker] or _media_through(statement)
            yield from self._media([*carried, statement.speaker or ""], statement)

    def _media(self, cited: Sequence[str], statement: Statement) -> Iterator[str]:
        """Yields the keys of what is a medium among the speaker of a statement, who comes last, and
        those through which it came."""
        agencies = self._reports[statement.report].agencies
        for name in cited:
            for medium in (name, *_both(name)):
                is_name = medium[:1].isupper() and (medium in cited[:-1] or is_medium(medium))
                if is_name or self.house(medium) in self._keys:
                    yield self.house(agency_of(medium, agencies) or medium)


def _media_through(statement: Statement) -> list[str]:
    return [step for step in statement.via if step not in channels().values()]


def _both(cited: str) -> list[str]:
    """The two outlets that are cited together: "the Harn Post and the Coast Mirror"."""
    parts = [part.removeprefix("the ") for part in cited.split(" and ")]
    two = len(parts) == 2 and all(" " in part and is_medium(part) for part in parts)
    return parts if two else []
