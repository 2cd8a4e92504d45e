"""Decisions as JSON Lines, one on each line: the file that `decide` and `export decisions` write
and that every run reads. Also reads what people decided on a page that they saved."""

import json
import re
from collections.abc import Iterator

from rashomon.errors import StopError
from rashomon.model.decision import (
    NOT_ITS_ID,
    Decision,
    Decisions,
    has_own_id,
    with_own_id,
)
from rashomon.model.document import plain, value_from

_FORMAT = "rashomon-decisions/1"
# What a page keeps in itself of those who looked through its answer (show/static/walk.js).
_ON_PAGE = re.compile(r'<script[^>]*class="looks"[^>]*>(.*?)</script>', re.DOTALL)


def write_decisions(decisions: Decisions) -> str:
    """Returns the text of these decisions, in this order."""
    lines = []
    for decision in decisions:
        fields = plain(decision)
        del fields["number"]  # of this ledger; the order of the lines says it to others
        lines.append(json.dumps(fields, ensure_ascii=False))
    return "\n".join([json.dumps({"format": _FORMAT}), *lines, ""])


def parsed_decisions(text: str, source: str = "the file") -> tuple[Decision, ...]:
    """Returns the decisions in a text, or on a page that somebody saved. Raises StopError, which
    names the line, if a line has none, or one that was changed after it was made."""
    if is_html(text):
        return tuple(_decisions_on_page(text, source))
    decisions = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if isinstance(value, dict) and value.get("format") == _FORMAT:
                continue
            decision = value_from(Decision, value)
        except ValueError as error:
            raise StopError(
                f"{source}, line {number}: no decision; `rashomon decide` writes them"
            ) from error
        if not has_own_id(decision):
            raise StopError(f"{source}, line {number}: {NOT_ITS_ID.format(decision.id)}")
        decisions.append(decision)
    return tuple(decisions)


def is_html(text: str) -> bool:
    """Whether a text is a page."""
    return text.lstrip()[:9].casefold() == "<!doctype"


def has_decisions(page: str) -> bool:
    """Whether somebody decided something on a page and saved it."""
    return bool(_ON_PAGE.search(page))


def _decisions_on_page(text: str, source: str) -> Iterator[Decision]:
    """Yields what people decided on a page. Raises StopError if nobody did, or if it cannot be
    read."""
    match = _ON_PAGE.search(text)
    if not match:
        raise StopError(f"{source}: nobody has looked through this page and saved it")
    try:
        for row in json.loads(match[1]):
            row.pop("ref")
            yield with_own_id(value_from(Decision, row | {"id": ""}))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StopError(f"{source}: what was decided on this page cannot be read") from error
