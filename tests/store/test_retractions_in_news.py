"""A later report that says in whole sentences that what was told is not so: it supports nothing,
and news and first view have the words that take back and those that say what is so."""

import pytest

import rashomon
from rashomon.model.ledger import Ledger
from rashomon.model.overview_words import Section
from rashomon.model.stored import ChangeRow
from rashomon.store.library_store import OpenStore

pytestmark = pytest.mark.weights

SUPPORT = {"claim", "claim longer", "toll", "version", "difference", "main point", "told"}

# Of each event what two outlets tell, who takes it back under which headline, and in which words:
# what was told, that it is not so, what is so.
EVENTS = {
    "bridge": (
        "The road bridge of Lauk collapsed on Monday under a gravel lorry, residents said.",
        "The road bridge at Lauk collapsed on Monday when a gravel lorry drove over it.",
        ("Quill Post", "Traffic flows over the road bridge of Lauk"),
        "On Monday we wrote that the road bridge of Lauk had collapsed under a gravel lorry.",
        "That was wrong.",
        "The bridge stands.",
    ),
    "offer": (
        "Norda raised its offer for the Vells shipyard to 40 million crowns, bankers said.",
        "Norda raised its offer for the Vells shipyard on Monday to 40 million crowns.",
        ("Harn Mirror", "The offer of Norda for the Vells shipyard was not raised"),
        "The Quill Post reported on Monday that Norda had raised its offer for the shipyard.",
        "The report was false.",
        "Norda has made one offer for the Vells shipyard only.",
    ),
    "choir": (
        "Nine singers left the choir of Senn in a quarrel over pay, its conductor said.",
        "Nine singers of the choir of Senn left on Friday in a quarrel over their pay.",
        ("Quill Post", "The choir of Senn sings"),
        "Our report of Friday said that nine singers had left the choir of Senn over pay.",
        "This was a mistake.",
        "Nobody left the choir.",
    ),
    "mine": (
        "The salt mine of Ostry will close in May and dismiss 200 miners, the union said.",
        "The salt mine of Ostry is to close in May, and 200 miners will lose their work.",
        ("Larn Echo", "The salt mine of Ostry buys lifts"),
        "Readers of this paper were told that the salt mine of Ostry would close in May.",
        "No such decision was made.",
        "The salt mine of Ostry has ordered new lifts.",
    ),
    "whale": (
        "Wardens shot the whale that had stranded on the island of Torv, fishermen said.",
        "The whale that had stranded on the island of Torv was shot by wardens on Friday.",
        ("Harn Mirror", "The whale of Torv swims on"),
        "Radio Torv and others said that wardens had shot the whale on the island of Torv.",
        "They were mistaken.",
        "The whale swam away from Torv at high tide.",
    ),
    "barge": (
        "A barge sank at the lock of Temm on Sunday, and 30 sailors drowned, divers said.",
        "At the lock of Temm a barge sank on Sunday and 30 sailors drowned.",
        ("Quill Post", "The barge at the lock of Temm"),
        "In our report on the barge at the lock of Temm we said that 30 sailors drowned.",
        "The right number is three.",
        "The barge at Temm had a crew of five.",
    ),
    "mill": (
        "The mill of Orrin burned down on Tuesday night, a neighbour said.",
        "The mill of Orrin burned down on Tuesday night, and nobody was in the mill.",
        ("Quill Post", "Mill of Orrin was not on fire on Tuesday night"),
        "Our headline on Wednesday read “Mill of Orrin burns down”.",
        "It did not burn down.",
        "A haystack beside the mill of Orrin did on Tuesday night.",
    ),
    "licence": (
        "The doctor Ines Holt lost her licence in Dorn on Thursday, patients said.",
        "Doctor Ines Holt has lost her licence, the Quill Post learned in Dorn on Thursday.",
        ("Quill Post", "Correction"),
        "In an article on Thursday, we said that doctor Ines Holt had lost her licence.",
        "Another doctor of Dorn did.",
        "We apologise to Ines Holt.",
    ),
    "kanal": (
        "Der Kanal von Weddern ist am Montag nach einem Dammbruch gesperrt worden.",
        "Nach einem Dammbruch ist der Kanal von Weddern seit Montag gesperrt.",
        ("Weddern Bote", "Schiffe fahren auf dem Kanal von Weddern"),
        "Am Montag meldeten wir, der Kanal von Weddern sei nach einem Dammbruch gesperrt.",
        "Diese Meldung war falsch.",
        "Auf dem Kanal von Weddern fahren alle Schiffe.",
    ),
    "phare": (
        "Le phare de Querlan s'est effondré lundi pendant la tempête, selon des pêcheurs.",
        "Pendant la tempête de lundi, le phare de Querlan s'est effondré dans la mer.",
        ("Courrier Querlan", "Le phare de Querlan éclaire la côte"),
        "Lundi, nous avons écrit que le phare de Querlan s'était effondré dans la tempête.",
        "C'était faux.",
        "Le phare de Querlan n'a perdu qu'une vitre.",
    ),
    "presa": (
        "La presa de Almaral se rompió el lunes por la lluvia, dijeron los vecinos.",
        "La lluvia rompió el lunes la presa de Almaral, cerca del molino.",
        ("Correo Almaral", "La presa de Almaral resiste"),
        "El lunes publicamos que la presa de Almaral se había roto por la lluvia.",
        "No era cierto.",
        "La presa de Almaral resiste.",
    ),
}
OUTLETS = {"kanal": "Weddern Bote", "phare": "Courrier Querlan", "presa": "Correo Almaral"}


def page(outlet: str, path: str, headline: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<html><head><title>{headline}</title><meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="2031-03-05T07:00:00Z">'
        f'<link rel="canonical" href="https://{outlet[:4].lower()}.example/{path}"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


@pytest.fixture(scope="module")
def taken_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[OpenStore, tuple[ChangeRow, ...], Ledger]:
    """A store with later reports that take back what two outlets told, what they changed, and its
    ledger."""
    folder = tmp_path_factory.mktemp("taken-back")
    store = rashomon.open_store(str(folder / "s.db"))
    desk = folder / "desk"
    desk.mkdir()
    for event, (first, second, *_) in EVENTS.items():
        own = OUTLETS.get(event, "Quill Post")
        told = page("Larn Echo", f"{event}-a", first.rstrip("."), first)
        (desk / f"{event}-a.html").write_text(told, encoding="utf-8")
        told = page(own, f"{event}-b", second.rstrip("."), second)
        (desk / f"{event}-b.html").write_text(told, encoding="utf-8")
    store.add(desk)
    for event, (*_, (outlet, headline), error, notice, right) in EVENTS.items():
        told = page(outlet, f"{event}-c", headline, f"{error} {notice} {right}")
        (desk / f"{event}-c.html").write_text(told, encoding="utf-8")
    done = store.add(desk)
    assert done.failures == ()
    return store, done.changes, store.ledger()


Taken = tuple[OpenStore, tuple[ChangeRow, ...], Ledger]


@pytest.mark.parametrize("event", EVENTS)
def test_news_say_what_is_taken_back_and_what_is_so(taken_back: Taken, event: str) -> None:
    _, changes, _ = taken_back
    rows = [row for row in changes if f"{event}-c" in row.reports]
    whole = " ".join(EVENTS[event][3:])
    kinds = {row.kind for row in rows if row.after == whole}
    by_house = EVENTS[event][2][0] != "Harn Mirror"
    assert kinds == {"correction" if by_house else "denial"}
    supporting = [row.after for row in rows if row.kind in SUPPORT]
    assert supporting == []


@pytest.mark.parametrize("event", EVENTS)
def test_what_takes_back_stands_on_the_first_view(taken_back: Taken, event: str) -> None:
    *_, ledger = taken_back
    report = f"{event}-c"
    (story,) = [story for story in ledger.stories if report in story.reports]
    assert {f"{event}-a", f"{event}-b"} <= set(story.reports)
    whole = " ".join(EVENTS[event][3:])
    entries = [entry for entry in story.overview if entry.section is Section.CAUTIONS]
    assert whole in [piece.text for entry in entries for piece in entry.pieces]
    counted = [sentence for claim in story.claims for sentence in claim.sure()]
    told = {sentence.quote for sentence in counted if sentence.report == report}
    assert told.isdisjoint(EVENTS[event][3:5])
