"""Confidence: given for every statement, and more where less is in doubt."""

import pytest

from attributions import statements
from factories import parse_report
from rashomon.names.join_names import join_names
from rashomon.statements.confidence import confidence_of
from rashomon.statements.extract import said_in_story

pytestmark = pytest.mark.weights


def test_every_statement_has_one() -> None:
    found = statements(
        'Police: two dead\n\n"It was dark," said Ida Krantz.\n\n"Nobody came."\n\nThe firm '
        "denied it. A ship was lost, it is said.",
        "Police: two dead",
    )
    assert len(found) >= 3
    assert all(s.confidence is not None and 0 < s.confidence < 1 for s in found)


@pytest.mark.parametrize(
    ("sure", "doubtful"),
    [
        ('"The dam held," Ida Krantz said.', "The company announced 40 jobs."),
        ("Ida Krantz said the dam held.", "The widow said the dam held."),
    ],
)
def test_more_where_less_is_in_doubt(sure: str, doubtful: str) -> None:
    (a,), (b,) = statements(sure), statements(doubtful)
    assert a.confidence is not None
    assert b.confidence is not None
    assert a.confidence > b.confidence + 0.05


# A text with one statement; whether a feature stands for it.
FEATURES: list[tuple[str, str, bool]] = [
    ('"The dam held," Ida Krantz said.', "direct", True),
    ("Ida Krantz said the dam held.", "direct", False),
    ("Ida Krantz said the dam held.", "indirect", True),
    ('Ida Krantz said the dam "held like rock".', "mixed", True),
    ("Ida Krantz said the dam held.", "cue=say", True),
    ("Ida Krantz warned that the dam leaked.", "cue=warn", False),
    ("Ida Krantz warned that the dam leaked.", "stance=asserts", True),
    ("Ida Krantz denied the dam leaked.", "stance=denies", True),
    ("According to Ida Krantz, the dam held.", "cue=accord", True),
    ("Ida Krantz said the dam held.", "side=right", True),
    ("The dam held, Ida Krantz said.", "side=left", True),
    ("Ida Krantz said the dam held.", "named", True),
    ("A farmer said the dam held.", "named", False),
    ("A farmer said the dam held.", "plain", True),
    ("The farmer said the dam held.", "definite", True),
    ("Farmers said the dam held.", "plural noun", True),
    ("A farmer said the dam held.", "single noun", True),
    ("She said the dam held.", "nobody fits", True),
    ("The dam is said to leak.", "nobody", True),
    ("Ida Krantz said it held.", "short", True),
    ("Ida Krantz said the old dam held.", "short", False),
    ("The mayor's claim that the dam held was old.", "nominal", True),
    ("The mayor said that the dam held.", "nominal", False),
    ('Ida Krantz was tired: "We held the dam for nine years."', "uncued", True),
    ("A letter by Ida Krantz said the dam held.", "document", True),
    ("Radio Nord quoted the mayor as saying the dam held.", "relayed", True),
    ("The mayor said the dam held.", "relayed", False),
    ("The mayor said the dam held.", "ends sentence", True),
    ("The mayor said the dam held, leaving nobody wet.", "ends sentence", True),
    ("The dam held, the mayor said.", "ends at comma", True),
]


@pytest.mark.parametrize(("text", "feature", "expected"), FEATURES)
def test_features(text: str, feature: str, expected: bool) -> None:
    (found,) = said_in_story([parse_report(text)], names=join_names([parse_report(text)]))
    assert (feature in found.features) is expected
    assert found.features["bias"] == 1.0
    assert found.statement.confidence == confidence_of(found.features)


def test_what_a_headline_says_is_weighed_as_a_headline() -> None:
    found = said_in_story(
        [parse_report("Mayor says dam held\n\nIt rained.", title="Mayor says dam held")], names=()
    )
    assert [("headline" in one.features, "cue=say" in one.features) for one in found] == [
        (True, False)
    ]
