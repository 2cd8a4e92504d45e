"""Compares a text with the text that its author told first, word by word (`compare_texts`)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.model.answer import WrittenLine
from rashomon.model.record import record

_WORD = re.compile(r"\w+(?:[.,:'’/-]\w+)*")
_MOST_WORDS = 12_000  # of a text: a longer one is not compared
_KEPT = 0.3  # share of the words of a first statement from which on it is still there


@record
class TextChanges:
    """What became of a first text.

    - `from_first`: which share of the second text's words come from it
    - `kept`: which share of its words the second text keeps
    - `was`: for each statement of the second text the words that it replaces, None if it says the
      same; "" if nothing of it was there
    - `taken_out`: its statements that are gone
    - `last_kept`: the place of the last one that is not gone, -1 if all are
    """

    from_first: float
    kept: float
    was: tuple[str | None, ...]
    taken_out: tuple[str, ...]
    last_kept: int = -1


class _Words:
    """The words of a text in their order: each in small letters, its statement (-1 for headings and
    what a line is about), and where it stands in the statement."""

    def __init__(self, lines: Iterable[WrittenLine]) -> None:
        """Takes the words of an answer apart, each with the number of its statement, -1 for
        headings and things."""
        self.statements: list[str] = []
        self.forms: list[str] = []
        self.homes: list[int] = []
        self.places: list[tuple[int, int]] = []
        heading = None
        for line in lines:
            if line.heading and line.heading != heading:
                self._take(line.heading, -1)
            heading = line.heading
            self._take(line.thing or "", -1)
            for part in line.parts:
                self.statements.append(part.told)
                self._take(part.told, len(self.statements) - 1)

    def _take(self, text: str, home: int) -> None:
        for match in _WORD.finditer(text):
            self.forms.append(match[0].casefold())
            self.homes.append(home)
            self.places.append(match.span())

    def __len__(self) -> int:
        return len(self.forms)


def compare_texts(first: Iterable[WrittenLine], second: Iterable[WrittenLine]) -> TextChanges:
    """Returns what became of the words of a first text in a second one: of "It leaked badly" and
    "It leaked", one statement changed."""
    old = _Words(first)
    new = _Words(second)
    # too long to be compared word by word
    if max(len(old), len(new)) > _MOST_WORDS:
        return TextChanges(0.0, 0.0, (None,) * len(new.statements), ())
    new_place = dict(_matching_words(old.forms, new.forms))
    places_gone = _gone_statements(old, new_place)
    replaced = _replaced_words(old, new=new, new_place=new_place, gone=places_gone)
    added = set(range(len(new))).difference(new_place.values())
    changed = {new.homes[place] for place in added}
    for home, places in replaced.items():
        if any(place not in new_place for place in places):
            changed.add(home)
    was = []
    for home in range(len(new.statements)):
        text = _text_of(old, replaced[home])
        was.append(text if home in changed else None)
    return TextChanges(
        from_first=len(new_place) / (len(new) or 1),
        kept=len(new_place) / (len(old) or 1),
        was=tuple(was),
        taken_out=tuple(old.statements[home] for home in sorted(places_gone)),
        last_kept=max(set(range(len(old.statements))) - places_gone, default=-1),
    )


def _matching_words(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yields the places of words that stand in both texts, in one order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def _gone_statements(old: _Words, new_place: dict[int, int]) -> set[int]:
    """Returns the statements of the first text of whose words hardly any is left."""
    words = Counter(old.homes)
    words_left = Counter(old.homes[place] for place in new_place)
    return {home for home in words if home >= 0 and words_left[home] < _KEPT * words[home]}


def _replaced_words(
    old: _Words, new: _Words, new_place: dict[int, int], gone: set[int]
) -> defaultdict[int, list[int]]:
    """Returns for each statement of the second text the words of the first that it keeps or
    replaces.

    A word that is gone belongs to the statement with the word before it in its own statement, else
    with the one behind it.
    """
    replaced = defaultdict[int, list[int]](list)
    home_before: dict[int, int] = {}
    waiting = defaultdict[int, list[int]](list)
    for place, home in enumerate(old.homes):
        if home < 0 or home in gone:
            continue
        if place in new_place:
            home_before[home] = new.homes[new_place[place]]
            replaced[home_before[home]] += [*waiting.pop(home, ()), place]
        elif home in home_before:
            replaced[home_before[home]].append(place)
        else:
            waiting[home].append(place)  # until a word of its statement comes that was kept
    return replaced


def _text_of(words: _Words, places: Sequence[int]) -> str:
    """Returns these words with what stands between them, statement by statement."""
    ends = dict[int, tuple[int, int]]()
    for place in places:
        home = words.homes[place]
        start, end = words.places[place]
        first, last = ends.get(home, (start, end))
        ends[home] = min(first, start), max(last, end)
    pieces = []
    for home, (start, end) in sorted(ends.items()):
        text = words.statements[home]
        is_whole = not _WORD.search(text, 0, start) and not _WORD.search(text, end)
        pieces.append(text if is_whole else text[start:end])
    return " ".join(pieces)
