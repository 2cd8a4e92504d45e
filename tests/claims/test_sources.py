"""What says where a report has something from is no content that two sentences share."""

import pytest

from factories import make_statement, parse_report, quoted
from rashomon.claims.signals import pairs_of
from rashomon.claims.sources import words_for_sources
from rashomon.claims.terms import FoundBefore, SentenceTerms, terms_in
from rashomon.model.statement import Statement
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights


def cited(page: Annotations, content: str, cue: str, source: str, name: str) -> Statement:
    return make_statement(
        page.report,
        content,
        cue=quoted(page.report, cue),
        speaker_span=quoted(page.report, source),
        speaker_name=name,
    )


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Two dogs found her, the Fen Herald reported.",
            "the Fen Herald",
            "the Fen Herald reported",
        ),
        (
            "Two dogs found her, the news agency Norfax reported.",
            "the news agency",
            "the news agency Norfax reported",
        ),
    ],
)
def test_sources_are_the_cue_and_the_speaker_with_both_names(
    text: str, source: str, words: str
) -> None:
    page = parse_report(text)
    statement = cited(page, "Two dogs found her", cue="reported", source=source, name="a-paper")
    sources = words_for_sources(page, [statement], people=())
    assert " ".join(page.words.text[place] for place in sorted(sources)) == words
    # a person is part of the story
    of_person = words_for_sources(page, [statement], people={"a-paper"})
    assert [page.words.text[place] for place in of_person] == ["reported"]


def terms_of(text: str, content: str, people: frozenset[str] = frozenset()) -> SentenceTerms:
    page = parse_report(text, content[:3])
    statement = cited(page, content, cue="wrote", source="Ebba Lund", name="lund")
    found = FoundBefore(places=(), statements=[statement], people=people)
    return terms_in(page, found)[0]


@pytest.mark.parametrize(
    ("contents", "people", "pairs"),
    [
        (("Two dogs found the widow", "Snow fell on the harbour"), (), 0),
        (("Two dogs found the widow", "Snow fell on the harbour"), {"lund"}, 1),
        (("Two dogs found the widow", "The widow was dug out"), (), 1),
    ],
)
def test_who_is_cited_makes_no_pair(
    contents: tuple[str, str], people: frozenset[str], pairs: int
) -> None:
    sentences = [
        terms_of(f"{content}, Ebba Lund wrote.", content, frozenset(people)) for content in contents
    ]
    assert sum(len(found.one) for found in pairs_of(sentences, range(2))) == pairs
