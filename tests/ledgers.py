"""A small ledger built by hand: three invented reports on one landslide, with a toll on which two
differ, a road that all call closed, a denial; and the same with every list filled."""

from dataclasses import replace

from factories import (
    make_claim,
    make_difference,
    make_quote,
    make_report,
    make_sentence,
    make_version,
    quoted,
)
from laid import quote_of, row_of_quotes, with_rows
from rashomon.differences.order import ranked
from rashomon.differences.ranges import estimate_ranges
from rashomon.model.caution import Caution, CautionKind
from rashomon.model.claim import First, Origins, sentence_id
from rashomon.model.copy import (
    Change,
    Copy,
    CopyKind,
    Origin,
    OriginKind,
    Reprint,
    RestingReport,
    RestKind,
)
from rashomon.model.date import Date
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.difference import Difference, DifferenceKind, Status
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.number import Number
from rashomon.model.overview import Alone
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

NINE = make_sentence(
    BY_ID["post"],
    "Nine people were hurt, the mayor said.",
    speaker="the mayor",
    statements=("s-2",),
)
ELEVEN = make_sentence(BY_ID["star"], "Eleven people were hurt, a nurse said.", speaker="a nurse")
CLOSED = (
    make_sentence(BY_ID["post"], "The road is closed."),
    make_sentence(BY_ID["star"], "The road is closed.", copy="c-1"),
    make_sentence(BY_ID["wire"], "The road is closed."),
    make_sentence(BY_ID["wire"], "Two dogs were found.", possible=True),
)
TOLL = make_claim("r-toll", NINE, ELEVEN, first=First("post", "2031-05-02T08:00"), strength=0.9)
ROAD = make_claim(
    "r-road",
    CLOSED[0],
    *(replace(one, repeats=CLOSED[0].id) for one in CLOSED[1:3]),
    CLOSED[3],
    origins=Origins(3),
)
NINE_HURT = make_version(
    make_quote(BY_ID["post"], "Nine people", speaker="the mayor", statement="s-2"),
    value="Nine",
    low=9.0,
    high=9.0,
    first=First("post", "2031-05-02T08:00"),
)
ELEVEN_HURT = make_version(
    make_quote(BY_ID["star"], "Eleven people", speaker="a nurse"),
    value="Eleven",
    low=11.0,
    high=11.0,
)
HURT = make_difference(
    "d-hurt",
    NINE_HURT,
    ELEVEN_HURT,
    thing="people hurt",
    claim="r-toll",
    measure="injured",
    group="people",
)
HURT = replace(HURT, ranges=estimate_ranges(HURT))
WARNED = make_difference(
    "d-warned",
    make_version(make_quote(BY_ID["star"], "Road buried")),
    make_version(
        make_quote(
            BY_ID["wire"],
            "No warning was ignored",
            speaker="the ministry",
            stance=Stance.DENIES,
            statement="s-1",
        )
    ),
    thing="warning ignored",
    kind=DifferenceKind.ACTION,
    status=Status.DENIED,
)
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


def make_story(*differences: Difference, **fields: object) -> Story:
    """A story of these differences, or of the toll, with its rows."""
    story = Story(
        "t-1",
        "Landslide",
        ("post", "star", "wire"),
        statements=(SAID, MAYOR),
        copies=(COPY,),
        claims=(ROAD, TOLL),
        differences=ranked(differences or (HURT,)),
        alone=(Alone(sentence_id(BY_ID["star"], FLED), FLED, "a nurse"),),
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
    *differences: Difference,
    failures: tuple[Failure, ...] = (),
    reports: tuple[Report, ...] = REPORTS,
) -> Ledger:
    """A ledger of that story: what the program says by itself, or these differences."""
    story = make_story(*differences)
    return Ledger(
        format=FORMAT,
        made=Made("rashomon test"),
        reports=reports,
        stories=(story,),
        failures=failures,
    )


def asked_ledger() -> Ledger:
    """The same with what somebody denies."""
    return make_ledger(HURT, WARNED)


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
        limit="exact",
        counted="people",
        unit=None,
        measure="injured",
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
        HURT,
        WARNED,
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
        claims=(replace(ROAD, by="person ed"), TOLL),
        numbers=(
            number("n-nine", "Nine", 9.0, NINE.id, "post"),
            number("n-eleven", "Eleven", 11.0, ELEVEN.id, "star"),
        ),
        cautions=(
            Caution(
                id="x-1",
                kind=CautionKind.NO_OUTLET,
                report="wire",
                span=None,
                why="no outlet is named",
            ),
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
