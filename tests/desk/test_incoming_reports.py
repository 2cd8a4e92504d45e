"""Reports that come in at the desk: files, pasted text, addresses, feeds."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from factories import make_report
from feed_servers import Pages, serving
from intakes import AT, GALE, MORE, Intake
from rashomon.desk.desk_request import read_parts
from rashomon.desk.guard import RequestRefused
from rashomon.reports.items import Item, KnownFacts
from rashomon.store.add_reports import keep
from rashomon.store.database.deliveries import Delivery, DeliveryKind
from stored import stored

pytestmark = pytest.mark.weights


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path / "desk.db")


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site on this machine."""
    with serving() as made:
        yield f"http://127.0.0.1:{made.server_address[1]}"


def shown(kind: str, body: str) -> tuple[int, dict[str, str], bytes]:
    """What the site serves of a page."""
    return 200, {"Content-Type": kind}, body.encode()


def test_files_are_read_grouped_and_their_failures_told(intake: Intake) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("more.txt", MORE)
    files = [
        ("files", ("../../gale.txt", GALE.encode())),
        ("files", ("two.zip", packed.getvalue())),
        ("files", ("broken.pdf", b"%PDF-1.7 nothing")),
    ]
    assert intake.post("/add/files", {}, files=files).status_code == 303
    job = intake.done()
    assert job.state == "done"
    assert "2 new reports" in job.told
    ((source, why),) = job.failures
    assert source == "broken.pdf"
    assert why
    (story,) = intake.stories()
    (link,) = job.links
    assert (link.address, link.summary) == (f"/s/{story}", "new story")
    assert link.told
    with stored(str(intake.path)) as store:
        assert sorted(report.source for report in store.reports.get(store.reports.placed())) == [
            "gale.txt",
            "two.zip/more.txt",
        ]
        logged = [(row.target, row.after) for row in store.users.audit_rows()]
        assert logged == [(story, "files: 3 files"), ("files: 3 files", None)]
    page = intake.client.get("/add").text
    assert "broken.pdf" in page
    assert f'href="/s/{story}"' in page
    assert "broken.pdf" in intake.client.get("/sources").text


def test_a_pasted_text_has_its_outlet_and_day(intake: Intake) -> None:
    sent = {
        "text": GALE,
        "title": "Gale at Port Lenz",
        "outlet": "Lenz Post",
        "published": "2031-03-05",
    }
    assert intake.post("/add/text", sent).status_code == 303
    assert intake.done().told.startswith("1 new report")
    with stored(str(intake.path)) as store:
        (report,) = store.reports.get(store.reports.placed())
    assert (report.outlet, report.title, (report.published or "")[:10]) == (
        "Lenz Post",
        "Gale at Port Lenz",
        "2031-03-05",
    )
    intake.post("/add/text", sent)
    known = intake.done()
    assert known.told == "No new report, 1 known already."
    assert [(link.title, link.summary) for link in known.links] == [("Gale at Port Lenz", "")]


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/add/text", {"text": " "}, 400),
        ("/add/text", {"text": "a", "published": "yesterday"}, 400),
        ("/add/text", {"text": "a" * 400_001}, 413),
        ("/add/files", {}, 400),
        ("/add/address", {"url": "https://example.org/"}, 403),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(
    intake: Intake, path: str, sent: dict[str, str], status: int
) -> None:
    assert (intake.post(path, sent).status_code, intake.desk.jobs.listed()) == (status, [])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "s3://bucket/a",
        "-",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_only_addresses_of_the_web_outside_are_asked(tmp_path: Path, url: str) -> None:
    intake = Intake(tmp_path / "desk.db", fetch=True)
    assert intake.post("/add/address", {"url": url}).status_code == 400
    assert intake.desk.jobs.listed() == []


def test_too_large_a_body_is_refused(intake: Intake) -> None:
    answer = intake.client.post(
        "/add/files",
        content=b"a",
        headers={"Content-Length": "25000001", "Content-Type": "multipart/form-data; boundary=x"},
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x\r\nno head--x--",
        b"--x\r\n\r\nno name\r\n--x--",
        b"--x\r\n" * 100 + b"--x--",
    ],
)
def test_forms_that_cannot_be_read_are_refused(body: bytes) -> None:
    with pytest.raises(RequestRefused):
        read_parts("multipart/form-data; boundary=x", body)
    with pytest.raises(RequestRefused):
        read_parts("multipart/form-data", body)


def test_files_come_out_of_a_form_byte_for_byte() -> None:
    data = bytes(range(256)) * 3 + b"\r\n--x \r\n-- x--\r"
    body = (
        (
            b'--xx\r\nContent-Disposition: form-data; name="files"; filename="a '
            b'b.bin"\r\nContent-Type: x/y\r\n\r\n'
        )
        + data
        + b"\r\n--xx--\r\n"
    )
    (part,) = read_parts('multipart/form-data; boundary="xx"', body)
    assert (part.name, part.file_name, part.data) == ("files", "a b.bin", data)


def test_an_address_is_asked_once(tmp_path: Path, site: str) -> None:
    intake = Intake(tmp_path / "desk.db", fetch=True)
    Pages.routes["/gale.txt"] = shown("text/plain; charset=utf-8", GALE)
    assert intake.post("/add/address", {"url": f"{site}/gale.txt"}).status_code == 303
    assert intake.done().told.startswith("1 new report")
    intake.post("/add/address", {"url": f"{site}/gone.txt"})
    assert intake.done().failures == [
        (f"{site}/gone.txt", "127.0.0.1 answered 404: there is no such page")
    ]


def test_reports_that_waited_when_the_desk_was_killed_go_on_by_themselves(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with stored(str(path)) as store:
        keep(store, [make_report(GALE, "gale", outlet="Lenz Post")])
        assert store.stories.ids() == ()
    intake = Intake(path)
    job = intake.done()
    assert (job.what, job.by) == ("what waited to be compared", "the desk")
    assert job.told == "Compared; 1 story changed."
    assert [link.address for link in job.links] == [f"/s/{story}" for story in intake.stories()]


def test_what_was_taken_is_kept_before_it_is_read(intake: Intake) -> None:
    with intake.desk.comparing():  # until this ends, no job reads anything
        files = [("files", ("gale.txt", GALE.encode()))]
        assert intake.post("/add/files", {}, files=files).status_code == 303
        assert intake.post("/add/text", {"text": MORE, "outlet": "Mail"}).status_code == 303
        assert "2 uploads waiting to be read" in intake.client.get("/").text
        with stored(str(intake.path)) as store:
            assert [sent.subject for sent in store.deliveries.waiting()] == [
                "files: gale.txt",
                "pasted text: Barges lost off Port Lenz",
            ]
            assert {row.action for row in store.users.audit_rows()} == {"sent reports"}
    assert intake.done().state == "done"
    with stored(str(intake.path)) as store:
        assert store.deliveries.waiting() == []
        assert store.counts()["reports"] == 2
    assert "waiting to be read" not in intake.client.get("/").text


_SENT = {
    DeliveryKind.FILES: Item(source="gale.txt", data=GALE.encode()),
    DeliveryKind.REPORT: Item(
        source="pasted/gale.txt", known=KnownFacts(text=GALE, outlet="Lenz Post")
    ),
    DeliveryKind.ADDRESS: Item(source="https://lenz.example/gale"),
}


@pytest.mark.parametrize("kind", DeliveryKind)
@pytest.mark.parametrize("read", [False, True])
def test_what_was_taken_and_not_read_when_the_desk_was_ended_goes_on_by_itself(
    tmp_path: Path, kind: DeliveryKind, read: bool
) -> None:
    path = tmp_path / "desk.db"
    item = _SENT[kind]
    with stored(str(path)) as store:
        sent = Delivery(
            kind=kind, subject="one report", who="ina", at=AT, address="10.0.0.9", items=[item]
        )
        store.deliveries.add(sent)
        if read:  # the desk was ended before it compared what it had read
            keep(store, [make_report(GALE, "gale", outlet="Lenz Post")])
    intake = Intake(path)
    job = intake.done()
    (only,) = intake.desk.jobs.listed()
    assert (only.what, only.by) == ("one report (again, after the desk was ended)", "ina")
    with stored(str(path)) as store:
        assert store.deliveries.waiting() == []
        logged = [(row.who, row.action, row.address) for row in store.users.audit_rows()]
    if kind is DeliveryKind.ADDRESS:  # which this desk may not fetch
        assert [source for source, _ in job.failures] == ["https://lenz.example/gale"]
    if intake.stories():
        assert logged == [("ina", "added reports", "10.0.0.9")]
    else:
        assert logged == []
    assert bool(intake.stories()) is (read or kind is not DeliveryKind.ADDRESS)


def test_what_a_further_report_brings_to_a_story_is_said(intake: Intake) -> None:
    for text, outlet in ((GALE, "Lenz Post"), (f"{GALE}\n\nThe pier master resigned.\n", "Mail")):
        assert intake.post("/add/text", {"text": text, "outlet": outlet}).status_code == 303
        job = intake.done()
    (link,) = job.links
    assert link.summary.startswith("1 report came")
    assert any("The pier master resigned." in line for line in link.told)
    assert "The pier master resigned." in intake.client.get("/add").text
