"""The words and reports that a decision is about (`decided_words`)."""

from collections.abc import Mapping
from itertools import chain

from rashomon.decisions.here import Here
from rashomon.model.decision import Decision


def decided_words(
    decision: Decision, texts_here: Here, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Returns the words and reports that a decision is about. `names` says what reports are called,
    by their ids."""
    words = [f"“{span.line}”" for span in chain.from_iterable(decision.sides)]
    for sha256, outlet in decision.whole_reports():
        ids = [report.id for report in texts_here.printing(sha256, outlet)]
        words += [names[ident] for ident in ids] or [sha256[:10]]
    return tuple(words)
