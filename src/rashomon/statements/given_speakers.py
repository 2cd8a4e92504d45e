"""Applies speakers given by people or by a language model."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.statement import Statement

_UNNAMED = "unnamed "


def with_speakers(
    statements: Sequence[Statement], given: Mapping[str, str], names: Sequence[Name], reports: Sequence[Report] = ()
) -> tuple[Statement, ...]:
    """Applies `given` (statement id to speaker).

    A speaker is a name of the story, words of the report, "unnamed ..." or "" for nobody.
    """
    by_spelling = {_plain(s): name for name in names for s in (*name.spellings, name.name)} if given else {}
    by_id = {report.id: report for report in reports}
    return tuple(speaking(one, given[one.id], by_spelling, by_id) if one.id in given else one for one in statements)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def speaking(statement: Statement, who: str, names: Mapping[str, Name], reports: Mapping[str, Report]) -> Statement:
    """The statement with another speaker; unchanged if `who` is neither a name, "unnamed ...", words of the report nor ""."""
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
