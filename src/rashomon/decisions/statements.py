"""Obeys decisions about who speaks, and through whom (`obey_statements`)."""

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import chain

from rashomon.decisions.here import Here, here
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STATEMENTS, Decision, DecisionKind, Decisions
from rashomon.model.name import Names
from rashomon.model.report import Report
from rashomon.model.statement import Statement, Statements, smallest, without_speaker
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
    """Returns the statements as people decided, and why a decision was not obeyed, by its id. A
    later decision sees what an earlier one made of a statement."""
    reports = {page.id: page.report for page in annotated}
    texts_here = here(reports.values())
    standing = by_id(statements)
    refused = {}
    for decision in decisions:
        if decision.what not in OF_STATEMENTS:
            continue
        meant = _statements_of(decision, texts_here=texts_here, statements=standing.values())
        if not meant:
            refused[decision.id] = NO_STATEMENT
        for statement in meant:
            changed = _as_decided(
                statement, decision=decision, report=reports[statement.report], names=names
            )
            if changed is None:
                refused[decision.id] = NOT_NAMED_THERE
            elif changed != statement:
                standing[statement.id] = replace(changed, by=decision.by)
    return tuple(standing.values()), refused


def _statements_of(
    decision: Decision, texts_here: Here, statements: Collection[Statement]
) -> list[Statement]:
    """Returns the statement to which the decision's words belong: the only one in them, otherwise
    the smallest one around them. If their page changed, they may belong to several by now."""
    standing = tuple(chain(*texts_here.standing(decision)))
    contents = set()
    smallest_around = list[Statement]()
    for span in standing or texts_here.spans(decision):
        around = []
        for statement in statements:
            if span.contains(statement.quote):
                contents.add(statement)
            if statement.quote.contains(span):
                around.append(statement)
        smallest_around += filter(None, [smallest(around)])
    if len(contents) == 1:
        return [*contents]
    first = smallest(smallest_around)
    return [one for one in dict.fromkeys(smallest_around) if first and one.report == first.report]


# The statement as decided.


def _as_decided(
    statement: Statement, decision: Decision, report: Report, names: Names
) -> Statement | None:
    """Returns the statement with what was decided. Returns None if the value is no speaker."""
    value = decision.value or ""
    if decision.what is DecisionKind.SPEAKER:
        return _with_speaker(statement, who=single_spaced(value), report=report, names=names)
    if not value:
        return replace(statement, via=(), via_spans=())
    return statement if value in statement.via else replace(statement, via=(*statement.via, value))


def _with_speaker(statement: Statement, who: str, report: Report, names: Names) -> Statement | None:
    """Returns the statement with another speaker: a name of the story, words of the report,
    "unnamed ..." or nobody. Returns None if the words are none of these."""
    of_nobody = replace(without_speaker(statement), speaker_span=None, anonymous=False)
    if not who:
        return of_nobody
    if who.startswith("unnamed "):
        return replace(of_nobody, speaker=who, anonymous=True)
    match = re.search(r"\s+".join(map(re.escape, who.split())), report.text)
    place = report.span(*match.span()) if match else None
    for name in names:
        if who in (name.name, *name.spellings):
            return replace(of_nobody, speaker=name.name, speaker_name=name.id, speaker_span=place)
    return replace(of_nobody, speaker=who, speaker_span=place) if place else None
