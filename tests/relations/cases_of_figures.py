"""What the signals of figures show of two accounts: for each signal, two accounts and the value from the first to the second."""

import math

from rashomon.model.name import Name, NameKind
from rashomon.relations.account_evidence import Evidence
from relations.evidence_factory import count, say

EARLY, LATE = "2031-04-07", "2031-04-08"
Case = tuple[Evidence, Evidence, float]


def n(low: float | None, high: float | None = -1, text: str = "people", unit: str | None = "person", **fields: object) -> Evidence:
    """A figure of people, exact where only one end is named."""
    return count(text, low, low if high == -1 else high, unit, **fields)


def dead(low: float | None, high: float | None = -1, text: str = "dead", **fields: object) -> Evidence:
    return n(low, high, text, **fields)


def clerks(low: float, high: float | None = -1, text: str = "clerks", **fields: object) -> Evidence:
    return n(low, high, text, "clerk", **fields)


def about(low: float, high: float | None = -1, **fields: object) -> Evidence:
    return clerks(low, high, f"about {low:.0f} clerks", **fields)


def year(old: float, **fields: object) -> Evidence:
    return n(old, text=f"aged {old:.0f}", unit="year", **fields)


def share(text: str, size: float, **fields: object) -> Evidence:
    return count(text, size, size, "%", **fields)


def at(figure: Evidence, *places: str) -> Evidence:
    """The same figure with these places in its words."""
    sites = tuple(Name(place, place, NameKind.PLACE, (place,), ()) for place in places)
    account = figure.account
    return n(account.low, account.high, account.quote.quote, account.unit, sites=sites)


NUN = frozenset({"nun"})
TOLD_AT_FIRST = dead(40, text="at first 40 dead")

CASES: dict[str, list[Case]] = {
    "equal figures": [
        (n(5), n(5), 1),
        (n(5, None), n(5), 1),
        (n(None, 5), n(None, 5), 1),
        (n(3, text="the three prisoners", unit="prisoner"), n(3, text="three men", unit="man"), 1),
        (n(2, text="two weeks", unit="week"), n(14, text="14 days", unit="day"), 1),
        (n(4, text="four miles off", unit="mile"), n(6, text="6 km off", unit="km"), 1),
        (n(5), n(6), 0),
        (n(5), n(5.4), 0),  # nearly one, but of no unit of measure
        (n(5, None), n(6), 0),
        (n(5, 7), n(5, 9), 0),
        (n(None, 5), n(None, 9), 0),
        (n(4, text="four miles off", unit="mile"), n(8, text="8 km off", unit="km"), 0),
        (dead(37), n(37, text="wounded"), 0),
        (n(40, text="at 40 mph", unit="mph"), n(40), 0),
        (n(2, text="at two", unit="o'clock"), n(2, text="at two", unit="o'clock"), 0),
        (n(5), say("some"), 0),
    ],
    "figures differ": [
        (n(2), n(3), 1),
        (n(0), n(41), 1),
        (clerks(2), clerks(3), 1),
        (n(2, text="two bakers", unit=None), n(3, text="three bakers", unit=None), 1),
        (year(62, subject=NUN), year(63, subject=NUN), 1),
        (year(62, proper=frozenset({"prado"})), year(63, proper=frozenset({"prado"})), 1),
        (n(2, text="km long walls", unit="km"), n(3, text="km long walls", unit="km"), 1),
        (n(2, text="bakers bathed outdoors", unit="baker"), n(3, text="clerks bathed outdoors", unit="clerk"), 1),
        (n(5, text="lunch bill", unit="EUR"), n(6, text="lunch bill", unit="EUR"), 1),
        (share("40 per cent", 40, printed=f"{LATE}T01:00"), share("45 per cent", 45, printed=f"{LATE}T06:00"), 1),
        (n(2), n(2), 0),
        (n(2), n(41), 0),  # worlds apart
        (n(2), say("some"), 0),
        (n(2, text="two bakers", unit=None), n(3, text="three choirs", unit=None), 0),
        (year(62), year(63), 0),
        (year(62, subject=NUN), year(63), 0),
        (n(2, text="km", unit="km"), n(3, text="km", unit="km"), 0),
        (n(3, text="dead"), n(4, text="wounded"), 0),
        (n(5, text="share price", unit="EUR"), n(6, text="share price", unit="EUR"), 0),  # changes from day to day
        (share("40 per cent", 40, printed=EARLY), share("45 per cent", 45, printed=LATE), 0),
    ],
    "figures of other things": [
        (n(3, text="dead"), n(3, text="wounded"), 1),
        (n(2, text="two children died", unit="child"), n(9, text="nine soldiers died", unit="soldier"), 1),
        (n(3, text="evacuee"), n(3, text="dead"), 1),
        (n(2, text="at two", unit="o'clock"), n(3, text="after three", unit="o'clock"), 1),
        (n(9, text="nine people"), n(40000, None, text="over 40,000 people"), 1),
        (n(3), n(4), 0),
        (n(3, text="evacuee"), n(3, text="displaced"), 0),
        (n(3, text="dead"), n(3, text="dead wounded"), 0),
        (n(3), say("some"), 0),
    ],
    "figures of other places": [
        (at(clerks(37), "Braga"), clerks(14), 1),
        (at(clerks(37), "Braga"), at(clerks(14), "Evora"), 1),
        (clerks(37), clerks(14), 0),
        (at(clerks(37), "Braga", "Evora"), at(clerks(14), "Evora"), 0),
        (say("in Braga"), clerks(14), 0),
    ],
    "figures far apart": [
        (n(2), n(4), math.log(2)),
        (n(10, 30), n(5), math.log(4)),
        (n(2), n(2000), 2),
        (n(0), n(5), 2),
        (n(2), n(2), 0),
        (n(0), n(0), 0),
        (n(2), say("some"), 0),
    ],
    "estimates": [
        (about(100, speaker="Ida"), about(135, speaker="Bo"), 1),
        (clerks(118, speaker="the port"), about(130, speaker="a union"), 1),
        (clerks(118, speaker="the port"), clerks(130, speaker="a union"), 0),
        (about(100, speaker="Ida"), about(110, speaker="Ida"), 0),
        (about(100), about(110, speaker="Bo"), 0),
        (about(100, speaker="Ida"), about(100, speaker="Bo"), 0),
        (about(100, speaker="Ida"), say("some clerks", speaker="Bo"), 0),
    ],
    "later figure": [
        (dead(5, printed=EARLY), dead(9, printed=LATE), 1),
        (dead(9, printed=EARLY), dead(5, printed=LATE), 1),  # one voice
        (dead(5, printed=EARLY, speaker="Ida"), dead(9, printed=LATE, speaker="Bo"), 1),
        (dead(9, text="missing", printed=EARLY, speaker="Ida"), dead(5, text="missing", printed=LATE, speaker="Bo"), 1),
        (clerks(5, as_of=EARLY), clerks(9, as_of=LATE), 1),
        (dead(5, printed="2031-03-20", as_of="2031-03-01"), dead(9, printed=LATE, as_of="2031-03-02"), 1),
        (dead(9, printed=EARLY, speaker="Ida"), dead(5, printed=LATE, speaker="Bo"), 0),
        (dead(5), dead(9), 0),
        (clerks(5, printed=EARLY), clerks(9, printed=LATE), 0),
        (clerks(5, as_of=EARLY), clerks(9, printed=LATE), 0),
        (n(5, text="long walls", unit="km", as_of=EARLY), n(9, text="long walls", unit="km", as_of=LATE), 0),
        (dead(5, printed=EARLY), dead(9, printed=LATE, as_of="2031-01-02"), 0),  # long over
        (dead(5, printed=EARLY, days=("2030-01-01", "2031-02-01")), dead(9, printed=LATE), 0),
        (dead(5, printed=EARLY), dead(200, printed=LATE), 0),
        (dead(5, printed=EARLY), dead(5, printed=LATE), 0),
        (dead(5, printed=EARLY), say("some dead", printed=LATE), 0),
    ],
    "grown figure": [
        (dead(5, report="a"), dead(9, report="b"), 1),
        (dead(0, report="a"), dead(3, report="b"), 1),
        (dead(5, None, report="a"), dead(9, None, report="a"), 1),
        (dead(5, report="a"), dead(9, report="a"), 0),
        (dead(5, report="a", printed=EARLY), dead(9, report="b", printed=LATE), 0),
        (dead(5, report="a", printed=LATE, as_of="2029-01-01"), dead(9, report="b"), 0),
        (n(9, text="missing", report="a"), n(5, text="missing", report="b"), 0),
        (clerks(5, report="a"), clerks(9, report="b"), 0),
        (dead(5, report="a"), say("some dead", report="b"), 0),
    ],
    "marked figure": [
        (TOLD_AT_FIRST, dead(31, text="31 dead"), 1),
        (dead(40, text="not 40 dead"), dead(31, text="31 dead"), 1),
        (dead(31, text="31 dead"), dead(29, text="toll revised to 29 dead"), 1),
        (dead(31, text="31 dead"), dead(33, text="rose to 33 dead"), 1),
        (TOLD_AT_FIRST, dead(31, text="initially 31 dead"), 0),
        (dead(31, text="rose to 31 dead"), dead(29, text="revised to 29 dead"), 0),
        (dead(31, text="31 dead"), dead(29, text="29 dead"), 0),
        (TOLD_AT_FIRST, dead(40, text="40 dead"), 0),
        (TOLD_AT_FIRST, say("some dead"), 0),
        (n(40, text="at first 40 cats", unit="cat"), clerks(31, text="31 clerks"), 0),
    ],
    "figure within": [
        (n(3, 9), n(5), 1),
        (n(3, 9), n(3), 1),
        (n(3, None), n(5, None), 1),
        (n(None, 9), n(None, 5), 1),
        (n(3, 9), n(2), 0),
        (n(3, 9), n(5, 12), 0),
        (n(3, 9), n(3, 9), 0),
        (n(3, 9), n(5, None), 0),
        (n(3, 9), n(None, 5), 0),
        (n(3, 9), say("some"), 0),
    ],
    "exact figure": [
        (about(80), clerks(84), 1),
        (about(80), clerks(85), 1),
        (about(100), clerks(115), 1),
        (about(1500), clerks(1550), 1),
        (share("a third of trains", 33), share("36 per cent of trains", 36), 1),
        (about(80), clerks(86), 0),
        (about(100), clerks(116), 0),
        (about(12), clerks(13), 0),
        (about(80, 90), clerks(84), 0),
        (about(80), about(84), 0),
        (clerks(80), clerks(84), 0),
        (share("a third of trains", 33), share("37 per cent of trains", 37), 0),
        (share("a third of trains", 33), share("one in three trains", 34), 0),
        (about(80), say("some clerks"), 0),
    ],
    "gives a figure": [
        (say("dozens hurt"), n(43), 1),
        (say("some hurt"), n(43, text="43 hurt"), 1),
        (say("some hurt"), n(43, text="43 clerks"), 0),
        (say("dozens hurt", stance="denies"), n(43), 0),
        (say("dozens hurt"), n(43, stance="denies"), 0),
        (say("dozens hurt"), say("scores hurt"), 0),
        (n(41), n(43), 0),
    ],
}  # fmt: skip
