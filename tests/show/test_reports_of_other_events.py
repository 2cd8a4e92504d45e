"""Which reports of a pile may tell another story."""

from pathlib import Path

import pytest

from rashomon import compare
from rashomon.model.ledger import Ledger
from rashomon.model.overview_words import Section
from rashomon.settings import Settings, StorySettings
from stored import put_files

HEADLINES = (
    "Ferry runs aground off Essel",
    "Essel ferry stuck on sandbank with forty passengers",
    "Passengers wait as ferry sticks fast off Essel",
    "Essel ferry stranded overnight",
)
FERRY = (
    "The ferry Wendela ran aground on the Malm sandbank off Essel on Monday with forty passengers "
    "on board, harbour master Ida Krantz said. A tug from Harn reached the ferry at six in the "
    "evening. Krantz said that the Wendela would be pulled free at high water. Nobody was hurt.",
    "Forty passengers were on the Wendela when the ferry ran aground on the Malm sandbank on "
    "Monday. Harbour master Ida Krantz said that nobody was hurt on the ferry. She said the ferry "
    "would be pulled free at high water. A tug from Harn came in the evening.",
    "Harbour master Ida Krantz said the ferry Wendela, which ran aground on the Malm sandbank off "
    "Essel on Monday, would be pulled free at high water. None of the forty passengers was hurt, "
    "Krantz said. A tug from Harn lay beside the ferry in the evening.",
)
STRAYS = (
    "Olga Brand will sing her farewell concert in Vellin on 4 May. The singer, 61, has been on "
    "tour since last autumn. “I shall miss the trains,” Brand told the Vellin Lamp.",
    "Shares of Norland Paper fell by six percent. Chief executive Tore Lund blamed the price of "
    "pulp. Analysts at Bank Holm expect a better second quarter.",
    "The county court in Aske sentenced a baker, Jon Meier, to two years for arson. Judge Ruth "
    "Adler called the fire reckless. Meier will appeal.",
    "Astronomers at Mount Tiller found a comet with two tails. Doctor Nils Ravn first saw it "
    "through a telescope that pupils of Aske school had built.",
    "Bread prices in Norland rose again in March. Bakers in Vellin blame the harvest. The ministry "
    "of farming promised a report before summer.",
    "Striker Pia Sund scored twice as Aske beat Vellin 3-1 on Saturday. Coach Omar Reed praised "
    "his young defenders. Aske play Tiller next.",
    "A new museum of clocks opened in Tiller. Its oldest piece is a sundial that Abbot Lenz gave "
    "to the town. Entry is free on Sundays.",
    "Wolves were seen near Vellin for the first time in years. Forester Hanna Dahl asked owners "
    "to keep dogs on leads. Sheep farmers want fences paid for.",
    "Mayor Bo Falk of Tiller resigned after a row over parking fees. His deputy Lena Voss takes "
    "over until the vote in June.",
    "The novel Salt by Mira Quist won the Norland book prize. The jury praised its humour. Quist "
    "gave the money to a library in Aske.",
)


def compared(folder: Path, *texts: str) -> Ledger:
    files = {}
    for number, text in enumerate(texts):
        name = f"paper{number}.example"
        files[f"p{number}.txt"] = f"{HEADLINES[number]}\n\n{name}\n\n2031-05-06\n\n{text}\n"
    put_files(folder, files)
    settings = Settings(stories=StorySettings(one_story=True))
    return compare(folder, settings=settings)


def head_of(ledger: Ledger) -> list[str]:
    return [str(entry) for entry in ledger.stories[0].overview if entry.section is Section.HEAD]


@pytest.mark.parametrize("stray", STRAYS)
def test_a_page_of_another_story_under_the_right_headline_is_named_and_no_origin(
    stray: str, tmp_path: Path
) -> None:
    ledger = compared(tmp_path, *FERRY, stray)
    assert head_of(ledger) == [
        "paper3.example shares few words with the others: it may tell another story."
    ]
    assert ledger.stories[0].independent.most < 4


def test_a_short_report_of_the_same_event_is_none(tmp_path: Path) -> None:
    short = "The ferry Wendela sat on the Malm sandbank, and Ida Krantz waited for the tide."
    assert head_of(compared(tmp_path, *FERRY, short)) == []
