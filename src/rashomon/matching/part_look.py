"""Looks for a passage in the sentences of a story (`PartLook`): which bear it, and what of it none
has."""

from collections.abc import Iterator

from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.matching.conclusions import concludes_within
from rashomon.matching.exclusion import excludes
from rashomon.matching.faults import FaultKind
from rashomon.matching.looked import Looked
from rashomon.matching.sought_names import (
    is_outlet,
    is_outlet_of,
    is_replaced,
    is_title,
    names_of,
    reports_called,
    sentence_meant,
)
from rashomon.matching.sought_values import (
    DAY_OR_HOUR,
    HARD,
    Match,
    Sought,
    is_count_in_words,
    is_of_page,
    is_on,
    is_spread,
    is_told_without,
    is_worked_out,
    values_in,
)
from rashomon.matching.story_sentences import (
    StorySentences,
    are_read_whole,
    families_in,
    lies_in,
    reports_behind,
)
from rashomon.matching.strange_words import hedges, negations, strange_words, turned, unkind
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.report_names import is_called

_TAKING_BACK = (
    "negation.called_false",
    "negation.falsely",
    "negation.retracting",
    "answers.taking_back",
)
_OTHERWISE = (FaultKind.LIMIT, FaultKind.POLARITY, FaultKind.CERTAINTY, FaultKind.SPEAKER)
# closeness from which a sentence may tell of it, and tells much the same
_APART = 0.1
_NEAR = 0.3
_NEAR_ALONE = 0.6  # for a part without a number, day, quotation or name
_NEARER = 0.15  # by how much a sentence that was not named must be nearer than the named ones
_LIKELY = 6  # sentences that are looked at for a part
_TELLING = 3  # words of a part by which it is found anywhere
_DATELINE = 3  # first sentences of a report, which say of which day it is
_SEVERAL = 2  # words beside a person's name that no sentence near has
_ADDED = 0.12  # share of a part's wording for which alone a sentence is behind it
_ALL = 0.9  # share of a part's wording that nearly all of it is
_ALIKE = 0.7  # share of the closeness of a sentence that one with its words has


class PartLook:
    """Looks for one passage in the sentences of a story: a sentence of a draft, a question, a
    statement of an answer."""

    def __init__(self, part: Facts, story: StorySentences) -> None:
        self.part = part
        self.story = story
        self.told = part.families
        values = [*names_of(part, story), *values_in(part)]
        self.values = [*reports_called(part, story)]
        self.titles = [value.span for value in values if is_title(value, story)]
        aside = self.titles + [value.span for value in self.values]
        for value in values:
            if not value.span.meets(aside):
                self.values.append(value)
        self.names = [value for value in self.values if value.is_name]
        self.outlets = [name for name in self.names if is_outlet(name.words, story)]

    def look_up(self, named: Sentences) -> Looked:
        """Returns what was found of the part. `named` are the sentences that its author named."""
        looked = self._look(named)
        is_near = self._closest(looked.named) >= _APART
        is_told_otherwise = not looked.faulty.isdisjoint(_OTHERWISE)
        if looked.named and (is_told_otherwise or (looked.is_borne and is_near)):
            return looked
        return self._found_elsewhere(named) or looked

    def add_alike(self, looked: Looked) -> None:
        """Adds sentences of other reports that alone have everything in the part: they print much
        the same as a sentence behind it, or have what it quotes. If it denies nothing, they may
        count the same by its number or, if it has none, share a claim and nearly all its words."""
        reports = reports_behind(looked.sentences)
        near = list[Facts]()
        # "federal agencies in most" stands in many sentences
        is_short = len(self.told) <= _TELLING and not (self.names or self.part.numbers)
        for facts in () if is_short else looked.sentences:
            near += self.near(self.story.alike(facts), _ALIKE * self.closeness(facts))
            if negations(self.part):
                continue
            near += self.story.counting(facts, self.part.numbers)
            if not self.part.numbers:
                near += self.near(self.story.of_claims(facts), _ALL)
        for value in self.values:
            if value.is_quotation and value.is_firm:
                near += self.having(value)
        for facts in near:
            is_new = facts.report not in reports and self.is_of_outlets(facts)
            is_new = is_new and not self._takes_back(facts)
            if is_new and self._look([facts]).is_borne:
                reports.add(facts.report)
                looked.add(facts)

    def near(self, sentences: Sentences, least: float) -> list[Facts]:
        """Returns those of these sentences that are at least this close to the part."""
        return [facts for facts in sentences if self.closeness(facts) >= least]

    def _takes_back(self, facts: Facts) -> bool:
        """Whether a sentence has another number beside one of the part, or words by which what was
        told is taken back."""
        for value in self.values:
            if value.is_number and self.instead(value, facts):
                return True
        return facts.has_listed(*_TAKING_BACK)

    def closeness(self, facts: Facts) -> float:
        """Returns how much of the part's words a sentence has, 0 to 1. Rare words count more."""
        shared = self.told & facts.families
        return self._weight(shared) / (self._weight(self.told) or 1.0)

    def likely(self, least: float) -> Sentences:
        """Returns sentences of the reports that the part names, or of all, at least this close to
        it, those with most values first."""
        near = self.near(self.story.every, least)
        return sorted(filter(self.is_of_outlets, near), key=self._rank)[:_LIKELY]

    def _rank(self, facts: Facts) -> tuple[int, float]:
        borne = sum(value.is_in(facts) for value in self.values)
        return -borne, -self.closeness(facts)

    def _look(self, named: Sentences) -> Looked:
        looked = Looked(self._bearing(named))
        for facts in named:
            if facts not in looked.named:
                looked.fault(FaultKind.LABEL, "", facts.span)
        for value in self.values:
            self._look_for(value, looked)
        for fault in turned(self.part, looked.sentences, self._quoted(looked.sentences)):
            if fault.kind is not FaultKind.SPEAKER or not self.speaks_of_reports():
                looked.faults.append(fault)
        if looked.sentences and are_read_whole([self.part, *looked.sentences]):
            self._look_at_words(looked)
        return looked

    def _quoted(self, sentences: Sentences) -> list[Span]:
        """Returns what the part quotes word for word from these sentences."""
        quoted = []
        for value in self.values:
            if value.is_quotation and any(map(value.is_in, sentences)):
                quoted.append(value.span)
        return quoted

    def _look_at_words(self, looked: Looked) -> None:
        """Notes the words of the part that its sentences, and those beside them, do not bear out:
        hedges, what it says beside a name, and words of ill sense."""
        span = looked.sentences[0].span
        near = self.story.around(looked.sentences)
        strange = strange_words(self.part, near)
        strange = [word for word in strange if not lies_in(word, self.titles)]
        told = []
        if len(strange) >= _SEVERAL:
            told = [word.text for word in strange]
        if not (self.speaks_of_reports() or concludes_within(self.part.quote)):
            told += [*hedges(self.part, near), *unkind(strange)]
        nowhere = [*self._nowhere(strange, looked.sentences[0])]
        for word in nowhere:
            looked.fault(FaultKind.WORDS, word)
        told = [word for word in dict.fromkeys(told) if word not in nowhere]
        if told:
            looked.fault(FaultKind.WORDS, ", ".join(told), span)

    def _nowhere(self, strange: list[ParsedWord], behind: Facts) -> Iterator[str]:
        """Yields what the part counts, among its strange words, things of ill sense, what ill
        befell those whom it counts, and the numbers in words, that no report has."""
        is_count = bool(self.part.numbers)
        read = [value.span for value in self.values]
        for word in self.part.own_words:
            is_number = word.pos == "NUM" and word.text.isalpha()
            is_ill = (is_count or word.pos == "NOUN") and unkind([word])
            is_counted = word.has("nummod") and not word.listed("turns.anybody")
            is_told = is_ill or is_counted
            is_sought = is_told if word in strange else is_number and not word.is_common
            if is_sought and not (lies_in(word, read) or self.standing(word, behind)):
                yield word.text

    def standing(self, word: ParsedWord, behind: Facts) -> Span | None:
        """Returns where a word of the part stands, first in the report of a sentence behind it;
        None if nowhere. If it speaks of reports, that is this sentence."""
        if self.speaks_of_reports():
            return behind.span
        return self.story.standing(word, behind.report)

    def _bearing(self, named: Sentences) -> Sentences:
        """Returns the named sentences that have something of the part, or all if hardly any has."""
        having = [*filter(self._has_hard_value, named)]
        if having:
            return [facts for facts in named if facts in having or self._adds(facts, having)]
        if self._closest(named) < _NEAR:
            return named
        return self.near(named, _APART)

    def _has_hard_value(self, facts: Facts) -> bool:
        for value in self.values:
            if value.kind in HARD and value.match(facts) not in (Match.ABSENT, Match.OTHERWISE):
                return True
        return False

    def _adds(self, facts: Facts, bearing: Sentences) -> bool:
        """Whether a sentence has many of the part's words that none of the others has."""
        added = (self.told & facts.families) - families_in(bearing)
        return self._weight(added) >= _ADDED * self._weight(self.told)

    def _weight(self, families: frozenset[str]) -> float:
        return sum(map(self.story.weight, sorted(families)))

    def _closest(self, sentences: Sentences) -> float:
        return max(map(self.closeness, sentences), default=0.0)

    def speaks_of_reports(self) -> bool:
        """Returns whether the part names an outlet or speaks of a report."""
        return bool(self.outlets) or self.part.has_listed("answers.texts")

    def _look_for(self, value: Sought, looked: Looked) -> None:
        matches = {value.match(facts): facts for facts in reversed(looked.named)}
        if not matches.keys().isdisjoint((Match.SAME, Match.OPEN)):
            return
        if self._is_meant(value, looked) or is_spread(value, looked.named):
            return
        beside = self._beside(value, looked.named)
        if beside is not None:
            looked.add(beside)
        elif Match.LIMIT in matches:
            looked.fault(FaultKind.LIMIT, value.words, matches[Match.LIMIT].span)
        elif Match.OTHERWISE in matches:
            looked.fault(value.kind, value.words, matches[Match.OTHERWISE].span)
        elif self._is_missed(value, looked.named):
            self._look_further(value, looked)

    def _is_missed(self, value: Sought, named: Sentences) -> bool:
        """Whether a value should stand in the named sentences. The day or hour at which a report
        was published need not."""
        if is_told_without(value):
            return self._is_contradicted(value, named)
        pages = [facts for facts in named if is_of_page(value, facts)]
        if self.speaks_of_reports():
            called = filter(self.is_of_outlets, self.story.every if self.outlets else ())
            return not (pages or any(is_of_page(value, facts) for facts in called))
        return all(self.instead(value, facts) for facts in pages)

    def _is_meant(self, value: Sought, looked: Looked) -> bool:
        """Whether a named sentence means whom the part names, or its report has that name."""
        if not value.is_name:
            return False
        if is_outlet_of(value, looked.named, self.names, self.story):
            return True
        for facts in looked.named:
            meant = sentence_meant(value, facts, self.names, self.story)
            if meant is not None:
                looked.add(meant)
                return True
        return False

    def _beside(self, value: Sought, named: Sentences) -> Facts | None:
        """Returns a sentence beside a named one that has the value, unless a named one has another
        in its place. For times, the first sentences of the report will do, too. An age, and a
        number that the named sentence limits differently, may stand anywhere in the report."""
        is_age = value.noun == AGE
        is_contradicted = self._is_contradicted(value, named)
        for facts in named:
            in_report = self.story.of_report[facts.report]
            near = self.story.near(facts, 1, 1)
            is_limited = value.match(facts) is Match.LIMIT
            if is_age or is_limited:
                near = in_report if is_age else self.near(in_report, _NEAR)
            elif value.kind in DAY_OR_HOUR:
                near += in_report[:_DATELINE]
            if value.is_name and is_replaced(value, facts, self.names, self.story):
                continue
            if is_contradicted and not is_limited:
                continue
            for printed in near:
                if value.is_in(printed):
                    return printed
        return None

    def _is_contradicted(self, value: Sought, named: Sentences) -> bool:
        """Whether any of these sentences has another number or day where the part has this one."""
        return any(self.instead(value, facts) for facts in named)

    def instead(self, value: Sought, facts: Facts) -> list[SentenceFact]:
        """Returns the numbers or days that a sentence has where the part has this one."""
        own = value.value
        if isinstance(own, CountedNumber):
            return [fact for fact in facts.of[FactKind.NUMBER] if excludes(own, fact.value)]
        different = list[SentenceFact]()
        if value.is_day:
            days = [told.value for told in self.values if told.is_day and told.value]
            for fact in facts.of[FactKind.DAY]:
                if not any(is_on(day, fact.value.earliest) for day in days):
                    different.append(fact)
        return different

    def _look_further(self, value: Sought, looked: Looked) -> None:
        """Looks for a value in all reports, those of the named sentences first, and notes where it
        stands, or that it stands nowhere."""
        is_small = value.kind in DAY_OR_HOUR or is_count_in_words(value)
        if is_worked_out(value, self.values) or (is_small and concludes_within(self.part.quote)):
            return  # its author says how he comes by it
        own = reports_behind(looked.named)
        in_own = [facts for facts in self.story.every if facts.report in own]
        having = next(filter(value.is_in, (*in_own, *self.story.every)), None)
        looked.fault(value.kind, value.words, having.span if having else None)

    def may_be_no_name(self, value: Sought) -> bool:
        """Whether a name is only the capitalised first word of a sentence: "Drawback." """
        places = self.part.words.of(value.span)
        return len(places) == 1 and self.part.words.opens[places.start]

    def having(self, value: Sought) -> Sentences:
        """Returns all sentences of the story that have a value."""
        return [*filter(value.is_in, self.story.every)]

    def is_of_outlets(self, facts: Facts) -> bool:
        """Whether a sentence stands in a report that the part names. If the part names none, any
        report will do."""
        called = self.story.called[facts.report]
        return not self.outlets or any(is_called(called, name.words) for name in self.outlets)

    def _found_elsewhere(self, named: Sentences) -> Looked | None:
        """Returns what is found of the part in a sentence with everything in it that its author did
        not name: one nearer to it than those he named, if it has more to look for than names."""
        least = self._closest(named) + _NEARER if named else 0.0
        is_bare = all(value.is_name for value in self.values)
        if named and (is_bare or len(self.told) < _TELLING):
            return None
        near = _NEAR if self.values else _NEAR_ALONE
        # what a sentence with another value tells of the part, one with its value must tell, too
        wanted = set[str]()
        for facts in named:
            for value in self.values:
                if self.instead(value, facts):
                    wanted |= self.told & facts.families
        for facts in self.likely(max(near, least)):
            if not wanted <= facts.families:
                continue
            looked = self._look([facts])
            if looked.is_borne:
                looked.added = looked.sentences
                looked.named = []
                for unlike in named:
                    looked.fault(FaultKind.LABEL, "", unlike.span)
                return looked
        return None
