"""Long inputs of all that people hold in their hands are compared in seconds of processor time."""

import random
import time
from pathlib import Path

import pytest

from rashomon.api import compare
from rashomon.cli.terminal import write_page

pytestmark = [pytest.mark.weights, pytest.mark.long, pytest.mark.timeout(300)]
TOWNS = ["Ostwick", "Harn", "Brenn", "Orrin", "Kolm", "Aske"]
NAMES = ["Ana Harrow", "Emil Velt", "Gerda Kroon", "Hugo Marsh", "Mona Pell", "Tove Zell"]
ENGLISH = [
    "On {day}, the mill in {town} burned and {n} people were hurt, said {name}, the mayor.",
    "“We counted {n} houses without power in {town},” the mayor said in the evening.",
    "{name} told reporters that {n} defects were found in the bridge of {town}.",
    "{name} denied that {n} tonnes of gravel had been stored beside the mill in {town}.",
]
GERMAN = [
    "Am Montag ist die Brücke in {town} eingestürzt, sagte {name}, {n} Menschen wurden verletzt.",
    "„Wir haben {n} Häuser ohne Strom gezählt“, sagte {name} am Abend in {town}.",
]


def prose(forms: list[str], size: int) -> str:
    chance = random.Random(3)  # noqa: S311  a text, no secret
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < size:
        sentences = []
        for _ in range(3):
            form = chance.choice(forms)
            town, name = chance.choice(TOWNS), chance.choice(NAMES)
            n, day = chance.randint(2, 900), chance.choice(["Monday", "Tuesday", "Friday"])
            sentences.append(form.format(day=day, town=town, name=name, n=n))
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(["Storm crosses the valley", *paragraphs])


def subtitles(count: int) -> str:
    lines = prose(ENGLISH, 60 * count).replace("\n\n", " ").split(". ")
    cues = []
    for number in range(count):
        clock = f"{number // 1200:02}:{number // 20 % 60:02}:{3 * number % 60:02}"
        cues.append(
            f"{number + 1}\n{clock},000 --> {clock},900\n{lines[number % len(lines)][:60]}\n"
        )
    return "\n".join(cues)


def links(count: int) -> str:
    items = "".join(
        f"<li><a href='/{n}'>Storm {n} leaves homes dark</a></li>" for n in range(count)
    )
    paragraphs = "".join(f"<p>{line}</p>" for line in prose(ENGLISH, 2000).split("\n\n"))
    return f"<html lang=en><body><ul>{items}</ul><article>{paragraphs}</article></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "seconds"),
    [
        ("english.txt", prose(ENGLISH, 220_000), 20),
        ("german.txt", prose(GERMAN, 300_000), 10),
        ("subtitles.srt", subtitles(5000), 10),
        ("links.html", links(15_000), 10),
        ("digits.txt", f"Figures of the mill\n\n{'9' * 120_000}\n\nThe mill burned on Monday.", 10),
        ("lines.txt", "Mill burns in Harn\n\n" + "19 of them hurt\n" * 20_000, 10),
        ("sentences.txt", "Mill burns in Harn\n\n" + "Two people died.\n" * 20_000, 10),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_long_input(name: str, text: str, seconds: float, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    begun = time.process_time()
    ledger = compare(str(source))
    write_page(ledger, tmp_path / "page.html")
    assert time.process_time() - begun < seconds
    assert len(ledger.reports) == 1
