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


@pytest.mark.parametrize("name", CASES)
def test_words_are_told_once_and_without_times(name: str) -> None:
    text, told = CASES[name]
    [item] = open_item(Item(name, text.encode()), settings=ReadSettings())
    assert item.known.text == told


def test_clock_times_of_a_day_are_no_recording() -> None:
    text = "10:42\nThe mill burns.\n\n10:55\nNine men are saved.\n\n11:10\nIt is out.\n"
    [item] = open_item(Item("live.txt", text.encode()), settings=ReadSettings())
    assert item.known.text is None
