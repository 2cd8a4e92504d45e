"""Chats that were saved as text: each message is its writer's, and no writer is an outlet."""

import pytest

from rashomon.reports.read_formats import Kind
from rashomon.reports.sniff import sniff
from rashomon.reports.transcripts import is_chat, turns_of

BARGES = ("Oda Lien", "Two barges sank."), ("Per Vik", "Three."), ("Oda Lien", "Three it is.")


@pytest.mark.parametrize(
    "head",
    ["{}  8:0{} AM", "{} 14:0{}", "{} [9:1{} PM]", "{}\n  10:0{} AM", "{}\n16:2{}"],
)
def test_messages_below_writer_and_hour(head: str) -> None:
    messages = [f"{head.format(name, i)}\n{words}" for i, (name, words) in enumerate(BARGES)]
    text = "#desk\n\n" + "\n\n".join([*messages[:2], "2 replies", messages[2]])
    assert sniff(text.encode(), "a.txt") is Kind.SUBTITLES
    lead, turns = turns_of(text)
    assert lead == "#desk"
    assert [" ".join(turn.split()) for turn in turns.split(">>")[1:]] == [
        f"{name}: {words}" for name, words in BARGES
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fair\n\nMonday 10:30\nThe mayor.\n\nMonday 12:00\nLunch.\n\nTuesday 9:30\nHorses.\n",
        "Mill burns\n\nUpdated 9:12 AM\n\nIt burned, police said.\n\nPosted 7:30 AM\n\nShare\n",
        # a live page, whose writers are of its house
        "Storm: live\n\nRoofs fell in Orm.\n\nJan Ost 10:02\nOne.\n\nIda Falk 10:30\nTwo.\n\n"
        "Jan Ost 10:44\nThree.\n",
        "Oda Lien 8:02\nTwo barges sank.\n\nOda Lien 8:10\nThree.\n\nOda Lien 8:12\nFour.\n",
    ],
)
def test_other_lines_with_hours(text: str) -> None:
    assert not is_chat(text)
