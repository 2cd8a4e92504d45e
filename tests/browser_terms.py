"""What the tests of the page ask of an element."""

from typing import Any


def shown(page: Any, selector: str) -> bool:
    """Whether the first element of the selector is visible."""
    return bool(page.locator(selector).first.is_visible())
