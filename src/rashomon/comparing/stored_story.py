"""What is known of a story that was compared before: nothing is read anew but its texts."""

from collections.abc import Sequence

from rashomon.answers.story_sentences import StorySentences
from rashomon.claims.find_claims import claim_sentence, sentences_with_terms
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.prepare import Prepared, older_revisions, sentences_set_aside
from rashomon.comparing.prove_answers import read_sentences
from rashomon.decisions.constraints import reports_set_aside
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.claim import Claim
from rashomon.model.story import Story
from rashomon.text.parsed_report import Annotations


def prepare_stored(story: Story, pages: Sequence[Annotations]) -> Prepared:
    """Returns what a ledger or a store knows of the reports of a story."""
    reports = [page.report for page in pages]
    there = here(reports)
    lineage = trace_lineage(reports)
    decided = in_force(story.decisions)
    return Prepared(
        tuple(pages),
        lineage.copies,
        story.copies,
        (),
        story.dates,
        story.names,
        story.statements,
        there,
        reports_set_aside(decided, there) | older_revisions(reports),
        prints=lineage.prints,
        aside=sentences_set_aside(decided, there, pages),
    )


def sentences_of(known: Prepared, claims: Sequence[Claim]) -> StorySentences:
    """Returns the sentences of a story's reports with their facts."""
    return read_sentences(known, map(claim_sentence, terms_of(known, known.used)), claims)


def terms_of(known: Prepared, pages: Sequence[Annotations]) -> list[SentenceTerms]:
    """Returns the whole sentences of these pages with what they are known by."""
    return sentences_with_terms(
        pages, names=known.names, dates=known.dates, statements=known.statements
    )
