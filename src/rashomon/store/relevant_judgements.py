"""Which judgements a story's ledger is made of: a story that a judgement is not about is not compared anew for it."""

from collections.abc import Collection, Iterable

from rashomon.model.judgement import NOTES, STORY, Judgement, in_force


def bearing_on(judgements: Iterable[Judgement], shas: Collection[str], reports: Collection[str]) -> tuple[Judgement, ...]:
    """Those in force that may be about something in these reports (by the hashes of their texts, and by id); names may be anybody's."""
    standing = (j for j in in_force(judgements) if j.field not in NOTES)
    return tuple(
        j
        for j in standing
        if (any(report in reports for report in j.target) if j.field == STORY else not j.passages)
        or any(p.sha256 in shas or p.report in reports for p in j.passages)
    )
