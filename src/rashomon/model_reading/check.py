"""The check: every line of a reply is shown once more, its last version first, for readers favour
what they read first; it stands as far as the second reply says that its versions are of one thing
and differ (`checked`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.differences.line_form import plain_lines, relations_in
from rashomon.model.authored import AuthoredDifference, renumbered
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model_reading.prompts import mark_beside, one_line, orders, packed, tokens
from rashomon.model_reading.sheet import ASKED, RELATIONS, report_heading
from rashomon.model_reading.tally import ReplyTally
from rashomon.protocols import Prompt
from rashomon.text.whole_sentences import sentence_at

STAGE = "check"
NO_CHECK_FORM = "not of the form of the check"
NOT_SHOWN = "a line or version that was not shown"
STRUCK = "a line that its own check strikes out"
_SHOWN = 110  # characters of a version with what stands beside it
_LEAST_AROUND = 25  # of them on each side, at least
_EACH, _LEAST = 24, 300  # tokens of a reply: for a line, and at least
_LINE = re.compile(r"L\s*+(\d{1,5})\b:?+", re.IGNORECASE)
_VERDICT = re.compile(r"([dsn])((?:\s*+[-−]\s?+\d{1,3})*+)", re.IGNORECASE)
_NONE = "none"


def check_prompts(
    story: str, found: Sequence[AuthoredDifference], reports: Mapping[str, Report], context: int
) -> tuple[Prompt, ...]:
    """Returns the requests, one if it fits the context. `reports`: by id."""
    quoted = sorted({q.span.report for one in found for version in one.versions for q in version})
    called = {ident: f"r{n}" for n, ident in enumerate(quoted, 1)}
    heads = "\n".join(report_heading(reports[ident], label) for ident, label in called.items())
    blocks = ["\n".join(_block(n, _turned(one), reports, called)) for n, one in enumerate(found, 1)]
    room = max(_LEAST, _EACH * len(blocks))
    most = context - tokens(check_orders(), heads, ASKED) - room
    prompts = []
    for some in packed(blocks, most, str) if most > 0 else ():
        body = "\n".join((heads, "", *some))
        mark = mark_beside(body)
        user = f"<<{mark} lines>>\n{body}\n<<{mark} end>>\n\n{ASKED}"
        prompts.append(Prompt(STAGE, story, check_orders(), user, room))
    return tuple(prompts)


def check_orders() -> str:
    """Returns the orders of the check."""
    return orders(STAGE, RELATIONS)


def _turned(one: AuthoredDifference) -> AuthoredDifference:
    """The difference with its versions in the opposite order."""
    most = len(one.versions)
    relations = renumbered(one.relations, {n: most + 1 - n for n in range(1, most + 1)})
    return replace(one, versions=one.versions[::-1], relations=relations)


def _block(
    number: int,
    one: AuthoredDifference,
    reports: Mapping[str, Report],
    called: Mapping[str, str],
) -> Iterator[str]:
    """The lines that show one difference."""
    yield f"L{number} {one_line(one.question or one.thing or '')}"
    for n, quotes in enumerate(one.versions, 1):
        first = quotes[0]
        who = f" ({one_line(first.speaker)[:60]})" if first.speaker else ""
        stance = f" {first.stance}" if first.stance else ""
        where = " ".join(dict.fromkeys(called[quote.span.report] for quote in quotes))
        yield f" {n} {where}{who}{stance}: {_in_sentence(first.span, reports[first.span.report])}"
    if one.relations:
        yield f" {' | '.join(f'{r.a} {r.kind} {r.b}' for r in one.relations)}"


def _in_sentence(span: Span, report: Report) -> str:
    """The words in brackets, with what stands beside them in their sentence."""
    sentence = sentence_at(report, span)
    before = one_line(report.text[sentence.start : span.start])
    after = one_line(report.text[span.end : sentence.end])
    room = 2 * max(_LEAST_AROUND, (_SHOWN - len(span.quote)) // 2)
    left, right = (max(room // 2, room - len(other)) for other in (after, before))
    after = _end_of(after[::-1], right)[::-1]
    return f"{_end_of(before, left)} [{one_line(span.quote)[:_SHOWN]}] {after}".strip()


def _end_of(text: str, room: int) -> str:
    """The last whole words of the text that have room."""
    return text if len(text) <= room else f"…{text[-room:].partition(' ')[2]}"


def checked(
    reply: str, found: Sequence[AuthoredDifference], tally: ReplyTally
) -> list[AuthoredDifference]:
    """Returns the differences as the reply leaves them; what it says nothing of stays."""
    left: dict[int, AuthoredDifference | None] = dict(enumerate(map(_turned, found), 1))
    for _, line in plain_lines(reply):
        number, fields = _fields(line)
        verdicts = list(filter(None, map(_VERDICT.fullmatch, fields)))
        one = left.get(number)
        if len(verdicts) != 1 or one is None:
            tally.refused.update([NOT_SHOWN if verdicts else NO_CHECK_FORM])
            continue
        tally.taken += 1
        related = tuple(r for field in fields for r in relations_in(field))
        if related or _NONE in map(str.casefold, fields):
            one = replace(one, relations=related)
        told, struck = verdicts[0].groups()
        left[number] = _without(one, struck) if told in "dD" else None
    kept = [_turned(one) for one in left.values() if one]
    tally.refused.update([STRUCK] * (len(found) - len(kept)))
    return kept


def _fields(line: str) -> tuple[int, list[str]]:
    """The number of a line of the reply, 0 where it has none, and its fields."""
    head = _LINE.match(line)
    if head is None:
        return 0, []
    return int(head[1]), [one.strip(" .") for one in line[head.end() :].split("|")]


def _without(one: AuthoredDifference, struck: str) -> AuthoredDifference | None:
    """The difference without the versions that are struck; None where fewer than two are left."""
    gone = set(map(int, re.findall(r"\d+", struck)))
    kept = [n for n in range(1, len(one.versions) + 1) if n not in gone]
    relations = renumbered(one.relations, {n: k for k, n in enumerate(kept, 1)})
    versions = tuple(one.versions[n - 1] for n in kept)
    return replace(one, versions=versions, relations=relations) if len(kept) > 1 else None
