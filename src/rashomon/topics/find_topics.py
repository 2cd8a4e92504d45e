"""Finds topics (`find_topics`): what two or more named speakers are quoted on. Those come first in
which one asserts what another denies or negates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import product

from rashomon.model.content_ids import by_id, content_id
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statements
from rashomon.model.topic import Topic, Voice
from rashomon.text.calendar_words import as_date
from rashomon.text.gathering import by_key, by_report
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.topics.said import Said, heard, is_telling

_SHARED = 2  # words that a denial and what it denies have in common beside their verb
_ALIKE = 0.6  # share of the words of both, where one speaker is quoted both ways
_OLD = timedelta(days=31)
Phrase = tuple[str, ...]


@record
class Rejection:
    """What denies or negates a statement: in families what both tell of, and where it stands."""

    said: Said
    answered: Said
    phrase: Phrase
    span: Span


def find_topics(
    pages: Pages,
    statements: Statements,
    names: Names,
    dates: Sequence[Date],
) -> tuple[Topic, ...]:
    """Returns what is both said and denied, then what else two or more named speakers speak of."""
    known = by_id(pages)
    old = by_key((one.report, one.span) for one in dates if _is_old(one, known))
    said = [
        one
        for one in heard(pages, statements, names)
        if not any(map(one.tells_of, old[one.report]))
    ]
    named = [one for one in said if one.named]
    denied = by_key((one.phrase, one) for one in rejections(said))
    told = [_contested(denied[phrase], named) for phrase in sorted(denied)]
    taken = {ident for topic in told for voice in topic.voices for ident in voice.statements}
    return (*told, *_spoken_of(named, taken, {phrase[-2:] for phrase in denied}))


def _is_old(day: Date, pages: dict[str, Annotations]) -> bool:
    """Whether a day lies long before its report: what is told of it belongs to another event."""
    page = pages.get(day.report)
    told = as_date((page and page.report.anchor) or "")
    latest = as_date(day.latest or "")
    return bool(told and latest and told - latest > _OLD)


# Said and denied.


def rejections(said: Iterable[Said]) -> Iterator[Rejection]:
    """Finds what denies or negates something that another asserts, by the verb of both."""
    by_verb = by_key(
        (one.family(v), (one, v, one.negated_at(v))) for one in said for v in one.verbs
    )
    for verb, told in sorted(by_verb.items()):
        mine = [
            (one, one.telling(v))
            for one, v, no in told
            if no and one.statement.stance is not Stance.HEDGES
        ]
        if not mine:
            continue
        theirs = [(one, one.telling(v)) for one, v, no in told if no is False and one.affirms()]
        for asserted, negated in product(theirs, mine):
            yield from _answer(*asserted, *negated, verb)


def _answer(
    one: Said, theirs: Mapping[str, int], other: Said, mine: Mapping[str, int], verb: str
) -> Iterator[Rejection]:
    """Yields the second as an answer to the first, if it says no to the same; with what the clauses
    of their verb tell, in families of words and their places."""
    shared = [family for family in mine if family in theirs and family != verb]
    nouns = [f for f in shared if other.words.pos[mine[f]] == "NOUN"]
    if one.source == other.source:
        turned = one.report != other.report
        alike = len(shared) + 1 >= _ALIKE * len({*theirs, *mine, verb})
    else:
        turned = one.named and other.named
        much = len(shared) + 1 >= _ALIKE * len({*mine, verb})
        alike = len(shared) >= _SHARED or (much and other.statement.stance is Stance.DENIES)
    narrower = any(other.narrowing(mine[f]) - one.narrowing(theirs[f]) for f in shared)
    if nouns and turned and alike and not narrower:
        place = max(nouns, key=lambda f: len(other.narrowing(mine[f])))
        yield Rejection(other, one, *_phrase(other, mine[place]))


def _phrase(one: Said, noun: int) -> tuple[Phrase, Span]:
    """Returns a noun with what narrows it, and where it stands."""
    places = [*one.modifiers(noun), noun]
    span = one.page.report.span(one.words.starts[places[0]], one.words.ends[noun])
    return tuple(map(one.family, places)), span


def _contested(answers: Sequence[Rejection], named: Iterable[Said]) -> Topic:
    """Returns who asserts, who denies, and who else speaks of it."""
    asserted = by_key((one.answered.source, one.answered) for one in answers)
    denied = by_key((one.said.source, one) for one in answers)
    voices = [_voice(some) for some in asserted.values()]
    for some in denied.values():
        voices.append(_voice([a.said for a in some], some[0].answered.statement.id))
    told = [said for one in answers for said in (one.answered, one.said)]
    more = [
        one
        for one in named
        if answers[0].phrase in dict(_phrases(one)) and one.source not in {*asserted, *denied}
    ]
    voices += _voices(more)
    return _topic([one.span for one in answers], voices, [*told, *more])


# What else is spoken of.


def _spoken_of(said: Iterable[Said], taken: set[str], told: set[Phrase]) -> Iterator[Topic]:
    """Topics of two sources in two reports, each with two statements that stand in none before."""
    found = by_key((phrase, (one, span)) for one in said for phrase, span in _phrases(one))
    seen = set(taken)
    for phrase in sorted(
        found.keys() - told, key=lambda p: (-len({s.source for s, _ in found[p]}), p)
    ):
        some = [one for one, _ in found[phrase]]
        fresh = {one.statement.id for one in some} - seen
        voices = _voices(some)
        if min(len(voices), len(by_report(some)), len(fresh)) > 1:
            seen |= fresh
            yield _topic([span for _, span in found[phrase]], voices, some)


def _phrases(one: Said) -> Iterator[tuple[Phrase, Span]]:
    """Yields the nouns of a statement that another word narrows."""
    for noun in sorted(one.places):
        if one.words.pos[noun] == "NOUN" and is_telling(one.words, noun):
            phrase, span = _phrase(one, noun)
            if len(phrase) > 1:
                yield phrase[-2:], span


def _voices(said: Iterable[Said]) -> list[Voice]:
    """Returns one voice for each speaker."""
    return [_voice(own) for own in by_key((one.source, one) for one in said).values()]


def _voice(some: Sequence[Said], answers: str | None = None) -> Voice:
    best = min(some, key=lambda one: (len(one.shown.quote), one.shown))
    return Voice(
        best.statement.speaker or "",
        tuple(dict.fromkeys(one.statement.id for one in some)),
        best.shown,
        best.statement.stance,
        any(best.negated_at(verb) for verb in best.verbs),
        answers,
    )


def _topic(spans: Iterable[Span], voices: Iterable[Voice], said: Iterable[Said]) -> Topic:
    places = tuple(dict.fromkeys(spans))
    told = tuple(voices)
    ident = content_id("t", *((p.report, p.start, p.end) for p in places), *(v.words for v in told))
    return Topic(ident, places[0].line, places, told, len(by_report(said)))
