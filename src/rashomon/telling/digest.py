"""The digest of a story: its matters told once, in the order in which people read them
(`make_digest`)."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rashomon.model.passage import OnlySentence, Passage, PassageSentence
from rashomon.model.point import Point
from rashomon.passages.terms import SentenceTerms
from rashomon.passages.variants import Strength
from rashomon.telling.order import in_chapters, in_order, opened, told_alone
from rashomon.telling.told_once import tell_once
from rashomon.text.parsed_report import Annotations


@dataclass(frozen=True, slots=True)
class Digest:
    """The passages in order, which of them stand together, and what one report alone tells."""

    passages: tuple[Passage, ...] = ()
    chapters: tuple[tuple[str, ...], ...] = ()
    only: tuple[OnlySentence, ...] = ()


def make_digest(
    passages: Sequence[Passage],
    points: Sequence[Point],
    *,
    terms: Mapping[str, SentenceTerms],
    sentences: Mapping[str, PassageSentence],
    annotated: Sequence[Annotations],
    strength: Strength,
    pinned: Set[str] = frozenset(),
) -> Digest:
    """Returns the digest of a story.

    `terms`: what each sentence tells, by its id; `sentences`: all of the story by id; `annotated`:
    its reports; `strength`: how probable it is that two sentences, by their ids, tell of one
    matter; `pinned`: sentences whose matters a person put first.
    """
    pages = {page.report.id: page for page in annotated}
    told = [tell_once(one, terms, pages) for one in passages]
    ordered = in_order([opened(one, strength) for one in told], points, len(pages), pinned)
    return Digest(
        tuple(ordered),
        in_chapters(ordered, terms, strength),
        told_alone(ordered, terms, sentences, len(pages), strength),
    )
