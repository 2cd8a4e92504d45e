"""Mends the passages that were found as people decided (`obey`)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.constraints import Mending, PassageStep
from rashomon.model.passage import Passage, PassageSentence

Sentences = tuple[PassageSentence, ...]
# Gives a passage whose sentences are others now its label, marks and counts.
Remade = Callable[[Passage], Passage]


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage while it is mended. `by`: who mended it last; `first`: whether it was put before
    the others."""

    of: Passage
    sentences: Sentences
    by: str | None = None
    first: bool = False

    def ids(self) -> set[str]:
        return {one.id for one in self.sentences}

    def core(self) -> set[str]:
        return {one.id for one in self.sentences if not one.perhaps}

    def stands(self) -> bool:
        """Whether sentences of two reports are left in its core."""
        return len({one.report for one in self.sentences if not one.perhaps}) > 1

    def without(self, gone: Iterable[str], by: str) -> "_Row":
        left = set(gone)
        return replace(self, sentences=tuple(s for s in self.sentences if s.id not in left), by=by)

    def having(self, more: Iterable[PassageSentence], by: str) -> "_Row":
        """The row with these in its core; itself where they stand there already."""
        sure = {one.id: replace(one, perhaps=False) for one in more}
        if set(sure) <= self.core():
            return self
        held = {one.id: one for one in self.sentences} | sure
        return replace(self, sentences=_in_order(held.values()), by=by)


def obey(
    passages: Sequence[Passage],
    steps: Sequence[PassageStep],
    *,
    sentences: Mapping[str, PassageSentence],
    remade: Remade,
    order: Callable[[Passage], tuple[object, ...]],
) -> tuple[Passage, ...]:
    """Returns the passages as people decided, those put first before the others.

    `steps`: what they decided, the earlier first; `sentences`: those of the story, by id; `order`:
    the key by which passages are sorted. What a step names and the story has not is passed over.
    """
    if not steps:
        return tuple(passages)
    rows = [_Row(one, one.sentences) for one in passages]
    for step in steps:
        named = [sentences[one] for one in step.sentences if one in sentences]
        if len(named) > 1:
            rows = [
                row
                for row in _STEPS[step.how](rows, named, step.by)
                if row.by is None or row.stands()
            ]
    made = [(not row.first, _mended(row, remade)) for row in rows]
    return tuple(one for _, one in sorted(made, key=lambda item: (item[0], *order(item[1]))))


def _mended(row: _Row, remade: Remade) -> Passage:
    return row.of if row.by is None else remade(replace(row.of, sentences=row.sentences, by=row.by))


def _out(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    gone, company = named[0].id, {one.id for one in named[1:]}
    return [
        row.without([gone], by) if gone in row.ids() and company & row.core() else row
        for row in rows
    ]


def _in(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    return _into(rows, named[1:], named, by)


def _kept(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    return _into(rows, named, named, by)


def _into(
    rows: list[_Row], near: Sequence[PassageSentence], named: Sequence[PassageSentence], by: str
) -> list[_Row]:
    """Puts the named into the core of the row that holds most of those `near`; into a new one where
    none does."""
    home = _home(rows, {one.id for one in near})
    if home is None:
        return [*rows, _new(named, by)]
    return [
        row.having(named[:1] if near is not named else named, by) if row is home else row
        for row in rows
    ]


def _joined(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    ids = {one.id for one in named}
    held = [row for row in rows if len(ids & row.core()) > 1]
    if not held:
        return [*rows, _new(named, by)]
    whole = replace(held[0], first=any(row.first for row in held))
    likely = [
        one for row in held for one in row.sentences if one.perhaps and one.id not in whole.ids()
    ]
    whole = whole.having(
        [one for row in held for one in row.sentences if not one.perhaps] + [*named], by
    )
    more = {one.id: one for one in likely if one.id not in whole.ids()}
    whole = replace(whole, sentences=_in_order([*whole.sentences, *more.values()]))
    return [
        whole if row is held[0] else row
        for row in rows
        if row is held[0] or all(row is not one for one in held)
    ]


def _apart(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    ids = {one.id for one in named}
    return [row.without(ids, by) if len(ids & row.ids()) > 1 else row for row in rows]


def _first(rows: list[_Row], named: Sequence[PassageSentence], by: str) -> list[_Row]:
    home = _home(rows, {one.id for one in named})
    return [replace(row, first=True) if row is home else row for row in rows]


_STEPS: Mapping[Mending, Callable[[list[_Row], Sequence[PassageSentence], str], list[_Row]]] = {
    Mending.OUT: _out,
    Mending.IN: _in,
    Mending.KEPT: _kept,
    Mending.JOINED: _joined,
    Mending.APART: _apart,
    Mending.FIRST: _first,
}


def _home(rows: Iterable[_Row], ids: set[str]) -> _Row | None:
    """The row that holds most of these in its core, the first of several; None if none holds
    one."""
    found = [row for row in rows if ids & row.core()]
    return max(found, key=lambda row: len(ids & row.core()), default=None)


def _new(named: Sequence[PassageSentence], by: str) -> _Row:
    sure = _in_order(replace(one, perhaps=False) for one in named)
    return _Row(Passage("", "", sure), sure, by)


def _in_order(sentences: Iterable[PassageSentence]) -> Sentences:
    return tuple(sorted(sentences, key=lambda one: (one.report, one.quote.start, one.id)))
