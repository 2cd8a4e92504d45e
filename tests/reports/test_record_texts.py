"""Texts of records that are cut, set as blocks, or were escaped on their way."""

from typing import Any

import pytest

from rashomon.reports.containers.exports import read_record
from rashomon.reports.page.html_fragments import read_text_or_markup

BEGUN = "The kiln at Tolvik has been out since noon, says Runa Aske, who minds it"
WHOLE = f"{BEGUN}. She told us that 14 bakers went home, and that the town sends bread."


def text_of(record: dict[str, Any]) -> str:
    return read_record(record, ()).known.text or ""


@pytest.mark.parametrize(
    "record",
    [
        {"text": f"{BEGUN}… https://t.example/x", "long": {"full_text": WHOLE}},
        {"content": f"{BEGUN}...", "raw_content": WHOLE},
        {"text": f"RT @tolvik: {BEGUN}…", "shared": {"status": {"words": WHOLE}}},
        {
            "content": f"{BEGUN} …",
            "everything": [f"<p>{BEGUN}.</p><p>{WHOLE[len(BEGUN) + 2 :]}</p>"],
        },
        {
            "created_at": "Tue Mar 04 18:00:00 +0000 2031",
            "user": {"name": "Tolvik Bell", "screen_name": "bell"},
            "text": f"{BEGUN}…",
            "extended_tweet": {"full_text": WHOLE},
        },
    ],
)
def test_a_cut_text_beside_the_whole(record: dict[str, Any]) -> None:
    assert "the town sends bread." in text_of(record)
    assert "…" not in text_of(record)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"text": WHOLE, "summary": f"{BEGUN}…"}, WHOLE),
        ({"text": WHOLE, "notes": "Another text that goes on and on. " * 20}, WHOLE),
        (
            {"text": "Kiln out", "notes": "Kiln out, and more that a clerk wrote beside it."},
            "Kiln out",
        ),
    ],
)
def test_what_is_whole_stays(record: dict[str, Any], text: str) -> None:
    assert text_of(record) == text


@pytest.mark.parametrize(
    "blocks",
    [
        [
            {"type": "text", "content": f"{BEGUN}."},
            {"type": "image", "caption": "The kiln", "url": "https://tolvik.example/1.jpg"},
            {"type": "text", "content": "Fourteen bakers went home."},
        ],
        [
            {
                "type": "paragraph",
                "children": [{"type": "text", "text": BEGUN}, {"type": "text", "text": "."}],
            },
            {"type": "paragraph", "children": [{"text": "Fourteen bakers went home."}]},
        ],
        {
            "a": {"@type": "text", "text": f"{BEGUN}."},
            "b": {"@type": "text", "text": "Fourteen bakers went home."},
        },
        {
            "nodeType": "document",
            "content": [
                {
                    "nodeType": "paragraph",
                    "content": [
                        {"nodeType": "text", "value": BEGUN, "marks": []},
                        {"nodeType": "text", "value": ".", "marks": [{"type": "bold"}]},
                    ],
                },
                {"nodeType": "embedded-asset-block", "content": []},
                {
                    "nodeType": "paragraph",
                    "content": [{"nodeType": "text", "value": "Fourteen bakers went home."}],
                },
            ],
        },
        {
            "type": "doc",
            "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": f"{BEGUN}."}]},
                {
                    "type": "paragraph",
                    "content": [{"type": "text", "text": "Fourteen bakers went home."}],
                },
            ],
        },
    ],
)
@pytest.mark.parametrize("name", ["body", "content", "blocks", "content_elements"])
def test_a_text_of_blocks(blocks: Any, name: str) -> None:
    text = text_of({"headline": "Kiln goes out at Tolvik", name: blocks})
    assert text == f"{BEGUN}.\n\nFourteen bakers went home."


EDITED = [
    {"id": "a", "type": "paragraph", "data": {"text": f"{BEGUN}."}},
    {"id": "b", "type": "image", "data": {"caption": "The kiln", "file": {"url": "1.jpg"}}},
    {"id": "c", "type": "paragraph", "data": {"text": "Fourteen bakers went home."}},
]
STORY = {"headline": "Kiln goes out", "body": f"{BEGUN}.\n\nFourteen bakers went home."}


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Kiln goes out", "body": {"time": 1, "version": "2.30", "blocks": EDITED}},
        {"id": 7, "attributes": {**STORY, "publishedAt": "2031-03-04"}},
        {"sys": {"id": "7"}, "fields": STORY},
        {"cursor": "x", "node": {"rank": 1, "item": STORY}},
        {"data": STORY, "includes": {"users": [{"id": "1", "name": "Tolvik Bell"}]}},
        {"op": "c", "payload": {"before": None, "after": STORY}},
        {"title": "Kiln goes out", "body": {"value": STORY["body"], "format": "plain"}},
        {"title": "Kiln goes out", "body": {"processed": STORY["body"], "value": "x"}},
    ],
)
def test_a_text_within_a_wrapping(record: dict[str, Any]) -> None:
    assert text_of(record) == f"{BEGUN}.\n\nFourteen bakers went home."


def test_a_list_of_records_is_no_text() -> None:
    stories = [{"type": "story", "title": "Kiln goes out", "text": WHOLE}]
    assert text_of({"content": stories}) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            "&lt;p&gt;A kiln.&lt;/p&gt;&lt;p&gt;&amp;ldquo;Out,&amp;rdquo; she said.&lt;/p&gt;",
            "A kiln.\n\n“Out,” she said.",
        ),
        ("&amp;lt;p&amp;gt;A kiln.&amp;lt;/p&amp;gt;", "A kiln."),
        ("<p>A kiln&amp;#39;s owner paid &amp;pound;2,000.</p>", "A kiln's owner paid £2,000."),
        ("A kiln of Aske &amp;amp; Lund", "A kiln of Aske & Lund"),
        ("5 &lt; 6 and 7 &gt; 6", "5 < 6 and 7 > 6"),
        ("A tag such as &lt;b&gt; makes letters bold.", "A tag such as <b> makes letters bold."),
        ("Tom & Ana; 5 < 6", "Tom & Ana; 5 < 6"),
    ],
)
def test_what_was_escaped_on_its_way(value: str, text: str) -> None:
    assert read_text_or_markup(value)[0] == text
