"""White space of texts."""


def single_spaced(text: str) -> str:
    """Returns the words of a text with single blanks between them."""
    return " ".join(text.split())


def word_count(text: str) -> int:
    """Returns the number of words between the blanks of a text."""
    return len(text.split())
