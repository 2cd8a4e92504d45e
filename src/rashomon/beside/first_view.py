"""Which rows stand on the first view (`opened`): as many of each kind as its share of the words
allows, unlike ones first."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.beside.row_drafts import RowDraft
from rashomon.model.row import Row, RowKind

_WORDS = {3: 600, 5: 1000, 10: 1400}  # of the first view, by how many reports there are at least
_SHARES = {
    RowKind.ABOUT: 0.12,
    RowKind.TOLD: 0.42,
    RowKind.NUMBER: 0.2,
    RowKind.DAY: 0.15,
    RowKind.SPEAKER: 0.05,
    RowKind.UNCLEAR: 0.04,
    RowKind.APART: 0.04,
}
_MOST_ROWS = {
    RowKind.ABOUT: 4,
    RowKind.TOLD: 16,
    RowKind.NUMBER: 8,
    RowKind.DAY: 8,
    RowKind.SPEAKER: 6,
    RowKind.UNCLEAR: 5,
    RowKind.APART: 5,
}
_SHORT_PILE = 200  # words that a view may have, however short its reports are
_FROM_ALL = frozenset({RowKind.TOLD})  # which get what the others leave


def words_of_view(reports: int, pile_words: int) -> int:
    """Returns how many words the first view of so many reports has at most: never more than half of
    theirs, but of a short pile all that stands side by side."""
    words = max((words for least, words in _WORDS.items() if reports >= least), default=600)
    return min(words, max(pile_words // 2, _SHORT_PILE))


def opened(drafts: Iterable[RowDraft], words: int, order: Mapping[str, int]) -> tuple[Row, ...]:
    """Returns the rows, kind by kind, with those opened that stand on the first view. What a kind
    leaves of its share of the words goes to the next ones, and what all leave to told rows."""
    of_kind = {kind: _sorted(kind, drafts_of) for kind, drafts_of in _by_kind(drafts).items()}
    chosen: dict[RowKind, list[RowDraft]] = {}
    left = float(words)
    for kind in sorted(of_kind, key=lambda kind: kind in _FROM_ALL):
        share = left if kind in _FROM_ALL else words * _SHARES[kind]
        chosen[kind] = _within(of_kind[kind], share, _MOST_ROWS[kind])
        left -= sum(draft.words for draft in chosen[kind])
    rows = []
    for kind in RowKind:
        for draft in of_kind.get(kind, ()):
            rows.append(draft.row(is_open=draft in chosen[kind], order=order))
    return tuple(rows)


def _by_kind(drafts: Iterable[RowDraft]) -> Mapping[RowKind, list[RowDraft]]:
    of_kind: dict[RowKind, list[RowDraft]] = {kind: [] for kind in RowKind}
    for draft in drafts:
        of_kind[draft.kind].append(draft)
    return of_kind


def _sorted(kind: RowKind, drafts: Sequence[RowDraft]) -> list[RowDraft]:
    """Returns the rows of a kind in their order. Days stand in the order of time."""
    if kind is RowKind.DAY:
        return list(drafts)
    return sorted(drafts, key=lambda draft: (not draft.is_unlike, -draft.value))


def _within(drafts: Sequence[RowDraft], words: float, most: int) -> list[RowDraft]:
    """Returns the rows that fit into so many words, those of most worth first."""
    chosen: list[RowDraft] = []
    for draft in sorted(drafts, key=lambda draft: (not draft.is_unlike, -draft.value)):
        if draft.shown and len(chosen) < most and draft.words <= words:
            chosen.append(draft)
            words -= draft.words
    return chosen
