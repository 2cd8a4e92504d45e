"""A story's page."""

from pathlib import Path

from desks import open_desk


def test_the_list_leads_to_the_story_and_the_story_to_its_words(db: Path) -> None:
    desk = open_desk(db)
    assert 'href="/s/mill"' in desk.get("/").text
    page = desk.get("/s/mill")
    assert page.status_code == 200
    assert 'id="p-locked"' in page.text
    for address in [part.split('"')[0] for part in page.text.split('href="/')[1:] if ".css" in part.split('"')[0]]:
        assert desk.get(f"/{address}").status_code == 200


def test_an_id_of_before_leads_to_the_story(db: Path) -> None:
    desk = open_desk(db)
    answer = desk.get("/s/mill-ledger?status=disputed")
    assert (answer.status_code, answer.headers["location"]) == (302, "/s/mill?status=disputed")
    assert desk.get("/s/nothing").status_code == 404
