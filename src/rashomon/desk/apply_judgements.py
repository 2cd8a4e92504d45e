"""Judgements made at the desk by its scripts: what they send becomes judgements, which are stored
at once; then the story is remade with them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from rashomon.authored.in_force import bearing_on
from rashomon.authored.judgement_lines import to_line
from rashomon.authored.make_judgement import make_judgement
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.row_versions import audit_words, numbers_in, refuse_save, refuse_unseen
from rashomon.desk.story_page import known, present_point, state_of
from rashomon.model.judgement import (
    NOTES,
    OF_NAMES,
    UNDO,
    Judgement,
    judgement,
    undoing,
)
from rashomon.model.ledger import Ledger
from rashomon.store.carry_out import carry_out, take_back
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import RowChanged
from rashomon.store.update import other_stories


def save_judgements(asked: DeskRequest) -> Response:
    """Stores what was decided."""
    story_id, ledger = known(asked)

    def present(target: str) -> str:
        point = present_point(asked, story_id, ledger, target)
        return point.id if point else target

    try:
        made = decisions_in(
            asked.fields(), ledger, by=asked.user.name, at=now(asked), present=present
        )
    except RequestRefused:  # what it is about may have gone with what somebody else decided
        with asked.desk.pool.reading() as store:
            refuse_unseen(store, story_id, (), _seen(asked), near=about(store, ledger))
        raise
    return _answered(asked, story_id, ledger, made)


def undo_judgement(asked: DeskRequest) -> Response:
    """Undoes a judgement: the named one, or the user's last one about this story."""
    story_id, ledger = known(asked)
    sent = asked.fields()
    wanted = {one for one in (str(sent.get("id", "")), *_listed(sent.get("ids"))) if one}
    with asked.desk.pool.reading() as store:
        listed = about(store, ledger)
    mine = [
        j
        for j in listed
        if (j.id in wanted if wanted else j.by == asked.user.name and j.field not in NOTES)
    ]
    if not mine:
        raise RequestRefused(
            404 if wanted else 409,
            "There is no such judgement in force."
            if wanted
            else "You have nothing to take back here.",
        )
    back = mine if wanted else mine[-1:]
    made = tuple(undoing(j, by=asked.user.name, at=now(asked)) for j in reversed(back))
    return _answered(asked, story_id, ledger, made, undone=mine[-1])


def _answered(
    asked: DeskRequest,
    story_id: str,
    ledger: Ledger,
    made: tuple[Judgement, ...],
    undone: Judgement | None = None,
) -> Response:
    """Stores what was decided and answers; a row that somebody else changed since is refused with
    both versions. Other stories that hold a judged name are updated."""
    try:
        kept = keep(asked, story_id, made)
    except RowChanged as changed:
        return refuse_save(asked, story_id, ledger, changed)
    with asked.desk.pool.reading() as store:
        others = list(other_stories(store, kept, story_id))
    for other in others:
        asked.desk.workspaces.renew(other)
    saved = [
        {
            "id": j.id,
            "action": j.action,
            "field": j.field,
            "target": list(j.target),
            "after": j.after,
            "rows": j.rows,
        }
        for j in kept
    ]
    return JSONResponse(
        {"saved": saved, "undone": undone.id if undone else None, "by": asked.user.name}, 201
    )


def _listed(given: object) -> list[str]:
    """Returns the judgement ids in a list sent by a script."""
    return [one for one in given if isinstance(one, str)][:MOST] if isinstance(given, list) else []


def renew_story(asked: DeskRequest) -> Response:
    """Updates the story with the judgements, and returns which points changed."""
    story_id, _ = known(asked)
    made = asked.desk.workspaces.renew(story_id)
    with asked.desk.pool.reading() as store:
        state = state_of(store, story_id)
    changed, gone = (list(made.changed), made.gone) if made else ([], 0)
    renewed = made is not None
    return JSONResponse({"changed": changed, "gone": gone, "renewed": renewed, "state": state})


def now(asked: DeskRequest) -> str:
    """Returns the time of a decision."""
    return asked.desk.clock().isoformat(timespec="microseconds")


def keep(asked: DeskRequest, story_id: str, made: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Stores all of the judgements, each with a row in the audit log, or none; returns them as
    stored."""
    fresh: list[Judgement] = []
    with asked.desk.pool.writing() as store:
        known = {j.id: j for j in store.judgements.all()}
        taken = set(known)
        for j in made:
            fresh.append(_unlike(j, taken))
            taken.add(fresh[-1].id)
        back = [
            replace(
                j,
                rows=take_back(store, story_id, known[j.target[0]], by=j.author(), at=now(asked)),
            )
            if j.field == UNDO
            else j
            for j in fresh
        ]
        seen = _seen(asked)
        if any(j.field != UNDO for j in fresh):
            refuse_unseen(store, story_id, fresh, seen)
        kept = carry_out(store, story_id, back, seen=numbers_in(seen))
        for j in kept:
            if (j.outcome or "").startswith("not obeyed"):
                raise RequestRefused(
                    400, f"Not saved: {(j.outcome or '').removeprefix('not obeyed: ')}."
                )
        store.judgements.add(kept)
        for j in kept:
            undone = known.get(j.target[0]) if j.field == UNDO else None
            before, after = (to_line(undone), undone.before) if undone else (j.before, to_line(j))
            store.users.add_audit(asked.audit(audit_words(j), story_id, before=before, after=after))
    return kept


def _seen(asked: DeskRequest) -> list[str]:
    return str(asked.fields().get("seen") or "").split()


def _unlike(judged: Judgement, taken: set[str]) -> Judgement:
    """Returns the judgement with a unique time, since the same thing may be decided, undone and
    decided again."""
    while judged.id in taken:
        at = (datetime.fromisoformat(judged.at) + timedelta(microseconds=1)).isoformat(
            timespec="microseconds"
        )
        given = {name: getattr(judged, name) for name in ("by", "before", "after", "why")}
        judged = replace(
            judged,
            id=judgement(judged.action, judged.field, judged.target, at=at, **given).id,
            at=at,
        )
    return judged


def about(store: SqlStore, ledger: Ledger) -> list[Judgement]:
    """Returns the judgements in force that may concern this ledger, oldest first."""
    shas, reports = (
        {report.sha256 for report in ledger.reports},
        {report.id for report in ledger.reports},
    )
    spelled = {
        spelling
        for story in ledger.stories
        for name in story.names
        for spelling in (name.name, *name.spellings)
    }
    heard = {j.id for story in ledger.stories for j in story.judgements}
    standing = [j for j in store.judgements.all() if j.undone_by is None and j.field != UNDO]
    near = {
        j.id
        for j in bearing_on(standing, shas, reports)
        if j.field not in OF_NAMES or set(j.target) & spelled
    }
    return [j for j in standing if j.id in near | heard]


MOST = 500  # targets of one judgement


_BUTTONS = {
    "no-name": ("exclude", "name"),
    "exclude": ("exclude", "report"),
    "reject": ("reject", "account"),
}
"""By a button of a form, what it does to what."""


_Wanted = tuple[str, str, tuple[str, ...], str | None]
"""A requested judgement: its action, field and targets, and what it is to be."""


def decisions_in(
    fields: Mapping[str, Any],
    ledger: Ledger,
    *,
    by: str,
    at: str,
    present: Callable[[str], str] = str,
) -> tuple[Judgement, ...]:
    """Returns the judgements. `present`: the current id of a target. Raises RequestRefused, in
    words for the user, if one could have no effect."""
    wanted = list(_wanted(fields))
    if not wanted:
        raise RequestRefused(400, "Nothing was changed.")
    try:
        return tuple(
            make_judgement(
                ledger,
                action,
                field,
                tuple(map(present, target)),
                by=by,
                at=at,
                after=after,
                why=_text(fields.get("why")),
            )
            for action, field, target, after in wanted
        )
    except ValueError as error:
        raise RequestRefused(400, f"Not saved: {error}.") from error


def _wanted(fields: Mapping[str, Any]) -> Iterator[_Wanted]:
    """Yields the requested judgements.

    A script sends one judgement. A form sends fields with old (`was:value`) and new values
    (`set:value`), of its subject or of what a name appends (`set:value@a-1`, or a list as JSON),
    and which of its buttons was pressed (`act`: `reject@a-1`). All of it applies.
    """
    target = targets_in(fields.get("target"))
    sets = [name.removeprefix("set:") for name in fields if name.startswith("set:")]
    for name in sets:
        value, was = _text(fields[f"set:{name}"]) or "", _text(fields.get(f"was:{name}")) or ""
        if " ".join(value.split()) != " ".join(was.split()):
            field, _, about = name.partition("@")
            whose = targets_in(about) or targets_in(fields.get(f"target:{name}")) or target
            yield "set", field, whose, value or None
    act, _, about = (_text(fields.get("act")) or "").partition("@")
    if act in _BUTTONS:
        yield *_BUTTONS[act], targets_in(about) or target, None
    elif not sets and not act:
        action, field = (_text(fields.get(name)) or "" for name in ("action", "field"))
        other = targets_in(fields.get("with"))
        yield action, field, (*target, *other), _text(fields.get("after"))


def targets_in(given: Any) -> tuple[str, ...]:
    """Returns a list, a list as JSON, or a single target as a tuple."""
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
    return (
        str(given) if isinstance(given, (str, int, float)) and not isinstance(given, bool) else None
    )
