"""Whatever the bytes are, reading gives a report whose spans hold or one plain reason."""

import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.reports.containers.exports import read_record
from rashomon.reports.containers.pdf import PrintedLine, join_lines, running_lines
from rashomon.reports.decoding import clean_text, decode
from rashomon.reports.items import KnownFacts, archived_from
from rashomon.reports.markdown_text import is_markdown, read_markdown
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page_dates import iso_time
from rashomon.reports.read_report import read_report
from rashomon.reports.sniff import sniff
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()
PIECES = st.sampled_from(
    ["<p>", "</div>", "<h1>", "<!--", "]]>", "&#0;", "&amp", "“", '"', "By Ann Lee", "\n", "\n\n",
    "\r", "\0", "\ud800", "\u202e", "\u200b", "# ", "[a](b)",
     "**", "---\n", "```", "> ", "- ", "(Reuters) -", "5 March 2031", "30 February", "1e309",
     "Correction:", "From: a", "said", "Photo:", " ", "{", "[", ","]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=60).map("".join),
)
SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "text",
                    "body",
                    "title",
                    "authors",
                    "date",
                    "url",
                    "source",
                    "@type",
                    "headlines",
                    "bodies",
                    "name",
                    "x",
                ]
            ),
            inner,
        ),
    ),
    max_leaves=12,
)


def check(source: str, data: bytes, known: KnownFacts | None = None) -> None:
    try:
        report = read_report(source, data, settings=SETTINGS, facts=known)
    except SkipError as error:
        reason = str(error)
    else:
        check_report(report)
        return
    assert reason
    assert "\n" not in reason


def check_report(report: Report) -> None:
    report.text.encode("utf-8")
    for span in (
        *report.furniture,
        *report.corrections,
        *(date.span for date in report.dates if date.span),
    ):
        assert report.text[span.start : span.end] == span.quote
    assert report.sources[0].sha256 == report.source_sha256


@SLOWLY
@given(
    st.binary(max_size=2000),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.csv", "a.eml", "a.json"]),
)
@example(b"From: \n", "a.eml")
@example(b"\xff\xfe\x00", "a.txt")
def test_any_bytes(data: bytes, name: str) -> None:
    try:
        sniff(data, name)
    except SkipError:
        return
    check(name, data)


@SLOWLY
@given(TEXTS, st.sampled_from(["a.txt", "a.html", "a.md"]))
def test_any_text(text: str, name: str) -> None:
    check(name, text.encode("utf-8", errors="surrogatepass"))


@SLOWLY
@given(TEXTS, TEXTS)
def test_any_text_of_a_container(title: str, text: str) -> None:
    check("a#1", b"", KnownFacts(text=text, title=title or None))


@SLOWLY
@given(JSON)
def test_any_record(record: object) -> None:
    if not isinstance(record, dict):
        record = {"text": record}
    item = read_record(record, ())
    assert item.missing or item.known.text is not None
    json.loads(item.data)
    if not item.missing:
        check("a#1", item.data, item.known)


@SLOWLY
@given(TEXTS)
def test_markup_and_markdown(text: str) -> None:
    read_markup(text)
    is_markdown("a.txt", text)
    read_markdown(text)
    iso_time(text)
    archived_from(text)


@SLOWLY
@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=30),
            st.floats(0, 600),
            st.floats(0, 800),
            st.floats(0.1, 40),
        ),
        max_size=30,
    )
)
def test_printed_lines_lose_no_word(rows: list[tuple[str, float, float, float]]) -> None:
    page = [
        PrintedLine(" ".join(text.split()) or "a", left, up, size) for text, left, up, size in rows
    ]
    assert sum(
        map(str.isalpha, "".join(text for text, _ in join_lines([page], running_lines([page]))))
    ) == sum(character.isalpha() for line in page for character in line.text)


@SLOWLY
@given(TEXTS)
@example("\x1b¹")
def test_cleaning_keeps_what_can_be_kept(text: str) -> None:
    try:
        cleaned, _ = clean_text(text)
    except SkipError:
        return
    cleaned.encode("utf-8")
    assert clean_text(cleaned)[0] == cleaned
    assert decode(cleaned.encode("utf-8"), settings=SETTINGS)[0].strip("\ufeff") == cleaned.strip(
        "\ufeff"
    )
