"""Obeys decisions about who speaks, the stance and the channel of statements (`obey_statements`).

A person's stand as they are. A model's are proved first: the speaker by words of that very sentence
that name or describe who is the subject of a cue; a denial whose cue stands there stays one.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.decisions.denial_words import denies, negates
from rashomon.decisions.here import Here, here
from rashomon.differences.speaking import speaking_cue
from rashomon.model.authors import is_person
from rashomon.model.decision import OF_STATEMENTS, Decision, DecisionKind
from rashomon.model.name import Name, NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.text.parsed_report import Annotations

NO_STATEMENT = "words that mean no one statement"
NOT_NAMED_THERE = "a speaker or channel that the sentence does not name"
NOT_SUBJECT = "words that are not the subject of what is said there"
_PERSON = "a person, who is no channel"
ONLY_PERSONS = "only a person can say that nobody speaks"
KEEPS_DENIAL = "a denial whose cue stands in the sentence"
NO_DENIAL = "a denial without a word that denies"
NO_STANCE = "no stance: asserts, denies or hedges"
ONE_WAY = "more than a third of the statements changed in one way"
_FEW = 2  # decisions of one kind that no share of a story makes suspicious
_UNNAMED = "unnamed "


def obey_statements(
    statements: Sequence[Statement],
    decisions: Iterable[Decision],
    annotated: Sequence[Annotations],
    names: Sequence[Name],
) -> tuple[tuple[Statement, ...], Mapping[str, str]]:
    """Returns the statements as people and models decided, what a model changed with its mark, and
    by id of each decision why it was not obeyed."""
    given = [one for one in decisions if one.what in OF_STATEMENTS]
    if not given:
        return tuple(statements), {}
    there = here(page.report for page in annotated)
    pages = {page.report.id: page for page in annotated}
    speakers = _Speakers(names, pages)
    whole = _turned_one_way(given, len(statements))
    held = {one.id: one for one in statements}
    refused: dict[str, str] = {}
    for one in given:
        meant = _meant(one, there, held.values())
        if meant is None:
            refused[one.id] = NO_STATEMENT
            continue
        by_person = is_person(one.by)
        why = None if by_person else whole or _fault(one, meant, pages[meant.report], speakers)
        changed = None if why else _CHANGES[one.what](meant, one.value or "", speakers)
        if changed is None:
            refused[one.id] = why or NOT_NAMED_THERE
        elif changed != meant:
            held[meant.id] = replace(changed, by=one.by)
    return tuple(held.values()), refused


def _meant(one: Decision, there: Here, statements: Iterable[Statement]) -> Statement | None:
    """The statement of the decision's words: the only one in them, else the smallest that holds
    them."""
    spans = [span for side in there.sides(one) for span in side]
    inside = [s for s in statements if any(span.contains(s.quote) for span in spans)]
    if len(inside) == 1:
        return inside[0]
    around = [s for s in statements if any(s.quote.contains(span) for span in spans)]
    return min(around, key=lambda s: (s.quote.end - s.quote.start, s.id), default=None)


def _turned_one_way(given: Sequence[Decision], statements: int) -> str | None:
    """Why a model's decisions are taken for an error as a whole: more than a third of a story's
    statements get one stance or one speaker."""
    said = Counter(
        (one.what, (one.value or "").casefold()) for one in given if not is_person(one.by)
    )
    most = max(said.values(), default=0)
    return ONE_WAY if most > _FEW and 3 * most > statements else None


# What a model may say.


def _fault(one: Decision, said: Statement, page: Annotations, speakers: "_Speakers") -> str | None:
    """Why a model's decision does not stand, None if it does."""
    value = one.value or ""
    if one.what is DecisionKind.STANCE:
        return _fault_of_stance(value, said, page)
    if not value.strip():
        return ONLY_PERSONS
    start, end = page.sentence_of(said.cue or said.quote)
    places = (start + at for at in _places(page.plain[start:end], value))
    named = (page.report.span(at, at + len(value)) for at in places)
    spans = [span for span in named if not said.quote.contains(span)]
    if not spans:
        return NOT_NAMED_THERE
    if one.what is DecisionKind.CHANNEL:
        known = speakers.called(value)
        return _PERSON if known is not None and known.kind is NameKind.PERSON else None
    return None if any(_may_speak(span, said, page) for span in spans) else NOT_SUBJECT


def _may_speak(span: Span, said: Statement, page: Annotations) -> bool:
    """Whether these words name or describe the subject of the statement's cue, or, where the
    statement has none, of any cue of the sentence; a pronoun stands for nobody here."""
    words = page.words
    cue = speaking_cue(words, words.at(span.start, span.end))
    if cue is None:
        return False
    own = words.at(said.cue.start, said.cue.end) if said.cue else range(0)
    return not own or cue in own or words.head[cue] in own


def _fault_of_stance(value: str, said: Statement, page: Annotations) -> str | None:
    if value not in Stance.__members__.values():
        return NO_STANCE
    spans = [said.quote, *([said.cue] if said.cue else [])]
    around = [
        page.doc.char_span(*page.sentence_of(s), alignment_mode="expand") or () for s in spans
    ]
    if said.stance is Stance.DENIES and value != Stance.DENIES and any(map(denies, around)):
        return KEEPS_DENIAL
    if (
        value == Stance.DENIES
        and said.stance is not Stance.DENIES
        and not any(map(negates, around))
    ):
        return NO_DENIAL
    return None


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand in a text, not inside longer words."""
    for found in re.finditer(re.escape(words), text):
        before, behind = text[: found.start()][-1:], text[found.end() :][:1]
        if not (before.isalnum() or behind.isalnum()):
            yield found.start()


# The statement as decided.


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Whom statements can be given to: names of the story, and whom its reports call so."""

    names: Sequence[Name]
    pages: Mapping[str, Annotations]

    def called(self, who: str) -> Name | None:
        """Returns the name of which this is a spelling."""
        return next((n for n in self.names if who in (n.name, *n.spellings)), None)


def _spoken(said: Statement, value: str, speakers: _Speakers) -> Statement | None:
    """The statement with another speaker: a name of the story, words of the report, "unnamed ..."
    or nobody; None where the words are none of these."""
    who = " ".join(value.split())
    bare = replace(
        said,
        speaker=None,
        speaker_name=None,
        speaker_span=None,
        anonymous=False,
        role=None,
        affiliation=None,
    )
    if not who:
        return bare
    if who.startswith(_UNNAMED):
        return replace(bare, speaker=who, anonymous=True)
    report = speakers.pages[said.report].report
    found = re.search(r"\s+".join(map(re.escape, who.split())), report.text)
    place = report.span(*found.span()) if found else None
    if (name := speakers.called(who)) is not None:
        return replace(bare, speaker=name.name, speaker_name=name.id, speaker_span=place)
    return replace(bare, speaker=who, speaker_span=place) if place else None


def _with_stance(said: Statement, value: str, _: _Speakers) -> Statement | None:
    known = value in Stance.__members__.values()
    return replace(said, stance=Stance(value)) if known else None


def _through(said: Statement, value: str, _: _Speakers) -> Statement | None:
    if not value:
        return replace(said, via=(), via_spans=())
    return said if value in said.via else replace(said, via=(*said.via, value))


_CHANGES: Mapping[DecisionKind, Callable[[Statement, str, _Speakers], Statement | None]] = {
    DecisionKind.SPEAKER: _spoken,
    DecisionKind.STANCE: _with_stance,
    DecisionKind.CHANNEL: _through,
}
