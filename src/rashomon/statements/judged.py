"""What people decided about who speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.judgement import SPEAKER, Action, Judgement, fate
from rashomon.model.name import Name
from rashomon.model.statement import Statement

_UNNAMED = "unnamed "


def obey_speakers(statements: Sequence[Statement], judgements: Iterable[Judgement], names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements with the speakers that people gave: a name of the story, "unnamed ..." with words of the report, or nobody."""
    chosen = {one: (j.after or "").strip() for j in judgements if j.field == SPEAKER and j.action is Action.SET for one in j.target}
    if not chosen:
        return tuple(statements)
    by_spelling = {" ".join(s.split()): name for name in names for s in (*name.spellings, name.name)}
    return tuple(_with_speaker(one, chosen[one.id], by_spelling) if one.id in chosen else one for one in statements)


def _with_speaker(statement: Statement, who: str, names: dict[str, Name]) -> Statement:
    name = names.get(" ".join(who.split()))
    if statement.speaker and who == statement.speaker:
        return statement
    if name is not None:
        anonymous = False
        return replace(
            statement, speaker=name.name, speaker_name=name.id, speaker_span=None, anonymous=anonymous, role=None, affiliation=None
        )
    if not who:
        return replace(statement, speaker=None, speaker_name=None, speaker_span=None, anonymous=False, role=None, affiliation=None)
    if who.startswith(_UNNAMED) or who == _UNNAMED.strip():
        return replace(statement, speaker=who, speaker_name=None, speaker_span=None, anonymous=True)
    return statement  # words that stand for no name of the story are not taken up


def outcomes(judgements: Iterable[Judgement], statements: Sequence[Statement]) -> tuple[Judgement, ...]:
    """The judgements about speakers of this story with what became of each."""
    by_id = {statement.id: statement for statement in statements}
    told: list[Judgement] = []
    for j in judgements:
        if j.field == SPEAKER:
            found = [by_id[one] for one in j.target if one in by_id]
            wanted = " ".join((j.after or "").split())
            obeyed = j.action is not Action.SET or any(_is(s, wanted) for s in found)
            told += fate(j, present=bool(found), obeyed=obeyed)
    return tuple(told)


def _is(statement: Statement, wanted: str) -> bool:
    if not wanted:
        return statement.speaker is None
    return statement.speaker == wanted or (statement.speaker_name is not None and not wanted.startswith(_UNNAMED))
