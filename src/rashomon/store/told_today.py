"""Says whether pages still tell what changed by them (`Today`): a page that changed again, or was
withdrawn, tells it no more, nor does one that dropped its note."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.copies.print_changes import printed_places, words_alone
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow
from rashomon.text.taken_back import is_taken_back

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

_SENTENCES = ("main point", "now says", "told", "claim")
_QUOTED = ("toll", "version", "difference")
_NOTES = ("correction", "denial")


class Today:
    """What the pages tell now of which these reports are states. Of a report that is the newest
    state of its page all stands."""

    def __init__(self, store: "SqlStore", reports: Iterable[str]) -> None:
        newest = store.reports.newest()
        self._newest = {ident: newest[ident] for ident in reports if ident in newest}
        pages = store.reports.get(set(self._newest.values()))
        self._words = {page.id: _words_of(page) for page in pages}
        self._whole = {page.id: words_alone(page.text) for page in pages}

    def tell(self, change: ChangeRow) -> bool:
        """Returns whether a page of those that brought a change still prints what they told. Of
        what a page printed no longer, it must not print it again."""
        if not change.reports or not self._newest.keys() >= set(change.reports):
            return True
        pages = {self._newest[ident] for ident in change.reports}
        words_told = [words_alone(words) for words in _told(change)]
        texts = self._whole if change.kind in _NOTES else self._words
        is_printed = any(words in texts.get(page, "") for page in pages for words in words_told)
        if change.kind == "no longer printed":
            return not is_printed
        return is_printed or not words_told


def _told(change: ChangeRow) -> list[str]:
    """Returns what a change tells in words of reports."""
    words = change.after or ""
    if change.kind in _QUOTED:
        return re.findall("“(.+?)”", words)
    return [words] if change.kind in (*_SENTENCES, *_NOTES, "no longer printed") else []


def _words_of(page: Report) -> str:
    """Returns the words of the sentences of a page that it does not take back."""
    return " ".join(words for words, span in printed_places(page) if not is_taken_back(page, span))
