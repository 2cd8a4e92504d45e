"""Applies the corrections of statements by an author, and the speakers that people gave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from rashomon.corrections.prove_corrections import (
    NO_STATEMENT,
    ProvedCorrections,
    RefusedCorrection,
    proved_corrections,
)
from rashomon.model.content_ids import content_id
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import AddedStatement, Corrected, CorrectedStatement, Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Statement
from rashomon.text.parsed_report import Annotations


def correct_statements(
    repairs: Repairs | None,
    statements: Sequence[Statement],
    annotated: Sequence[Annotations],
    names: Sequence[Name],
) -> tuple[tuple[Statement, ...], ProvedCorrections]:
    """Returns the statements as an author corrects them, and what of the corrections stands.

    `statements`, `names`: as the program reads them.
    """
    if repairs is None:
        return tuple(statements), ProvedCorrections(None)
    whole, of_none = of_whole_statements(repairs.statements, statements, names)
    added = {one.words for one in repairs.added}
    lost = tuple(
        RefusedCorrection(NO_STATEMENT, one.words.report, one.words.quote)
        for one in of_none
        if one.words not in added
    )
    proved = proved_corrections(replace(repairs, statements=whole), statements, annotated, names)
    reports = [a.report for a in annotated]
    corrected = repair_statements(statements, proved.repairs, names, reports)
    return corrected, replace(proved, refused=(*lost, *proved.refused))


# Speakers given by people or by a language model.

_UNNAMED = "unnamed "


def with_speakers(
    statements: Sequence[Statement],
    given: Mapping[str, str],
    names: Sequence[Name],
    reports: Sequence[Report] = (),
) -> tuple[Statement, ...]:
    """Applies `given` (statement id to speaker).

    A speaker is a name of the story, words of the report, "unnamed ..." or "" for nobody.
    """
    known = _Known(names if given else (), reports)
    return tuple(
        known.speaking(one, given[one.id]) if one.id in given else one for one in statements
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


class _Known:
    """Whom statements can be given to: names of the story, and whom its reports call so."""

    def __init__(self, names: Sequence[Name], reports: Sequence[Report]) -> None:
        self.names = {_plain(s): name for name in names for s in (*name.spellings, name.name)}
        self.reports = {report.id: report for report in reports}

    def speaking(self, statement: Statement, who: str) -> Statement:
        """Returns the statement with another speaker; unchanged if `who` is neither a name,
        "unnamed ...", words of the report nor ""."""
        if who == _plain(statement.speaker):
            return statement
        bare = replace(
            statement,
            speaker=None,
            speaker_name=None,
            speaker_span=None,
            anonymous=False,
            role=None,
            affiliation=None,
        )
        if not who:
            return bare
        name = self.names.get(who)
        if name is not None:
            return replace(bare, speaker=name.name, speaker_name=name.id)
        if who.startswith(_UNNAMED) or who == _UNNAMED.strip():
            return replace(bare, speaker=who, anonymous=True)
        report = self.reports.get(statement.report)
        words = r"\s+".join(map(re.escape, who.split()))
        found = re.search(words, report.text) if report else None
        if report is None or found is None:
            return statement  # words that are in no report are not taken up
        return replace(bare, speaker=who, speaker_span=report.span(*found.span()))

    def spoken(self, one: Statement, who: str) -> Statement:
        """Returns the statement with this speaker; words ending in a person's name ("council leader
        Ada Quill") resolve to that person."""
        plain = _plain(who)
        ends = (
            s
            for s, name in self.names.items()
            if name.kind is NameKind.PERSON
            and plain.endswith(f" {s}")
            and any(m.report == one.report for m in name.mentions)
        )
        return self.speaking(one, max(sorted(ends), key=len, default=plain))


_OPEN, _CLOSE = '"“„«', '"”“»'


def repair_statements(
    statements: Sequence[Statement],
    repairs: Repairs | None,
    names: Sequence[Name],
    reports: Sequence[Report],
) -> tuple[Statement, ...]:
    """The corrected statements, ordered by report and position; speakers are names of the story,
    words of the report, or nobody. `repairs`: of whole statements (`of_whole_statements`)."""
    if repairs is None:
        return tuple(statements)
    known = _Known(names, reports)
    out: dict[str, Statement] = {}
    changes = {(one.words, one.of): one.change for one in repairs.statements}
    for one in statements:
        change = changes.get((one.quote, one.speaker or ""))
        mended = one if change is None else _corrected(one, change, known, repairs.by)
        out.setdefault(mended.id, mended)
    for added in repairs.added:
        words, report = added.words, known.reports.get(added.words.report)
        is_read = any(one.quote == words for one in out.values())  # the program reads it by now
        if report and not is_read and not report.is_furniture(words.start, words.end):
            made = _made(added, known, repairs.by)
            out.setdefault(made.id, made)

    def place(s: Statement) -> tuple[str, int, int, int, str]:
        return s.report, s.quote.start, s.quote.end, s.cue.start if s.cue else -1, s.id

    return tuple(sorted(out.values(), key=place))


def of_whole_statements(
    given: Sequence[CorrectedStatement], statements: Sequence[Statement], names: Sequence[Name]
) -> tuple[tuple[CorrectedStatement, ...], tuple[CorrectedStatement, ...]]:
    """Returns the corrections with the words and speaker of the statement that each means, and
    those that mean none; of two of one statement the later goes before."""
    out: dict[tuple[Span, str], Corrected] = {}
    of_none = list[CorrectedStatement]()
    for each in given:
        meant = _meant(each, statements, names)
        for one in meant:
            key = one.quote, one.speaker or ""
            out[key] = _both(out.get(key, Corrected()), each.change)
        of_none += [] if meant else [each]
    return tuple(CorrectedStatement(*key, change) for key, change in out.items()), tuple(of_none)


def _meant(
    each: CorrectedStatement, statements: Sequence[Statement], names: Sequence[Name]
) -> list[Statement]:
    """The statements of these words, else the one that holds them or that they hold."""
    words = each.words
    there = [one for one in statements if one.quote == words]
    exact = bool(there)
    there = there or [
        one for one in statements if words.contains(one.quote) or one.quote.contains(words)
    ]
    spoken = [one for one in there if each.of is None or each.of in _called(one, names)]
    meant = spoken or there
    return meant if len(meant) == 1 or (exact and spoken) else []


def _called(one: Statement, names: Sequence[Name]) -> set[str]:
    """What the speaker of a statement is called, "" for nobody."""
    own = (name for name in names if name.id == one.speaker_name)
    spellings = {_plain(s) for name in own for s in (name.name, *name.spellings)}
    printed = {_plain(one.speaker_span.quote)} if one.speaker_span else set()
    return {_plain(one.speaker), *spellings, *printed}


def _both(known: Corrected, later: Corrected) -> Corrected:
    given = {f.name: value for f in fields(later) if (value := getattr(later, f.name)) is not None}
    return replace(known, **given)


def _corrected(one: Statement, change: Corrected, known: _Known, by: str) -> Statement:
    mended = one if change.speaker is None else known.spoken(one, change.speaker)
    if change.stance is not None:
        mended = replace(mended, stance=change.stance)
    if change.through == "":
        mended = replace(mended, via=(), via_spans=())
    elif change.through is not None and change.through not in mended.via:
        mended = replace(mended, via=(*mended.via, change.through))
    return one if mended == one else _identified(replace(mended, by=by))


def _made(added: AddedStatement, known: _Known, by: str) -> Statement:
    words, via = added.words, (added.through,) if added.through else ()
    mode, nobody = _mode_of(words), (None, None, None, None, False)
    bare = Statement("", words.report, words, *nobody, via, mode, added.stance, by=by)
    return _identified(known.spoken(bare, added.speaker or ""))


def _identified(one: Statement) -> Statement:
    cue = one.cue.start if one.cue else None
    return replace(
        one, id=content_id("s", one.report, one.quote.start, one.quote.end, cue, one.speaker)
    )


def _mode_of(words: Span) -> Mode:
    """Direct if the words are all quotation, mixed if part of them is, otherwise indirect."""
    text, marks = words.quote.strip(), set(_OPEN + _CLOSE)
    if text[:1] in _OPEN and text[-1:] in _CLOSE and marks.isdisjoint(text[1:-1]):
        return Mode.DIRECT
    return Mode.INDIRECT if marks.isdisjoint(text) else Mode.MIXED
