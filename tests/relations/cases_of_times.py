"""What the signals of days, times of day and places show of two accounts: for each signal, two accounts and the value from the first to the second."""

from rashomon.model.name import Name, NameKind
from rashomon.relations.account_evidence import Evidence
from rashomon.text.clocks import Clock
from relations.evidence_factory import say

MON, TUE, TO_TUE = ("2031-04-07", "2031-04-07"), ("2031-04-08", "2031-04-08"), ("2031-04-07", "2031-04-08")
MAY, THIRD = ("2031-05-01", "2031-05-31"), ("2031-05-03", "2031-05-03")
Case = tuple[Evidence, Evidence, float]


def on(days: tuple[str, str] | None, words: str = "the tower fell", **fields: object) -> Evidence:
    return say(words, days=days, **({"predicate": "collapse"} | fields))


def since(first: str, last: str, printed: str | None) -> Evidence:
    return say("since then", days=(first, last), printed=printed)


def at(minutes: int, manner: str = "exact", *, sure: bool = True, quote: str = "the bridge fell", **fields: object) -> Evidence:
    """An account that gives this time of day for one happening."""
    return say(quote, clock=Clock(minutes, manner, sure), **fields)


def ferry(minutes: int, who: str = "ferry", **fields: object) -> Evidence:
    return at(minutes, subject=frozenset(who.split()), **({"predicate": "land"} | fields))


def place(name: str, lat: float, lon: float, country: str, where_prec: int) -> Name:
    return Name(name, name, NameKind.PLACE, (name,), (), lat, lon, country, where_prec=where_prec)


PORTUGAL, ALENTEJO = place("Portugal", 39.6, -8.0, "PT", 6), place("Alentejo", 38.5, -7.9, "PT", 4)
EVORA, BRAGA, SEVILLE = place("Evora", 38.57, -7.9, "PT", 1), place("Braga", 41.55, -8.42, "PT", 1), place("Seville", 37.39, -5.99, "ES", 1)
NOWHERE = Name("Norland", "Norland", NameKind.PLACE, ("Norland",), ())


def near(*sites: Name, **fields: object) -> Evidence:
    words = " and ".join(site.name for site in sites)
    names = frozenset(site.name for site in sites)
    return say(f"it stopped near {words}", names=names, sites=sites, proper=frozenset(name.casefold() for name in names), **fields)


CASES: dict[str, list[Case]] = {
    "same days": [
        (on(MON), on(MON, "that day"), 1),
        (on(MAY), on(MAY, "that month"), 1),
        # up to the page: the two begin on one day
        (since("2031-03-01", "2031-04-07", "2031-04-07T09:00"), since("2031-03-01", "2031-03-31", "2031-04-07"), 1),
        (at(400, days=MON), at(400, days=MON), 1),
        (at(400, "around", days=MON), at(405, "around", days=MON), 1),
        (at(400, days=MON), on(MON), 1),
        # one day, but two times of day
        (at(400, days=MON), at(375, days=MON), 0),
        (at(400, "around", days=MON), at(375, "around", days=MON), 0),
        (on(MON), on(TUE), 0),
        (on(MON), on(None), 0),
        (since("2031-03-01", "2031-04-07", "2031-04-07"), since("2031-03-01", "2031-04-08", "2031-04-08"), 0),
    ],
    "other days": [
        (on(MON), on(TUE), 1),
        (on(("1994-01-01", "1994-12-31")), on(("1995-01-01", "1995-12-31")), 1),
        (on(MON, predicate="make"), on(TUE, predicate="make"), 1),  # two words are shared that tell no time
        (on(MON, predicate=None, phrase=True), on(TUE, predicate="sing"), 1),
        (on(MON), on(MON), 0),
        (on(TO_TUE), on(TUE), 0),
        (on(MON, "an old tower"), on(("2028-01-02", "2028-01-02"), "the tower"), 0),  # years apart
        (on(("1961-01-01", "1961-12-31"), "the dam built"), on(("1967-01-01", "1967-12-31"), "the dam built"), 1),  # in the same words
        (on(("1961-01-01", "1961-12-31"), "built"), on(("1967-01-01", "1967-12-31"), "built"), 0),  # one word is too little
        (on(MON, predicate=None), on(TUE, predicate="sing"), 0),
        (on(MON, "the tower", predicate=None), on(TUE, "the tower", predicate=None), 0),
        (on(MON, "tower early night", predicate=None), on(TUE, "tower early night", predicate=None), 0),
        (on(MON), on(None), 0),
    ],
    "same time of day": [
        (at(560), at(560), 1),
        (at(560, sure=False), at(1280), 1),  # which half of the day is not said
        (at(360, "about"), at(369, "about"), 1),
        (at(560, quote="fell on Monday", days=MON), at(560, quote="it fell", days=TUE), 1),
        (at(560), at(1280), 0),
        (at(360, "about"), at(370, "about"), 0),
        (at(361, "about"), at(368), 0),
        (at(560, quote="fell on Monday", days=MON), at(560, quote="fell on Tuesday", days=TUE), 0),
        (at(560), say("the bridge fell"), 0),
    ],
    "other time of day": [
        (at(560), at(1280), 1),
        (at(360, quote="crews were called", speaker="the police"), at(390, quote="crews were called", speaker="the army"), 1),
        (ferry(360), ferry(390, "ferry boat"), 1),
        (ferry(360), ferry(390, "barge", predicate="sink"), 1),
        (at(360, phrase=True), at(390, quote="a choir sang"), 1),
        (at(360, predicate="collapse"), at(390, quote="a choir sang", predicate="collapse"), 1),
        (at(360), at(360), 0),
        (at(360, "about"), at(369, "about"), 0),
        (at(360), at(390, quote="a choir sang"), 0),
        (at(360, quote="bridge fell early"), at(390, quote="a choir sang early"), 0),
        (ferry(360), ferry(390, "barge"), 0),
        (ferry(360, "", quote="they were alerted", speaker="the police"), ferry(390, "", quote="they were alerted", speaker="the army"), 0),
        (at(360, quote="fell on Monday", days=MON), at(390, quote="fell on Tuesday", days=TUE), 0),
        (at(360), say("the bridge fell"), 0),
    ],
    "days within": [
        (on(MAY), on(THIRD), 1),
        (on(MAY), on(("2031-05-31", "2031-05-31")), 1),
        (on(TO_TUE), on(MON), 1),
        (on(MAY), on(MAY), 0),
        (on(MAY), on(("2031-05-31", "2031-06-02")), 0),
        (on(MON), on(TUE), 0),
        (on(MAY), on(None), 0),
        (since("2031-03-01", "2031-04-07", "2031-04-07T09:00"), since("2031-03-01", "2031-03-31", "2031-04-07"), 0),
    ],
    "time of day": [
        (say("on Monday morning", days=MON), at(420), 1),
        (at(360, "about"), at(375), 1),
        (at(360, "after"), at(370), 1),
        (at(390, "about"), at(400), 1),
        (say("on Monday morning", days=MON), at(420, days=TUE), 0),
        (say("on Monday", days=MON), at(420), 0),
        (say("in the morning"), at(420), 0),
        (at(360, "about"), at(376), 0),
        (at(365, "about"), at(370), 0),
        (at(360), at(360), 0),
        (at(360, "about"), at(370, "about"), 0),
    ],
    "narrower place": [
        (near(PORTUGAL), near(EVORA), 1),
        (near(ALENTEJO), near(EVORA), 1),
        (near(PORTUGAL), near(EVORA, BRAGA), 1),
        (near(ALENTEJO), near(BRAGA), 0),
        (near(PORTUGAL), near(SEVILLE), 0),
        (near(EVORA), near(BRAGA), 0),
        (near(PORTUGAL), near(PORTUGAL), 0),
        (near(PORTUGAL), near(PORTUGAL, EVORA), 0),
        (near(PORTUGAL), near(EVORA, SEVILLE), 0),
        (near(PORTUGAL), near(EVORA, negative=True), 0),
        (near(PORTUGAL), near(NOWHERE), 0),
        (near(PORTUGAL), say("it stopped there"), 0),
    ],
}  # fmt: skip
