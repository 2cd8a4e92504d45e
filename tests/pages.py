"""Ledgers for views: one of texts with signs beyond the first plane, one of hostile strings, one
that is large. All invented."""

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from factories import (
    make_claim,
    make_difference,
    make_quote,
    make_report,
    make_sentence,
    make_version,
)
from ledgers import full_ledger, told
from rashomon.differences.order import ranked
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.copy import Copy
from rashomon.model.difference import Difference, Relation, RelationKind, Status
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made
from rashomon.model.name import Join
from rashomon.model.overview import Entry
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan, Span
from rashomon.model.story import Story

OWL = (
    "🔥 Mill burns at Dunmora 🧑‍🚒\n"
    "Seven people died when fire ran through the old 𝒜𝓁𝒹𝑒𝓃 mill on Sunday, the mayor said.\n"
    "“No door was locked,” said the owner, Jon Tarn."
)
LARK = (
    "Fire in old mill\n"
    "Seven people died when fire ran through the old Alden mill on Monday, the mayor said.\n"
    "The gate was locked, a neighbour told Vale Wire."
)


def rich_reports() -> tuple[Report, ...]:
    """Two reports, the first with a headline of signs beyond the first plane."""
    owl = make_report(OWL, "owl", title="🔥 Mill burns at Dunmora 🧑‍🚒", outlet="The Owl 🦉")
    return make_report(LARK, "lark", title="Fire in old mill", outlet="Lark"), owl


def rich_ledger(*, failures: Sequence[Failure] = ()) -> Ledger:
    """A ledger of a native difference and one that a model wrote."""
    lark, owl = reports = rich_reports()
    dead = make_claim(
        "r-dead",
        make_sentence(lark, LARK.split("\n")[1]),
        make_sentence(owl, OWL.split("\n")[1], speaker="the mayor"),
    )
    day = make_difference(
        "d-day",
        make_version(make_quote(lark, "Monday")),
        make_version(make_quote(owl, "Sunday", speaker="the mayor")),
        thing="fire",
        claim="r-dead",
    )
    gate = make_version(make_quote(lark, "The gate was locked", speaker="a neighbour"))
    door = make_version(make_quote(owl, "No door was locked", speaker="Jon Tarn"))
    locked = make_difference(
        "d-locked",
        gate,
        door,
        thing="locked",
        question="Was a door locked?",
        relations=(Relation(gate.id, door.id, RelationKind.CONFLICT),),
        status=Status.DISPUTED,
        by="model otter-7",
    )
    story = Story(
        "t-mill",
        "Fire in old mill",
        ("lark", "owl"),
        claims=(dead,),
        differences=ranked((day, locked)),
    )
    return Ledger(FORMAT, Made("rashomon test"), reports, (told(story, reports),), tuple(failures))


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
    "id", "report", "reports", "statement", "statements", "a", "b", "speaker_name", "copy", "claim",
    "claims", "named_by", "repeats", "start", "end", "earliest", "latest", "format", "sha256",
    "undoes", "sentence",
}  # fmt: skip
_LISTS = {Story: {"statements", "claims"}, Join: {"a", "b"}, Copy: {"a", "b"}}


def hostile(value: Any, attack: str, text: str) -> Any:
    """The same objects with the attack in every string that is not an id, an offset, or one of a
    closed set."""
    if isinstance(value, Report):
        made = make_report("", value.id, outlet=attack, title=attack, authors=(attack,))
        facts = {"agencies": (attack,), "warnings": (attack,), "url": attack, "source": attack}
        return replace(made, text=text, published="2031-03-02", language=attack, **facts)
    if isinstance(value, PlacedSpan):
        return PlacedSpan(value.report, 0, len(text), text, value.sha256)
    if isinstance(value, Span):
        return Span(value.report, 0, len(text), text)
    if isinstance(value, Entry):
        return replace(value, text=text, spans=(), by=value.by and attack)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = _KEPT - _LISTS.get(type(value), set())
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        changed = {
            name: one
            if name in kept and isinstance(one, (str, tuple))
            else hostile(one, attack, text)
            for name, one in fields.items()
            if name != "sentence" or not isinstance(one, Span)
        }
        if isinstance(fields.get("sentence"), Span):
            changed["sentence"] = hostile(fields["sentence"], attack, text)
        return replace(value, **changed)
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return attack
    if isinstance(value, tuple):
        return tuple(hostile(item, attack, text) for item in value)
    return value


def hostile_ledger(attack: str) -> Ledger:
    """The full ledger with this string wherever a string of a report can stand."""
    text = f"{attack}\n{attack} and {attack}"
    ledger = full_ledger()
    return Ledger(
        FORMAT,
        Made(attack),
        tuple(hostile(report, attack, text) for report in ledger.reports),
        tuple(hostile(story, attack, text) for story in ledger.stories),
        (Failure(attack, attack),),
        tuple(hostile(one, attack, text) for one in ledger.decisions),
    )


def large_ledger(reports: int = 50, differences: int = 500) -> Ledger:
    """A story of so many reports and differences, each of two reports."""
    lines = [
        f"Sentence {n} says that {n + 3} boats lay in harbour number {n}, the harbour master said."
        for n in range(differences)
    ]
    held: list[list[str]] = [["Boats counted"] for _ in range(reports)]
    for n, line in enumerate(lines):
        held[n % reports].append(line)
        held[(n + 1) % reports].append(line)
    made = tuple(
        make_report("\n".join(text), f"r{i}", title="Boats counted", outlet=f"Paper {i}")
        for i, text in enumerate(held)
    )
    by_id = {report.id: report for report in made}
    claims: list[Claim] = []
    listed: list[Difference] = []
    for n, line in enumerate(lines):
        pair = [by_id[f"r{i % reports}"] for i in (n, n + 1)]
        sentences: list[ClaimSentence] = [make_sentence(report, line) for report in pair]
        claims.append(make_claim(f"r-{n}", *sentences))
        versions = [
            make_version(make_quote(report, words))
            for report, words in zip(pair, (f"{n + 3} boats", f"number {n}"), strict=True)
        ]
        listed.append(make_difference(f"d-{n}", *versions, thing="boats", claim=f"r-{n}"))
    story = Story(
        "t-large",
        "Boats counted",
        tuple(by_id),
        claims=tuple(claims),
        differences=ranked(listed),
    )
    return Ledger(FORMAT, Made("rashomon test"), made, (told(story, made),))
