"""The words of a parse as lists."""

import pytest

from factories import parse_report
from rashomon.text.parsed_words import words_of

pytestmark = pytest.mark.weights
TEXT = (
    "The council denied that 12 boats, which sank on Friday, were lost.\n\n“No more than three,” "
    "she said; the harbour master's crew agreed."
)


def test_every_list_says_what_the_token_says() -> None:
    doc = parse_report(TEXT).doc
    words = words_of(doc)
    assert len(words) == len(doc)
    for i, token in enumerate(doc):
        assert (words.text[i], words.lower[i], words.lemma[i]) == (
            token.text,
            token.lower_,
            token.lemma_,
        )
        assert (words.pos[i], words.tag[i], words.dep[i], words.entity[i]) == (
            token.pos_,
            token.tag_,
            token.dep_,
            token.ent_type_,
        )
        assert (bool(words.punct[i]), bool(words.space[i]), words.opens[i]) == (
            token.is_punct,
            token.is_space,
            bool(token.is_sent_start),
        )
        assert (words.starts[i], words.ends[i]) == (token.idx, token.idx + len(token))
        assert words.head[i] == token.head.i
        assert list(words.children[i]) == [child.i for child in token.children]
        assert (words.left[i], words.right[i]) == (token.left_edge.i, token.right_edge.i)
        assert sorted(words.under(i)) == sorted(other.i for other in token.subtree)


def test_a_stretch_of_text_gives_the_tokens_that_it_touches() -> None:
    doc = parse_report(TEXT).doc
    words = words_of(doc)
    for start in range(len(TEXT)):
        for end in range(start + 1, min(start + 25, len(TEXT) + 1)):
            found = doc.char_span(start, end, alignment_mode="expand")
            assert list(words.at(start, end)) == (
                [token.i for token in found] if found is not None else []
            )
    assert not words.at(5, 5)


def test_the_first_child_of_a_kind() -> None:
    doc = parse_report("The mayor gave the crew a boat.").doc
    words = words_of(doc)
    gave = words.text.index("gave")
    assert words.child(gave, "nsubj") == words.text.index("mayor")
    assert words.child(gave, "agent") is None


def test_a_parse_is_read_once() -> None:
    doc = parse_report(TEXT).doc
    assert words_of(doc) is words_of(doc)
