"""What judgements make of the rows that are kept of a story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.hold_rows import by_texts, with_elsewhere, with_words
from rashomon.authored.judged_rows import RowsJudged
from rashomon.comparing.rows_kept import StoryPages, row_here, stored_as
from rashomon.model.judgement import Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.report import Report
from rashomon.model.story import Story

AS_IT_WAS = -1  # for the version of a row that already was as somebody decided


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What judgements made of kept rows.

    `versions`: each version that came of it, in order, with who made it; `gone`: ids of rows to
    take away; `judgements`: with the rows that bear them, or with the reason in `outcome`.
    """

    versions: tuple[tuple[StoredRow, str], ...]
    gone: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def carried_out(
    kept: Sequence[StoredRow],
    judgements: Iterable[Judgement],
    story: Story,
    reports: Sequence[Report],
    pages: StoryPages,
) -> CarriedOut:
    """Returns what these judgements, the earlier first, make of the rows that are kept of a story.

    `story`: as its ledger has it; `pages`: its `reports`, in which the rows' words are found.
    """
    hashes = {report.id: report.sha256 for report in reports}
    here, seen = frozenset(hashes.values()), tuple(sorted(set(hashes.values())))
    now = {one.id: one for one in kept}
    outcomes, written = list[Judgement](), list[tuple[StoredRow, str]]()
    judging = RowsJudged([row_here(one, pages) for one in kept], reports, story.points)
    for j in judgements:
        rows = {row.id: row for row in judging.as_left()}
        heard = judging.take(j)
        if heard is None or not heard.is_obeyed():
            outcomes.append(heard or j)
            continue
        after = judging.as_left()
        stay = {row.id for row in after}
        versions = []
        for row in (row for row in after if rows.get(row.id) != row):
            before = now.get(row.id)
            new = by_texts(replace(row, seen=seen, lost=()), hashes)
            if before:
                new = with_elsewhere(new, before.row, lambda words: words.span.report not in here)
            now[row.id] = stored_as(new, before, hashes, of=story.id, at=j.at)
            versions.append((row.id, now[row.id].version))
        for row_id in rows.keys() - stay:
            rest = with_words(
                now[row_id].row, lambda words: () if words.span.report in here else (words,)
            )
            if rest.answers:  # another story has words of it
                now[row_id] = stored_as(rest, now[row_id], hashes, of=story.id, at=j.at)
            versions.append((row_id, now[row_id].version if rest.answers else 0))
            now = (
                now
                if rest.answers
                else {one: stored for one, stored in now.items() if one != row_id}
            )
        written += [(now[row_id], j.author()) for row_id, version in versions if version]
        versions = versions or [(row_id, AS_IT_WAS) for row_id in judging.about(j)]
        outcomes.append(replace(j, before=heard.before, rows=tuple(sorted(versions))))
    return CarriedOut(
        tuple(written), tuple(sorted({one.id for one in kept} - now.keys())), tuple(outcomes)
    )
