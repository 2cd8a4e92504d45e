"""What people decided about who speaks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.judgement import SPEAKER, Action, Judgement, fate
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.statement import Statement

_UNNAMED = "unnamed "


def obey_speakers(
    statements: Sequence[Statement], judgements: Iterable[Judgement], names: Sequence[Name], reports: Sequence[Report] = ()
) -> tuple[Statement, ...]:
    """The statements with the speakers that people gave: a name of the story, words of the report, "unnamed ..." with such words, or nobody."""
    chosen = {one: _plain(j.after) for j in judgements if j.field == SPEAKER and j.action is Action.SET for one in j.target}
    if not chosen:
        return tuple(statements)
    by_spelling = {_plain(s): name for name in names for s in (*name.spellings, name.name)}
    by_id = {report.id: report for report in reports}
    return tuple(speaking(one, chosen[one.id], by_spelling, by_id) if one.id in chosen else one for one in statements)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def speaking(statement: Statement, who: str, names: Mapping[str, Name], reports: Mapping[str, Report]) -> Statement:
    """The statement with another speaker: a name by its spelling, "unnamed ...", words of the report, or nobody; unchanged where there is no such."""
    if who == _plain(statement.speaker):
        return statement
    bare = replace(statement, speaker=None, speaker_name=None, speaker_span=None, anonymous=False, role=None, affiliation=None)
    if not who:
        return bare
    name = names.get(who)
    if name is not None:
        return replace(bare, speaker=name.name, speaker_name=name.id)
    if who.startswith(_UNNAMED) or who == _UNNAMED.strip():
        return replace(bare, speaker=who, anonymous=True)
    report = reports.get(statement.report)
    found = re.search(r"\s+".join(map(re.escape, who.split())), report.text) if report else None
    if report is None or found is None:
        return statement  # words that are in no report are not taken up
    return replace(bare, speaker=who, speaker_span=report.span(*found.span()))


def outcomes(judgements: Iterable[Judgement], statements: Sequence[Statement], machine: Sequence[Statement] = ()) -> tuple[Judgement, ...]:
    """The judgements about speakers of this story with what became of each, and whom the `machine` holds to speak."""
    by_id, had = {statement.id: statement for statement in statements}, {statement.id: statement.speaker or "" for statement in machine}
    told: list[Judgement] = []
    for j in judgements:
        if j.field == SPEAKER:
            found = [by_id[one] for one in j.target if one in by_id]
            wanted = _plain(j.after)
            obeyed = j.action is not Action.SET or any(_is(s, wanted) for s in found)
            before = next((had[one] for one in j.target if one in had), None)
            told += fate(
                j,
                present=bool(found),
                obeyed=obeyed,
                had=before,
                against=f"{wanted!r} is no name of the story and stands in no report of it",
            )
    return tuple(told)


def _is(statement: Statement, wanted: str) -> bool:
    if not wanted:
        return statement.speaker is None
    return _plain(statement.speaker) == wanted or (statement.speaker_name is not None and not wanted.startswith(_UNNAMED))
