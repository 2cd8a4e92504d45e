"""A small ledger built by hand: three invented reports on one landslide, with a toll that two
print otherwise, a road that all call closed, a denial; and the same with every list filled."""

from dataclasses import replace

from factories import make_report, quoted
from laid import quote_of, row_of_quotes, with_rows
from rashomon.model.copy import (
    Change,
    Copy,
    CopyKind,
    Origin,
    OriginKind,
    Origins,
    Reprint,
    RestingReport,
    RestKind,
)
from rashomon.model.date import Date
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.number import Limit, Measure, Number
from rashomon.model.report import FoundIn, PageDate, Report
from rashomon.model.row import RowKind
from rashomon.model.span import PlacedSpan, Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model.story import Story

POST = (
    "Landslide buries road\nNine people were hurt, the mayor said. The road is closed. A bridge "
    "fell."
)
STAR = "Road buried\nEleven people were hurt, a nurse said. The road is closed. A driver fled."
WIRE = (
    "Slide\nThe road is closed. “No warning was ignored,” the ministry said. Two dogs were found."
)


def report_of(report_id: str, text: str, **fields: object) -> Report:
    """A report whose headline is its first line."""
    return make_report(text, report_id, title=text.split("\n", maxsplit=1)[0], **fields)


REPORTS = (
    report_of("post", POST, outlet="Hill Post", published="2031-05-02", anchor="2031-05-02"),
    report_of("star", STAR, outlet="Evening Star", anchor="2031-05-03"),
    report_of("wire", WIRE, agencies=("Vale Wire",)),
)
BY_ID = {report.id: report for report in REPORTS}
span = quoted

SAID = Statement(
    id="s-1",
    report="wire",
    quote=quoted(BY_ID["wire"], "No warning was ignored"),
    cue=None,
    speaker="the ministry",
    speaker_name=None,
    speaker_span=None,
    anonymous=False,
    via=(),
    mode=Mode.DIRECT,
    stance=Stance.DENIES,
)
MAYOR = Statement(
    id="s-2",
    report="post",
    quote=span(BY_ID["post"], "Nine people were hurt"),
    cue=span(BY_ID["post"], "said"),
    speaker="the mayor",
    speaker_name="n-1",
    speaker_span=span(BY_ID["post"], "the mayor"),
    anonymous=False,
    via=("a letter", "Vale Wire"),
    mode=Mode.INDIRECT,
    stance=Stance.ASSERTS,
    via_spans=(span(BY_ID["post"], "said"),),
)
FLED = quoted(BY_ID["star"], "A driver fled.")


ROWS = (
    row_of_quotes(
        "k-road",
        RowKind.TOLD,
        [
            quote_of(BY_ID["post"], "The road is closed."),
            quote_of(BY_ID["star"], "The road is closed.", copy="c-1"),
            quote_of(BY_ID["wire"], "Two dogs were found.", more=("Two",)),
        ],
    ),
    row_of_quotes(
        "k-hurt",
        RowKind.NUMBER,
        [
            quote_of(BY_ID["post"], "Nine people were hurt", speaker="the mayor"),
            quote_of(BY_ID["star"], "Eleven people were hurt", speaker="a nurse"),
        ],
        heading="injured",
    ),
    row_of_quotes(
        "k-ministry",
        RowKind.SPEAKER,
        [quote_of(BY_ID["wire"], "No warning was ignored", speaker="the ministry")],
        heading="the ministry",
    ),
    row_of_quotes("k-fled", RowKind.APART, [quote_of(BY_ID["star"], "A driver fled.")]),
)


def make_story(**fields: object) -> Story:
    """A story of the landslide, with its rows."""
    story = Story(
        "t-1",
        "Landslide",
        ("post", "star", "wire"),
        statements=(SAID, MAYOR),
        copies=(COPY,),
        independent=Origins(3),
    )
    return replace(with_rows(story, REPORTS, ROWS), **fields)  # type: ignore[arg-type]


COPY = Copy(
    id="c-1",
    a=span(BY_ID["post"], "The road is closed"),
    b=span(BY_ID["star"], "The road is closed"),
    kind=CopyKind.EDITED,
    from_="a",
    reasons=("a is older",),
)


def make_ledger(
    failures: tuple[Failure, ...] = (),
    reports: tuple[Report, ...] = REPORTS,
) -> Ledger:
    """A ledger of that story."""
    story = make_story()
    return Ledger(
        format=FORMAT,
        made=Made("rashomon test"),
        reports=reports,
        stories=(story,),
        failures=failures,
    )


def placed(where: Span) -> PlacedSpan:
    """The words with the hash of their report's text."""
    sha256 = BY_ID[where.report].sha256
    return PlacedSpan(
        report=where.report, start=where.start, end=where.end, quote=where.quote, sha256=sha256
    )


def number(ident: str, words: str, amount: float, sentence: str, report: str) -> Number:
    """A number of people hurt."""
    where = span(BY_ID[report], words)
    phrase = span(BY_ID[report], f"{words} people were hurt")
    return Number(
        id=ident,
        span=where,
        phrase=phrase,
        sentence=sentence,
        low=amount,
        high=amount,
        limit=Limit.EXACT,
        counted="people",
        unit=None,
        measure=Measure.INJURED,
    )


def full_ledger() -> Ledger:
    """The invented ledger with every list filled and one field in each."""
    post, star, wire = REPORTS
    post = replace(
        post,
        authors=("Ada Byre",),
        warnings=("no date",),
        dates=(PageDate("2031-05-02", "the byline", None),),
        furniture=(post.furniture_span(0, 5, "menu"),),
        corrections=(span(post, "A bridge fell"),),
        sources=(
            FoundIn("post.txt", post.source_sha256, url="http://post.example/bridge"),
            FoundIn("post.html", "0" * 64),
        ),
    )
    mayor = Name(
        id="n-1",
        name="the mayor",
        kind=NameKind.PERSON,
        spellings=("the mayor", "mayor"),
        mentions=(span(post, "the mayor"),),
        joins=(Join("the mayor", "mayor", "one word less"),),
    )
    same = decide(
        DecisionKind.SAME_NAME,
        (placed(span(post, "the mayor")),),
        (placed(span(star, "a nurse")),),
        by="person ed",
        at="2031-05-04",
    )
    aside = decide(DecisionKind.SET_ASIDE_REPORT, reports=[wire], by="person ed")
    story = make_story(
        names=(mayor,),
        reprints=(
            Reprint(
                id="print-1",
                of="post",
                report="star",
                later=True,
                changes=(
                    Change(span(post, "A bridge fell"), None),
                    Change(None, span(star, "The road is closed")),
                ),
            ),
        ),
        dates=(Date("d-1", span(post, "said"), "2031-05-01", None),),
        numbers=(
            number("n-nine", "Nine", 9.0, "w-nine", "post"),
            number("n-eleven", "Eleven", 11.0, "w-eleven", "star"),
        ),
        origins=(
            Origin(
                "o-1",
                OriginKind.AGENCY,
                "Vale Wire",
                (RestingReport("post", RestKind.COPIED, "a stretch stands in both", 0.4),),
            ),
        ),
        decisions=(replace(same, outcome="obeyed"),),
    )
    made = Made("rashomon test", {"read.max_bytes": 3}, {"parser": "x 1"})
    return Ledger(
        format=FORMAT,
        made=made,
        reports=(post, star, wire),
        stories=(story,),
        failures=(Failure("b.txt", "empty"),),
        decisions=(aside,),
    )
