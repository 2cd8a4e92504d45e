"""Ledgers built by hand for the page: one with everything in it, one of hostile strings, one that
is large. All invented."""

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from factories import make_report, quoted
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy, CopyKind, Drift
from rashomon.model.date import Date, Event
from rashomon.model.judgement import Action, judgement
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.passage import (
    Distinct,
    First,
    Mark,
    MarkKind,
    OnlySentence,
    Passage,
    PassageSentence,
    Reading,
    Variant,
    VariantKind,
    VariantRelation,
)
from rashomon.model.point import (
    About,
    Account,
    Merged,
    Point,
    PointKind,
    Range,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model.story import BriefSentence, Line, Story

OWL = (
    "🔥 Mill burns at Dunmora 🧑‍🚒\n"
    "DUNMORA (Vale Wire) - Seven people died when fire ran through the old 𝒜𝓁𝒹𝑒𝓃 mill on "
    "Sunday, the mayor, Ida Brok, said.\n"
    "“No door was locked,” said the owner, Jon Tarn. The mill had stood empty since 2029 and "
    "nobody was meant to be inside.\n"
    "Share this 📤 page"
)
LARK = (
    "Fire in old mill\n"
    "Seven people died when fire ran through the old Alden mill on Monday, the mayor said.\n"
    "The gate was locked, a neighbour told Vale Wire. Smoke was seen as far as Port Essel, in "
    "the province of Karn."
)
WREN = (
    "Nine dead in mill fire, toll rises\n"
    "Nine people died in the fire in Dunmoora, Mayor Ida Brok said on Tuesday, two days after "
    "seven had been counted.\n"
    "It is thought that two of the bodies were found late."
)
REPORTS = (
    make_report(
        OWL,
        "owl",
        title="🔥 Mill burns at Dunmora 🧑‍🚒",
        outlet="The Owl 🦉",
        published="2031-03-02",
        anchor="2031-03-02",
        agencies=("Vale Wire",),
    ),
    make_report(
        LARK,
        "lark",
        title="Fire in old mill",
        outlet="Lark",
        published="2031-04-09",
        anchor="2031-03-03",
    ),
    make_report(
        WREN,
        "wren & co",
        title="Nine dead in mill fire, toll rises",
        outlet="Wren",
        anchor="2031-03-04",
        url="https://wren.example/9",
    ),
)
_BY_ID = {report.id: report for report in REPORTS}


def span(report: str, words: str) -> Span:
    """The span of these words where they first stand in the report."""
    return quoted(_BY_ID[report], words)


def _account(
    name: str, report: str, words: str, version: str, value: str | None, **fields: Any
) -> Account:
    fields = {"statement": None, "speaker": None, "stance": Stance.ASSERTS} | fields
    return Account(name, report, span(report, words), value=value, version=version, **fields)


DEAD = Point(
    "p-dead",
    "How many people died?",
    PointKind.COUNT,
    (
        _account(
            "a-d1",
            "owl",
            "Seven people died",
            "v-7",
            "7",
            speaker="Ida Brok",
            statement="s-1",
            as_of="2031-03-02",
        ),
        _account("a-d2", "lark", "Seven people died", "v-7", "7", speaker="the mayor"),
        _account(
            "a-d3", "wren & co", "Nine people died", "v-9", "9", speaker="Ida Brok", statement="s-3"
        ),
    ),
    (
        Version("v-7", "7", 2, 1, 1, (Merged(("lark", "owl"), "one text in both"),)),
        Version("v-9", "9", 1, 1, 1),
    ),
    (
        Relation(
            "r-u",
            "v-7",
            "v-9",
            RelationKind.UPDATE,
            "the same mayor gives a higher toll two days later",
            "later-toll",
        ),
    ),
    Status.UPDATED,
)
LOCKED = Point(
    "p-locked",
    "Was a door locked?",
    PointKind.YES_NO,
    (
        _account(
            "a-l1",
            "owl",
            "No door was locked",
            "v-no",
            "no",
            speaker="Jon Tarn",
            statement="s-2",
            stance=Stance.DENIES,
        ),
        _account(
            "a-l2",
            "lark",
            "The gate was locked",
            "v-yes",
            "yes",
            speaker="a neighbour",
            statement="s-4",
        ),
        _account("a-l3", "lark", "locked", "v-yes", "yes", speaker="a neighbour", statement="s-4"),
        _account(
            "a-l4",
            "wren & co",
            "It is thought that two of the bodies were found late",
            "v-half",
            None,
            stance=Stance.HEDGES,
        ),
    ),
    (
        Version("v-no", "no", 1, 1, 1),
        Version("v-yes", "yes", 1, 1, 1),
        Version("v-half", None, 1, 1, 1),
    ),
    (
        Relation(
            "r-1",
            "v-no",
            "v-yes",
            RelationKind.CONFLICT,
            "one says no, the other yes, of the same doors",
            "yes-no",
        ),
        Relation("r-2", "v-no", "v-half", RelationKind.REFINE, "it says a part of it", "part"),
    ),
    Status.DISPUTED,
)
WHEN = Point(
    "p-when",
    "When did the mill burn?",
    PointKind.DATE,
    (
        _account("a-w1", "owl", "on Sunday", "v-s", "2031-03-02"),
        _account("a-w2", "lark", "on Monday", "v-s", "2031-03-02"),
    ),
    (Version("v-s", "2031-03-02", 2, 1, 2),),
    (),
    Status.AGREED,
)
EMPTY = Point(
    "p-empty",
    "Did the mill stand empty?",
    PointKind.YES_NO,
    (_account("a-e1", "owl", "The mill had stood empty since 2029", "v-e", "yes"),),
    (Version("v-e", "yes", 1, 1, 1),),
    (),
    Status.SINGLE,
)
OLD = Point(
    "p-old",
    "What kind of mill is it?",
    PointKind.ATTRIBUTE,
    (_account("a-o1", "owl", "old", "v-o", "old"), _account("a-o2", "lark", "old", "v-o", "old")),
    (Version("v-o", "old", 2, 2, 2),),
    (),
    Status.AGREED,
)
POINTS = tuple(
    dataclasses.replace(point, by="model owl") for point in (EMPTY, OLD, WHEN, DEAD, LOCKED)
)
"""The rows of an author."""
BURNT = Point(
    "p-burnt",
    "bodies",
    PointKind.COUNT,
    (_account("a-b1", "wren & co", "two of the bodies", "v-b2", "2", as_of="2031-03-04"),),
    (Version("v-b2", "2", 1, 1, 1),),
    (),
    Status.SINGLE,
    About(measure="killed", group="bodies", place="Dunmora"),
    (Range(2, 2, 2, "the one number"),),
)
"""A figure that the program read."""


def _sentence(name: str, report: str, words: str, **fields: Any) -> PassageSentence:
    return PassageSentence(name, span(report, words), **fields)


def _mark(kind: MarkKind, of: str, report: str, words: str, group: str | None = None) -> Mark:
    place = span(report, words)
    return Mark(kind, of, place.start, place.end, group)


_SEVEN = "Seven people died when fire ran through the old"
TOLL = Passage(
    "r-toll",
    "s-t2",
    (
        _sentence(
            "s-t1",
            "lark",
            f"{_SEVEN} Alden mill on Monday, the mayor said.",
            speaker="the mayor",
            from_copy="c-1",
            like="s-t2",
        ),
        _sentence(
            "s-t2",
            "owl",
            f"{_SEVEN} 𝒜𝓁𝒹𝑒𝓃 mill on Sunday, the mayor, Ida Brok, said.",
            speaker="Ida Brok",
            statements=("s-1",),
            shown=span("owl", f"{_SEVEN} 𝒜𝓁𝒹𝑒𝓃 mill on Sunday, the mayor, Ida Brok, said."),
            open=True,
        ),
        _sentence(
            "s-t3",
            "wren & co",
            WREN.split("\n")[1],
            speaker="Mayor Ida Brok",
            statements=("s-3",),
            shown=span("wren & co", WREN.split("\n")[1]),
            open=True,
        ),
        _sentence(
            "s-t4",
            "wren & co",
            "It is thought that two of the bodies were found late.",
            perhaps=True,
        ),
    ),
    distinct=(
        Distinct("s-t2", (span("owl", "Seven people died"),)),
        Distinct("s-t3", (span("wren & co", "Nine people died"), span("wren & co", "on Tuesday"))),
    ),
    variants=(
        Variant(
            "x-died",
            "people died",
            VariantKind.NUMBER,
            (
                Reading(
                    "seven",
                    (span("lark", "Seven people"), span("owl", "Seven people")),
                    *(2, 1, 1),
                    First("owl", "2031-03-02T14:10:00"),
                ),
                Reading("nine", (span("wren & co", "Nine people"),), 1, 1, 1),
            ),
            VariantRelation.LATER,
            alone="nine",
            strength=0.9,
        ),
        Variant(
            "x-day",
            "ran through",
            VariantKind.PLACE,
            (
                Reading("mill", (span("owl", "the old 𝒜𝓁𝒹𝑒𝓃 mill"),), 1, 1, 1),
                Reading("Dunmoora", (span("wren & co", "in Dunmoora"),), 1, 1, 1),
            ),
            strength=0.5,
        ),
    ),
    marks=(
        _mark(MarkKind.FIGURE, "s-t1", "lark", "Seven people", "g"),
        _mark(MarkKind.FIGURE, "s-t2", "owl", "Seven people", "g"),
        _mark(MarkKind.FIGURE, "s-t3", "wren & co", "Nine people", "g"),
        _mark(MarkKind.FIGURE, "s-t3", "wren & co", "two days"),
        _mark(MarkKind.HEDGE, "s-t4", "wren & co", "thought"),
    ),
    differs=(MarkKind.FIGURE,),
    reports=3,
    lines=2,
    speakers=1,
    least_lines=1,
    strength=0.9,
)
DOORS = Passage(
    "r-doors",
    "s-g2",
    (
        _sentence(
            "s-g1",
            "lark",
            "The gate was locked, a neighbour told Vale Wire.",
            speaker="a neighbour",
            statements=("s-4",),
            shown=span("lark", "The gate was locked, a neighbour told Vale Wire."),
            open=True,
        ),
        _sentence(
            "s-g2",
            "owl",
            "“No door was locked,” said the owner, Jon Tarn.",
            speaker="Jon Tarn",
            statements=("s-2",),
            shown=span("owl", "“No door was locked,” said the owner, Jon Tarn."),
            open=True,
        ),
    ),
    distinct=(Distinct("s-g2"), Distinct("s-g1", (span("lark", "The gate was locked"),))),
    marks=(_mark(MarkKind.NEGATION, "s-g2", "owl", "No"),),
    reports=2,
    lines=2,
    speakers=2,
    strength=0.8,
)
PASSAGES = (TOLL, DOORS)
ONLY = (
    OnlySentence(
        "w-1",
        *[span("owl", "The mill had stood empty since 2029 and nobody was meant to be inside.")]
        * 2,
        open=True,
    ),
    OnlySentence("w-2", *[span("lark", "Smoke was seen as far as Port Essel")] * 2),
)


def _statement(
    name: str, report: str, words: str, cue: str, speaker: str, **fields: Any
) -> Statement:
    fields = {
        "speaker_name": None,
        "anonymous": False,
        "via": (),
        "mode": Mode.INDIRECT,
        "stance": Stance.ASSERTS,
    } | fields
    return Statement(
        name, report, span(report, words), span(report, cue), speaker, speaker_span=None, **fields
    )


STATEMENTS = (
    _statement(
        "s-1",
        "owl",
        "Seven people died when fire ran through the old 𝒜𝓁𝒹𝑒𝓃 mill on Sunday",
        "said",
        "Ida Brok",
        speaker_name="n-brok",
    ),
    _statement(
        "s-2",
        "owl",
        "“No door was locked,”",
        "said",
        "Jon Tarn",
        mode=Mode.DIRECT,
        stance=Stance.DENIES,
    ),
    _statement(
        "s-3",
        "wren & co",
        "Nine people died in the fire in Dunmoora",
        "said",
        "Mayor Ida Brok",
        speaker_name="n-brok",
    ),
    _statement(
        "s-4",
        "lark",
        "The gate was locked",
        "told",
        "a neighbour",
        anonymous=True,
        via=("Vale Wire",),
    ),
    _statement(
        "s-5",
        "wren & co",
        "two of the bodies were found late",
        "thought",
        "nobody",
        stance=Stance.HEDGES,
    ),
)


def _name(identity: str, name: str, kind: NameKind, *where: tuple[str, str], **fields: Any) -> Name:
    mentions = tuple(span(report, words) for report, words in where)
    return Name(
        identity, name, kind, tuple(dict.fromkeys(words for _, words in where)), mentions, **fields
    )


NAMES = (
    _name("n-brok", "Ida Brok", NameKind.PERSON, ("owl", "Ida Brok"), ("wren & co", "Ida Brok")),
    _name(
        "n-dun",
        "Dunmora",
        NameKind.PLACE,
        ("owl", "Dunmora"),
        ("wren & co", "Dunmoora"),
        lat=45.8,
        lon=9.1,
        country="IT",
        precision="city",
        joins=(Join("Dunmora", "Dunmoora", "two spellings of one name: a letter doubled"),),
    ),
    _name(
        "n-ess",
        "Port Essel",
        NameKind.PLACE,
        ("lark", "Port Essel"),
        lat=45.4,
        lon=8.9,
        precision="city",
    ),
    _name(
        "n-karn", "Karn", NameKind.PLACE, ("lark", "Karn"), lat=46.2, lon=9.9, precision="region"
    ),
)
_PASSAGE = "Seven people died when fire ran through the old"
COPIES = (
    Copy(
        "c-1",
        span("owl", f"{_PASSAGE} 𝒜𝓁𝒹𝑒𝓃 mill on Sunday, the mayor"),
        span("lark", f"{_PASSAGE} Alden mill on Monday, the mayor"),
        CopyKind.EDITED,
        "a",
        ("lark has the words of owl",),
        (Drift("Sunday", "Monday", "date"),),
    ),
    Copy(
        "c-2",
        span("lark", "Smoke was seen as far as Port Essel"),
        span("wren & co", "two of the bodies were found late"),
        CopyKind.EDITED,
    ),
    Copy(
        "c-3",
        span("lark", "told Vale Wire"),
        span("wren & co", "Nine people died in the fire"),
        CopyKind.VERBATIM,
        "Vale Wire",
    ),
)
STORY = Story(
    "story-1",
    "Fire in old mill",
    tuple(report.id for report in REPORTS),
    NAMES,
    STATEMENTS,
    (*POINTS, BURNT),
    PASSAGES,
    COPIES,
    (
        Date("d-1", span("owl", "Sunday"), "2031-03-02", "2031-03-02"),
        Date("d-2", span("owl", "2029"), "2029-01-01", "2029-12-31"),
    ),
    (
        Event(
            "e-1",
            "The mill stands empty",
            "2029-01-01",
            "2029-12-31",
            (span("owl", "The mill had stood empty since 2029"),),
        ),
        Event(
            "e-2",
            "Fire at the mill",
            "2031-03-02",
            "2031-03-02",
            (span("owl", "fire ran through"),),
            place="Dunmora",
            points=("p-dead",),
        ),
    ),
    (
        Anomaly(
            "x-1",
            AnomalyKind.PUBLICATION_DATE,
            "lark",
            span("lark", "Monday"),
            "the page is dated five weeks after the day it speaks from",
        ),
    ),
    (
        BriefSentence(
            "Disputed: door · locked: “No door was locked” (Jon Tarn) against “The gate was "
            "locked” (a neighbour); read as a dispute by person Ada Lind.",
            ("a-l1", "a-l2"),
        ),
        BriefSentence("Denied: Jon Tarn says “No door was locked” (owl).", ("s-2",)),
    ),
    (Line("Vale Wire", ("lark", "owl")), Line("Wren", ("wren & co",))),
    chapters=(("r-toll", "r-doors"),),
    only=ONLY,
)


def rich_reports() -> tuple[Report, ...]:
    """The three reports, the first with furniture."""
    text = REPORTS[0].text
    furniture = tuple(
        REPORTS[0].furniture_span(text.index(words), text.index(words) + len(words), kind)
        for words, kind in (("DUNMORA (Vale Wire) -", "dateline"), ("Share this 📤 page", "menu"))
    )
    return (dataclasses.replace(REPORTS[0], furniture=furniture), *REPORTS[1:])


def rich_ledger(*, failures: Sequence[Failure] = ()) -> Ledger:
    """A ledger with something in every section."""
    return Ledger(
        Made("rashomon test"),
        tuple(sorted(rich_reports(), key=lambda report: report.id)),
        (STORY,),
        tuple(failures),
    )


ATTACKS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "</noscript><script>window.ran=1</script>",
    '<noscript><p title="</noscript><img src=x onerror=window.ran=1>">',
    "<img src=x onerror=window.ran=1>",
    '"><img src=x onerror=window.ran=1>',
    "' onmouseover=window.ran=1 x='",
    '" autofocus onfocus=window.ran=1 x="',
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "<math><mtext></mtext><mglyph><svg><style><img src=x onerror=window.ran=1></style></svg>",
    "</title><script>window.ran=1</script>",
    "</textarea><script>window.ran=1</script>",
    "<!--<script>window.ran=1</script>-->",
    "--><script>window.ran=1</script>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href='javascript:window.ran=1'>x</a>",
    "javascript:window.ran=1",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button>x</button></form>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "{{ 7*7 }}{% for x in y %}",
    "${window.ran=1}",
    "<template><script>window.ran=1</script></template>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\u202e>tpircs/<1=nar.wodniw>tpircs<",
    "]]><script>window.ran=1</script>",
    "<details open ontoggle=window.ran=1>",
)


def hostile(value: Any, attack: str, text: str) -> Any:
    """The same objects with the attack in every string that is not an id, an offset, or one of a
    closed set."""
    if isinstance(value, Report):
        made = make_report(
            "",
            value.id,
            outlet=attack,
            title=attack,
            authors=(attack,),
            agencies=(attack,),
            warnings=(attack,),
        )
        return dataclasses.replace(
            made, text=text, url=attack, source=attack, published="2031-03-02", language=attack
        )
    if isinstance(value, Span):
        return Span(value.report, 0, len(text), text)
    if isinstance(value, Mark):
        return dataclasses.replace(value, start=0, end=len(text), group=attack)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = {
            "id",
            "report",
            "reports",
            "of",
            "statement",
            "statements",
            "version",
            "a",
            "b",
            "speaker_name",
            "from_copy",
            "named_by",
            "sentence",
            "like",
            "chapters",
            "cites",
            "points",
            "start",
            "end",
            "earliest",
            "latest",
        }
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        kept = kept - {"a", "b"} if isinstance(value, (Join, Copy)) else kept
        kept = kept - {"points", "statements"} if isinstance(value, Story) else kept
        return dataclasses.replace(
            value, **{k: v if k in kept else hostile(v, attack, text) for k, v in fields.items()}
        )  # type: ignore[type-var]
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return attack
    return (
        tuple(hostile(item, attack, text) for item in value) if isinstance(value, tuple) else value
    )


def hostile_ledger(attack: str) -> Ledger:
    """The rich ledger with this string wherever a string of a report can stand."""
    ledger = rich_ledger(failures=[Failure("x", "y")])
    text = f"{attack}\n{attack} and {attack}"
    judged = judgement(
        Action.SET,
        attack,
        ("p-locked", "a-l1"),
        by=attack,
        at=attack,
        before=attack,
        after=attack,
        why=attack,
    )
    aside = judgement(Action.EXCLUDE, "report", ("owl",), by=attack, at=attack, why=attack)
    outcomes = tuple(dataclasses.replace(one, outcome=attack) for one in (judged, aside))
    story = dataclasses.replace(hostile(STORY, attack, text), judgements=outcomes)
    return Ledger(
        Made(attack),
        tuple(hostile(report, attack, text) for report in ledger.reports),
        (story,),
        (Failure(attack, attack),),
    )


def large_ledger(reports: int = 50, points: int = 500) -> Ledger:
    """A story of this many reports and points: some disputed by many, most settled or told by
    one."""
    sentences = [
        (
            f"Sentence {n} says that {n + 3} boats lay in harbour number {n} on that morning, the "
            "harbour master told us."
        )
        for n in range(points)
    ]
    made = []
    for r in range(reports):
        own = [
            sentence
            for n, sentence in enumerate(sentences)
            if (n * 7 + r) % 5 == 0 or n % reports == r
        ]
        made.append(
            make_report(
                f"Harbours of day {r}\n" + "\n".join(own),
                f"r{r:02}",
                title=f"Harbours of day {r}",
                outlet=f"Daily {r}",
            )
        )
    told = tuple(_large_point(n, sentence, made) for n, sentence in enumerate(sentences))
    passages = tuple(_large_passage(n, sentence, made) for n, sentence in enumerate(sentences))
    quotes = [(account, account.quote) for point in told for account in point.accounts]
    said = [
        Statement(
            f"s{i}",
            a.report,
            quote,
            None,
            f"speaker {i % 90}",
            None,
            None,
            False,
            (),
            Mode.INDIRECT,
            Stance.ASSERTS,
        )
        for i, (a, quote) in enumerate(quotes)
    ]
    shared = [
        (one.quote, other.quote)
        for p in told
        for one, other in zip(p.accounts, p.accounts[1:], strict=False)
    ]
    copies = [
        Copy(f"c{i}", one, other, CopyKind.VERBATIM) for i, (one, other) in enumerate(shared[::3])
    ]
    names = [
        Name(
            f"n{i}",
            f"harbour {i}",
            NameKind.PLACE,
            (f"harbour {i}",),
            tuple(q for _, q in quotes[i::200]),
        )
        for i in range(200)
    ]
    lines = tuple(Line(report.outlet or "", (report.id,)) for report in made)
    return Ledger(
        Made("rashomon test"),
        tuple(made),
        (
            _large_story(
                made,
                told,
                names=tuple(names),
                statements=tuple(said),
                copies=tuple(copies),
                lines=lines,
                passages=passages,
            ),
        ),
    )


def _large_story(reports: Sequence[Report], points: tuple[Point, ...], **fields: Any) -> Story:
    return Story("s", "Harbours", tuple(report.id for report in reports), points=points, **fields)


def _large_point(n: int, sentence: str, reports: Sequence[Report]) -> Point:
    carriers = [report for report in reports if sentence in report.text]
    carriers = carriers[:1] if n % 3 == 2 else carriers
    disputed = n % 10 == 0
    accounts = []
    for i, report in enumerate(carriers):
        start = report.text.index(sentence) + sentence.index("says") + 10
        version = f"v{n}-{i % 2 if disputed else 0}"
        accounts.append(
            Account(
                f"a{n}-{i}",
                report.id,
                report.span(start, start + 30),
                None,
                "the harbour master",
                Stance.ASSERTS,
                str(n),
                version=version,
            )
        )
    ids = sorted({account.version or "" for account in accounts})
    versions = tuple(
        Version(v, f"{n} {v}", sum(a.version == v for a in accounts), 1, 1) for v in ids
    )
    relations = (
        (Relation(f"r{n}", ids[0], ids[1], RelationKind.CONFLICT, "two numbers", "numbers"),)
        if len(ids) > 1
        else ()
    )
    status = Status.DISPUTED if relations else Status.SINGLE if len(carriers) < 2 else Status.AGREED
    return Point(
        f"p-{n}",
        f"How many boats lay in harbour number {n}?",
        PointKind.COUNT,
        tuple(accounts),
        versions,
        relations,
        status,
        by="model owl",
    )


def _large_passage(n: int, sentence: str, reports: Sequence[Report]) -> Passage:
    told = []
    for i, report in enumerate(report for report in reports if sentence in report.text):
        start = report.text.index(sentence)
        told.append(PassageSentence(f"s{n}-{i}", report.span(start, start + len(sentence))))
    first = replace(told[0], shown=told[0].quote, open=True)
    like = (replace(one, like=first.id) for one in told[1:])
    return Passage(
        f"r-{n}",
        first.id,
        (first, *like),
        distinct=(Distinct(first.id),),
        reports=len(told),
        lines=len(told),
        speakers=1,
    )
