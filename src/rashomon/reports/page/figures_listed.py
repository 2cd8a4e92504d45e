"""Lists of figures, each behind what it counts: "Deaths: 5"."""

from collections.abc import Iterator
from typing import Any

from rashomon.text.white_space import single_spaced

_LONGEST = 60  # characters of what is counted, or of its figure


def lay_out_figures(tree: Any) -> None:
    """Makes a table of each list of pairs that are short and hold a figure, so that a figure stays
    in one line with what it counts."""
    for listed in list(tree.iter("dl")):
        pairs = list(_pairs_of(listed))
        if not pairs or not all(map(_is_short, pairs)):
            continue
        figures = [value for _, value in pairs if any(map(str.isdigit, _words_of(value)))]
        if 2 * len(figures) < len(pairs):
            continue
        for child in list(listed):
            listed.remove(child)
        listed.tag = "table"
        listed.text = None
        listed.extend([_row_of(listed, pair) for pair in pairs])


def _row_of(listed: Any, pair: tuple[Any, Any]) -> Any:
    """Makes a row of a table of a pair, with the words of each of the two elements in a cell."""
    row = listed.makeelement("tr", {})
    for cell in pair:
        words = _words_of(cell).rstrip(": ")
        cell.clear()
        cell.tag = "td"
        cell.text = words
        row.append(cell)
    return row


def _pairs_of(listed: Any) -> Iterator[tuple[Any, Any]]:
    """Yields the names of a list, each with the one value behind it."""
    items = list(listed.iter("dt", "dd"))
    for name, value in zip(items[::2], items[1::2], strict=False):
        if name.tag == "dt" and value.tag == "dd":
            yield name, value


def _is_short(pair: tuple[Any, Any]) -> bool:
    return all(0 < len(_words_of(cell)) <= _LONGEST for cell in pair)


def _words_of(element: Any) -> str:
    return single_spaced(element.text_content())
