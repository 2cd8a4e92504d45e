"""What the tests of the page ask of an element."""

from typing import Any


def shown(page: Any, selector: str) -> bool:
    """Whether the first element of the selector is visible, once the page has heard of a click."""
    page.wait_for_timeout(50)
    return bool(page.locator(selector).first.is_visible())
