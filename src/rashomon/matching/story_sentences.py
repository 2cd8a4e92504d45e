"""The sentences of a story with their facts, as parts of answers are held against them
(`StorySentences`)."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from rashomon.facts.sentence_facts import FactReader, Facts, Sentences
from rashomon.model.claim import Claims, ClaimSentence, sentence_id
from rashomon.model.content_ids import by_id
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.span import Span
from rashomon.text.gathering import by_key, by_report, grouped, only_one
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Pages
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.report_names import name_reports

BEGINNING = 5  # letters by which words are taken for one


class StorySentences:
    """All sentences of a story in the order of their reports, with their facts.

    `reader`: reads their facts; `claims`: those of the story, which say what repeats what;
    `claims_at`: those that a sentence surely tells, by its id; `of_report`: the sentences of each
    report in their order; `kinds`: what each name is, by its id.
    """

    def __init__(
        self,
        reader: FactReader,
        pages: Pages,
        sentences: Iterable[ClaimSentence],
        names: Names,
        claims: Claims,
    ) -> None:
        """Indexes the sentences by report, claim and name. Copies of one sentence have one root:
        the first sentence of these words, or the one that it repeats."""
        self._reader = reader
        self.pages = by_id(pages)
        self.every = []
        for sentence in sorted(sentences, key=lambda sentence: sentence.span):
            if sentence.report in self.pages:
                self.every.append(reader.read(sentence))
        self.called = name_reports([page.report for page in pages])
        self.of_report = by_report(self.every)
        self.kinds = {name.id: name.kind for name in names}
        self._mentions = by_key(
            (span.report, (span, name.id)) for name in names for span in name.mentions
        )
        self.spellings = ids_by_spelling(names)
        self._roots = {}
        self.claims_at = by_key(
            (sentence_of_claim.id, claim) for claim in claims for sentence_of_claim in claim.sure()
        )
        for claim in claims:
            for sentence in claim.sentences:
                if sentence.repeats:
                    self._roots[sentence.id] = sentence.repeats
        firsts: dict[str, str] = {}
        for facts in self.every:
            self._roots[facts.sentence.id] = firsts.setdefault(facts.span.line, self._root(facts))
        self._by_root = grouped(self.every, self._root)

    def at(self, span: Span) -> Facts:
        """Returns the sentence that has most of these words, else the words themselves as one."""
        best = None
        most = 0
        for facts in self.of_report[span.report]:
            shared = facts.span.shared_with(span)
            if shared > most:
                best = facts
                most = shared
        if best:
            return best
        report = self.pages[span.report].report
        return self._reader.read(ClaimSentence(sentence_id(report, span), span))

    def near(self, facts: Facts, before: int, behind: int = 0) -> list[Facts]:
        """Returns so many sentences before one in its report, the nearest first, and behind it."""
        in_report = self.of_report[facts.report]
        place = in_report.index(facts) if facts in in_report else 0
        return in_report[max(0, place - before) : place][::-1] + in_report[place + 1 :][:behind]

    def alike(self, facts: Facts) -> Sentences:
        """Returns the sentences of other reports that print the same, or repeat the one that this
        one repeats, or each other."""
        same_sentences = self._by_root[self._root(facts)]
        return [copy for copy in same_sentences if copy.report != facts.report]

    def of_claims(self, facts: Facts) -> Sentences:
        """Returns the sentences of the claims that a sentence tells."""
        claims = self.claims_at[facts.sentence.id]
        return [self.at(sentence.span) for claim in claims for sentence in claim.sure()]

    def _root(self, facts: Facts) -> str:
        return self._roots.get(facts.sentence.id, facts.sentence.id)

    # Names.

    def names_in(self, facts: Facts) -> list[str]:
        """Returns the ids of the names that stand in a sentence."""
        mentions = self._mentions[facts.report]
        return [ident for span, ident in mentions if facts.span.contains(span)]

    def people_in(self, facts: Facts) -> set[str]:
        """Returns the ids of the people whom a sentence names."""
        names = self.names_in(facts)
        return {ident for ident in names if self.kinds[ident] is NameKind.PERSON}

    @cached_property
    def surnames(self) -> Mapping[str, str | None]:
        """The ids of people by their last names; None of one that several have."""
        surnames: dict[str, str | None] = {}
        for spelling, ident in self.spellings.items():
            if self.kinds[ident] is NameKind.PERSON:
                name = spelling.rpartition(" ")[2]
                surnames[name] = only_one([ident, surnames.get(name, ident)])
        return surnames

    # Words.

    @cached_property
    def texts(self) -> list[str]:
        """The text of each report in plain letters, between blanks."""
        return [f" {fold(page.report.text)} " for page in self.pages.values()]

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the words of all reports."""
        return frozenset(word[:BEGINNING] for text in self.texts for word in text.split())

    @cached_property
    def families(self) -> Counter[str]:
        """How many sentences have a word of each family ("vote", "voter", "voted")."""
        return Counter(family for facts in self.every for family in facts.families)

    def weight_of(self, families: Iterable[str]) -> float:
        """Returns how rare words of these families are in the story, together."""
        return sum(map(self.weight, sorted(families)))

    def weight(self, family: str) -> float:
        """Returns how rare a family of words is in the story."""
        return math.log((2 + len(self.every)) / (1 + self.families[family]))


def families_in(sentences: Sentences) -> frozenset[str]:
    """Returns the families of the words of these sentences."""
    return frozenset[str]().union(*(facts.families for facts in sentences))


def lies_in(word: ParsedWord, spans: Iterable[Span]) -> bool:
    """Returns whether a word stands within one of these spans."""
    return any(span.start <= word.start < span.end for span in spans)


def ids_by_spelling(names: Iterable[Name]) -> dict[str, str]:
    """Returns the ids of names by their spellings in plain letters; of several the one most told
    of."""
    spelled = {}
    for name in sorted(names, key=lambda name: len(name.mentions)):
        for spelling in name.spellings:
            spelled[fold(spelling)] = name.id
    return spelled
