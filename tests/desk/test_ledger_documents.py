"""A ledger document on the desk."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.responses import Response

from desks import HOST, ORIGIN, Clock, token_of
from desks import TestClient as Client
from ledgers import full_ledger, make_ledger
from rashomon.api import compare
from rashomon.authored.judgement_lines import read_judgements
from rashomon.desk import app as desk_app
from rashomon.desk.auth import SingleUser
from rashomon.desk.desk_request import DeskRequest, writes
from rashomon.desk.store_pool import JudgementFile, StorePool, is_document, lay_out
from rashomon.errors import StopError
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import Action, judgement
from rashomon.model.ledger import Ledger
from rashomon.settings import Settings
from rashomon.store.update import renew_stories

AT = "2031-03-05T08:00:00+00:00"
OLD = judgement(Action.SAME, "name", ("Roe", "Jane Roe"), by="ed", at=AT)
NEW = judgement(Action.ACCEPT, "point", ("p-hurt",), by="ina", at=AT)


def judge(asked: DeskRequest) -> Response:
    with asked.writing("accept", "t-1") as store:
        store.judgements.add((NEW,))
    return Response("")


def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path) -> Client:
    monkeypatch.setattr(desk_app, "ROUTES", (*desk_app.ROUTES, writes("/judge", judge)))
    lay_out(full_ledger(), (OLD,), str(tmp_path / "d.db"), at=AT)
    kept = JudgementFile(str(path), (OLD,))
    app = desk_app.make_desk(
        StorePool(str(tmp_path / "d.db")), SingleUser("ina"), clock=Clock(), on_written=kept.keep
    )
    return Client(app, base_url=ORIGIN, headers={"host": HOST})


def test_its_stories_are_shown_with_what_could_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = served(tmp_path, monkeypatch, tmp_path / "j.jsonl")
    assert "Landslide" in desk.get("/").text
    assert "coverage incomplete" in desk.get("/").text
    assert "How many people were hurt?" in desk.get("/s/t-1").text
    assert "Landslide" in desk.get("/", params={"q": "warning"}).text


def test_what_is_judged_goes_to_the_file_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "j.jsonl"
    desk = served(tmp_path, monkeypatch, path)
    headers = {"origin": ORIGIN, "x-csrf-token": token_of(desk.get("/").text)}
    for _ in range(2):
        assert desk.post("/judge", json={}, headers=headers).status_code == 200
    assert [judged.id for judged in read_judgements(path.read_text("utf-8"))] == [NEW.id]


def test_what_cannot_be_written_beside_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = served(tmp_path, monkeypatch, tmp_path / "no" / "such" / "folder.jsonl")
    headers = {
        "origin": ORIGIN,
        "x-csrf-token": token_of(desk.get("/").text),
        "accept": "application/json",
    }
    answer = desk.post("/judge", json={}, headers=headers)
    assert answer.status_code == 503
    assert "could not be written" in answer.json()["error"]
    with desk.app.state.desk.pool.reading() as store:
        assert [judged.id for judged in store.judgements.all()] == [OLD.id]
        assert store.users.audit_count() == 0


def test_several_stories_are_laid_out_each_with_its_own_reports(tmp_path: Path) -> None:
    one = make_ledger()
    other = replace(
        one.stories[0],
        id="t-2",
        title="Nothing",
        reports=(),
        points=(),
        statements=(),
        anomalies=(),
        brief=(),
    )
    lay_out(
        Ledger(one.made, one.reports, (one.stories[0], other)), (), str(tmp_path / "d.db"), at=AT
    )
    with StorePool(str(tmp_path / "d.db")).reading() as store:
        assert store.stories.ids() == ("t-1", "t-2")


SUNK = """by: person Bea
# How many barges sank? | count | 1c2
1 nine [9,9]: board "Nine barges sank"
2 eleven [11,11]: pilots "Eleven barges sank"
statement board "the lights had failed": speaker "The pilot"
"""


@pytest.mark.weights
def test_what_an_author_wrote_is_there_after_a_judgement_on_something_else(tmp_path: Path) -> None:
    told = {
        "board": "Nine barges sank off Port Lenz. The pilot waited. He said the lights had failed.",
        "pilots": "Eleven barges sank off Port Lenz, the pilots said. The mayor was in Arden.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(f"Gale at Port Lenz\n\n{text}\n", "utf-8")
    (tmp_path / "rows").write_text(SUNK, "utf-8")
    ledger = compare([str(tmp_path / f"{name}.txt") for name in told], rows=tmp_path / "rows")
    (before,) = ledger.stories
    lay_out(ledger, (), str(tmp_path / "d.db"), at=AT)
    made = judgement(Action.SET, "kind", ("Arden",), by="ina", at=AT, after="place")
    with StorePool(str(tmp_path / "d.db")).writing() as store:
        store.judgements.add([made])
        (renewed,) = renew_stories(store, [before.id], settings=Settings(), clock=Clock())
    (after,) = from_json(renewed.stored.ledger).stories
    asked = [one for one in after.points if one.by]
    assert [(p.question, p.by, p.status, p.accounts) for p in asked] == [
        (p.question, p.by, p.status, p.accounts) for p in before.points if p.by
    ]
    assert [p.by for p in asked] == ["person Bea"]
    spoken = [(one.quote, one.speaker, one.by) for one in before.statements if one.by]
    assert [(one.quote, one.speaker, one.by) for one in after.statements if one.by] == spoken
    assert len(spoken) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"{}", True), (b"\xef\xbb\xbf \n{", True), (b"SQLite format 3\0", False), (b"", False)],
)
def test_documents_are_told_from_stores(tmp_path: Path, data: bytes, expected: bool) -> None:
    (tmp_path / "x").write_bytes(data)
    assert is_document(str(tmp_path / "x")) is expected
    assert not is_document(str(tmp_path / "none"))


def test_a_document_that_cannot_be_laid_out_twice_in_one_place(tmp_path: Path) -> None:
    lay_out(make_ledger(), (), str(tmp_path / "d.db"), at=AT)
    assert to_json(make_ledger())
    with pytest.raises(StopError):
        lay_out(make_ledger(), (), str(tmp_path), at=AT)
