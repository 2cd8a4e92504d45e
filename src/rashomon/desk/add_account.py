"""Pages for adding an account that the program missed: select its words in a report, then the question that they answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.desk.apply_judgements import keep, now
from rashomon.desk.correction_pages import lettered
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import work_page
from rashomon.desk.story_page import known, present_point
from rashomon.judgements.corrections import added_id, change_of
from rashomon.judgements.make_judgement import MOST
from rashomon.judgements.targets import passages_at, passages_of, placed
from rashomon.model.judgement import ACCOUNT, NEW, STANCE, VALUE, WORDING, Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, PointKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.text.wording import in_order
from rashomon.web.markup import fragment

LONGEST = 600  # characters of an account
_AROUND = 160  # characters shown before and after the words


@dataclass(frozen=True, slots=True)
class Offered:
    """A question that the words may answer, with its answers by letter. `near`: whether it has an account close by."""

    id: str
    question: str
    answers: tuple[tuple[str, str], ...]
    near: bool


def show_adding(asked: DeskRequest) -> Response:
    """Shows the form: report, words, and the question that they answer; with `?part`, the part for the story's page."""
    story_id, told = known(asked)
    part = "part" in asked.query
    span, wrong = _chosen(asked.query, told)
    return work_page(
        "add_account_form.html.j2" if part else "add_account.html.j2", asked, story_id, told, "points", behind=False, span=span, wrong=wrong,
        offered=_offered(told.stories[0], span) if span else (), wanted=_wanted_point(asked, story_id, told, asked.query.get("point", "")),
        stances=tuple(Stance), part=part, reports=told.reports, given={"point": "", "report": "", "words": ""} | dict(asked.query), around=_words_around(span, told), outlet=_outlet(span, told),
        back=f"/s/{story_id}" if part else f"/s/{story_id}/correct/points",
    )  # fmt: skip


def add_account(asked: DeskRequest) -> Response:
    """Records that these words answer that question; a form is answered with the updated story."""
    story_id, told = known(asked)
    sent = {name: str(value) for name, value in asked.fields().items() if isinstance(value, str | int)}
    span, wrong = _chosen(sent, told)
    if span is None:
        raise RequestRefused(400, f"Not saved: {wrong or 'choose the words in a report first'}.")
    point = _wanted_point(asked, story_id, told, sent.get("point", ""))
    if sent.get("point", "") not in ("", NEW) and point is None:
        raise RequestRefused(409, "Not saved: the question is not there any more. Load the page again.")
    made = tuple(_judgements(sent, span, point, told, by=asked.user.name, at=now(asked)))
    kept = keep(asked, story_id, made)
    if asked.wants_json:
        return JSONResponse({"saved": [{"id": j.id, "target": list(j.target)} for j in kept], "by": asked.user.name}, 201)
    asked.desk.workspaces.renew(story_id)
    return RedirectResponse(f"/s/{story_id}#{fragment(kept[0].target[0])}", 303)


def _wanted_point(asked: DeskRequest, story_id: str, told: Ledger, given: str) -> Point | None:
    """Returns the point of that id, or the one that an open page shows under it."""
    return present_point(asked, story_id, told, given) if given not in ("", NEW) else None


def _judgements(sent: Mapping[str, str], span: Span, point: Point | None, told: Ledger, *, by: str, at: str) -> Sequence[Judgement]:
    """Returns the judgements that the words are an account, and what else was filled in. Raises RequestRefused if the form cannot be read."""
    sha = {report.id: report.sha256 for report in told.reports}
    question = " ".join(sent.get("question", "").split())
    value, why = " ".join(sent.get("value", "").split()), " ".join(sent.get("why", "").split()) or None
    if point is None and not question:
        raise RequestRefused(400, "Not saved: choose the question that the words answer, or write a new one.")
    if max(len(question), len(value), len(why or "")) > MOST:
        raise RequestRefused(400, f"Not saved: this is longer than {MOST:,} characters.")
    beside = point.accounts[0].id if point else None
    ident = added_id(sha[span.report], span.start, span.end, beside or question)
    if any(a.quote == span and (point is not None and a in point.accounts) for p in told.stories[0].points for a in p.accounts):
        raise RequestRefused(409, "Not saved: these words are an answer to this question already.")
    target = (ident, beside) if beside else (ident,)
    made = [judgement(Action.ADD, ACCOUNT, target, by=by, at=at, after=None if beside else NEW, why=why)]
    if not beside:
        made.append(judgement(Action.SET, WORDING, (ident,), by=by, at=at, after=question))
    if value:
        made.append(_value(ident, value, point, by=by, at=at))
    elif point is not None and point.kind is PointKind.YES_NO:
        raise RequestRefused(400, "Not saved: say whether the words answer yes, no or unclear.")
    if sent.get("stance", "") in Stance.__members__.values() and sent["stance"] != sent.get("was-stance", ""):
        made.append(judgement(Action.SET, STANCE, (ident,), by=by, at=at, after=sent["stance"]))
    return placed(made, (*passages_at([(ident, span, None)], told.reports), *passages_of(told)))


def _value(ident: str, value: str, point: Point | None, *, by: str, at: str) -> Judgement:
    if point is not None and change_of(VALUE, value, point.kind) is None:
        raise RequestRefused(400, "Not saved: the answer to such a question is yes, no or unclear.")
    return judgement(Action.SET, VALUE, (ident,), by=by, at=at, after=value)


def _chosen(given: Mapping[str, str], told: Ledger) -> tuple[Span | None, str]:
    """Returns the selected words, by offset or as they occur in the report; or None and the reason."""
    report = next((one for one in told.reports if one.id == given.get("report")), None)
    if report is None:
        return None, "there is no such report in this story" if given.get("report") else ""
    start, end = given.get("start", ""), given.get("end", "")
    if start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(start + end) < 19:
        return _span(report, int(start), int(end))
    words = given.get("words", "").split()
    if not words:
        return None, ""
    if sum(map(len, words)) > LONGEST:
        return None, f"an account is a few words; these are more than {LONGEST} characters"
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), report.text))
    if not found:
        return None, "these words do not stand in the report like that; copy them from it"
    if len(found) > 1:
        return None, f"these words stand in the report {len(found)} times; copy a few more of those around them"
    return _span(report, *found[0].span())


def _span(report: Report, start: int, end: int) -> tuple[Span | None, str]:
    if not start < end <= len(report.text) or not report.text[start:end].strip():
        return None, "these are no words of the report"
    if end - start > LONGEST:
        return None, f"an account is a few words; these are more than {LONGEST} characters"
    return report.trimmed_span(start, end), ""


def _offered(story: Story, span: Span) -> tuple[Offered, ...]:
    """Returns the questions of the story, those with an account of the same report close to the words first."""

    def gap(point: Point) -> int:
        own = [a.quote for a in point.accounts if a.report == span.report]
        return min((max(q.start - span.end, span.start - q.end, 0) for q in own), default=10**9)

    told = {"".join(c for c in word.casefold() if c.isalnum()) for word in span.quote.split()} - {""}

    def shared(point: Point) -> int:
        words = f"{point.question} {' '.join(a.quote.quote for a in point.accounts)}".casefold()
        return sum(len(word) > 3 and word in words for word in told)

    ranked = sorted(enumerate(in_order(story.points)), key=lambda item: (-shared(item[1]), gap(item[1]), item[0]))
    near = {point.id for n, (_, point) in enumerate(ranked) if n < 5}
    return tuple(Offered(p.id, p.question, lettered(p), p.id in near) for _, p in ranked)


def _words_around(span: Span | None, told: Ledger) -> tuple[str, str]:
    if span is None:
        return "", ""
    text = next(report.text for report in told.reports if report.id == span.report)
    return text[max(0, span.start - _AROUND) : span.start].rsplit("\n", 1)[-1], text[span.end : span.end + _AROUND].split("\n", 1)[0]


def _outlet(span: Span | None, told: Ledger) -> str:
    return next((report.outlet or report.id for report in told.reports if span and report.id == span.report), "")
