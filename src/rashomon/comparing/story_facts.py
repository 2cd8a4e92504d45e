"""The sentences of a story with their facts (`read_sentences`), with which drafts, questions and
answers are compared."""

from collections.abc import Iterable
from functools import partial
from operator import attrgetter

from rashomon.claims.terms import claim_sentences
from rashomon.comparing.prepare import Prepared
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.claim import Claims, ClaimSentence
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.parsed_word import words_at
from rashomon.text.sentences import WholeSentence, short_sentences, whole_sentences


def read_sentences(
    prepared: Prepared, sentences: Iterable[ClaimSentence], claims: Claims = ()
) -> StorySentences:
    """Returns the sentences of a story with their facts. Whatever is compared with the story is
    compared with these."""
    return StorySentences(
        reader=prepared.facts,
        pages=prepared.printing,
        sentences=sentences,
        names=prepared.names,
        claims=claims,
    )


def stored_sentences(prepared: Prepared, claims: Claims) -> StorySentences:
    """Returns the sentences of a story's reports with their facts."""
    sentences = whole_sentences_in(prepared, prepared.used)
    return read_sentences(prepared, sentences=sentences, claims=claims)


def whole_sentences_in(prepared: Prepared, pages: Pages) -> list[ClaimSentence]:
    """Returns the whole sentences of these reports, in the order of reports and text."""
    statements = by_report(prepared.statements)
    sentences: list[ClaimSentence] = []
    for page in sorted(pages, key=attrgetter("id")):
        page_statements = sorted(statements[page.id], key=attrgetter("quote", "id"))
        telling_sentences = [
            *whole_sentences(page),
            *filter(partial(_tells, page), short_sentences(page)),
        ]
        telling_sentences.sort(key=attrgetter("quote"))
        sentences += claim_sentences(page, page_statements, sentences=telling_sentences)
    return sentences


def _tells(page: Annotations, sentence: WholeSentence) -> bool:
    """Whether a sentence says something of somebody: "He denied it." """
    return any(word.subject is not None for word in words_at(page.words, sentence.tokens))
