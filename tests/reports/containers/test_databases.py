"""Files of databases: an article each, with outlet, day and authors from its head or foot."""

import pytest

from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings

TOLD = "A crane fell on the quay of Marn on Monday, and 3 men were hurt, the port said."
MORE = "The crane had been built in 1987, said the harbour master, Ola Quist."
LATER = "A fourth man was found below the crane on Tuesday, the Marn fire brigade said."

OLD = f"""
                               1 of 2 DOCUMENTS

                          Copyright 2031 Marn Media Group
                              All Rights Reserved
                           The Marn Echo (Northmarn)

                         June 9, 2031 Monday 9:15 AM GMT

SECTION: HARBOUR; Pg. 2

LENGTH: 412 words

HEADLINE: Crane falls on quay

BYLINE: By Edda Lorn

BODY:

{TOLD[:58]}
{TOLD[59:]}

   {MORE}

LOAD-DATE: June 12, 2031

                               2 of 2 DOCUMENTS

                           Quay Gazette

                         June 10, 2031 Tuesday
                              Late Edition

Fourth man found

BYLINE: Piet Sand

LENGTH: 90 words

{LATER}

SUBJECT: CRANES (91%); HARBOURS &
PORTS (80%)

LOAD-DATE: June 12, 2031
"""
COVER = f"""Page 1 of 4

User Name: p.sand

Date and Time: Friday, June 13, 2031 10:00 AM CET

Job Number: 7712

Documents (2)

1. Crane falls on quay

2. Fourth man found

Crane falls on quay

The Marn Echo

June 9, 2031 Monday

Copyright 2031 Marn Media Group All Rights Reserved

Section: HARBOUR

Length: 412 words

Byline: Edda Lorn

Body

{TOLD}

{MORE}

Classification

Language: ENGLISH

Load-Date: June 12, 2031

End of Document

Fourth man found

Quay Gazette

June 10, 2031 Tuesday

Copyright 2031 Quay Gazette All Rights Reserved

Length: 90 words

Byline: Piet Sand

Body

{LATER}

Load-Date: June 12, 2031

End of Document
"""
PROQUEST = f"""
____________________________________________________________

Document 1 of 2

Crane falls on quay

Author: Lorn, Edda

Publication info: The Marn Echo ; Northmarn [Northmarn]. 09 June 2031: A.2.

Full text: {TOLD}

{MORE}

Subject: Cranes; Ports

Location: Marn

Publication title: The Marn Echo; Northmarn

Publication year: 2031

Publication date: Jun 9, 2031

Last updated: 2031-06-12

____________________________________________________________

Document 2 of 2

Fourth man found

Author: Sand, Piet

Publication info: Quay Gazette. 10 June 2031.

Full text: {LATER}

Copyright: (Copyright (c) 2031 Quay Gazette)
"""
FACTIVA = f"""NEWS
Crane falls on quay
Edda Lorn
412 words
9 June 2031
09:15
The Marn Echo
MECHO
English
(c) 2031 Marn Media Group

{TOLD}

{MORE}

Document MECHO00020310609e7690001x

Fourth man found
Piet Sand
90 words
10 June 2031
Quay Gazette
QGAZ
English
Copyright 2031 Quay Gazette

{LATER}

Document QGAZ000020310610e76a0002y
"""
CODED = f"""SE   Harbour
HD
Crane falls on quay
BY   Edda Lorn
WC   412 words
PD   9 June 2031
SN   The Marn Echo
LA   English
LP   {TOLD}

TD
{MORE}

IN   icrane : Cranes
AN   Document MECHO00020310609e7690001x

Document MECHO00020310609e7690001x

HD   Fourth man found
BY   Piet Sand
WC   90 words
PD   10 June 2031
SN   Quay Gazette
LP   {LATER}

Document QGAZ000020310610e76a0002y
"""


def articles(text: str) -> list[Item]:
    return list(open_item(Item("pile.txt", text.encode()), settings=ReadSettings()))


@pytest.mark.parametrize("text", [OLD, COVER, PROQUEST, FACTIVA, CODED], ids=str.split)
def test_each_article_is_a_report(text: str) -> None:
    first, second = (item.known for item in articles(text))
    assert (first.title, second.title) == ("Crane falls on quay", "Fourth man found")
    assert (first.outlet, second.outlet) == ("The Marn Echo", "Quay Gazette")
    assert ((first.published or "")[:10], second.published) == ("2031-06-09", "2031-06-10")
    assert "Lorn" in first.authors[0]
    assert "Sand" in second.authors[0]
    assert (first.text, second.text) == (f"{TOLD}\n\n{MORE}", LATER)
    assert first.warnings == second.warnings == ()


def test_what_a_file_lacks_is_said() -> None:
    bare = f"Crane falls on quay\n\nLength: 412 words\n\nBody\n\n{TOLD}\n\nEnd of Document\n"
    [item] = articles(bare)
    assert (item.known.title, item.known.outlet, item.known.published) == (
        "Crane falls on quay",
        None,
        None,
    )
    assert [note.split(" for it")[0][-6:] for note in item.known.warnings] == ["outlet", "no day"]


def test_what_stands_above_the_text_is_of_it() -> None:
    lead = "HIGHLIGHT: Three men are hurt."
    first, _ = articles(OLD.replace("BYLINE: By Edda Lorn", f"BYLINE: By Edda Lorn\n\n{lead}"))
    assert first.known.text == f"Three men are hurt.\n\n{TOLD}\n\n{MORE}"
    assert "Lorn" in first.known.authors[0]


def test_text_that_only_speaks_of_such_a_file_is_one_text() -> None:
    text = f"Crane falls on quay\n\n{TOLD}\n\nEnd of Document\n\nThe report has 412 words in all.\n"
    assert [item.known.text for item in articles(text)] == [None]


def test_lines_that_look_like_labels_stay_in_the_text() -> None:
    listed = f"{TOLD}\n\nLocation: the north quay.\n\nPeople: three men of one crew.\n\n{MORE}"
    one = COVER.partition("End of Document")[0].replace(TOLD, listed)
    [item] = articles(f"{one}End of Document")
    assert item.known.text == f"{listed}\n\n{MORE}"


@pytest.mark.parametrize("text", [COVER, PROQUEST], ids=["Nexis", "ProQuest"])
def test_a_page_of_articles_is_read_like_its_text(text: str) -> None:
    lines = "".join(
        f'<div class="c0"><p class="c1"><span class="c2">{" ".join(part.split())}</span></p></div>'
        for part in text.split("\n\n")
        if part.strip()
    )
    page = f"<!DOCTYPE html><html><head><title>Results</title></head><body>{lines}</body></html>"
    first, second = (item.known for item in articles(page))
    assert (first.title, second.title) == ("Crane falls on quay", "Fourth man found")
    assert (first.outlet, second.outlet) == ("The Marn Echo", "Quay Gazette")
    assert (first.text, second.text) == (f"{TOLD}\n\n{MORE}", LATER)


NOTED = """
                               1 of 1 DOCUMENTS

                              The Marn Echo

                             June 9, 2031 Monday

Crane falls on quay

BYLINE: Edda Lorn

LENGTH: 40 words

{told}

CORRECTION-DATE: June 11, 2031

CORRECTION: The crane was built in 1987, not in 1978 as an article about the fall
said on Monday.{second}

LOAD-DATE: June 11, 2031
"""


@pytest.mark.parametrize("second", ["", "\n\nCORRECTION: The harbour master is Ola Quist."])
def test_notes_of_correction_behind_an_article_are_read_whole(second: str) -> None:
    data = NOTED.format(told=TOLD, second=second).encode()
    [item] = open_item(Item("marn.txt", data), settings=ReadSettings())
    notes = (
        "CORRECTION: The crane was built in 1987, not in 1978 as an article about the fall said on "
        f"Monday.{second}"
    )
    assert item.known.text == f"{notes}\n\n{TOLD}"
