"""Obeys decisions about who speaks, the stance and the channel of statements
(`obey_statements`)."""

import re
from collections.abc import Collection
from dataclasses import replace

from rashomon.decisions.here import Here, here
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STATEMENTS, Decision, DecisionKind, Decisions
from rashomon.model.name import Names
from rashomon.model.report import Report
from rashomon.model.statement import Stance, Statement, Statements, smallest
from rashomon.text.parsed_report import Pages
from rashomon.text.white_space import single_spaced

NO_STATEMENT = "words that mean no one statement"
NOT_NAMED_THERE = "a speaker or channel that the sentence does not name"


def obey_statements(
    statements: Statements,
    decisions: Decisions,
    annotated: Pages,
    names: Names,
) -> tuple[Statements, dict[str, str]]:
    """Returns the statements as people decided. Also returns why a decision was not obeyed, by its
    id."""
    reports = {page.id: page.report for page in annotated}
    there = here(reports.values())
    standing = by_id(statements)
    refused = {}
    for decision in decisions:
        if decision.what not in OF_STATEMENTS:
            continue
        meant = _meant(decision, there, standing.values())
        if meant is None:
            refused[decision.id] = NO_STATEMENT
            continue
        changed = _as_decided(meant, decision, reports[meant.report], names)
        if changed is None:
            refused[decision.id] = NOT_NAMED_THERE
        elif changed != meant:
            standing[meant.id] = replace(changed, by=decision.by)
    return tuple(standing.values()), refused


def _meant(decision: Decision, there: Here, statements: Collection[Statement]) -> Statement | None:
    """Returns the statement to which the decision's words belong: the only one in them, otherwise
    the smallest one around them."""
    inside = set()
    around = []
    for span in there.spans(decision):
        for said in statements:
            if span.contains(said.quote):
                inside.add(said)
            if said.quote.contains(span):
                around.append(said)
    if len(inside) == 1:
        return inside.pop()
    return smallest(around)


# The statement as decided.


def _as_decided(
    said: Statement, decision: Decision, report: Report, names: Names
) -> Statement | None:
    """Returns the statement with what was decided. Returns None if the value is no speaker and no
    stance."""
    value = decision.value or ""
    if decision.what is DecisionKind.SPEAKER:
        return _spoken(said, single_spaced(value), report, names)
    if decision.what is DecisionKind.STANCE:
        return replace(said, stance=Stance(value)) if value in set(Stance) else None
    if not value:
        return replace(said, via=(), via_spans=())
    return said if value in said.via else replace(said, via=(*said.via, value))


def _spoken(said: Statement, who: str, report: Report, names: Names) -> Statement | None:
    """Returns the statement with another speaker: a name of the story, words of the report,
    "unnamed ..." or nobody. Returns None if the words are none of these."""
    bare = replace(
        said,
        speaker=None,
        speaker_name=None,
        speaker_span=None,
        anonymous=False,
        role=None,
        affiliation=None,
    )
    if not who:
        return bare
    if who.startswith("unnamed "):
        return replace(bare, speaker=who, anonymous=True)
    match = re.search(r"\s+".join(map(re.escape, who.split())), report.text)
    place = report.span(*match.span()) if match else None
    for name in names:
        if who in (name.name, *name.spellings):
            return replace(bare, speaker=name.name, speaker_name=name.id, speaker_span=place)
    return replace(bare, speaker=who, speaker_span=place) if place else None
