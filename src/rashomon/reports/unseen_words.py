"""Names the words of a draft's page or Markdown file that are not in the text that is read of it:
hidden words, comments, titles, descriptions of pictures (`name_unseen`)."""

import re
from collections.abc import Iterator
from html import unescape

from rashomon.reports.page.saved_page import Page
from rashomon.text.report_names import shorten

# What is in a page besides words, but for the attributes that hold words.
_CODE = re.compile(
    r"(?is)<(script|style)\b.*?</\1\s*>|<[!?][a-z][^<>]*>"
    r"|\s(?!(?:alt|title|aria-label|content)\b)[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
_OF_NO_WORDS = re.compile(r"(?i)<meta\b(?![^<>]*(?:description|title))[^<>]*>")
_SIGN = re.compile(
    r"<!--|-->|</?[A-Za-z][\w:-]*|[\[\](){}<>\"*|`\n]|: |~~|\b\d+[.)]\s"
    r"|\s(?:alt|title|aria-label|content)\s*="
)
_NAMED = 1000  # characters


def name_unseen(written: str, page: Page) -> Iterator[str]:
    """Yields what to say of the words of a draft's file that are neither in its text nor in its
    warnings. A single word, such as that of a menu, is not named."""
    letters_read = _letters(" ".join([page.text, *page.warnings]))
    unseen = {}
    for piece in _SIGN.split(unescape(_CODE.sub("", _OF_NO_WORDS.sub("", written)))):
        words = shorten(piece).strip("'")
        if (" " in words or not words.isascii()) and _letters(piece) not in letters_read:
            unseen[f"“{words}”"] = True
    if unseen:
        listed = shorten(" ".join(unseen), _NAMED)
        yield f"words outside its text were not read ({len(unseen)}): {listed}"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
