"""Subtitles and transcripts with the times of a recording: the words, each line once."""

import pytest

from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings

TOLD = "The mill at Ord burned on Friday, and nine men were saved."

CASES = {
    "a.srt": (
        "1\n00:00:01,000 --> 00:00:03,000\nThe mill at Ord burned\non Friday, and\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\n<i>nine men</i> were saved.\n",
        TOLD,
    ),
    "rolling.vtt": (
        "WEBVTT\nKind: captions\n\nNOTE made by a machine\n\n00:01.000 --> 00:02.000 align:start\n"
        "The mill at Ord\n\n00:02.000 --> 00:03.000 align:start\nThe mill at Ord\nburned<00:02.400>"
        "<c> on</c>\n\n00:03.000 --> 00:04.000\nburned on\nFriday, and nine men were saved.\n",
        TOLD,
    ),
    "voices.vtt": (
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ase Holt>Who was\n\n2\n00:02.000 --> 00:03.000\n"
        "saved?\n\n3\n00:03.000 --> 00:04.000\n<v Jon Ruud>Nine men &amp; a dog.\n",
        "Ase Holt: Who was saved?\n\nJon Ruud: Nine men & a dog.",
    ),
    "voices again.vtt": (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ase Holt>Who was\n\n00:02.000 --> 00:03.000\n"
        "<v Ase Holt>saved?\n\n00:03.000 --> 00:04.000\n<v Jon Ruud>Nine men.\n",
        "Ase Holt: Who was saved?\n\nJon Ruud: Nine men.",
    ),
    "turns.srt": (
        "1\n00:00:01,000 --> 00:00:03,000\n>> Who was saved?\n\n2\n00:00:03,000 --> 00:00:05,000\n"
        ">> Nine men.\n",
        "Who was saved?\n\nNine men.",
    ),
    "a.sbv": (
        "0:00:01.000,0:00:03.000\nThe mill at Ord burned\n\n0:00:03.000,0:00:05.000\n"
        "on Friday, and nine men were saved.\n",
        TOLD,
    ),
    "machine.txt": (
        "[00:00.000 --> 00:02.000]  The mill at Ord burned on Friday,\n[00:02.000 --> 00:04.000]  "
        "and nine men were saved.\n",
        TOLD,
    ),
    "stamped.txt": (
        "0:00\nThe mill at Ord\n0:04\nburned on Friday, and\n0:09\nnine men were saved.\n",
        TOLD,
    ),
    "within.txt": (
        "Ase Holt (00:02):\nWho was saved? (00:04) Who?\n\nJon Ruud (00:05):\nNine men.\n\nAse Holt"
        " (00:09):\nAnd the dog?\n",
        "Ase Holt: Who was saved? Who?\n\nJon Ruud: Nine men.\n\nAse Holt: And the dog?",
    ),
    "named.txt": (
        "Ase Holt (00:02):\nWho was saved?\n\nJon Ruud (00:05):\nNine men.\n\nAse Holt (00:09):\n"
        "And the dog?\n",
        "Ase Holt: Who was saved?\n\nJon Ruud: Nine men.\n\nAse Holt: And the dog?",
    ),
}


# How tools print whose turn it is: each of the three says one line.
TURNS = {
    "two blanks": "{}  00:0{}\n",
    "three blanks": "{}   0:0{}\n",
    "a tab": "{}\t00:0{}\n",
    "one blank, hours": "{} 00:00:0{}\n",
    "brackets around the name": "[{}] 14:02:0{}\n",
    "a time ahead": "00:0{1} {0}: ",
    "a time in brackets ahead": "[00:0{1}] {0}: ",
    "a dash between": "0:0{1} - {0}: ",
    "signs": ">> {}: ",
    "three signs": ">>> {}: ",
}


@pytest.mark.parametrize("form", TURNS)
@pytest.mark.parametrize("name", ["Ase Holt", "ASE HOLT", "Mayor de Ruud", "Speaker 1"])
def test_who_speaks_stands_before_the_words(form: str, name: str) -> None:
    turns = ((name, "Who was saved?"), ("Jon Ruud", "Nine men."), (name, "And the dog?"))
    said = [TURNS[form].format(who, n) + words for n, (who, words) in enumerate(turns)]
    [item] = open_item(Item("talk.txt", "\n\n".join(said).encode()), settings=ReadSettings())
    assert item.known.text == "\n\n".join(f"{who}: {words}" for who, words in turns)


def test_a_transcript_keeps_its_headline_and_day_and_drops_lists_of_tools() -> None:
    text = (
        "Talk on the mill\nMon, Mar 03, 2031 6:00PM\n\nSUMMARY KEYWORDS\nmill, dog\n\n"
        "Ase Holt  00:03\nWho was saved?\n\nJon Ruud  00:07\nNine men.\n\n"
        "Ase Holt  01:15\nAnd the dog?\n"
    )
    [item] = open_item(Item("talk.txt", text.encode()), settings=ReadSettings())
    assert item.known.text == (
        "Talk on the mill\nMon, Mar 03, 2031 6:00PM\n\nAse Holt: Who was saved?\n\n"
        "Jon Ruud: Nine men.\n\nAse Holt: And the dog?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ase Holt 14:02\nThe mill burns.\n\nAse Holt 14:30\nIt is out.\n\nAse Holt 15:10\nOut.",
        ">> A sign\nstands alone here, and no other one.",
    ],
)
def test_hours_of_a_day_name_no_speakers(text: str) -> None:
    [item] = open_item(Item("live.txt", text.encode()), settings=ReadSettings())
    assert item.known.text is None


@pytest.mark.parametrize("name", CASES)
def test_words_are_told_once_and_without_times(name: str) -> None:
    text, told = CASES[name]
    [item] = open_item(Item(name, text.encode()), settings=ReadSettings())
    assert item.known.text == told


def test_clock_times_of_a_day_are_no_recording() -> None:
    text = "10:42\nThe mill burns.\n\n10:55\nNine men are saved.\n\n11:10\nIt is out.\n"
    [item] = open_item(Item("live.txt", text.encode()), settings=ReadSettings())
    assert item.known.text is None


def test_a_long_talk_without_names_is_cut_into_paragraphs() -> None:
    line = "and then the boat number {} left the quay at Ord for the far bank{}"
    lines = [line.format(n, "." if 30 < n < 50 else "") for n in range(90)]
    cues = [
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:59:59,000\n{words}\n"
        for n, words in enumerate(lines)
    ]
    [item] = open_item(Item("a.srt", "\n".join(cues).encode()), settings=ReadSettings())
    assert item.known.text is not None
    paragraphs = item.known.text.split("\n\n")
    assert len(paragraphs) > 3
    assert max(map(len, paragraphs)) < 1400
    assert any(paragraph.endswith("far bank.") for paragraph in paragraphs)
    assert " ".join(paragraphs) == " ".join(lines)
