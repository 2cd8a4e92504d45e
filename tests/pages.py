"""Ledgers built by hand for the page: one with everything in it, one of hostile strings, one that
is large. All invented."""

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from factories import (
    make_report,
    make_statement,
    quoted,
)
from laid import quote_of, row_of_quotes, with_rows
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind, Origins, RestingReport, RestKind
from rashomon.model.date import Date
from rashomon.model.decision import Decision, DecisionKind, decide, with_own_id
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import RowKind
from rashomon.model.span import PlacedSpan, Span
from rashomon.model.statement import Mode, Stance
from rashomon.model.story import Story

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
_OWL, _LARK, _WREN = REPORTS
_BY_ID = {report.id: report for report in REPORTS}
MODEL = "model demo"
CLERK = "person ada"


def span(report: str, words: str) -> Span:
    """The span of these words where they first stand in the report."""
    return quoted(_BY_ID[report], words)


BROK = Name(
    id="n-brok",
    name="Ida Brok",
    kind=NameKind.PERSON,
    spellings=("Ida Brok", "Mayor Ida Brok"),
    mentions=(span("owl", "Ida Brok"), span("wren & co", "Mayor Ida Brok")),
)
DUNMORA = Name(
    id="n-dunmora",
    name="Dunmora",
    kind=NameKind.PLACE,
    spellings=("Dunmoora", "Dunmora"),
    mentions=(span("owl", "Dunmora"), span("wren & co", "Dunmoora")),
)
STATEMENTS = (
    make_statement(
        _OWL,
        "Seven people died when fire ran through the old 𝒜𝓁𝒹𝑒𝓃 mill on Sunday",
        "Ida Brok",
        id="s-1",
        speaker_name="n-brok",
    ),
    make_statement(
        _OWL,
        "“No door was locked,”",
        "Jon Tarn",
        id="s-2",
        mode=Mode.DIRECT,
        stance=Stance.DENIES,
    ),
    make_statement(
        _WREN,
        "Nine people died in the fire in Dunmoora",
        "Mayor Ida Brok",
        id="s-3",
        speaker_name="n-brok",
        stance=Stance.HEDGES,
    ),
    make_statement(
        _LARK,
        "The gate was locked",
        "a neighbour",
        id="s-4",
        anonymous=True,
        via=("Vale Wire",),
        by=CLERK,
    ),
    make_statement(_WREN, "two of the bodies were found late", None, id="s-5"),
)
COPIES = (
    Copy(
        id="c-1",
        a=span(
            "owl", "Seven people died when fire ran through the old 𝒜𝓁𝒹𝑒𝓃 mill on Sunday, the mayor"
        ),
        b=span(
            "lark",
            "Seven people died when fire ran through the old Alden mill on Monday, the mayor",
        ),
        kind=CopyKind.EDITED,
        from_="a",
        reasons=("it was printed first",),
    ),
)
DATES = (Date("dt-1", span("owl", "Sunday"), "2031-03-02", "2031-03-02"),)
ORIGINS = (
    Origin(
        "o-1",
        OriginKind.AGENCY,
        "Vale Wire",
        (
            RestingReport("lark", RestKind.COPIED, "words of it stand there", 0.4),
            RestingReport("owl", RestKind.CREDITED, "its dateline names Vale Wire"),
        ),
    ),
    Origin(
        "o-2",
        OriginKind.OUTLET,
        "wren & co",
        (RestingReport("wren & co", RestKind.OWN, "nothing else"),),
    ),
)


def _decided() -> Any:
    words = span("owl", "“No door was locked,”")
    side = PlacedSpan(
        report=words.report, start=words.start, end=words.end, quote=words.quote, sha256=_OWL.sha256
    )
    made = decide(
        DecisionKind.SPEAKER,
        (side,),
        value="Jon Tarn",
        by="person ada",
        at="2031-03-06T09:00:00+00:00",
        why="heard it",
    )
    return replace(made, outcome="obeyed")


ROWS = (
    row_of_quotes(
        "k-toll",
        RowKind.TOLD,
        [
            quote_of(_OWL, OWL.splitlines()[1][22:], speaker="Ida Brok", copy="c-1"),
            quote_of(_WREN, WREN.split("\n")[1], speaker="Ida Brok", more=("Nine", "Tuesday")),
        ],
    ),
    row_of_quotes(
        "k-doors",
        RowKind.ABOUT,
        [
            quote_of(_OWL, "“No door was locked,” said the owner, Jon Tarn.", speaker="Jon Tarn"),
            quote_of(_LARK, "The gate was locked", speaker="a neighbour"),
        ],
        heading="door",
    ),
    row_of_quotes(
        "k-brok",
        RowKind.SPEAKER,
        [quote_of(_WREN, "Nine people died in the fire in Dunmoora", statement="s-3")],
        heading="Ida Brok",
    ),
    row_of_quotes(
        "k-thought",
        RowKind.UNCLEAR,
        [quote_of(_WREN, "It is thought that two of the bodies were found late.")],
    ),
)
STORY = Story(
    "mill-fire",
    "🔥 Mill burns at Dunmora 🧑‍🚒",
    tuple(sorted(_BY_ID)),
    names=(BROK, DUNMORA),
    statements=STATEMENTS,
    copies=COPIES,
    dates=DATES,
    origins=ORIGINS,
    decisions=(_decided(),),
    independent=Origins(2),
)


STORY = with_rows(STORY, REPORTS, ROWS)


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
        format=FORMAT,
        made=Made("rashomon test"),
        reports=tuple(sorted(rich_reports(), key=lambda report: report.id)),
        stories=(STORY,),
        failures=tuple(failures),
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


_KEPT = {
    *("id", "report", "reports", "statement", "statements", "copy", "a", "b", "speaker_name"),
    *("named_by", "sentence", "repeats", "claim", "claims", "start", "end", "earliest", "latest"),
}
"""Ids, offsets and days, which no report can set."""


def hostile(value: Any, attack: str, text: str) -> Any:
    """The same objects with the attack in every string that is not an id, an offset, or one of a
    closed set."""
    if isinstance(value, Report):
        told = dict.fromkeys(("outlet", "title", "url", "source", "language"), attack)
        made = make_report("", value.id, authors=(attack,), agencies=(attack,), warnings=(attack,))
        return dataclasses.replace(made, text=text, published="2031-03-02", **told)  # type: ignore[arg-type]
    if isinstance(value, Span):
        return dataclasses.replace(value, start=0, end=len(text), quote=text)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        made = dataclasses.replace(value, **{k: _of(k, v, attack, text) for k, v in held.items()})
        return with_own_id(made) if isinstance(made, Decision) else made
    if isinstance(value, tuple):
        return tuple(hostile(item, attack, text) for item in value)
    return attack if isinstance(value, str) and not isinstance(value, Enum) else value


def _of(name: str, value: Any, attack: str, text: str) -> Any:
    plain = value if isinstance(value, tuple) else (value,)
    is_kept = name in _KEPT and all(isinstance(one, (str, int)) for one in plain)
    return value if is_kept else hostile(value, attack, text)


def hostile_ledger(attack: str) -> Ledger:
    """The rich ledger with this string wherever a string of a report or an author can stand."""
    ledger = rich_ledger()
    text = f"{attack}\n{attack} and {attack}"
    return Ledger(
        format=FORMAT,
        made=Made(attack),
        reports=tuple(hostile(report, attack, text) for report in ledger.reports),
        stories=(hostile(STORY, attack, text),),
        failures=(Failure(attack, attack),),
    )


def large_ledger(reports: int = 50, sentences: int = 500) -> Ledger:
    """A story of this many reports, with a row for each of so many sentences."""
    told = [
        f"Sentence {n} says that {n + 3} boats lay in harbour {n} then, the harbour master told us."
        for n in range(sentences)
    ]
    made = [
        make_report(
            f"Harbours of day {r}\n"
            + "\n".join(s for n, s in enumerate(told) if (n * 7 + r) % 5 == 0 or n % reports == r),
            f"r{r:02}",
            title=f"Harbours of day {r}",
            outlet=f"Daily {r}",
        )
        for r in range(reports)
    ]
    held = [[one for one in made if sentence in one.text] for sentence in told]
    pairs = list(zip(told, held, strict=True))
    said = tuple(
        make_statement(one, sentence, f"speaker {n % 90}")
        for n, (sentence, own) in enumerate(pairs)
        for one in own
    )
    rows = [
        row_of_quotes(f"k-{n}", RowKind.TOLD, [quote_of(one, sentence) for one in own])
        for n, (sentence, own) in enumerate(pairs)
    ]
    story = Story(
        "large",
        "Harbours",
        tuple(one.id for one in made),
        statements=said,
    )
    story = with_rows(story, made, rows)
    return Ledger(FORMAT, Made("rashomon test"), tuple(made), (story,))
