"""What the program proposes of stories, in words (`in_words`), and what a person makes of it
(`decide_proposal`)."""

from typing import Any

from rashomon.errors import StopError
from rashomon.model.record import record
from rashomon.model.stored import ChangeRows, Proposal
from rashomon.show.wording import counted
from rashomon.store.database.open import SqlStore
from rashomon.store.decided_stories import accepted, declined
from rashomon.store.update import keep_decisions


@record
class ProposalInWords:
    """What is proposed, and the same for a person."""

    row: Proposal
    words: str


def in_words(store: SqlStore, story: str | None = None) -> list[ProposalInWords]:
    """Returns what is proposed of a story, or of all, in order of arrival."""
    rows = store.stories.proposals(story)
    titles = store.stories.titles({ident for row in rows for ident in (row.story, row.other)})
    listed = []
    for row in rows:
        if row.story in titles and (not row.other or row.other in titles):
            listed.append(ProposalInWords(row, _words(row, titles)))
    return listed


def _words(row: Proposal, titles: dict[str, str]) -> str:
    own = f"“{titles[row.story]}” ({row.story})"
    if row.other:
        return f"{own} is perhaps of “{titles[row.other]}” ({row.other})"
    reports = counted(len(row.reports), "report")
    return f"{reports} of {own} tell perhaps of another event: {', '.join(row.reports)}"


def decide_proposal(
    store: SqlStore, number: int, *, accept: bool, **attribution: Any
) -> ChangeRows:
    """Keeps what a person makes of a proposal, and returns what that changed. `attribution` says
    by whom, when and why. Raises StopError if nothing is proposed under this number."""
    for row in store.stories.proposals():
        if row.number == number:
            decided = (accepted if accept else declined)(store, row, **attribution)
            store.stories.drop_proposals([number])
            return keep_decisions(store, decided)
    raise StopError(f"nothing is proposed under the number {number}")
