"""Strings made to be slow for a regular expression, built from its own parts, and how the time that
it needs for them grows."""

import gc
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log2
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_POOL = " a0A.,-'\"(/\n\t<é—:;>!@#=_|“&x"
_BREAKS = ("\x01", "\n", "")
_MANY = 9  # a part that may stand fewer times than this cannot be made long
_SINGLE = {
    _constants.LITERAL,
    _constants.NOT_LITERAL,
    _constants.IN,
    _constants.ANY,
    _constants.CATEGORY,
}
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}


class _Late(BaseException):
    """The time is up."""


def attacks(pattern: str | bytes, flags: int) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated and what stands last, each once."""
    tree = _parser.parse(
        pattern, flags & ~re.DEBUG & (~re.UNICODE if isinstance(pattern, bytes) else ~0)
    )
    return iter(dict.fromkeys(_Strings(tree, wide=isinstance(pattern, str)).attacks()))


class _Strings:
    def __init__(self, tree: Any, *, wide: bool) -> None:
        self._tree, self._wide = tree, wide
        self._groups: dict[int, str] = {}
        self._made: dict[int, str] = {}
        self._kinds: dict[str, tuple[str, ...]] = {}

    def attacks(self) -> Iterator[tuple[str, str, str]]:
        whole = self.sample(self._tree)
        alphabet: dict[str, None] = {}
        repeats = list(self.repeats(self._tree, ""))
        for first, body, rest in repeats:
            pumps = list(dict.fromkeys(self.variants(body)))[:6]
            alphabet |= dict.fromkeys(pump for pump in pumps if len(pump) == 1)
            for pump in pumps:
                yield from ((first, pump, bad) for bad in _BREAKS)
                yield "", first + pump, "\x01"
                yield first, pump + rest, "\x01"
        firsts = dict.fromkeys(first for first, _, _ in repeats)
        for pump in alphabet:
            yield from (("", pump, bad) for bad in _BREAKS)
            yield from ((first, pump, "\x01") for first in firsts)
        yield "", whole, "\x01"
        for cut in self.cuts(self._tree, ""):
            yield "", cut, "\x01"
            yield "", cut + " ", "\x01"

    def cuts(self, tree: Iterable[Any], first: str) -> Iterator[str]:
        """The beginnings of what matches, part by part."""
        for item in tree:
            for inner in _inner(item):
                yield from self.cuts(inner, first)
            first += self.one(item)
            if first:
                yield first

    def repeats(self, tree: Iterable[Any], first: str) -> Iterator[tuple[str, Any, str]]:
        """What stands before each repeat, what it repeats, and what would have to follow."""
        items = list(tree)
        for place, item in enumerate(items):
            if item[0] in _REPEATS and int(item[1][1]) >= _MANY:
                yield first, item[1][2], "".join(self.one(other) for other in items[place + 1 :])
            for inner in _inner(item):
                yield from self.repeats(inner, first)
            first += self.one(item)

    def variants(self, tree: Any) -> Iterator[str]:
        """Strings that match: of a class its kinds of characters, of alternatives each."""
        items = list(tree)
        if len(items) == 1:
            op, av = items[0]
            if op in _SINGLE:
                yield from self.characters(items[0])
                return
            if op is _constants.BRANCH:
                for branch in av[1][:40]:
                    yield from self.variants(branch)
                return
            if op is _constants.SUBPATTERN:
                yield from self.variants(av[3])
                return
            if op in _REPEATS:
                yield from self.variants(av[2])
        yield self.sample(items)
        for place, item in enumerate(items):
            if item[0] in _REPEATS:  # once without, once twice
                yield self.sample([*items[:place], *items[place + 1 :]]) or "a"
                yield self.sample([*items[:place], item, item, *items[place + 1 :]])
                for inner in self.variants(item[1][2]):
                    yield self.sample(items[:place]) + inner + self.sample(items[place + 1 :])

    def sample(self, tree: Iterable[Any]) -> str:
        """A short string that matches, but for what looks around."""
        return "".join(self.one(item) for item in tree)

    def one(self, item: Any) -> str:
        """A short string for one part."""
        if id(item) not in self._made:
            self._made[id(item)] = self._short(item)
        return self._made[id(item)]

    def _short(self, item: Any) -> str:
        op, av = item
        if op in _SINGLE:
            return next(self.characters(item), "a")
        if op is _constants.BRANCH:
            return min(
                (self.sample(branch) for branch in av[1][:40]),
                key=lambda made: (not made, len(made)),
            )
        if op is _constants.SUBPATTERN:
            made = self.sample(av[3])
            if av[0] is not None:
                self._groups[av[0]] = made
            return made
        if op in _REPEATS:
            return self.sample(av[2]) * min(max(int(av[0]), 1), 30)
        if op is _constants.ATOMIC_GROUP:
            return self.sample(av)
        if op is _constants.GROUPREF:
            return self._groups.get(av, "")
        if op is _constants.ASSERT and av[0] < 0:
            return self.sample(av[1])
        return ""

    def characters(self, item: Any) -> Iterator[str]:
        """Characters of a class, of each kind one."""
        op, av = item
        if op is _constants.LITERAL:
            return iter((chr(av),))
        known = repr(item)
        if known not in self._kinds:
            told = _compiler.compile(
                _parser.SubPattern(self._tree.state, [item]), self._tree.state.flags
            )
            listed = av if op is _constants.IN else ()
            own = [
                chr(value if kind is _constants.LITERAL else value[0])
                for kind, value in listed
                if kind in {_constants.LITERAL, _constants.RANGE}
            ]
            self._kinds[known] = tuple(
                sign for sign in dict.fromkeys([*_POOL, *own[:3]]) if told.fullmatch(sign)
            )
        return iter(self._kinds[known])


def _inner(item: Any) -> Sequence[Any]:
    op, av = item
    if op is _constants.BRANCH:
        return tuple(av[1])
    if op is _constants.SUBPATTERN:
        return (av[3],)
    if op in _REPEATS:
        return (av[2],)
    return (
        (av,)
        if op is _constants.ATOMIC_GROUP
        else (av[1],)
        if op in {_constants.ASSERT, _constants.ASSERT_NOT}
        else ()
    )


def seconds(pattern: re.Pattern[Any], text: str | bytes, limit: float, *, method: str) -> float:
    """Processor time that the pattern takes to look through the text; infinite beyond the limit."""
    look = getattr(pattern, method)
    if method == "finditer":
        return processor_seconds(lambda: deque(look(text), maxlen=0), limit)
    return processor_seconds(lambda: look(text), limit)


def processor_seconds(work: Callable[[], object], limit: float) -> float:
    """Processor time that the work takes; infinite beyond the limit, at which it is ended. No
    garbage of earlier tests is gathered meanwhile: in a full suite that alone can take a second."""

    def late(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGVTALRM, late)
    gc.disable()
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        work()
    except _Late:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        gc.enable()
    return time.process_time() - started


def growth(
    pattern: re.Pattern[Any],
    attack: tuple[str, str, str],
    *,
    size: int,
    quick: float,
    limit: float,
    method: str = "finditer",
) -> tuple[float, float]:
    """The power with which time grows from strings of `size` characters to four times as many, and
    the seconds for the longest.

    A string that is looked through in `quick` seconds is not tried longer: the power is 0. One that
    takes longer than `limit` has an infinite power.
    """
    short, long = _text(pattern, attack, size), _text(pattern, attack, 4 * size)
    one = seconds(pattern, short, limit, method=method)
    if (
        quick < one < limit
    ):  # the least of several is what the pattern takes; the rest is the machine's
        one = min(one, *(seconds(pattern, short, limit, method=method) for _ in range(2)))
    if one <= quick or one == float("inf"):
        return (0.0 if one <= quick else one), one
    four = min(seconds(pattern, long, limit, method=method) for _ in range(2))
    return (log2(four / one) / 2 if four < float("inf") else four), four


def _text(pattern: re.Pattern[Any], attack: tuple[str, str, str], size: int) -> Any:
    first, pump, last = attack
    text = first + pump * max(1, size // len(pump)) + last
    return text.encode("latin-1", "ignore") if isinstance(pattern.pattern, bytes) else text
