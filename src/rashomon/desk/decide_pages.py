"""The pages for decisions: forms about a sentence, a line of an answer, a report or the story; what
was decided; and taking a decision back."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from starlette.responses import Response

from rashomon.decisions.here import bearing_on, here
from rashomon.decisions.in_force import heard_nowhere, in_force, taken_back
from rashomon.desk.decision_forms import decisions_in, forms_for, forms_of_story
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import NotFound
from rashomon.desk.jobs import Job
from rashomon.desk.page_templates import see_other
from rashomon.desk.received_files import begin_job, links_to
from rashomon.desk.story_page import find, known, page_of
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.decision import OF_STORIES, Decision, DecisionKind, Decisions, decide
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.show.decided_words import decided_words
from rashomon.store.decided_stories import accepted, declined
from rashomon.store.proposals import in_words
from rashomon.store.update import add_decisions
from rashomon.text.gathering import by_key
from rashomon.text.report_names import name_reports, shorten


def show_forms(asked: DeskRequest) -> Response:
    """Shows what can be decided about a thing of the story."""
    story_id, ledger = known(asked)
    thing = forms_for(ledger, asked.path["id"])
    if thing is None:
        message = "Nothing has this address any more; the story may have changed."
        raise NotFound(message, home=f"/s/{story_id}")
    return _page(asked, called=thing.called, forms=thing.forms, anchor=thing.anchor)


@record
class DecisionRow:
    """A decision about the story, in words. `undo` are the ids that are taken back at the press of
    its button: its own, or those of what took it back."""

    decision: Decision
    words: tuple[str, ...]
    undo: tuple[str, ...]

    @property
    def button(self) -> str:
        """Returns what its button says."""
        return "Take back" if self.undo == (self.decision.id,) else "Let it count again"


def show_decisions(asked: DeskRequest) -> Response:
    """Shows what can be decided about names and events of the story, and what was decided, also
    what was taken back or overruled."""
    ledger = known(asked)[1]
    forms = tuple(forms_of_story(ledger))
    with asked.reading() as store:
        decisions = store.decisions.all()
    rows = tuple(_rows(decisions, ledger))
    return _page(asked, called="", forms=forms, anchor="", decisions=rows)


def _rows(decisions: Decisions, ledger: Ledger) -> Iterator[DecisionRow]:
    """Yields the decisions about texts of the story, the latest first."""
    names_of_reports = name_reports(ledger.reports)
    texts_here = here(ledger.reports)
    listed = ledger.stories[0].decisions
    outcomes = by_id((*heard_nowhere(decisions, listed), *listed))
    undone = taken_back(decisions)
    standing = by_id(in_force(decisions))
    undoing = by_key((undo.undoes, undo.id) for undo in decisions if undo.undoes)
    for decision in reversed(bearing_on(decisions, ledger.reports)):
        if decision.what is DecisionKind.UNDO:
            continue
        undo: tuple[str, ...] = ()
        if decision.id in standing:
            undo = (decision.id,)
        elif decision.id in undone:
            undo = tuple(ident for ident in undoing[decision.id] if ident not in undone)
        words = decided_words(decision, texts_here=texts_here, names=names_of_reports)
        yield DecisionRow(outcomes.get(decision.id, decision), words, undo)


def _page(asked: DeskRequest, **values: Any) -> Response:
    return page_of("decide.html.j2", asked, **{"decisions": ()} | values)


def save_decision(asked: DeskRequest) -> Response:
    """Keeps what was decided, with a row in the audit log, and compares the stories with these
    words anew."""
    story_id, ledger = known(asked)
    decisions = decisions_in(asked.lists(), ledger.reports, **by_and_at(asked))
    return _kept(asked, story_id=story_id, ledger=ledger, decisions=decisions)


def undo_decision(asked: DeskRequest) -> Response:
    """Takes a decision about the story back, or what took it back."""
    story_id, ledger = known(asked)
    with asked.reading() as store:
        decisions = store.decisions.all()
    ids_to_undo = asked.lists().get("id", [])
    row = next((row for row in _rows(decisions, ledger) if row.undo == tuple(ids_to_undo)), None)
    if row is None or not ids_to_undo:
        raise NotFound("There is no such decision in force.", home=f"/s/{story_id}")
    undoing = []
    for ident in ids_to_undo:
        undoing.append(decide(DecisionKind.UNDO, **by_and_at(asked), undoes=ident))
    return _kept(asked, story_id=story_id, ledger=ledger, decisions=undoing, undone=row.decision)


def by_and_at(asked: DeskRequest) -> dict[str, Any]:
    """Returns who decides, and when."""
    at = asked.desk.clock().isoformat(timespec="microseconds")
    return {"by": f"person {asked.user.name}", "at": at}


def _kept(
    asked: DeskRequest,
    story_id: str,
    ledger: Ledger,
    decisions: Decisions,
    undone: Decision | None = None,
) -> Response:
    """Stores the decisions, with a row for each in the log, and answers the request.

    Decisions about which reports make a story are carried out in the background, because stories
    may appear and vanish. `undone` is the decision that they take back, if any.
    """
    first = decisions[0]
    what = first.what.replace("-", " ")
    with asked.desk.pool.writing() as store:
        add_decisions(store, decisions, log=False)
        for decision in decisions:
            if undone:
                asked.audit(store, what, story_id, before=_told(undone, ledger))
            else:
                asked.audit(store, what, story_id, after=_told(decision, ledger))
    if (undone or first).what in OF_STORIES:
        return begin_job(asked, subject=what, work=partial(_regroup, asked, ledger))
    asked.desk.settle()
    with asked.reading() as store:
        there = find(store, story_id)
    # where the form was opened: at the thing on the story's page, or among the decisions
    anchor = asked.form().get("anchor", "")
    if first.what is DecisionKind.ADD_LINE:
        anchor = first.id  # of the line that was added
    place = f"#{anchor}" if anchor and fragment(anchor) == anchor else "/decide"
    return see_other(f"/s/{there}{place}")


def _regroup(asked: DeskRequest, ledger: Ledger, job: Job) -> None:
    """Makes stories anew, and says in which ones the reports of this story are now."""
    asked.desk.settle()
    with asked.reading() as store:
        stories = store.stories.of_texts({report.sha256 for report in ledger.reports})
        job.links = links_to(store, stories)


def _told(decision: Decision, ledger: Ledger) -> str:
    """Returns a decision in words, for the log."""
    ids = {report.id: report.id for report in ledger.reports}
    words = shorten(
        " · ".join(decided_words(decision, texts_here=here(ledger.reports), names=ids)), 300
    )
    return " ".join(filter(None, (decision.value, words, decision.why)))


def take_proposal(asked: DeskRequest) -> Response:
    """Does what is proposed of stories, or declines it, and shows how far that is."""
    number = asked.path["number"]
    accept = asked.form().get("do") == "accept"
    with asked.desk.pool.writing() as store:
        rows = {str(row.row.number): row for row in in_words(store)}
        if number not in rows:
            raise NotFound("This is not proposed any more.", home="/")
        row = rows[number].row
        find_decided = accepted if accept else declined
        decisions = find_decided(store, row, **by_and_at(asked))
        add_decisions(store, decisions, log=False)
        store.stories.drop_proposals([row.number])
        action = "accepted a proposal" if accept else "declined a proposal"
        asked.audit(store, action, row.story, after=rows[number].words)
    if accept:
        return begin_job(asked, subject=rows[number].words, work=partial(_settle, asked, row.story))
    return see_other("/")


def _settle(asked: DeskRequest, story: str, job: Job) -> None:
    """Makes stories anew, and leads to the story in which the reports are now."""
    asked.desk.settle()
    with asked.reading() as store:
        job.links = links_to(store, store.stories.find(story))
