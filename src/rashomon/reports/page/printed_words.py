"""Puts words that browsers print, and that no paragraph holds, into the lines of a page: those of
documents in frames, buttons and boxes, sentences in drawings, formulas that are words, and what
stands above other words (`show_printed`)."""

import re
from typing import Any

from rashomon.model.record import StringStream
from rashomon.reports.news_sentences import states
from rashomon.text.white_space import single_spaced

_OF_WORDS = frozenset("math mrow mstyle mn mo mi mtext".split())  # parts that no formula shifts
_NOT_SHOWN = ("hidden", "checkbox", "radio", "password")  # types of boxes


def show_printed(tree: Any, parser: Any) -> None:
    """Makes paragraphs, or words of a line, of what a browser prints in other ways."""
    _open_frames(tree, parser)
    for element in list(tree.iter("button", "input", "svg", "math", "rt")):
        words = single_spaced(element.text_content())
        match element.tag:
            case "button":
                _tell(element, [words])
            case "input" if element.get("type") not in _NOT_SHOWN:
                _tell(element, [element.get("value") or element.get("placeholder", "")])
            case "svg":
                parts = element.iter("text", "foreignobject")
                _tell(element, (part.text_content() for part in parts))
            case "math" if {part.tag for part in element.iter()} <= _OF_WORDS:
                _become(element, "span", " ".join(element.itertext()))
            case "rt" if re.search(r"[^\W\d_] \w", words):
                _become(element, "span", f" ({words})")


def _open_frames(tree: Any, parser: Any) -> None:
    """Puts the documents that frames hold in themselves in their places."""
    from lxml import html  # type: ignore[import-untyped]

    frames = list(tree.iter("iframe"))
    for frame in frames:  # which grows meanwhile
        if held := frame.get("srcdoc", "").strip():
            _become(frame, "div", "")
            frame.append(html.fragment_fromstring(held, create_parent="div", parser=parser))
            frames += frame.iter("iframe")


def _tell(element: Any, texts: StringStream) -> None:
    """Makes a paragraph of those of these texts that tell something."""
    told = " ".join(filter(states, map(single_spaced, texts)))
    if told:
        _become(element, "p", told)


def _become(element: Any, tag: str, words: str) -> None:
    """Makes an element another one, with these words alone."""
    del element[:]
    element.tag = tag
    element.text = words
