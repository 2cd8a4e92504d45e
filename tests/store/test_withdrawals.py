"""A report that its outlet takes back, in whatever words: the note is its newest state, and what it
took back is told by nobody any more, least of all by the note."""

import pytest

import rashomon
from rashomon.model.stored import ChangeRow
from rashomon.store.library_store import OpenStore

pytestmark = pytest.mark.weights

# Of each event what another outlet tells, what is taken back, and the headline and words of the
# note that takes it back.
EVENTS = {
    "vault": (
        "Coins were stolen from the vault of the Sorrel museum on Friday, the museum said.",
        "Curator Milo Tarn was charged with the theft of the coins of the Sorrel museum.",
        "Curator charged over coins of Sorrel",
        "Milo Tarn was never charged. We withdraw our article and apologise to him.",
    ),
    "well": (
        "The town well of Brindle ran dry on Thursday after six weeks without rain.",
        "The brewery of Brindle had pumped the town well empty at night.",
        "Brewery emptied the well of Brindle",
        "We can no longer stand by this report, which rested on a forged letter.",
    ),
    "race": (
        "Ana Vell won the sledge race of Kuppen on Sunday by four seconds.",
        "Ana Vell was disqualified after the sledge race of Kuppen for waxed runners.",
        "Ana Vell",
        "On Sunday we reported that Ana Vell had been disqualified. This was not true.",
    ),
    "bridge": (
        "The wooden bridge of Lauk was closed on Monday because of rotten beams.",
        "Engineer Ole Marr took bribes for the beams of the wooden bridge of Lauk.",
        "Bribes paid for rotten bridge of Lauk",
        "The Quill Post has retracted this story about Ole Marr.",
    ),
    "choir": (
        "The choir of Senn cancelled its concert on Saturday, its conductor said.",
        "Nine singers of the choir of Senn had walked out in a quarrel over pay.",
        "An apology to the choir of Senn",
        "Our account of a quarrel in the choir of Senn was wrong. Nobody walked out.",
    ),
    "mine": (
        "The salt mine of Ostry stopped work on Wednesday, the company said.",
        "The salt mine of Ostry will close for good and dismiss 200 miners.",
        "Salt mine of Ostry",
        "We should not have published this. The salt mine of Ostry opens again on Monday.",
    ),
    "apples": (
        "The apple growers of Mahlen met on Tuesday to talk about the frost.",
        "Half of all apple growers of Mahlen are bankrupt after the frost.",
        "Half of the apple growers of Mahlen bankrupt",
        "This article was published by mistake before it had been checked.",
    ),
    "island": (
        "A whale stranded on the island of Torv on Friday, wardens said.",
        "Wardens shot the whale that had stranded on the island of Torv.",
        "Whale of Torv",
        "Yesterday we wrote that wardens had shot a whale on Torv.\n\n"
        "That was false, and we regret the mistake.",
    ),
}
BEHIND = {
    "first": "More than a hundred people came to see what had happened, an onlooker wrote.",
    "second": "The council will speak of it on Monday evening in the old town hall.",
}


def page(outlet: str, event: str, headline: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for part in paragraphs for words in part.split("\n\n"))
    return (
        f'<html><head><title>{headline}</title><meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="2031-03-05T07:00:00Z">'
        f'<link rel="canonical" href="https://{outlet[:4].lower()}.example/{event}"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenStore, tuple[ChangeRow, ...]]:
    """A store whose reports were taken back, and what that changed."""
    folder = tmp_path_factory.mktemp("withdrawn")
    store = rashomon.open_store(str(folder / "s.db"))
    desk = folder / "desk"
    desk.mkdir()
    for event, (known, wrong, headline, _) in EVENTS.items():
        other = page("Larn Echo", event, known.rstrip("."), known, BEHIND["first"])
        (desk / f"{event}-echo.html").write_text(other, encoding="utf-8")
        told = page("Quill Post", event, headline, wrong, known, *BEHIND.values())
        (desk / f"{event}.html").write_text(told, encoding="utf-8")
    store.add(desk)
    for event, (_, _, headline, note) in EVENTS.items():
        told = page("Quill Post", event, headline, note)
        (desk / f"{event}.html").write_text(told, encoding="utf-8")
    done = store.add(desk)
    assert done.failures == ()
    return store, done.changes


@pytest.mark.parametrize("event", EVENTS)
def test_what_was_taken_back_is_told_no_more(
    withdrawn: tuple[OpenStore, tuple[ChangeRow, ...]], event: str
) -> None:
    store, changes = withdrawn
    note = f"{event}-2"
    reports = {report.id: report for report in store.ledger().reports}
    assert reports[note].revision_of == event
    told = [row for row in changes if note in row.reports]
    corrections = " ".join(row.after or "" for row in told if row.kind == "correction")
    words = " ".join(EVENTS[event][3].split())
    assert corrections == words
    new = {"main point", "now says", "told", "claim", "claim longer", "toll", "version"}
    for row in told:
        if row.kind in new:  # what is so after all
            assert row.after in {"Milo Tarn was never charged.", "Nobody walked out."} | {
                "The salt mine of Ostry opens again on Monday."
            }
    (story,) = [story for story in store.ledger().stories if note in story.reports]
    counted = [sentence.span for claim in story.claims for sentence in claim.sentences]
    counted += [alone.span for alone in story.alone]
    wrong = [span.quote for span in counted if span.report == event]
    assert wrong == []
    assert EVENTS[event][2] not in [span.quote for span in counted]
    first_view = " ".join(piece.text for entry in story.overview for piece in entry.pieces)
    assert words in " ".join(first_view.split())
