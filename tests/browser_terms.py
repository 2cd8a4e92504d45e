"""What the tests of the page ask of an element."""

from typing import Any


def shown(page: Any, selector: str) -> bool:
    """Whether the first element of the selector is visible."""
    return bool(page.locator(selector).first.is_visible())


def inner_texts(locator: Any) -> str:
    """The element's words, white space as one space."""
    return " ".join(
        locator.evaluate(
            "e => [...e.querySelectorAll('.bd, .w, .stance, .say-who, .more')].map(x => "
            "x.textContent).join(' ')"
        ).split()
    )
