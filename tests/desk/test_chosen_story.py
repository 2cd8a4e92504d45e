"""Reports that are added go into the story that a person chooses, or into one of their own."""

from pathlib import Path
from typing import Any

import pytest

from desks import open_desk
from intakes import AT, GALE, MORE, Intake, hand_over, last_job, make
from rashomon.store.database.deliveries import LAST_STORY, NEW_STORY, Delivery, DeliveryKind
from stored import stored

pytestmark = pytest.mark.weights
KITES = (
    "Kites over Sand Bay\n\nSixty kites flew over Sand Bay on 2 May 2031, said the club's head, "
    "Ove Lund. A dragon of forty metres won the first prize.\n\nThe next meeting is in autumn.\n"
)
ANOTHER = (
    "Gale sinks barges\n\nNine barges sank in the gale off Port Lenz on 4 March 2031, the harbour "
    "board said. Four sailors drowned.\n\nThe harbour was closed, said Mara Oduya.\n"
)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path / "desk.db")


def paste(intake: Intake, text: str, outlet: str, story: str = "") -> Any:
    sent = {"text": text, "outlet": outlet, "story": story}
    assert intake.post("/add/text", sent).status_code == 303
    return intake.done()


def outlets(intake: Intake) -> set[frozenset[str]]:
    """The outlets of each story."""
    with stored(str(intake.path)) as store:
        stories = [store.stories.get(ident) for ident in store.stories.ids()]
        return {
            frozenset(str(report.outlet) for report in store.reports.get(story.reports))
            for story in stories
            if story
        }


def story_of(intake: Intake, outlet: str) -> str:
    with stored(str(intake.path)) as store:
        for report in store.reports.get(store.reports.placed()):
            if report.outlet == outlet:
                return str(store.reports.homes()[report.id])
    raise AssertionError(outlet)


def test_without_a_choice_a_report_goes_where_it_belongs(intake: Intake) -> None:
    for text, outlet in ((GALE, "Post"), (MORE, "Mail"), (KITES, "Star")):
        paste(intake, text, outlet)
    assert outlets(intake) == {frozenset({"Post", "Mail"}), frozenset({"Star"})}


def test_a_report_goes_into_the_chosen_story_and_stays_there(intake: Intake) -> None:
    paste(intake, GALE, "Post")
    gale = story_of(intake, "Post")
    job = paste(intake, KITES, "Star", gale)
    assert outlets(intake) == {frozenset({"Post", "Star"})}
    assert job.links[0].address == f"/s/{story_of(intake, 'Star')}"
    paste(intake, MORE, "Mail")
    assert outlets(intake) == {frozenset({"Post", "Star", "Mail"})}
    with stored(str(intake.path)) as store:
        (decision,) = store.decisions.all()
    assert (decision.what, decision.why) == ("same-story", "chosen when they were added")


def test_a_report_of_another_event_takes_nothing_along(intake: Intake) -> None:
    for text, outlet in ((GALE, "Post"), (MORE, "Mail"), (KITES, "Star")):
        paste(intake, text, outlet)
    paste(intake, ANOTHER, "Echo", story_of(intake, "Star"))
    assert outlets(intake) == {frozenset({"Post", "Mail"}), frozenset({"Star", "Echo"})}


def test_a_new_story_is_of_these_reports_alone(intake: Intake) -> None:
    for text, outlet in ((GALE, "Post"), (MORE, "Mail")):
        paste(intake, text, outlet)
    paste(intake, ANOTHER, "Echo", NEW_STORY)
    assert outlets(intake) == {frozenset({"Post", "Mail"}), frozenset({"Echo"})}
    paste(intake, KITES, "Star", NEW_STORY)
    with stored(str(intake.path)) as store:
        about = {decision.what for decision in store.decisions.all()}
        assert len(store.stories.ids()) == 3
    assert about == {"same-story", "other-story"}, "nothing is decided of what stands alone"


def test_pages_are_gathered_one_after_the_other(intake: Intake) -> None:
    paste(intake, GALE, "Post")
    paste(intake, KITES, "Star", NEW_STORY)
    with intake.desk.comparing():  # the next ones come before the first is read
        for text, outlet in ((ANOTHER, "Echo"), (MORE, "Mail")):
            sent = {"text": text, "outlet": outlet, "story": LAST_STORY}
            assert intake.post("/add/text", sent).status_code == 303
    intake.done()
    assert outlets(intake) == {frozenset({"Post"}), frozenset({"Star", "Echo", "Mail"})}


def test_who_added_nothing_before_adds_where_it_belongs(intake: Intake) -> None:
    paste(intake, GALE, "Post", LAST_STORY)
    assert outlets(intake) == {frozenset({"Post"})}


def test_files_that_come_together_make_one_new_story(intake: Intake) -> None:
    files = [
        ("files", ("gale.txt", GALE.encode())),
        ("files", ("kites.txt", KITES.encode())),
    ]
    assert intake.post("/add/files", {"story": NEW_STORY}, files=files).status_code == 303
    assert intake.done().told.startswith("2 new reports")
    assert len(intake.stories()) == 1


def test_a_known_report_moves_into_the_chosen_story(intake: Intake) -> None:
    for text, outlet in ((GALE, "Post"), (KITES, "Star")):
        paste(intake, text, outlet)
    job = paste(intake, KITES, "Star", story_of(intake, "Post"))
    assert "1 known already" in job.told
    assert outlets(intake) == {frozenset({"Post", "Star"})}


def test_the_open_page_goes_into_the_chosen_story(intake: Intake) -> None:
    paste(intake, KITES, "Star")
    token = make(intake.client)
    hand_over(intake.client, token, story=story_of(intake, "Star"))
    intake.done()
    assert len(intake.stories()) == 1
    hand_over(intake.client, token, page=f"<h1>Gale</h1><p>{ANOTHER}</p>", story=NEW_STORY)
    intake.done()
    assert len(intake.stories()) == 2


def test_what_was_chosen_is_obeyed_after_the_desk_was_ended(tmp_path: Path) -> None:
    intake = Intake(tmp_path / "desk.db")
    for text, outlet in ((GALE, "Post"), (KITES, "Star")):
        paste(intake, text, outlet)
    chosen = story_of(intake, "Star")
    with intake.desk.comparing():  # until this ends, no job reads anything
        sent = {"text": ANOTHER, "outlet": "Echo", "story": chosen}
        assert intake.post("/add/text", sent).status_code == 303
        with stored(str(intake.path)) as store:
            (waiting,) = store.deliveries.waiting()
    assert (waiting.kind, waiting.story) == (DeliveryKind.REPORT, chosen)
    intake.done()
    assert outlets(intake) == {frozenset({"Post"}), frozenset({"Star", "Echo"})}


def test_a_story_that_is_gone_by_then_is_said(intake: Intake) -> None:
    with stored(str(intake.path)) as store:
        sent = Delivery(
            kind=DeliveryKind.REPORT,
            subject="one report",
            who="ina",
            at=AT,
            address=None,
            items=(),
            story="s-gone",
        )
        store.deliveries.add(sent)
    desk = open_desk(intake.path).app.state.desk  # type: ignore[attr-defined]
    assert "is gone" in last_job(desk.jobs).told


def test_no_other_story_is_taken_for_the_chosen_one(intake: Intake) -> None:
    paste(intake, GALE, "Post")
    sent = {"text": KITES, "story": "s-nowhere"}
    assert intake.post("/add/text", sent).status_code == 404
    assert intake.client.get("/add?story=s-nowhere").status_code == 404


def test_the_page_for_adding_offers_the_stories(intake: Intake) -> None:
    for text, outlet in ((GALE, "Post"), (KITES, "Star")):
        paste(intake, text, outlet)
    page = intake.client.get("/add").text
    assert page.count(">a new one<") == 2
    assert " selected" not in page
    gale = story_of(intake, "Post")
    assert (
        f'<option value="{gale}" selected>Gale at Port Lenz<'
        in intake.client.get(f"/add?story={gale}").text
    )
    assert f'href="/add?story={gale}"' in intake.client.get(f"/s/{gale}").text
    make(intake.client)
    assert ">Kites over Sand Bay<" in intake.client.get("/bookmark").text
