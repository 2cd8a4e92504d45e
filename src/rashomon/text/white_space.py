"""White space of texts."""


def single_spaced(text: str) -> str:
    """Returns the words of a text with single blanks between them."""
    return " ".join(text.split())
