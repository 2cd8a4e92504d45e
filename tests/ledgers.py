"""A small ledger built by hand: three invented reports on one landslide, with a dispute, an update, a denial and a repeated answer."""

from dataclasses import replace

from factories import make_report
from rashomon.brief.write import write_brief
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model.story import Story

POST = "Landslide buries road\nNine people were hurt, the mayor said. The road is closed. A bridge fell."
STAR = "Road buried\nEleven people were hurt, a nurse said. The road is closed. A driver fled."
WIRE = "Slide\nThe road is closed. “No warning was ignored,” the ministry said. Two dogs were found."


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
    account_id: str, report: str, quote: str, version: str, value: str | None, speaker: str | None = None, **fields: object
) -> Account:
    """An account whose quote is found in its report."""
    start = _BY_ID[report].text.index(quote)
    stance = fields.pop("stance", Stance.ASSERTS)
    return Account(
        account_id, report, _BY_ID[report].span(start, start + len(quote)), None, speaker, stance, value, version=version, **fields
    )  # type: ignore[arg-type]


HURT = Point(
    "p-hurt",
    "How many people were hurt?",
    PointKind.COUNT,
    (
        account("a-1", "post", "Nine people were hurt", "v-9", "9", "the mayor", low=9.0, high=9.0),
        account("a-2", "star", "Eleven people were hurt", "v-11", "11", "a nurse", low=11.0, high=11.0),
    ),
    (Version("v-9", "9", 1, 1, 1), Version("v-11", "11", 1, 1, 1)),
    (Relation("r-1", "v-9", "v-11", RelationKind.CONFLICT, "two exact numbers of the same people that differ", "exact-numbers"),),
    Status.DISPUTED,
)
ROAD = Point(
    "p-road",
    "Is the road closed?",
    PointKind.YES_NO,
    tuple(account(f"a-r{i}", report, "The road is closed", "v-yes", "yes") for i, report in enumerate(("post", "star", "wire"))),
    (Version("v-yes", "yes", 3, 1, 1),),
    (),
    Status.AGREED,
)
WARNED = Point(
    "p-warned",
    "Was a warning ignored?",
    PointKind.YES_NO,
    (
        account("a-w1", "wire", "No warning was ignored", "v-no", "no", "the ministry", stance=Stance.DENIES),
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


def make_story(*points: Point, **fields: object) -> Story:
    """A story of these points, or of all, with its brief."""
    start = STAR.index("A driver fled")
    oddity = Anomaly("x-1", AnomalyKind.UNSOURCED, "star", _BY_ID["star"].span(start, start + 13), "nobody is named for it")
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
    story = Story("t-1", "Landslide", ("post", "star", "wire"), points=points or POINTS, anomalies=(oddity,), statements=(statement,))
    story = replace(story, **fields)  # type: ignore[arg-type]
    return replace(story, brief=write_brief(story))


def make_ledger(*points: Point, failures: tuple[Failure, ...] = (), reports: tuple[Report, ...] = REPORTS) -> Ledger:
    """A ledger of that story."""
    return Ledger(Made("rashomon test"), reports, (make_story(*points),), failures)
