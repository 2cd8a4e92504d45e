"""Finds the matter, figure or question of a ledger that somebody names, why a sentence names its
matter, and by which signals two sentences bear on one matter.

A ledger holds the texts of its reports, not their parses, so for a passage they are parsed again;
the signals come from `passages/signals.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage, sentence_id
from rashomon.model.point import Point
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.passages.find_passages import sentences_with_terms
from rashomon.passages.signals import SIGNALS, load_weights, pairs_of
from rashomon.passages.terms import SentenceTerms
from rashomon.telling import wording
from rashomon.telling.told_once import told_of
from rashomon.telling.wording import called, label_of
from rashomon.text.report_names import shorten

_LISTED = 10  # that an error names
Explained = Point | Passage


def find_target(ledger: Ledger, wanted: str) -> tuple[Story, Explained]:
    """Returns the passage, figure or question with this id or beginning of an id (also of one of
    its sentences, variants or accounts), else the one whose naming sentence or question has all
    these words, else the one of which any sentence has them. Raises StopError.
    """
    every: list[tuple[Story, Explained]] = []
    for story in ledger.stories:
        every += [(story, passage) for passage in story.passages]
        every += [(story, point) for point in story.points]
    sought = wanted.strip().casefold()
    matches = [found for found in every if sought in _ids(found[1])]
    matches = matches or [found for found in every if sought and _begins(found[1], sought)]
    matches = matches or [found for found in every if sought in map(str.casefold, _names(found[1]))]
    matches = matches or [
        found for found in every if any(has_words(name, wanted) for name in _names(found[1]))
    ]
    matches = matches or [
        found for found in every if any(has_words(one, wanted) for one in _sentences(found[1]))
    ]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise StopError(
            f"no matter, figure or question has the id or the words {wanted!r}; `rashomon "
            "explain LEDGER` lists them all"
        )
    listed = [f"{one.id}  {shorten(title_of(one), 100)}" for _, one in matches]
    more = [f"and {len(listed) - _LISTED} more"] if len(listed) > _LISTED else []
    raise StopError(
        f"{len(listed)} fit {wanted!r}; name one of them: " + "; ".join([*listed[:_LISTED], *more])
    )


def title_of(target: Explained) -> str:
    """Returns the sentence that names a matter, or what is asked, with its author, or counted."""
    return target.name if isinstance(target, Passage) else wording.title_of(target)


def _names(target: Explained) -> tuple[str, ...]:
    if isinstance(target, Passage):
        return (target.name, target.naming_sentence().quote.quote)
    return (called(target), label_of(target))


def _sentences(target: Explained) -> Iterator[str]:
    held = target.sentences if isinstance(target, Passage) else target.accounts
    return (one.quote.quote for one in held)


def are_ids(ledger: Ledger, wanted: Sequence[str]) -> bool:
    """Whether each of these is an id of something that can be explained, or the beginning of one,
    up to its hyphen at least."""
    held: list[Explained] = []
    for story in ledger.stories:
        held += [*story.passages, *story.points]
    return all("-" in one and any(_begins(each, one.casefold()) for each in held) for one in wanted)


def _ids(target: Explained) -> set[str]:
    if isinstance(target, Passage):
        inside = {*(one.id for one in target.sentences), *(one.id for one in target.variants)}
        return {target.id, *inside}
    return {target.id, *(one.id for one in target.accounts)}


def _begins(target: Explained, sought: str) -> bool:
    return any(
        known.startswith(sought) or known.partition("-")[2].startswith(sought)
        for known in _ids(target)
    )


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins some word of the text."""
    words, asked = re.findall(r"\w+", text.casefold()), re.findall(r"\w+", wanted.casefold())
    return bool(asked) and all(any(word.startswith(one) for word in words) for one in asked)


# A passage


@dataclass(frozen=True, slots=True)
class SignalValue:
    """One signal of a pair of sentences: what it measures, its value, and its weight."""

    name: str
    said: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences of a passage (their ids) and what makes it likely that they bear on one
    matter."""

    a: str
    b: str
    strength: float
    signals: tuple[SignalValue, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a sure sentence of a matter holds: how many things it tells (words by family, names,
    days, figures), how many of these another report tells, too, and in how many words."""

    sentence: str
    told: int
    shared: int
    words: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentences of the reports that speak in a passage, parsed again, with what they tell."""

    passage: Passage
    sentences: tuple[SentenceTerms, ...]

    def namings(self) -> tuple[Naming, ...]:
        """Returns what each sure sentence holds of what several reports share, the one that names
        the matter first, then by how much."""
        known = {sentence_id(one.quote): one for one in self.sentences}
        core = [one for one in self.passage.core() if one.id in known]
        told = [told_of(one, known[one.id], self.passage) for one in core]
        found = []
        for one in told:
            others = {
                term
                for other in told
                if other.sentence.report != one.sentence.report
                for term in other.terms
            }
            shared = len(others & one.terms.keys())
            found.append(Naming(one.sentence.id, len(one.terms), shared, one.words))
        return tuple(
            sorted(found, key=lambda n: (n.sentence != self.passage.named_by, -n.shared, n.words))
        )

    def pairs(self) -> tuple[SentencePair, ...]:
        """Returns the pairs of sentences that share something, the strongest first."""
        ids = {place: sentence_id(one.quote) for place, one in enumerate(self.sentences)}
        inside = {one.id for one in self.passage.sentences}
        weights = load_weights()
        found = []
        for pairs in pairs_of(self.sentences):
            strengths = weights.strength(pairs.signals)
            for n, (one, other) in enumerate(
                zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)
            ):
                if {ids[one], ids[other]} <= inside:
                    signals = tuple(
                        SignalValue(
                            name, said, round(float(value), 4), round(weights.each[name], 4)
                        )
                        for (name, said), value in zip(
                            SIGNALS.items(), pairs.signals[n], strict=True
                        )
                    )
                    strength = round(float(strengths[n]), 3)
                    found.append(SentencePair(ids[one], ids[other], strength, signals))
        return tuple(sorted(found, key=lambda pair: (-pair.strength, pair.a, pair.b)))


def parse_again(ledger: Ledger, story: Story, passage: Passage) -> Parsed:
    """Returns the sentences of the reports that speak in a passage with what they tell."""
    speaking = {one.report for one in passage.sentences}
    pages = list(annotate_reports(r for r in ledger.reports if r.id in speaking))
    sentences = sentences_with_terms(
        pages, names=story.names, statements=story.statements, dates=story.dates
    )
    return Parsed(passage, tuple(sentences))
