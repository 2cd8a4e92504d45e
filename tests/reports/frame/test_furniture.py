"""Which characters of a report are not prose: invented pages, the lines that must stay and the type
of those that must go."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

# A line that starts with "type| " is furniture of this type, as a whole; the others are prose.
PAGES = [
    """Ferry fire off Norland kills three
byline| By Jane Porter and Omar El-Sayed
menu| 3 hours ago
menu| Share
caption| Image source, Harbour Pictures
caption| Image caption, Smoke rises from the stern of the ferry
Three people have died after a fire broke out on a passenger ferry off the coast of Norland, \
officials have said.
The blaze started in the engine room at about 04:30 local time on Monday, the coastguard said.
What do we know so far?
"We saw smoke and then we heard the alarm," passenger Lena Moss told the local radio station.
related| Related Topics""",
    """Norland ferry blaze 'started in lorry', investigators believe
Investigators look at lorry on car deck; two crew questioned; families wait for news
byline| Mon 15 Mar 2021 12.31 GMT
caption| The ferry at anchor off Port Arden on Sunday. Photograph: Tor Ek/NTB
The fire that killed three people on a Norland ferry is believed to have started in a refrigerated \
lorry, investigators said on Monday.
Two members of the crew were questioned on Monday, police said, adding that they were not suspects.
This article was amended on 16 March 2021. An earlier version said that four people had died.
newsletter| Sign up to the Northern briefing email
menu| Reuse this content""",
    """Ferry survivor: 'I jumped'
byline| Tuesday 16 March 2021 08:15
menu| Comments
menu| Article bookmarked
caption| Survivors wait on the quay in Port Arden (EPA)
A survivor of the Norland ferry fire has told how she jumped from the upper deck with her son in \
her arms.
Lena Moss, 31, said the crew "did what they could" for the people on the deck.
related| Recommended
Norland ferry blaze 'started in lorry'
Speaking from her hospital bed, she said she had seen two men fall into the sea near the lifeboat.
related| Watch: Ferry burns off Norland
Police asked anyone with videos of the fire to come forward to the harbour office.
comments| Join our commenting forum""",
    """Five now dead after Norland ferry fire
boilerplate| Copyright 2021 Cable Ten. All rights reserved.
byline| Posted: Mar 16, 2021 / 09:12 AM EDT / Updated: Mar 16, 2021 / 11:40 AM EDT
Five people have died after a fire on a ferry, hospital officials in the town of Port Arden said \
Tuesday.
Crews searched the ship again on Tuesday morning, according to the fire chief of the town.
boilerplate| If you have photos of the fire, email them to newsroom@ten.example.
menu| Suggest a Correction
related| Trending Stories""",
    """Port Arden names a harbour master
“Lena Moss knows the quay, and her work will help us all.” – Commissioner Ida Falk
From the desk of Ola Lund, analyst at Norland Bank:
“Ferries will shape this harbour far more than they did so far.”""",
]


def marked(page: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain text and the (type, line) pairs."""
    pairs = [
        tuple(line.split("| ", 1)) if "| " in line else ("", line) for line in page.split("\n")
    ]
    return "\n".join(text for _, text in pairs), [(kind, text) for kind, text in pairs]


def read(text: str) -> Report:
    return read_report("r.txt", text.encode(), settings=ReadSettings())


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_pages(page: str) -> None:
    text, expected = marked(page)
    found = {span.quote: span.type for span in read(text).furniture}
    assert [(found.pop(line, ""), line) for _, line in expected] == expected
    assert not found


def test_datelines_and_notes_inside_paragraphs() -> None:
    report = read(
        "Bridge closed after flood\n\nVALE, Norland (Reuters) - The bridge was closed on Monday, "
        "the mayor said. (Reporting by Ana Ruiz; Editing by Tom Ek)\n"
    )
    assert [(span.type, span.quote) for span in report.furniture] == [
        ("dateline", "VALE, Norland (Reuters) -"),
        ("byline", "(Reporting by Ana Ruiz; Editing by Tom Ek)"),
    ]
    assert report.authors == ("Ana Ruiz",)


def test_a_note_on_who_contributed_leaves_the_sentence_before_it() -> None:
    prose = (
        "The bridge was closed on Monday, the mayor said.\n\nThe ferry sails in its place until "
        "May. LPA contributed to this report.\n"
    )
    report = read("Bridge closed after flood\n\n" + prose)
    assert [(span.type, span.quote) for span in report.furniture] == [
        ("byline", "LPA contributed to this report.")
    ]


STORY = [
    "The mill at Orle burned down on Monday night, the fire brigade said.",
    "Two men were taken to hospital, where one of them died in the morning.",
    "Neighbours said that the mill had stood empty since the spring.",
]


def scraped(*lines: str) -> dict[str, str]:
    """The type of each of these lines ("" where it is prose), which stand within a story as a
    page's text is scraped."""
    page = [
        "Mill at Orle burns down",
        *STORY[:2],
        *lines,
        *STORY[2:],
        "The mayor of Orle thanked the brigade, which came from three towns.",
    ]
    found = {span.quote: span.type for span in read("\n\n".join(page)).furniture}
    assert not set(found) - set(lines)
    return {line: found.get(line, "") for line in lines}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[ How a town lost its mill — and built another ]", "teaser"),
        ("[A baker asked for flour. The mill sent a box of ‘dust and nails.’]", "teaser"),
        ("[The mill was sold again in the spring.]", ""),
        (
            "Archives Select Month "
            + " ".join(
                f"{month} 2015"
                for month in ("June", "May", "April", "March", "February", "January")
            ),
            "menu",
        ),
        ("Orla Brandt/OWL", "credit"),
        ("KTEN YouTube", "credit"),
        ("Continued on page 4", "menu"),
        ("Please see MILL, Page A6", "menu"),
        ("» Turn to page 12", "menu"),
        ("Cont'd on back page", "menu"),
        ("Please turn to Page 9, Column 2", "menu"),
        ("FLOOD, From Page One", "menu"),
        ("Turn to A7", "menu"),
        ("The clerk turned to page 9 of the plan.", ""),
        (
            "Our 74 partners may keep personal data from your device without asking again.",
            "boilerplate",
        ),
        (
            "By browsing on, you accept our use of cookies, and so do 30 advertisers.",
            "boilerplate",
        ),
        ("Our baker, who has sold cookies since 1980, shut his shop on Monday.", ""),
        ("The court fined the website 3,000 crowns for cookies that nobody had allowed.", ""),
        ("Twitter The picture was taken from the other bank of the river Harn", "caption"),
    ],
)
def test_lines_of_scraped_pages(line: str, kind: str) -> None:
    assert scraped(line) == {line: kind}
