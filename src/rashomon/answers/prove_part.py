"""Proves one part of an answer against the sentences of its story (`PartProver`): which bear it,
and what of it none has. The table is that of docs/answers.md."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.answers.prove_names import Bridge, SoughtName, bridge, has_initials, names_in_part
from rashomon.answers.prove_values import (
    YEAR,
    SoughtDay,
    SoughtFigure,
    SoughtHour,
    SoughtNumber,
    SoughtQuotation,
    SoughtYear,
    digits_of,
    is_told_without,
    is_year,
    names_day,
    stands_in,
)
from rashomon.answers.prove_words import closeness, strange_words, turned
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.sentence_facts import FactKind, Facts, searchable_page
from rashomon.lineage.direction import is_medium
from rashomon.model.answer import FaultKind, PartFault
from rashomon.model.date import Date
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.shipped.words import set_of
from rashomon.text.find_words import find_words
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

SoughtTime = SoughtDay | SoughtHour | SoughtYear
Sought = SoughtNumber | SoughtFigure | SoughtTime | SoughtQuotation | SoughtName
_HARD = (FaultKind.NUMBER, FaultKind.DAY, FaultKind.HOUR, FaultKind.QUOTATION)
_OTHERWISE = (FaultKind.LIMIT, FaultKind.POLARITY, FaultKind.CERTAINTY, FaultKind.SPEAKER)
_APART, _NEAR = (
    0.1,
    0.3,
)  # closeness below which a sentence tells of something else, or much the same
_NEARER = 0.15  # by how much a sentence that was not named must be nearer than the named ones
_LIKELY = 6  # sentences that are looked at for a part
_STRANGE = 2  # words of a part that none of its sentences has
_DATELINE = 3  # first sentences of a report, which say of which day it is
_FEW = 2  # words of a part without which nothing tells whether a sentence bears it
_TELLING = 3  # words by which a part is known in sentences that were not named
_ADDED = 0.12  # share of a part's wording for which alone a sentence is behind it
_ALIKE = 0.7  # share of the closeness of a sentence that one with its words has
_FIGURES = re.compile(r"\d{2,}")
_SHORT_QUOTATION = re.compile(r"[“\"](\w[^\s“”\"]*(?: [^\s“”\"]+)?)[”\"]")
_TEXTS = set_of("answers.texts")
_TOLD_OF_TEXTS = ("nsubj", "nsubjpass", "pobj")
_OF_REPORTS = frozenset(map(family_of, set_of("answers.of_reports", "answers.texts")))
_DENIED = frozenset({0.0})


@dataclass(slots=True)
class Looked:
    """What was found of a part: the sentences that its author named and that bear it (`named`),
    those that the program adds (`found`), what is at fault; `is_nowhere`: whether something of it
    stands in no report; `is_other`: whether "he" may be somebody else there."""

    named: list[Facts] = field(default_factory=list)
    found: list[Facts] = field(default_factory=list)
    faults: list[PartFault] = field(default_factory=list)
    is_nowhere: bool = False
    is_other: bool = False

    def add(self, facts: Facts) -> None:
        """Adds a sentence that bears the part, once."""
        known = {other.sentence.id for other in (*self.named, *self.found)}
        if facts.sentence.id not in known:
            self.found.append(facts)

    @property
    def is_borne(self) -> bool:
        """Whether all of it stands there."""
        is_faultless = all(fault.kind is FaultKind.LABEL for fault in self.faults)
        return is_faultless and bool(self.named or self.found)


class PartLook:
    """Looks for one part in the sentences of a story."""

    def __init__(self, part: Facts, story: StorySentences) -> None:
        self.part, self.story = part, story
        self.values = list(sought_in(part, story))
        idents = (value.ident for value in self.values if isinstance(value, SoughtName))
        self.names = frozenset(ident for ident in idents if ident)

    def prove(self, named: Sequence[Facts]) -> Looked:
        """Returns what was found of the part; `named`: the sentences that its author named."""
        looked = self._look(named)
        if self._is_of_another_thing(looked):
            looked.faults.append(PartFault(FaultKind.SENTENCE, "", looked.named[0].span))
        is_near = max(map(self._closeness, looked.named), default=0.0) >= _APART
        is_told_otherwise = any(fault.kind in _OTHERWISE for fault in looked.faults)
        if looked.named and (is_told_otherwise or (looked.is_borne and is_near)):
            return looked
        return self._found_elsewhere(named, looked) or looked

    def _is_of_another_thing(self, looked: Looked) -> bool:
        """Whether the named sentences share neither a value nor a word with the part."""
        for facts in looked.named:
            is_held = any(value.match(facts) is Match.SAME for value in self.values)
            if is_held or self._closeness(facts) >= _APART:
                return False
        told = self.story.families_in(self.part)
        return bool(looked.named) and len(told) >= _FEW and not self.is_about_reports()

    # In the sentences that are named.

    def _look(self, named: Sequence[Facts]) -> Looked:
        kept, gone = self._bearing(named)
        looked = Looked(named=kept)
        for facts in gone:
            looked.faults.append(PartFault(FaultKind.LABEL, "", facts.span))
        for value in self.values:
            self._look_for(value, looked)
        read_with = [*looked.named, *looked.found]
        for fault in turned(self.part, read_with):
            if fault.kind is not FaultKind.SPEAKER or not self._speaks_of_a_report():
                looked.faults.append(fault)
        looked.faults += self._strange(read_with)
        return looked

    def _bearing(self, named: Sequence[Facts]) -> tuple[list[Facts], list[Facts]]:
        """The named sentences that bear something of the part, and those that do not where others
        do."""
        hard = [value for value in self.values if value.kind in _HARD]
        bearing = [facts for facts in named if self._held(hard, facts)]
        most = max(map(self._closeness, named), default=0.0)
        kept, gone = list[Facts](), list[Facts]()
        for facts in named:
            if bearing:
                bears = facts in bearing or self._adds(facts, bearing)
            else:
                bears = self._closeness(facts) >= _APART or most < _NEAR
            (kept if bears else gone).append(facts)
        return kept, gone

    def _adds(self, facts: Facts, bearing: Sequence[Facts]) -> bool:
        """Whether a sentence has much of the part's wording that none of the others has."""
        told = self.story.families_in(self.part)
        known = set[str]().union(*map(self.story.families_in, bearing))
        added = (told & self.story.families_in(facts)) - known
        weight = sum(map(self.story.weight, sorted(added)))
        return weight >= _ADDED * sum(map(self.story.weight, sorted(told)))

    def _held(self, values: Sequence[Sought], facts: Facts) -> int:
        held = 0
        for value in values:
            is_spread = not set(_FIGURES.findall(value.words)).isdisjoint(digits_of(facts))
            is_held = value.match(facts) not in (Match.ABSENT, Match.OTHERWISE)
            held += is_held or is_spread
        return held

    def _closeness(self, facts: Facts) -> float:
        return closeness(self.part, facts, self.story)

    # Where a value stands.

    def _look_for(self, value: Sought, looked: Looked) -> None:
        matches = {value.match(facts): facts for facts in reversed(looked.named)}
        if Match.SAME in matches:
            return
        if isinstance(value, SoughtName) and self._is_meant(value, looked):
            return
        if self._is_spread(value, looked.named):
            return
        if Match.OPEN in matches:
            return
        beside = self._beside(value, looked.named)
        if beside is not None:
            looked.add(beside)
            return
        near = self._near_by(value, looked.named)
        if near is not None:
            looked.add(near)
            return
        for match, kind in ((Match.LIMIT, FaultKind.LIMIT), (Match.OTHERWISE, value.kind)):
            if match in matches:
                looked.faults.append(PartFault(kind, value.words, matches[match].span))
                return
        if self._is_of_the_page(value, looked.named):
            return
        if isinstance(value, SoughtNumber) and is_told_without(value.number):
            return
        self._look_further(value, looked)

    def _is_meant(self, name: SoughtName, looked: Looked) -> bool:
        """Whether a named sentence means whom the part names, or its report is called so."""
        if self._is_outlet_of(name, looked.named):
            return True
        for facts in looked.named:
            meant = bridge(name, facts, self.names)
            if isinstance(meant, Bridge):
                looked.is_other = True
            elif meant is not None:
                looked.add(meant)
                return True
        return False

    def _is_spread(self, value: Sought, named: Sequence[Facts]) -> bool:
        """Whether a number or time goes from one that the named sentences have to another."""
        ends, printed = set[str](), set[str]()
        if isinstance(value, SoughtNumber):
            ends = {f"{number:g}" for number in value.number.numbers()}
        elif isinstance(value, SoughtDay | SoughtHour):
            ends = set(re.findall(r"\d+", value.words))
        for facts in named:
            printed.update(re.findall(r"\d+", facts.span.quote))
            for fact in facts.of[FactKind.NUMBER]:
                printed |= {f"{number:g}" for number in fact.value.numbers()}
        return len(ends) > 1 and ends <= printed

    def _is_outlet_of(self, name: SoughtName, named: Sequence[Facts]) -> bool:
        """Whether a name is that of the outlet or agency of a report that has a named sentence, or
        of a paper or station that is called otherwise here; beside such a one others may be named,
        too."""
        printing = [*named]
        for facts in named:
            printing += self.story.alike(facts)
        reports = {facts.span.report: facts.page.report for facts in printing}
        outlets = list[str]()
        for report in reports.values():
            outlets += (self.story.called[report.id], *report.agencies)
        names = [other for other in self.values if isinstance(other, SoughtName)]
        is_own = any(is_called(outlet, other.bare) for outlet in outlets for other in names)
        is_outlet = self._is_outlet(name)
        return (
            is_own if is_outlet else name.ident is None and is_medium(name.words.replace("-", " "))
        )

    def _is_outlet(self, name: SoughtName) -> bool:
        return any(is_called(outlet, name.bare) for outlet in self.story.called.values())

    def _beside(self, value: Sought, named: Sequence[Facts]) -> Facts | None:
        """The sentence before or behind a named one that has a value, where the named one has no
        other in its place."""
        for facts in named:
            if not self._is_replaced(value, facts):
                beside = self.story.beside(facts)
                if isinstance(value, SoughtTime):
                    first = self.story.of_report(facts.span.report)[:_DATELINE]
                    beside = [*self.story.before(facts, 1), *first]
                for other in beside:
                    if value.match(other) is Match.SAME:
                        return other
        return None

    def _near_by(self, value: Sought, named: Sequence[Facts]) -> Facts | None:
        """The sentence elsewhere in the same report that has the very age of somebody, or the very
        limit of a number that a named one has otherwise."""
        if not isinstance(value, SoughtNumber):
            return None
        is_age = value.number.noun == AGE
        for facts in named:
            if is_age or value.match(facts) is Match.LIMIT:
                for other in self.story.of_report(facts.span.report):
                    is_of_one = is_age or self._closeness(other) >= _NEAR
                    if is_of_one and value.match(other) is Match.SAME:
                        return other
        return None

    def _is_replaced(self, value: Sought, facts: Facts) -> bool:
        """Whether a sentence has another value where the part has this one."""
        if isinstance(value, SoughtName):
            return value.is_replaced(facts, self.names)
        if isinstance(value, SoughtNumber):
            mine = value.number
            for fact in facts.of[FactKind.NUMBER]:
                number = fact.value
                is_of_one = mine.fate == number.fate and (mine.fate or mine.noun == number.noun)
                if is_of_one and not mine.same_number(number) and not self._has_number(number):
                    return True
            return False
        if isinstance(value, SoughtDay):
            return any(not self._has_day(fact.value) for fact in facts.of[FactKind.DAY])
        return False

    def _has_number(self, number: CountedNumber) -> bool:
        numbers = (value.number for value in self.values if isinstance(value, SoughtNumber))
        return any(number.same_number(mine) for mine in numbers)

    def _has_day(self, day: Date) -> bool:
        days = (value for value in self.values if isinstance(value, SoughtDay))
        return any(mine.is_on(day.earliest) for mine in days)

    def _is_of_the_page(self, value: Sought, named: Sequence[Facts]) -> bool:
        """Whether a day is that of the page of a named sentence, which tells no other."""
        if not isinstance(value, SoughtTime):
            return False
        for facts in named:
            report = facts.page.report
            is_told = not facts.of[FactKind.DAY] or self._speaks_of_a_report()
            if is_told and value.is_on(report.published or report.anchor):
                return True
        return False

    def _look_further(self, value: Sought, looked: Looked) -> None:
        """Looks in the reports of the named sentences, in the others, and finds it nowhere."""
        own = {facts.span.report for facts in looked.named}
        if isinstance(value, SoughtQuotation):
            printed = list(self._printing(value, own))
            if printed:
                for facts in printed:
                    looked.add(facts)
                return
        place = self._place_of(value, own)
        looked.faults.append(PartFault(value.kind, value.words, place))
        if place is None and value.is_firm and not self._is_in_a_text(value):
            looked.is_nowhere = True

    def _printing(self, value: SoughtQuotation, reports: set[str]) -> Iterator[Facts]:
        """The sentences of these reports over which a quotation goes."""
        for report in sorted(reports):
            page = searchable_page(self.story.pages[report].report)
            places = [find_words(page, piece)[:1] for piece in value.pieces()]
            if all(places):
                for (span,) in places:
                    for facts in self.story.of_report(report):
                        if facts.span.overlaps(span):
                            yield facts
                return

    def _place_of(self, value: Sought, own: set[str]) -> Span | None:
        """The sentence that has a value, in these reports before others."""
        elsewhere = None
        for facts in self.story.every:
            if value.match(facts) is Match.SAME:
                if facts.span.report in own:
                    return facts.span
                elsewhere = elsewhere or facts.span
        return elsewhere

    def _is_in_a_text(self, value: Sought) -> bool:
        """Whether a report prints it somewhere, if only outside its sentences."""
        if isinstance(value, SoughtNumber | SoughtFigure | SoughtHour):
            digits = "".join(filter(str.isdigit, value.words))
            texts = (report.text.replace(",", "") for report in self.story.reports)
            return bool(digits) and any(digits in text for text in texts)
        if isinstance(value, SoughtDay):
            return any(value.is_on(report.published) for report in self.story.reports)
        if isinstance(value, SoughtName):
            return self._is_outlet(value)
        if isinstance(value, SoughtQuotation):
            pages = (searchable_page(report) for report in self.story.reports)
            return any(all(stands_in(p, page) for p in value.pieces()) for page in pages)
        return False

    # Wording.

    def _speaks_of_a_report(self) -> bool:
        """Whether the part names an outlet, or tells of a report."""
        names = [value for value in self.values if isinstance(value, SoughtName)]
        words = self.part.page.words
        places = words.at(self.part.span.start, self.part.span.end)
        return any(map(self._is_outlet, names)) or any(words.base[i] in _TEXTS for i in places)

    def is_about_reports(self) -> bool:
        """Whether a part tells nothing but how reports stand to each other, or what they are."""
        words, told = self.part.page.words, set[str]()
        aside = [day.span for day in self.part.dates]
        for value in self.values:
            if isinstance(value, SoughtName) and self._is_outlet(value):
                aside.append(value.span)
            elif not isinstance(value, SoughtTime):
                return False
        is_of_texts = False
        for place in words.at(self.part.span.start, self.part.span.end):
            is_aside = any(s.start <= words.starts[place] < s.end for s in aside)
            if not (is_aside or words.common[place] or words.punct[place]):
                told.add(family_of(words.lemma[place]))
            if words.dep[place] in _TOLD_OF_TEXTS:
                is_of_texts = is_of_texts or words.base[place] in _TEXTS
        names_outlet = len(aside) > len(self.part.dates)
        return told <= _OF_REPORTS or is_of_texts or (names_outlet and bool(told & _OF_REPORTS))

    def _strange(self, sentences: Sequence[Facts]) -> Iterator[PartFault]:
        strange = strange_words(self.part, sentences, self.story)
        told = self.story.families_in(self.part)
        if sentences and len(strange) > _STRANGE and 3 * len(strange) > len(told):
            words = ", ".join(one.words for one in strange)
            yield PartFault(FaultKind.WORDS, words, sentences[0].span)

    # In other sentences.

    def _found_elsewhere(self, named: Sequence[Facts], looked: Looked) -> Looked | None:
        """What is found of the part in sentences that its author did not name, where one bears all
        of it and is nearer to it than those that he named."""
        least = max(map(self._closeness, named), default=0.0)
        is_short = len(self.story.families_in(self.part)) < _TELLING
        for facts in () if named and is_short else self._likely():
            if self._closeness(facts) >= max(_NEAR, least + _NEARER * bool(named)):
                other = self._look([facts])
                if other.is_borne:
                    other.found = [*other.named, *other.found]
                    other.named = []
                    for wrong in named:
                        other.faults.append(PartFault(FaultKind.LABEL, "", wrong.span))
                    return other
        return None

    def _likely(self) -> list[Facts]:
        """The sentences that bear most values of the part and are nearest to it."""
        ranked = []
        for place, facts in enumerate(self.story.every):
            near = self._closeness(facts)
            if near >= _NEAR:
                held = sum(value.match(facts) is Match.SAME for value in self.values)
                ranked.append((-held, -near, place))
        return [self.story.every[place] for _, _, place in sorted(ranked)[:_LIKELY]]

    def add_alike(self, looked: Looked) -> None:
        """Adds the sentences that have the words of one that bears the part, or repeat it, as far
        as they bear all of it by their own words."""
        for known in (*looked.named, *looked.found):
            least = _ALIKE * self._closeness(known)
            for facts in self.story.alike(known):
                if self._closeness(facts) >= least and self._look([facts]).is_borne:
                    looked.add(facts)


def sought_in(part: Facts, story: StorySentences) -> Iterator[Sought]:
    """Yields the values of a part, each of which is looked for."""
    settled = [day.span for day in part.dates]
    titles = [fact.words for fact in part.of[FactKind.QUOTATION] if _is_title(fact.words, story)]
    for fact in part.of[FactKind.NUMBER]:
        settled.append(fact.words)
        if is_year(fact.value):
            yield SoughtYear(fact.words)
        elif fact.value.numbers() != _DENIED:  # of none at all the wording tells
            yield SoughtNumber(fact.value, fact.words, part)
    for day in part.dates:
        if day.tells != "length" and day.earliest and day.latest:
            if day.time is not None:
                yield SoughtHour(day)
            if day.time is None or names_day(day):
                yield SoughtDay(day)
    for name in names_in_part(part, story):
        settled.append(name.span)
        if not any(map(name.span.overlaps, titles)):
            yield name
    for fact in part.of[FactKind.QUOTATION]:
        settled.append(fact.words)
        if fact.words not in titles:
            yield SoughtQuotation(fact.words)
    for words in _short_quotations(part):
        if not _is_title(words, story):
            yield SoughtQuotation(words)
    for figure in part.figures:
        if not any(map(figure.overlaps, settled)):
            is_a_year = YEAR.fullmatch(figure.quote)
            yield SoughtYear(figure) if is_a_year else SoughtFigure(figure)


def _short_quotations(part: Facts) -> Iterator[Span]:
    """The quotations of a part of one or two words."""
    for match in _SHORT_QUOTATION.finditer(part.span.quote):
        start = part.span.start + match.start(1)
        yield part.page.report.span(start, start + len(match[1]))


def _is_title(words: Span, story: StorySentences) -> bool:
    """Whether words in quotation marks are the first of a headline, by which a report is called."""
    plain = fold(words.quote)
    return any(fold(called).startswith(plain) for called in story.called.values())


def is_called(outlet: str, words: Sequence[str]) -> bool:
    """Whether an outlet is called by these words: some of its own, those that its site runs
    together ("dailymail"), or of which its site has the beginnings ("latimes")."""
    own = [word for word in fold(outlet).split() if word != "the"]
    sites = ["".join(own), *outlet.casefold().removeprefix("www.").split(".")]
    if len(words) == 1 and has_initials(outlet.split(), words[0]):
        return True
    is_run_together = all(len(word) > 2 and word in sites[0] for word in words)
    return is_run_together or any(_begin(words, site) for site in sites)


def _begin(words: Sequence[str], site: str) -> bool:
    """Whether a site is made of the beginnings of words, one after the other."""
    if not words:
        return not site
    reach = range(1, len(words[0]) + 1)
    return any(site.startswith(words[0][:end]) and _begin(words[1:], site[end:]) for end in reach)
