"""The forms that correct a story: names, speakers, days and reports on pages of their own, passages
and questions in a dialog of the story's page; and what a new question is proposed to be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from starlette.responses import JSONResponse, Response

from rashomon.authored.edit_rows import row_of_words
from rashomon.authored.make_judgement import words_at
from rashomon.authored.read_values import AskedOfWords
from rashomon.comparing.rows_in_story import tried_row
from rashomon.desk.apply_judgements import about, targets_in
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import SECTIONS, page, work_page
from rashomon.desk.row_versions import versions_of
from rashomon.desk.story_page import find, known, present_point, seen_in
from rashomon.model.judgement import BEARINGS, NOTES
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.telling.wording import letter
from rashomon.text.calendar_words import say_value
from rashomon.text.quantities import read_quantities
from rashomon.text.report_names import name_reports, shorten
from rashomon.web.decisions import ShownDecision, shown_decision, tell_about
from rashomon.web.markup import fragment
from rashomon.web.shown_answers import set_in_sentence


@dataclass(frozen=True, slots=True)
class AnswerRelation:
    """How two answers, each by letter and words, relate now. `target`: the first account of
    each."""

    one: tuple[str, str]
    other: tuple[str, str]
    target: tuple[str, str]
    now: str


def show_work(asked: DeskRequest) -> Response:
    """Shows a section of what can be corrected in a story."""
    seen = seen_in(asked)  # before what is shown is read: what comes in between was not seen
    story_id, ledger = known(asked)
    section = asked.path.get("section", SECTIONS[0])
    if section not in SECTIONS:
        raise RequestRefused(404, "There is no such page.")
    shown: Sequence[object] = judged(asked, ledger) if section == "judgements" else ()
    return work_page(
        "work.html.j2",
        asked,
        story_id,
        ledger,
        section,
        seen=seen,
        ledger=ledger,
        shown=shown,
        called=name_reports(ledger.reports),
        kinds=tuple(NameKind),
    )


def show_point(asked: DeskRequest) -> Response:
    """Sends the forms for everything that can be corrected about a point."""
    seen = seen_in(asked)
    story_id, ledger = known(asked)
    (story,) = ledger.stories
    point = present_point(asked, story_id, ledger, asked.path["point"])
    if point is None:
        raise RequestRefused(
            404, "There is no such question; the story may have changed. Load its page again."
        )
    listed = [
        one
        for one in judged(asked, ledger)
        if set(one.made.target) & ({a.id for a in point.accounts} | {point.id})
    ]
    by_id, named = {report.id: report for report in ledger.reports}, lettered(point)
    asked.desk.workspaces.warm(story_id)
    with asked.desk.pool.reading() as store:
        versions = versions_of(store, point.row, ledger) if point.row else []
    return page(
        "point_forms.html.j2",
        asked,
        story_id=story_id,
        point=point,
        bearings=list(bearings(point)),
        judged=listed,
        choices=BEARINGS,
        stances=tuple(Stance),
        figures=(PointKind.COUNT, PointKind.SHARE),
        yes_no=PointKind.YES_NO,
        back=f"/s/{story_id}#{fragment(point.id)}",
        around=lambda account: set_in_sentence(by_id[account.report], account.quote),
        names=name_reports(ledger.reports),
        speakers={said.id: said.speaker or "" for said in story.statements},
        lettered={a.id: named[a.version] for a in point.accounts if a.version in named},
        chosen=asked.query.get("account", ""),
        versions=versions,
        seen=seen,
    )


def show_passage(asked: DeskRequest) -> Response:
    """Sends what was decided about a passage, and the forms for what has no key of its own."""
    story_id, ledger = known(asked)
    (story,) = ledger.stories
    passage = next((one for one in story.passages if one.id == asked.path["passage"]), None)
    if passage is None:
        raise RequestRefused(
            404, "There is no such matter; the story may have changed. Load its page again."
        )
    ids = {one.id for one in passage.sentences}
    asked.desk.workspaces.warm(story_id)
    return page(
        "passage_forms.html.j2",
        asked,
        story_id=story_id,
        passage=passage,
        called=passage.name or shorten(passage.sentences[0].quote.quote, _LONGEST),
        judged=[one for one in judged(asked, ledger) if ids & set(one.made.target)],
        back=f"/s/{story_id}#{fragment(passage.id)}",
    )


def bearings(point: Point) -> Iterator[AnswerRelation]:
    """Yields every pair of answers of a point, by their first accounts."""
    first, named = _first_accounts(point), lettered(point)
    for a, b in combinations(named, 2):
        found = next((r for r in point.relations if {r.a, r.b} == {a, b}), None)
        one, other = (b, a) if found is not None and found.a == b else (a, b)
        now = found.kind.value if found is not None else "neither"
        yield AnswerRelation(named[one], named[other], (first[one].id, first[other].id), now)


def judged(asked: DeskRequest, ledger: Ledger) -> Sequence[ShownDecision]:
    """Returns the judgements in force about a story, newest first, with the program's value and the
    outcome."""
    heard = {j.id: j for story in ledger.stories for j in story.judgements}
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        listed = [j for j in about(store, ledger) if j.field not in NOTES]
    waits = any(j.id not in heard for j in listed) and asked.desk.workspaces.is_behind(
        story_id, ledger
    )
    names = name_reports(ledger.reports)
    missing = (
        "not in the table yet" if waits else "gone: what it was about is not in the story any more"
    )
    out = []
    for made in reversed(listed):
        shown = shown_decision(heard.get(made.id, made))
        out.append(
            replace(
                shown,
                made=made,
                outcome=shown.outcome if made.id in heard else missing,
                about=tell_about(made) or names.get(made.target[0], made.target[0]),
            )
        )
    return out


_LONGEST = 70


def lettered(point: Point) -> dict[str, tuple[str, str]]:
    """Returns letter and words of each answer, by its id in the ledger's order. The letter is empty
    for a point with one answer, as on the story's page."""
    first = _first_accounts(point)
    return {
        version.id: (
            letter(place) if len(point.versions) > 1 else "",
            shorten(say_value(version.value or first[version.id].quote.quote), _LONGEST),
        )
        for place, version in enumerate(point.versions)
        if version.id in first
    }


def _first_accounts(point: Point) -> dict[str, Account]:
    """Returns the first account of each answer."""
    return {account.version: account for account in reversed(point.accounts) if account.version}


def try_question(asked: DeskRequest) -> Response:
    """Sends the kind of answer that the words give, and which words of the question stand in no
    sentence that is quoted. What is asked is the person's own: nothing is proposed."""
    story_id, ledger = known(asked)
    spans = [words_at(ledger, one) for one in targets_in(asked.query.get("words"))]
    words = [span for span in spans if span is not None]
    if len(words) != 2 or len(spans) != 2:
        raise RequestRefused(404, "These words are not in the story any more. Load its page again.")
    question, given = asked.query.get("question", ""), asked.query.get("kind", "")
    kind = PointKind(given) if given in PointKind.__members__.values() else _kind(words)
    values = targets_in(asked.query.get("values"))
    wanted = AskedOfWords(question, kind, "neither", values if len(values) == 2 else ())
    row = row_of_words(wanted, words, by=f"person {asked.user.name}", ident="tried")
    point, lacking = tried_row(asked.desk.workspaces.known(story_id), row)
    return JSONResponse(
        {
            "kind": kind,
            "lacking": lacking,
            "stands": bool(point and point.question_by),
        }
    )


def _kind(words: list[Span]) -> PointKind:
    """What words answer: figures a count or a share, else what somebody or something is."""
    figures = [read_quantities(span.quote) for span in words]
    if not all(figures):
        return PointKind.ATTRIBUTE
    return PointKind.SHARE if "%" in words[0].quote else PointKind.COUNT
