"""decisions_in: what a form or a script asks to judge, as judgements about a ledger."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.desk.refusals import RequestRefused
from rashomon.judgements.make_judgement import make_judgement
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger

MOST = 500  # targets of one judgement


@dataclass(frozen=True, slots=True)
class JudgementRequest:
    """One thing that is asked for."""

    action: str
    field: str
    target: tuple[str, ...]
    after: str | None = None
    why: str | None = None


def decisions_in(
    fields: Mapping[str, Any], ledger: Ledger, *, by: str, at: str, present: Callable[[str], str] = str
) -> tuple[Judgement, ...]:
    """The judgements. `present`: the id that a target has now. Raises Refused, in words for the person, where one could come to nothing."""
    wanted = list(_wanted(fields))
    if not wanted:
        raise RequestRefused(400, "Nothing was changed.")
    try:
        return tuple(
            make_judgement(ledger, one.action, one.field, tuple(map(present, one.target)), by=by, at=at, after=one.after, why=one.why)
            for one in wanted
        )
    except ValueError as error:
        raise RequestRefused(400, f"Not saved: {error}.") from error


def _wanted(fields: Mapping[str, Any]) -> Iterator[JudgementRequest]:
    """A script sends one judgement. A form sends fields as they were (`was:value`) and are to be (`set:value`), of what it is about or of what a name
    adds (`set:value@a-1`, or a list as JSON); and what is to become of what was ticked (`act`). All of it is wanted."""
    target, why = _targets(fields.get("target")), _text(fields.get("why"))
    sets = [name.removeprefix("set:") for name in fields if name.startswith("set:")]
    for name in sets:
        value, was = _text(fields[f"set:{name}"]) or "", _text(fields.get(f"was:{name}")) or ""
        if " ".join(value.split()) != " ".join(was.split()):
            field, _, about = name.partition("@")
            yield JudgementRequest("set", field, _targets(about) or _targets(fields.get(f"target:{name}")) or target, value or None, why)
    if _text(fields.get("act")):
        yield from _ticked(fields, target, why)
    elif not sets:
        after = _text(fields.get("after"))
        other = _targets(fields.get("with"))
        yield JudgementRequest(_text(fields.get("action")) or "", _text(fields.get("field")) or "", (*target, *other), after, why)


def _ticked(fields: Mapping[str, Any], target: tuple[str, ...], why: str | None) -> Iterator[JudgementRequest]:
    """What is to become of the accounts that were ticked; `target`: all accounts of the point. An act may name what it is about (`no-name@...`)."""
    act, _, about = str(fields["act"]).partition("@")
    if act == "no-name":
        yield JudgementRequest("exclude", "name", _targets(about) or target, None, why)
        return
    if act == "exclude":
        yield JudgementRequest("exclude", "report", _targets(about) or target, None, why)
        return
    ticked = tuple(name.removeprefix("tick:") for name in fields if name.startswith("tick:"))
    to = _text(fields.get("to")) or "new"
    if not ticked:
        raise RequestRefused(400, "Not saved: tick the accounts first.")
    if act == "split":
        yield JudgementRequest("split", "point", target, " ".join(ticked), why)
    elif act == "reject":
        yield JudgementRequest("reject", "account", ticked, None, why)
    elif act == "move":
        yield from (
            JudgementRequest("move", "account", (one,) if to == "new" else (one, to), "new" if to == "new" else None, why) for one in ticked
        )


def _targets(given: Any) -> tuple[str, ...]:
    """A list, a list as JSON, or one target."""
    if isinstance(given, str) and given.startswith("["):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            raise RequestRefused(400, "Not saved: what is judged cannot be read.") from error
    listed: Sequence[Any] = given if isinstance(given, list) else [given] if given else []
    if len(listed) > MOST or not all(isinstance(one, str) for one in listed):
        raise RequestRefused(400, "Not saved: what is judged cannot be read.")
    return tuple(str(one) for one in listed)


def _text(given: Any) -> str | None:
    return str(given) if isinstance(given, (str, int, float)) and not isinstance(given, bool) else None
