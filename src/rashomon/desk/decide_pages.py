"""The pages for decisions: forms about a difference, a claim, a statement, a report or the story;
what was decided; and taking a decision back."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import RedirectResponse, Response

from rashomon.decisions.here import bearing_on
from rashomon.decisions.in_force import in_force
from rashomon.desk.decision_forms import decisions_in, forms_for, forms_of_story
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.incoming_reports import begin_job, links_to
from rashomon.desk.jobs import Job
from rashomon.desk.story_page import find, known, page_of
from rashomon.model.content_ids import fragment
from rashomon.model.decision import OF_STORIES, Decision, DecisionKind, decide
from rashomon.model.ledger import Ledger
from rashomon.model.statement import Stance
from rashomon.store.database.open import SqlStore
from rashomon.telling.other_events import unlike_reports
from rashomon.text.report_names import name_reports, shorten
from rashomon.web.shown import decided_words

_LONGEST = 300  # characters of a row of the log


def show_forms(asked: DeskRequest) -> Response:
    """Shows what can be decided about a thing of the story."""
    story_id, ledger = known(asked)
    found = forms_for(ledger, asked.path["id"])
    if found is None:
        raise RequestRefused(
            404,
            "Nothing has this address any more; the story may have changed.",
            home=f"/s/{story_id}",
        )
    return _page(asked, called=found.called, forms=found.forms, anchor=found.anchor)


def show_decisions(asked: DeskRequest) -> Response:
    """Shows what can be decided about names and events of the story, and what was decided."""
    ledger = known(asked)[1]
    unlike = unlike_reports(ledger.stories[0], ledger.reports)
    forms = tuple(forms_of_story(ledger, unlike))
    called = name_reports(ledger.reports)
    names = {report.sha256: called[report.id] for report in ledger.reports}
    outcomes = {one.id: one for story in ledger.stories for one in story.decisions}
    with asked.desk.pool.reading() as store:
        made = [outcomes.get(one.id, one) for one in _about(store, ledger)]
    shown = [(one, decided_words(one, names)) for one in reversed(made)]
    return _page(asked, called="", forms=forms, anchor="", decisions=shown)


def _page(asked: DeskRequest, **values: Any) -> Response:
    return page_of("decide.html.j2", asked, **{"decisions": (), "stances": tuple(Stance)} | values)


def _about(store: SqlStore, ledger: Ledger) -> tuple[Decision, ...]:
    """Returns the decisions in force about texts of the story, the earliest first."""
    return bearing_on(in_force(store.decisions.all()), ledger.reports)


def save_decision(asked: DeskRequest) -> Response:
    """Keeps what was decided, with a row in the audit log, and compares the stories with these
    words anew."""
    story_id, ledger = known(asked)
    made = decisions_in(asked.lists(), ledger.reports, **_by_and_at(asked))
    return _kept(asked, story_id, ledger, made)


def undo_decision(asked: DeskRequest) -> Response:
    """Takes a decision about the story back."""
    story_id, ledger = known(asked)
    wanted = asked.form().get("id", "")
    with asked.desk.pool.reading() as store:
        found = next((one for one in _about(store, ledger) if one.id == wanted), None)
    if found is None:
        raise RequestRefused(404, "There is no such decision in force.", home=f"/s/{story_id}")
    back = decide(DecisionKind.UNDO, **_by_and_at(asked), undoes=found.id)
    return _kept(asked, story_id, ledger, (back,), of=found)


def _by_and_at(asked: DeskRequest) -> dict[str, Any]:
    at = asked.desk.clock().isoformat(timespec="microseconds")
    return {"by": f"person {asked.user.name}", "at": at}


def _kept(
    asked: DeskRequest,
    story_id: str,
    ledger: Ledger,
    made: Sequence[Decision],
    of: Decision | None = None,
) -> Response:
    """Obeys decisions. Those about events are obeyed in the background, because stories come and go
    by them."""
    what = made[0].what.replace("-", " ")
    with asked.desk.pool.writing() as store:
        store.decisions.add(*made)
        for one in made:
            before, after = (_told(of, ledger), None) if of else (None, _told(one, ledger))
            store.users.add_audit(asked.audit(what, story_id, before=before, after=after))
    if (of or made[0]).what in OF_STORIES:
        return begin_job(asked, what, lambda job: _regroup(asked, ledger, job))
    asked.desk.settle()
    with asked.desk.pool.reading() as store:
        there = find(store, story_id)
    # where the form was opened: at the thing on the story's page, or among the decisions
    anchor = asked.form().get("anchor", "")
    place = f"#{anchor}" if anchor and fragment(anchor) == anchor else "/decide"
    return RedirectResponse(f"/s/{there}{place}", 303)


def _regroup(asked: DeskRequest, ledger: Ledger, job: Job) -> None:
    """Makes stories anew, and says in which ones the reports of this story are now."""
    asked.desk.settle()
    with asked.desk.pool.reading() as store:
        found = store.stories.of_texts({report.sha256 for report in ledger.reports})
        job.links = links_to(store, found)


def _told(one: Decision, ledger: Ledger) -> str:
    """Returns a decision in words, for the log."""
    names = {report.sha256: report.id for report in ledger.reports}
    words = shorten(" · ".join(decided_words(one, names)), _LONGEST)
    return " ".join(filter(None, (one.value, words, one.why)))
