"""The differences of an answer's lines (`line_differences`): its statements are the versions, with
the whole sentences that they name; how they stand to each other the program finds itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product, starmap

from rashomon.copies.moments import is_before
from rashomon.differences.values import amounts_apart, days_apart
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    is_denied,
    value_of_days,
    version_of,
)
from rashomon.matching.exclusion import ways_of_counting
from rashomon.model.answer import About, Answer, Line, PartSentence
from rashomon.model.difference import (
    Difference,
    Quote,
    Relation,
    RelationKind,
    Status,
    Version,
    Versions,
)
from rashomon.model.record import record
from rashomon.model.statement import Stance, Statement
from rashomon.numbers.counted_number import CountedNumber

_STATUS = {
    RelationKind.LATER: Status.LATER,
    RelationKind.EXCLUDE: Status.DIFFERS,
    RelationKind.COMPATIBLE: Status.COMPATIBLE,
}


@record
class Figures:
    """What is known of a statement of an answer.

    - `numbers`: those that it has
    - `days`: those that it has, each as its first and last ISO day
    - `printed`: those of the numbers that its sentences print, too
    - `printed_days`: those of the days that its sentences name, too
    - `moments`: when the reports that it names were published, if all of them say so
    """

    numbers: tuple[CountedNumber, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    printed: tuple[CountedNumber, ...] = ()
    printed_days: tuple[tuple[str, str], ...] = ()
    moments: tuple[str, ...] = ()


def line_differences(
    answer: Answer,
    figures: Mapping[tuple[int, int], Figures],
    statements: Mapping[str, Statement],
    count: Count,
) -> Iterator[Difference]:
    """Yields the lines of an answer whose heading says that reports differ or changed, or two of
    whose statements have unlike numbers of one unit.

    - `figures`: what is known of each statement, by the place of its line and its own
    - `statements`: those of the story, by id
    - `count`: what stands behind words
    """
    for number, line in enumerate(answer.lines):
        versions = dict[frozenset[PartSentence], Version]()
        figures_of_versions = []
        for place, part in enumerate(line.parts):
            sentences = frozenset(part.sentences)
            if not sentences or sentences in versions:  # the same sentences are the same version
                continue
            part_figures = figures.get((number, place), Figures())
            quotes = (
                _quote(sentence, statements=statements, by=answer.by) for sentence in part.sentences
            )
            versions[sentences] = version_of(
                quotes, count=count, value=_value_of(part_figures), told=part.told
            )
            figures_of_versions.append(part_figures)
        difference = _difference(
            line, by=answer.by, versions=tuple(versions.values()), figures=figures_of_versions
        )
        if difference:
            yield difference


def _difference(
    line: Line, by: str, versions: tuple[Version, ...], figures: Sequence[Figures]
) -> Difference | None:
    """Returns a line as a difference, None if nothing says that it is one. Where only its numbers
    do, its versions are the statements that have them."""
    if line.about not in (About.DIFFER, About.CHANGED):
        apart = [place for place in range(len(versions)) if _is_apart(place, figures)]
        versions = tuple(versions[place] for place in apart)
        figures = [figures[place] for place in apart]
    if len(versions) < 2:
        return None
    is_changed = line.about is About.CHANGED
    relations = tuple(_relations(versions, figures, is_changed=is_changed))
    return Difference(
        id=difference_id(versions, by),
        kind=None,
        versions=versions,
        status=_status(versions, {relation.kind for relation in relations}),
        thing=line.thing or line.heading,
        relations=relations,
        by=by,
        line=line.id,
    )


def _is_apart(place: int, figures: Sequence[Figures]) -> bool:
    """Whether a statement has a number that excludes one of another statement."""
    for other, second in enumerate(figures):
        if other != place and True in _numbers_excluding(figures[place], second):
            return True
    return False


def _quote(sentence: PartSentence, statements: Mapping[str, Statement], by: str) -> Quote:
    statement = statements.get(sentence.statement or "")
    return Quote(
        span=sentence.span,
        sentence=sentence.span,
        statement=sentence.statement,
        speaker=sentence.speaker,
        stance=statement.shown_stance if statement else Stance.ASSERTS,
        by=by,
    )


def _value_of(figures: Figures) -> Value:
    """Returns the number or day of a statement, if it has just one and its sentences print it."""
    if len(figures.numbers or figures.days) != 1:
        return NO_VALUE
    for figure in figures.printed:
        number = figure.number
        text = figure.quantity.text
        return Value(value=text, low=number.low, high=number.high, unit=number.unit)
    if figures.printed_days and not figures.numbers:
        return value_of_days(*figures.printed_days[0])
    return NO_VALUE


def _relations(
    versions: Versions, figures: Sequence[Figures], *, is_changed: bool
) -> Iterator[Relation]:
    """How the values and moments of each two versions stand to each other."""
    pairs = combinations(zip(versions, figures, strict=True), 2)
    for (version, earlier), (following, later) in pairs:
        excluded = set(_excluding(earlier, later))
        if True in excluded:
            is_news = is_changed and _is_all_before(earlier, later)
            kind = RelationKind.LATER if is_news else RelationKind.EXCLUDE
            yield Relation(version.id, following.id, kind)
        elif excluded:
            yield Relation(version.id, following.id, RelationKind.COMPATIBLE)


def _is_all_before(earlier: Figures, later: Figures) -> bool:
    """Whether all reports behind one statement surely came before all behind another."""
    pairs = list(product(earlier.moments, later.moments))
    return bool(pairs) and all(starmap(is_before, pairs))


def _excluding(earlier: Figures, later: Figures) -> Iterator[bool]:
    """Yields of each two numbers of one unit and of each two days, whether they exclude each
    other."""
    yield from _numbers_excluding(earlier, later)
    yield from starmap(days_apart, product(later.days, earlier.days))


def _numbers_excluding(earlier: Figures, later: Figures) -> Iterator[bool]:
    for first, second in product(later.numbers, earlier.numbers):
        if first.noun == second.noun and ways_of_counting(first) == ways_of_counting(second):
            yield amounts_apart(first.quantity, second.quantity)


def _status(versions: Versions, kinds: set[RelationKind]) -> Status | None:
    """The first status that holds; None where only the author says that they differ."""
    if is_denied(versions):
        return Status.DENIED
    for kind, status in _STATUS.items():
        if kind in kinds:
            return status
    return None
