"""A small ledger built by hand: three invented reports on one landslide, with a dispute, an update,
a denial and a repeated answer."""

from dataclasses import replace

from factories import make_mark, make_passage, make_report, make_sentence, quoted
from rashomon.figures.ranges import estimate_ranges
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy, CopyKind, Drift, Origin, OriginKind, OriginRest, RestKind
from rashomon.model.date import Date, Event, Timing
from rashomon.model.judgement import Action, judgement
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.passage import (
    Distinct,
    First,
    MarkKind,
    OnlySentence,
    Reading,
    Variant,
    VariantKind,
)
from rashomon.model.point import (
    About,
    Account,
    Merged,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.model.report import Change, FoundIn, PageDate, Report
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model.story import Line, Story
from rashomon.telling.write_brief import write_brief

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
_BY_ID = {report.id: report for report in REPORTS}


def account(
    account_id: str,
    report: str,
    quote: str,
    version: str,
    value: str | None,
    speaker: str | None = None,
    **fields: object,
) -> Account:
    """An account whose quote is found in its report."""
    return Account(
        account_id,
        report,
        quoted(_BY_ID[report], quote),
        None,
        speaker,
        value=value,
        version=version,
        **{"stance": Stance.ASSERTS} | fields,
    )  # type: ignore[arg-type]


HURT = Point(
    "p-hurt",
    "How many people were hurt?",
    PointKind.COUNT,
    (
        account("a-1", "post", "Nine people were hurt", "v-9", "9", "the mayor", low=9.0, high=9.0),
        account(
            "a-2", "star", "Eleven people were hurt", "v-11", "11", "a nurse", low=11.0, high=11.0
        ),
    ),
    (Version("v-9", "9", 1, 1, 1), Version("v-11", "11", 1, 1, 1)),
    (
        Relation(
            "r-1",
            "v-9",
            "v-11",
            RelationKind.CONFLICT,
            "two exact numbers of the same people that differ",
            "exact-numbers",
        ),
    ),
    Status.DISPUTED,
)
ROAD = Point(
    "p-road",
    "Is the road closed?",
    PointKind.YES_NO,
    tuple(
        account(f"a-r{i}", report, "The road is closed", "v-yes", "yes")
        for i, report in enumerate(("post", "star", "wire"))
    ),
    (Version("v-yes", "yes", 3, 1, 1),),
    (),
    Status.AGREED,
)
WARNED = Point(
    "p-warned",
    "Was a warning ignored?",
    PointKind.YES_NO,
    (
        account(
            "a-w1",
            "wire",
            "No warning was ignored",
            "v-no",
            "no",
            "the ministry",
            stance=Stance.DENIES,
        ),
        account("a-w2", "star", "Road buried", "v-no", "no"),
    ),
    (Version("v-no", "no", 2, 2, 2),),
    (),
    Status.AGREED,
)
BRIDGE = Point(
    "p-bridge",
    "Did a bridge fall?",
    PointKind.YES_NO,
    (account("a-b", "post", "A bridge fell", "v-b", "yes"),),
    (Version("v-b", "yes", 1, 1, 1),),
    (),
    Status.SINGLE,
)
POINTS = (BRIDGE, ROAD, WARNED, HURT)


_NINE = make_sentence(
    _BY_ID["post"],
    "Nine people were hurt, the mayor said.",
    speaker="the mayor",
    statements=("s-2",),
    shown=quoted(_BY_ID["post"], "Nine people were hurt, the mayor said."),
    open=True,
)
_ELEVEN = make_sentence(
    _BY_ID["star"],
    "Eleven people were hurt, a nurse said.",
    speaker="a nurse",
    shown=quoted(_BY_ID["star"], "Eleven people were hurt, a nurse said."),
)
_CLOSED = (
    make_sentence(_BY_ID["post"], "The road is closed."),
    make_sentence(_BY_ID["star"], "The road is closed.", from_copy="c-1"),
    make_sentence(_BY_ID["wire"], "The road is closed.", perhaps=True),
)
_HURT_BY = Variant(
    "v-hurt",
    "people were hurt",
    VariantKind.NUMBER,
    (
        Reading(
            "Nine", (quoted(_BY_ID["post"], "Nine"),), 1, 1, 1, First("post", "2031-05-02T08:00")
        ),
        Reading("Eleven", (quoted(_BY_ID["star"], "Eleven"),), 1, 1, 1),
    ),
    alone="Nine",
    strength=0.9,
)
PASSAGES = (
    make_passage(
        "r-hurt",
        _NINE,
        _ELEVEN,
        marks=(
            make_mark(_NINE, "Nine", MarkKind.FIGURE, "people"),
            make_mark(_NINE, "said", MarkKind.DAY),
            make_mark(_ELEVEN, "Eleven", MarkKind.FIGURE, "people"),
        ),
        differs=(MarkKind.FIGURE,),
        distinct=(
            Distinct(_NINE.id, (_NINE.quote,)),
            Distinct(
                _ELEVEN.id, (quoted(_BY_ID["star"], "Eleven"), quoted(_BY_ID["star"], "nurse"))
            ),
        ),
        variants=(_HURT_BY,),
        least_lines=1,
        first=First("post", "2031-05-02"),
    ),
    make_passage("r-road", *_CLOSED, lines=1, by="person ed"),
)


def make_story(*points: Point, **fields: object) -> Story:
    """A story of these points, or of all, with its brief."""
    start = STAR.index("A driver fled")
    oddity = Anomaly(
        "x-1",
        AnomalyKind.SELF_CONTRADICTION,
        "star",
        _BY_ID["star"].span(start, start + 13),
        "nobody is named for it",
    )
    statement = Statement(
        "s-1",
        "wire",
        _BY_ID["wire"].span(WIRE.index("No warning"), WIRE.index(",” the")),
        None,
        "the ministry",
        None,
        None,
        False,
        (),
        Mode.DIRECT,
        Stance.DENIES,
    )
    story = Story(
        "t-1",
        "Landslide",
        ("post", "star", "wire"),
        points=points or POINTS,
        anomalies=(oddity,),
        statements=(statement,),
    )
    story = replace(story, **fields)  # type: ignore[arg-type]
    return replace(story, brief=write_brief(story))


def make_ledger(
    *points: Point, failures: tuple[Failure, ...] = (), reports: tuple[Report, ...] = REPORTS
) -> Ledger:
    """A ledger of that story."""
    return Ledger(Made("rashomon test"), reports, (make_story(*points),), failures)


span = quoted


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
    star = replace(
        star,
        changes=(
            Change(span(post, "A bridge fell"), None),
            Change(None, span(star, "The road is closed")),
        ),
    )
    name = Name(
        "n-1",
        "the mayor",
        NameKind.PERSON,
        ("the mayor", "mayor"),
        (span(post, "the mayor"),),
        1.5,
        2.5,
        "DE",
        7,
        "city",
    )
    name = replace(name, joins=(Join("the mayor", "mayor", "one word less"),))
    said = Statement(
        "s-2",
        "post",
        span(post, "Nine people were hurt"),
        span(post, "said"),
        "the mayor",
        "n-1",
        span(post, "the mayor"),
        False,
        ("a letter", "Vale Wire"),
        Mode.INDIRECT,
        Stance.ASSERTS,
        via_spans=(span(post, "said"),),
    )
    story = make_story()
    hurt = next(point for point in story.points if point.id == "p-hurt")
    nine = replace(
        hurt.versions[0],
        merged=(Merged(("post", "star"), "the stretch is copied"),),
    )
    update = Relation("r-2", "v-9", "v-11", RelationKind.UPDATE, "later news", "later")
    hurt = replace(
        hurt,
        versions=(nine, hurt.versions[1]),
        relations=(*hurt.relations, update),
        about=About(measure="injured", civilian=True),
        ranges=estimate_ranges(hurt),
    )
    story = replace(
        story,
        names=(name,),
        statements=(*story.statements, said),
        points=(hurt, *(point for point in story.points if point.id != "p-hurt")),
        copies=(
            Copy(
                "c-1",
                span(post, "The road is closed"),
                span(star, "The road is closed"),
                CopyKind.EDITED,
                "a",
                ("a is older",),
                (Drift("9", None, "number"),),
            ),
        ),
        dates=(Date("d-1", span(post, "said"), "2031-05-01", None),),
        timeline=(
            Event(
                "e-1",
                "The road is closed",
                None,
                None,
                (span(post, "road"),),
                actors=("the mayor",),
                points=("p-hurt",),
                passages=("r-road",),
                times=(Timing("2031-05-01", "2031-05-02", (span(post, "road"),)),),
                disputed=True,
            ),
        ),
        passages=PASSAGES,
        least_lines=1,
        chapters=(("r-hurt", "r-road"),),
        only=(OnlySentence("w-dogs", *[span(wire, "Two dogs were found.")] * 2),),
        origins=(
            Origin(
                "o-1",
                OriginKind.AGENCY,
                "Vale Wire",
                (OriginRest("post", RestKind.COPIED, "a passage stands in both", 0.4),),
            ),
        ),
        lines=(Line("Vale Wire", ("post", "wire")), Line("Evening Star", ("star",))),
        judgements=(judgement(Action.SAME, "name", ("Roe", "Jane Roe"), by="ed", at="2031-05-04"),),
    )
    story = replace(story, brief=write_brief(story, (post, star, wire)))
    made = Made("rashomon test", (("read.max_bytes", 3),), (("parser", "x 1"),))
    return Ledger(made, (post, star, wire), (story,), (Failure("b.txt", "empty"),))
