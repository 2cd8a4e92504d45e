"""JSON, JSON Lines and tables: the fields of each family, after the documents of those who write
them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon.cli.group import main
from rashomon.model.report import Report
from rashomon.reports import report_pile

BODY = (
    "Two people died when the wall fell, the fire service said on Monday.\n\nThe street was "
    "closed, the mayor said."
)
HTML = (
    "<p>Two people died when the wall fell, the fire service said on Monday.</p><p>The street was "
    "closed, the mayor said.</p>"
)
URL = "https://courier.example/wall"
FAMILIES: dict[str, dict[str, Any]] = {
    "schema.org": {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Wall falls",
        "articleBody": BODY, "datePublished": "2031-03-05T08:30:00Z",
        "author": [{"@type": "Person", "name": "Ines Harrow"}],
        "publisher": {"@type": "Organization", "name": "The Courier"}, "url": URL,
        "inLanguage": "en-GB",
    },
    "ninjs 1": {
        "uri": URL, "type": "text", "versioncreated": "2031-03-05T08:30:00Z",
        "headline": "Wall falls", "byline": "By Ines Harrow", "body_xhtml": HTML,
        "copyrightholder": "The Courier", "language": "en",
    },
    "ninjs 3": {
        "uri": URL, "firstCreated": "2031-03-05T08:30:00Z", "language": "en", "by": "Ines Harrow",
        "infoSources": [{"name": "The Courier"}],
        "headlines": [{"role": "short", "value": "Wall"}, {"role": "main", "value": "Wall falls"}],
        "bodies": [{"role": "teaser", "value": "Two died."}, {"role": "main",
        "contentType": "text/html", "value": HTML}],
    },
    "Media Cloud": {
        "id": "77", "media_name": "The Courier", "title": "Wall falls",
        "publish_date": "2031-03-05T08:30:00+00:00", "url": URL, "language": "en", "text": BODY,
        "authors": "Ines Harrow",
    },
    "Event Registry": {
        "uri": "8123", "lang": "eng", "isDuplicate": False, "date": "2031-03-05",
        "time": "09:00:00", "dateTime": "2031-03-05T09:00:00Z",
        "dateTimePub": "2031-03-05T08:30:00Z", "url": URL, "title": "Wall falls", "body": BODY,
        "source": {"uri": "courier.example", "title": "The Courier"},
        "authors": [{"uri": "ines@x", "name": "Ines Harrow"}],
    },
    "JSON Feed": {
        "id": "1", "url": URL, "title": "Wall falls", "content_html": HTML,
        "date_published": "2031-03-05T08:30:00Z", "authors": [{"name": "Ines Harrow"}],
        "language": "en", "_outlet": "The Courier",
    },
    "WordPress": {
        "date": "2031-03-05T08:30:00", "date_gmt": "2031-03-05T07:30:00", "link": URL,
        "title": {"rendered": "Wall falls"}, "content": {"rendered": HTML},
        "_embedded": {"author": [{"name": "Ines Harrow"}]},
    },
    "Ghost": {
        "title": "Wall falls", "html": HTML, "published_at": "2031-03-05T08:30:00.000Z", "url": URL,
        "primary_author": {"name": "Ines Harrow"},
    },
    "The Guardian": {
        "webTitle": "Wall falls", "webPublicationDate": "2031-03-05T08:30:00Z", "webUrl": URL,
        "fields": {"body": HTML, "byline": "Ines Harrow", "publication": "The Courier"},
    },
    "any other": {"headline": "Wall falls", "content": BODY, "date": "5 March 2031", "link": URL,
    "source": {"name": "The Courier"}, "author": "By Ines Harrow"},
}  # fmt: skip


def reports_in(path: Path, text: str | bytes) -> tuple[Report, ...]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return report_pile.read(str(path)).reports


@pytest.mark.parametrize("family", FAMILIES)
def test_a_report_is_read_with_all_its_fields_from_the_export_of_a_family(
    tmp_path: Path, family: str
) -> None:
    (report,) = reports_in(tmp_path / "one.json", json.dumps(FAMILIES[family]))
    assert report.text == f"Wall falls\n\n{BODY}\n"
    assert (report.id, report.title, report.url) == ("one", "Wall falls", URL)
    # its own field of the outlet is no field of that form: the host of its address stands for it
    own = family not in {"JSON Feed", "WordPress", "Ghost"}
    assert report.outlet == ("The Courier" if own else "courier.example")
    assert (report.published or "")[:10] == "2031-03-05"
    assert "in the export" in (report.published_basis or "")
    assert report.authors == ("Ines Harrow",)
    assert report.language == "en"


@pytest.mark.parametrize(
    "document",
    [
        [FAMILIES["any other"]],
        {"articles": {"results": [FAMILIES["Event Registry"]], "totalResults": 1}},
        {"hits": {"hits": [{"_id": "1", "_source": FAMILIES["Media Cloud"]}]}},
        {"@graph": [{"@type": "WebSite", "name": "x"}, FAMILIES["schema.org"]]},
        {"response": {"status": "ok", "content": FAMILIES["The Guardian"]}},
        {"posts": [FAMILIES["Ghost"]], "meta": {"pagination": {"page": 1}}},
        {"data": {"stories": {"edges": [{"node": FAMILIES["any other"]}]}}},
        {"version": "https://jsonfeed.org/version/1.1", "items": [FAMILIES["JSON Feed"]]},
    ],
)
def test_records_are_found_in_their_envelopes(tmp_path: Path, document: object) -> None:
    (report,) = reports_in(tmp_path / "export.json", json.dumps(document))
    assert report.title == "Wall falls"
    assert report.id.startswith("export-")


SAID = "A wall fell in Kolm this morning and hurt two."
NOTE = {"content": f"<p>{SAID}</p>", "published": "2031-03-05T08:30:00Z", "url": URL}
POSTS: list[tuple[object, str | None, tuple[str, ...]]] = [
    (
        {"orderedItems": [{"type": "Create", "actor": "https://a.example/@x", "object": NOTE}]},
        "courier.example",
        (),
    ),
    (
        {"feed": [{"post": {"author": {"handle": "courier.example", "displayName": "The Courier"},
                            "record": {"text": SAID, "createdAt": "2031-03-05T08:30:00Z"}}}]},
        "The Courier",
        (),
    ),
    (
        [{"created_at": "2031-03-05T08:30:00Z", "url": URL, "content": f"<p>{SAID}</p>",
          "account": {"acct": "courier", "display_name": "The Courier"}}],
        "The Courier",
        (),
    ),
    (
        {"name": "Kolm", "type": "public_channel", "messages": [
            {"id": 1, "date": "2031-03-05T08:30:00", "from": "Kolm Live", "from_id": "channel77",
             "text": ["A wall fell in ", {"type": "bold", "text": "Kolm"},
                      " this morning and hurt two."]}]},
        "Kolm Live",
        (),
    ),
    (
        {"name": "Kolm", "type": "private_group", "messages": [
            {"id": 1, "date": "2031-03-05T08:30:00", "from": "Ines Harrow", "from_id": "user77",
             "text": [{"type": "italic", "text": SAID}]}]},
        None,
        ("Ines Harrow",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("document", "outlet", "authors"), POSTS)
def test_a_post_or_message_has_its_channel_as_outlet_or_its_sender_as_author(
    tmp_path: Path, document: object, outlet: str | None, authors: tuple[str, ...]
) -> None:
    (report,) = reports_in(tmp_path / "a.json", json.dumps(document))
    assert report.text == f"{SAID}\n"
    assert (report.outlet, report.authors) == (outlet, authors)
    assert (report.published or "")[:16] == "2031-03-05T08:30"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("A wall fell and hurt two. The street is shut for 4… [+2314 chars]", "4… [+2314 chars]"),
        (
            "A wall fell and hurt two. The mayor sa... (1,204 more characters)",
            "sa... (1,204 more characters)",
        ),
        ("A wall fell and hurt two. The street is […]", None),
        ("A wall fell and hurt two. “It was […] old,” she said.", ""),
    ],
)
def test_a_text_that_an_interface_cut_says_so_and_loses_its_last_words(
    tmp_path: Path, text: str, left_out: str | None
) -> None:
    record = {"title": "Wall falls", "content": text, "url": URL}
    (report,) = reports_in(tmp_path / "a.json", json.dumps({"articles": [record]}))
    assert [span.quote for span in report.furniture if span.certain] == (
        [left_out] if left_out else []
    )
    assert any("cut off" in note for note in report.warnings) == (left_out != "")


def test_an_archive_s_address_is_taken_apart(tmp_path: Path) -> None:
    record = FAMILIES["any other"] | {"link": f"https://web.archive.org/web/20310306101112/{URL}"}
    (report,) = reports_in(tmp_path / "a.json", json.dumps(record))
    assert (report.url, report.archived_url, report.retrieved) == (
        URL,
        record["link"],
        "2031-03-06T10:11:12",
    )


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            {"a": 1, "b": "two"},
            "none of its fields is known to hold a report's text (a, b): name them in a file "
            "for --fields",
        ),
        ([1, 2, 3], "JSON without a record: no object in it holds fields"),
        ({"format": "rashomon-ledger/1", "reports": []}, "a ledger, not a report"),
    ],
)
def test_what_holds_no_report_is_refused_with_the_reason(
    tmp_path: Path, document: object, reason: str
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document))
    assert [failure.error for failure in report_pile.read(str(tmp_path)).failures] == [reason]


def test_a_mapping_file_says_which_fields_hold_what(tmp_path: Path) -> None:
    record = {
        "meta": {"h": "Wall falls", "when": "2031-03-05"},
        "parts": [{"kind": "lead", "t": "Two died."}, {"kind": "main", "t": BODY}],
    }
    (tmp_path / "a.json").write_text(json.dumps({"found": {"docs": [record]}}))
    (tmp_path / "map.toml").write_text(
        'records = "found.docs"\ntext = "parts{kind=main}.t"\ntitle = "meta.h"\npublished = '
        '"meta.when"\n'
    )
    result = CliRunner().invoke(
        main, ["read", str(tmp_path / "a.json"), "--fields", str(tmp_path / "map.toml"), "--json"]
    )
    (report,) = json.loads(result.stdout)["reports"]
    assert (report["title"], report["published"], report["text"]) == (
        "Wall falls",
        "2031-03-05",
        f"Wall falls\n\n{BODY}\n",
    )
    for wrong, told in (
        ('words = "a"', "words"),
        ('title = "a"', "where the text is"),
        ("text =", "not TOML"),
        ("text = 3", "text"),
    ):
        (tmp_path / "map.toml").write_text(wrong)
        result = CliRunner().invoke(
            main, ["read", str(tmp_path / "a.json"), "--fields", str(tmp_path / "map.toml")]
        )
        assert (result.exit_code, told in result.stderr) == (1, True)


def table(delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "Title", "Source", "Date", "URL", "Text"])
    writer.writerow([1, "Wall falls", "The Courier", "2031-03-05", URL, BODY + "\nIt cost £5."])
    writer.writerow(
        [
            2,
            "Ferry late",
            "The Courier",
            "2031-03-06",
            URL + "2",
            'The "old" ferry was late on Monday, the harbour office said.',
        ]
    )
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", table()),
        ("a", table()),
        ("a.txt", table(";")),
        ("a.tsv", table("\t")),
        ("old.csv", table(encoding="cp1252")),
        ("mark.csv", b"\xef\xbb\xbf" + table()),
    ],
)
def test_a_table_is_read_whatever_its_delimiter_encoding_or_name(
    tmp_path: Path, name: str, data: bytes
) -> None:
    one, two = sorted(
        reports_in(tmp_path / name, data), key=lambda report: report.title or "", reverse=True
    )
    assert (one.title, one.outlet, one.published, one.url) == (
        "Wall falls",
        "The Courier",
        "2031-03-05",
        URL,
    )
    assert one.text == f"Wall falls\n\n{BODY}\nIt cost £5.\n"
    assert 'The "old" ferry' in two.text


STORY = "Two people died when the wall fell, the fire service said"
HEAD = "title,text,outlet\n"
WHOLE = f'Quay closes,"{STORY} ""on Monday"".",Courier\n'


EXPECTED = "',' expected after '\"'; a quotation mark in a cell must be doubled"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            f'Wall falls,"{STORY}, "most of it, by noon", and left.",Courier\n',
            f"lines 2 to 2 not read: {EXPECTED}",
        ),
        (
            f'Wall falls,"{STORY.replace(",", "")}.\nMore of it,"fell, Courier\n',
            f"lines 2 to 3 not read: {EXPECTED}",
        ),
    ],
)
def test_a_row_whose_cells_cannot_be_told_is_named_and_costs_only_itself(
    tmp_path: Path, row: str, told: str
) -> None:
    (tmp_path / "a.csv").write_text(HEAD + row + WHOLE)
    pile = report_pile.read(str(tmp_path))
    assert [failure.error for failure in pile.failures] == [told]
    assert [(report.title, report.outlet, report.warnings) for report in pile.reports] == [
        ("Quay closes", "Courier", ())
    ]
    assert f'{STORY} "on Monday".' in pile.reports[0].text


def test_a_row_that_looks_cut_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'{HEAD}Wall falls,"{STORY}."\n')
    (report,) = report_pile.read(str(tmp_path)).reports
    warning = "line 2 of the table has 2 cells where the header names 3: it may be cut off"
    assert warning in report.warnings


def test_after_a_mark_that_is_never_closed_the_lines_that_are_lost_are_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_text(
        HEAD
        + WHOLE
        + f'Wall falls,"{STORY}.,Courier\n'
        + WHOLE.replace("Quay", "Gate").replace('"', "")
    )
    pile = report_pile.read(str(tmp_path))
    assert [report.title for report in pile.reports] == ["Quay closes"]
    (failure,) = pile.failures
    assert failure.error.startswith("lines 3 to 4 not read: ")
    assert "quotation mark" in failure.error


ROW = "The council set aside 200 crowns for a pump, said the clerk, Ane Rud."


@pytest.mark.parametrize(
    "table",
    [
        f'sep=;\r\nHeadline;Source;Full Text\r\n"Pump; vote";Pump Post;"{ROW}"\r\n'.encode(),
        f'SEP=|\nTitel|Quelle|Volltext\nPump; vote|Pump Post|"{ROW}"\n'.encode(),
        f"HEADLINE\tSOURCE\tBODY\nPump; vote\tPump Post\t{ROW}\n".encode("utf-16"),
        f'title;outlet;text\n"Pump; vote";Pump Post;"{ROW} — “Done”"\n'.encode("cp1252"),
    ],
    ids=["separator", "another", "utf-16", "semicolons"],
)
def test_a_table_of_a_spreadsheet_is_read_whatever_its_columns_are_called(
    tmp_path: Path, table: bytes
) -> None:
    (tmp_path / "a.csv").write_bytes(table)
    (report,) = report_pile.read(str(tmp_path)).reports
    assert (report.title, report.outlet) == ("Pump; vote", "Pump Post")
    assert ROW in report.text


def test_a_table_in_the_encoding_of_another_language_keeps_its_letters(tmp_path: Path) -> None:
    text = "Rada przeznaczyła 200 koron na pompę, powiedziała sekretarz, która była łaskawa."
    (tmp_path / "a.csv").write_bytes(f"title;text\nPompa;{text}\n".encode("cp1250"))
    (report,) = report_pile.read(str(tmp_path)).reports
    assert text in report.text


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Pump vote", "origin": {"title": "Pump Post"}, "summary": {"content": ROW},
         "canonical": [{"href": URL}]},
        {"title": "Pump vote", "content": ROW, "url": URL, "feed": {"title": "Pump Post"}},
        {"story_title": "Pump vote", "story_content": ROW, "story_permalink": URL,
         "feed_title": "Pump Post"},
    ],
    ids=["items of readers", "entries", "stories"],
)  # fmt: skip
def test_the_export_of_a_reader_of_feeds_has_the_feed_as_outlet(
    tmp_path: Path, record: dict[str, Any]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"items": [record]}))
    (report,) = report_pile.read(str(tmp_path)).reports
    assert (report.title, report.outlet, report.url) == ("Pump vote", "Pump Post", URL)
    assert ROW in report.text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("47911", "2031-03-04"),
        ("47911.75", "2031-03-04T18:00:00"),
        ("20310304", "2031-03-04"),
        ("4791", None),
    ],
)
def test_a_number_is_a_day_only_where_a_spreadsheet_would_keep_one_so(
    tmp_path: Path, printed: str, day: str | None
) -> None:
    (tmp_path / "a.csv").write_text(f'title,published,text\nPump vote,{printed},"{ROW}"\n')
    (report,) = report_pile.read(str(tmp_path)).reports
    assert report.published == day
