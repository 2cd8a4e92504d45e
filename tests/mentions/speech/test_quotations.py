"""Where quotations begin and end, on texts without a model."""

import pytest
import spacy

from factories import make_report, paragraphs_of
from rashomon.mentions.speech.report_stretches import find_quotations
from rashomon.parsing.parse import prose_to_parse
from rashomon.text.parsed_report import Annotations

NLP = spacy.blank("en")


def read(text: str) -> list[str]:
    report = make_report(text)
    doc = NLP.make_doc(prose_to_parse(report))
    return [
        text[start:end]
        for start, end in find_quotations(Annotations(report, doc, paragraphs_of(report, doc)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we lost" and left.', ['"we lost"']),
        ("She said “it rained”, then “it froze”.", ["“it rained”", "“it froze”"]),
        ("He called it ''a shame'' again.", ["''a shame''"]),
        ("“One day,” he said.\n\nNothing else.", ["“One day,”"]),
        # an opening mark in each paragraph, a closing one only in the last
        ("“We waited.\n\n“Nobody came.”", ["“We waited.\n\n“Nobody came.”"]),
        # closed in the next paragraph without a new opening mark
        ('"He is tall.\n\nHe is kind!" she wrote.', ['"He is tall.\n\nHe is kind!"']),
        # never closed: to the end of its paragraph
        ("“We waited.\n\nThe bus was late.", ["“We waited."]),
        # a closing mark typed where one opens
        ("”We waited,” he said.", ["”We waited,”"]),
        # two that stand side by side are one
        ("“We waited.” “Nobody came,” he said.", ["“We waited.” “Nobody came,”"]),
        ("'We waited,' he said.", ["'We waited,'"]),
        ("‘It was the drivers’ fault,’ he said.", ["‘It was the drivers’ fault,’"]),
        ("He said: \"They shouted 'run' at us.\"", ["\"They shouted 'run' at us.\""]),
        ("The '90s were the players' best years, and they didn't mind.", []),
        # signs with a blank on either side, as corpora print them
        ('" We waited , " he said , " and left . "', ['" We waited , "', '" and left . "']),
        ("\" We waited.\n\nNobody came, '' he said.", ["\" We waited.\n\nNobody came, ''"]),
        ("``We waited,'' he said.", ["``We waited,''"]),
        ("`We waited,' he said, `and it didn't come.'", ["`We waited,'", "`and it didn't come.'"]),
        ("She called it `the drivers' fault` twice.", ["`the drivers' fault`"]),
        ('She left. "', []),
        ('A board of 6"x4" was found.', []),
        ("", []),
        ('"', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ['"' * 10_000, "“a " * 3_000, "' a " * 3_000, "'x " * 3_000, '" ' * 3_000]
)
def test_thousands_of_marks_are_read(text: str) -> None:
    assert all(piece.strip() for piece in read(text))
