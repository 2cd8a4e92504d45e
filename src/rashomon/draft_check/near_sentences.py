"""The sentences of a draft beside those of the reports that may bear on the same thing (`Beside`,
`DraftSentence`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rashomon.claims.find_claims import claim_sentence, sentences_with_terms
from rashomon.claims.signals import load_weights, pairs_of
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.prepare import Prepared
from rashomon.draft_check.teller import Teller
from rashomon.facts.findings import FactPlace
from rashomon.facts.hold import Findings, hold
from rashomon.facts.sentence_facts import FactReader, Facts
from rashomon.model.span import Span
from rashomon.numbers.read_numbers import CountedNumber
from rashomon.telling.notes import Note, NoteKind
from rashomon.text.name_words import fold
from rashomon.topics.find_topics import answers
from rashomon.topics.said import Said, heard

_LEAST = 0.25  # strength below which sentences do not stand beside each other
_MOST = 12  # of one sentence


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft, with the sentences of reports that may bear on the same thing, the
    likeliest first, how probable it is that each does (`strengths`), and how its facts stand in
    these."""

    facts: Facts
    near: tuple[Facts, ...]
    strengths: Mapping[Span, float]
    findings: Findings
    teller: Teller

    def strength(self, facts: Facts) -> float:
        """Returns how probable it is that a sentence beside it bears on the same thing."""
        return self.strengths[facts.span]

    def note(
        self, kind: NoteKind, words: Span, told: str, shown: Iterable[tuple[Facts, Span]]
    ) -> Note:
        """Returns a note beside it. `shown`: sentences of reports, with words of each."""
        return self.teller.note(kind, self.facts.span, words, told, shown)

    def note_places(
        self, kind: NoteKind, words: Span, told: str, places: Iterable[FactPlace[object]]
    ) -> Note:
        """Returns a note that shows these places."""
        return self.note(kind, words, told, [(place.facts, place.words) for place in places])


class Beside:
    """The sentences of a draft and of the reports that it is held against. `met`: those of the
    reports that may bear on what the draft tells, by id."""

    def __init__(self, prepared: Prepared, draft: Prepared, teller: Teller) -> None:
        (self.page,) = draft.annotated
        self.teller = teller
        self._prepared = prepared
        self._names = (*prepared.names, *draft.names)
        self._statements = (*prepared.statements, *draft.statements)
        stages = {
            "names": self._names,
            "dates": (*prepared.dates, *draft.dates),
            "statements": self._statements,
        }
        self._reader = FactReader((*prepared.used, self.page), **stages)
        sentences = sentences_with_terms(draft.annotated, **stages)
        terms = sentences_with_terms(prepared.used, **stages)
        self._draft = [claim_sentence(sentence) for sentence in sentences]
        self._sentences = [claim_sentence(sentence) for sentence in terms]
        self._near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for mine, strength, place in _near_pairs(sentences, terms):
            self._near[mine].append((-strength, place))
        near = (place for pairs in self._near.values() for _, place in pairs)
        self.met = frozenset(self._sentences[place].id for place in near)

    def sentences(self) -> Iterator[DraftSentence]:
        """Yields the sentences of the draft."""
        for number, sentence in enumerate(self._draft):
            facts, near, strengths = self._reader.read(sentence), [], {}
            for weakness, place in sorted(self._near[number])[:_MOST]:
                neighbour = self.pile[place]
                near.append(neighbour)
                strengths[neighbour.span] = -weakness
            yield DraftSentence(facts, tuple(near), strengths, hold(facts, near), self.teller)

    @cached_property
    def pile(self) -> tuple[Facts, ...]:
        """All sentences of the reports."""
        return tuple(map(self._reader.read, self._sentences))

    @cached_property
    def turned(self) -> Mapping[Span, Sequence[Span]]:
        """What a speaker says in the draft, with the words in which the same says no to it in a
        report, or says there what the draft has with a no."""
        pages = (*self._prepared.used, self.page)
        turned: defaultdict[Span, list[Span]] = defaultdict(list)

        def add(mine: Said, theirs: Said) -> None:
            if mine.page is self.page and mine.source == theirs.source:
                turned[mine.statement.quote].append(theirs.shown)

        for answer in answers(list(heard(pages, self._statements, self._prepared.names))):
            add(answer.said, answer.answered)
            add(answer.answered, answer.said)
        return turned

    def has_words(self, words: str) -> bool:
        """Whether a report has these words, in plain letters, one after the other."""
        plain = f" {fold(words)} "
        return any(plain in text for text in self._texts)

    def has_number(self, number: CountedNumber) -> bool:
        """Whether a report has this number, be it in figures or in words."""
        return any(number.same_number(other) for facts in self.pile for other in facts.numbers)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(f" {fold(report.text)} " for report in self._prepared.reports)


def _near_pairs(
    sentences: Sequence[SentenceTerms], neighbours: Sequence[SentenceTerms]
) -> Iterator[tuple[int, float, int]]:
    """Each sentence of the draft, by its place, with the strength and the place of one that it may
    share its subject with."""
    pairs = next(pairs_of((*sentences, *neighbours)), None) if sentences else None
    if pairs is None:
        return
    strengths = load_weights().strength(pairs.signals)
    for pair in np.nonzero(strengths >= _LEAST)[0].tolist():
        neighbour = int(pairs.other[pair]) - len(sentences)
        yield int(pairs.one[pair]), float(strengths[pair]), neighbour
