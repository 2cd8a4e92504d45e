"""How questions read."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_answer, parse_report, quoted
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.points.question_text import asks_of_denial, word_question
from rashomon.text.annotations import Annotations

pytestmark = pytest.mark.weights

parsed = cache(parse_report)


def question(text: str, quote: str | None = None, kind: PointKind = PointKind.YES_NO, *, day: str | None = None, **fields: object) -> str:
    annotated = parsed(text)
    dates: dict[str, Span] = {}
    if day is not None:
        dates = {"d": quoted(annotated.report, day)}
        fields["dates"] = ("d",)
    answer = make_answer(quote or text.rstrip("."), annotated.report, kind=kind, **fields)
    return word_question(
        [answer],
        kind,
        {"r": annotated},
        dates=dates,
        names={"Ana Ruel": NameKind.PERSON, "Lenz Freight": NameKind.ORGANISATION, "Port Lenz": NameKind.PLACE},
    )


YES_NO = [
    ("The crew raised the alarm.", None, "Did the crew raise the alarm?"),
    ("The crew has raised the alarm.", None, "Has the crew raised the alarm?"),
    ("The barges were lost.", None, "Were the barges lost?"),
    ("The bridge is closed to lorries.", None, "Is the bridge closed to lorries?"),
    ("The crew did not raise the alarm.", None, "Did the crew raise the alarm?"),
    ("Nobody heard the alarm.", None, "Did anybody hear the alarm?"),
    ("There was no alarm.", None, "Was there any alarm?"),
    ('The mayor read the "secret" letter.', None, "Did the mayor read the secret letter?"),
    ("The inspector asked not to be named.", None, "The inspector asked not to be named"),
    ("The mayor said the bridge had collapsed.", None, "Had the bridge collapsed?"),
    ("Farmers who blocked the road went home.", "who blocked the road", "Did farmers block the road?"),
    ("They praised the bridge opened by the mayor.", "opened by the mayor", "Was the bridge opened by the mayor?"),
    ("The explosion woke the street.", "The explosion", "Did the explosion wake the street?"),
    ("The clashes woke the street.", "The clashes", "Did the clashes wake the street?"),
    ("The convoy reached the depot and was unloaded at night.", "was unloaded at night", "Was the convoy unloaded at night?"),
]


@pytest.mark.parametrize(("text", "quote", "expected"), YES_NO)
def test_yes_no(text: str, quote: str | None, expected: str) -> None:
    assert question(text, quote) == expected


DENIALS = [
    ("The army denied that its guns had fired.", "r: “The army denied that its guns had fired”"),
    ("The mayor denied taking bribes.", "The mayor denied taking bribes"),
    ("Police denied any use of gas.", "Police denied any use of gas"),
    ("The clinic dismissed the figure of nine dead.", "The clinic dismissed the figure of nine dead"),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_a_denial_alone_is_told_as_one(text: str, expected: str) -> None:
    found = question(text, stance=Stance.DENIES)
    assert found == expected
    assert asks_of_denial(found)


def test_a_pronoun_that_may_mean_another_is_left_as_it_stands() -> None:
    """A heading puts no name for a pronoun."""
    two = "Ana Ruel spoke. The skipper left when she lost two barges."
    assert question(two, "she lost two barges", subject="Ana Ruel") == "r: “The skipper left when she lost two barges”"
    assert question("I lost two barges.", speaker="Ana Ruel") == "Ana Ruel: “I lost two barges”"
    assert question("We lost two barges.", speaker="Ana Ruel") == "Ana Ruel: “We lost two barges”"
    assert question("It was raised.", subject="barge") == "r: “It was raised”"
    assert question("My brother left.", speaker="Ana Ruel") == "Ana Ruel: “My brother left”"


TIMES = [
    ("The alarm was raised on Monday.", None, "on Monday", "When was the alarm raised?"),
    ("The firm has been insolvent since 2021.", None, "2021", "Since when has the firm been insolvent?"),
    ("The quay reopened on the night of 4 May.", None, "4 May", "When did the quay reopen?"),
    ("The works, closed in 2011, are empty.", "closed in 2011", "2011", "When were the works closed?"),
    ("A memo of 2016 never reached the board.", "A memo of 2016", "2016", "A memo of ___ never reached the board"),
]


@pytest.mark.parametrize(("text", "quote", "day", "expected"), TIMES)
def test_when(text: str, quote: str | None, day: str, expected: str) -> None:
    assert question(text, quote, PointKind.DATE, day=day).replace("a memo", "memo") == expected


PLACES = [
    ("The paper was signed in Port Lenz.", "in Port Lenz", "Port Lenz", "Where was the paper signed?"),
    ("The shots came from the hill.", "from the hill", "the hill", "From where did the shots come?"),
]


@pytest.mark.parametrize(("text", "quote", "value", "expected"), PLACES)
def test_where(text: str, quote: str, value: str, expected: str) -> None:
    assert question(text, quote, PointKind.PLACE, value=value) == expected


IDENTITIES = [
    ("Captain Ana Ruel spoke.", "Captain Ana Ruel", "Ana Ruel", "Who is Ana Ruel?"),
    ("Smoke hung over Port Lenz, a mining town.", "a mining town", "Port Lenz", "What is Port Lenz?"),
    ("The truce was brokered by the elders.", None, "truce", "The truce was brokered by the elders"),
    ("The truce was brokered by Ana Ruel.", None, "truce", "By whom was the truce brokered?"),
    ("The culprit was a deckhand.", None, "culprit", "The culprit was a deckhand"),
]


@pytest.mark.parametrize(("text", "quote", "subject", "expected"), IDENTITIES)
def test_who_or_what(text: str, quote: str | None, subject: str, expected: str) -> None:
    assert question(text, quote, PointKind.IDENTITY, subject=subject, value="x") == expected


def test_a_body_speaks_more_plainly_than_a_headline() -> None:
    text = "Barges lost\n\nThe barges were lost in the gale."
    annotated = parsed(text)
    answers = [
        make_answer("Barges lost", annotated.report, headline=True),
        make_answer("The barges were lost in the gale", annotated.report),
    ]
    assert word_question(answers, PointKind.YES_NO, {"r": annotated}) == "Were the barges lost in the gale?"


LONG = (
    "The ministry of transport and public works of the northern province has asked the owners of the old harbour railway "
    "to hand over the papers of the last nine years to the court in the capital by the end of the month."
)


def test_headings_are_short() -> None:
    found = question(LONG)
    assert len(found.split()) <= 40
    assert found.startswith("r: “The ministry of transport")
    assert found.split()[-2] not in ("of", "the", "to", "in", "by")


ODD = (
    'He — “no — (not one)” — said: “"‘ 4-5%... of us?!" [sic] NOT A SINGLE MAN\n\n'
    "A 14-day, 3-km, £5m “truce” … of, by & for — whom? never mind: 12:30 p.m.\n\n"
    "Ünïcode Ωmega denied denying it; which “was” were been. \u200b\u202e \u2049 Whoever it was that who did, didn't.\n\n"
    "1,234,567 of 89 (half!) since until from 2019 on Monday's ‘night' of the 4th."
)


@cache
def odd() -> Annotations:
    return parse_report(ODD)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(ODD) - 1), st.integers(1, 90), st.sampled_from(list(PointKind)), st.sampled_from(list(PointKind)),
    st.sampled_from(list(Stance)), st.booleans(), st.sampled_from([None, "Ana Ruel", "the", "who"]), st.sampled_from([None, "year", "%", "GBP", "man"]),
)  # fmt: skip
def test_every_span_gives_a_heading(
    start: int, length: int, kind: PointKind, other: PointKind, stance: Stance, known: bool, subject: str | None, unit: str | None
) -> None:
    """Of one line, a question without quotation marks or the words of the report in a pair of them."""
    report = odd().report
    end = min(len(ODD), start + length)
    if not ODD[start:end].strip():
        return
    span = report.trimmed_span(start, end)
    number = next((word for word in span.quote.split() if word.isdigit()), None)
    answer = make_answer(
        span.quote, report, kind=other, stance=stance, subject=subject, unit=unit, low=1.0 if number else None, value=number or "yes",
        dates=("d",), speaker=subject,
    )  # fmt: skip
    found = word_question([answer], kind, {"r": odd()}, dates={"d": span} if known else {})
    assert found.strip()
    assert "\n" not in found
    if "“" in found:
        assert (found.count("“"), found.count("”"), found[-1]) == (1, 1, "”")
    else:
        assert found.count("?") == found.endswith("?")
        assert not set(found) & set('"”„«»')
    assert found == word_question([answer], kind, {"r": odd()}, dates={"d": span} if known else {})


NOT_ASKED = [
    ("After bills to reopen the quay failed, the crew left.", "the quay failed"),
    ("The firm had some boats lined up.", "some boats lined up"),
    ("They called the ferry a threat so that the owners may pay.", "the owners may pay"),
    ("The tug, as the film showed, was empty.", "the film showed"),
    ("The 2030 plan of Ana Ruel, which included a new quay, failed.", "which included a new quay"),
    ("The new, larger hull will sail on Friday.", None),
    ("The quay will be lit by not one but two lamps.", None),
    ("Lenz Freight sees the storm as a threat to its ships.", "Lenz Freight sees the storm"),
]


@pytest.mark.parametrize(("text", "quote"), NOT_ASKED)
def test_where_the_parse_may_err_the_words_of_the_report_stand(text: str, quote: str | None) -> None:
    """A question would say what the report does not; nothing stands there that it does not say."""
    found = question(text, quote)
    lost = (
        {"?"}
        if not found.startswith(("Does Lenz Freight see the storm as a threat", "Will the new, larger", "Will the new larger"))
        else set()
    )
    assert not lost & set(found), found


def test_a_number_that_belongs_to_a_name_is_not_asked_for() -> None:
    assert (
        question("The Tern 9 rocket left on Monday.", None, PointKind.COUNT, value="9", low=9.0, high=9.0)
        == "The Tern 9 rocket left on Monday"
    )
    assert (
        question("The crew fired 9 rockets.", None, PointKind.COUNT, value="9", low=9.0, high=9.0) == "How many rockets did the crew fire?"
    )


def test_what_one_person_says_is_not_shown_as_a_fact() -> None:
    """Quoted words carry the speaker; words in the report's own voice do not."""
    quoted_words = "Ana Ruel spoke. “Nothing happened to the owner of the barge and to nobody else on the quay that night.”"
    assert question(quoted_words, "Nothing happened to the owner of the barge", speaker="Ana Ruel").startswith(("Ana Ruel: ", "Did "))
    unnamed = question("A man spoke. “We lost it all in that storm.”", "We lost it all", speaker="a man")
    assert unnamed.startswith(("Quoted in r: “", "r: “"))
    assert question("It was lost in the storm.", "It was lost") == "r: “It was lost in the storm”"


def test_the_figure_that_most_reports_give_has_the_heading() -> None:
    """A row's heading is not taken from the one account that counts something else."""
    texts = {"a": "The storm killed 12 people.", "b": "The storm killed 12 people on the quay.", "c": "Old Quay storm: 40 killed."}
    annotated = {name: parse_report(text, name) for name, text in texts.items()}
    answers = [
        make_answer(text.rstrip("."), annotated[name].report, kind=PointKind.COUNT, value=value, low=float(value), high=float(value))
        for (name, text), value in zip(texts.items(), ("12", "12", "40"), strict=True)
    ]
    assert word_question(answers, PointKind.COUNT, annotated).startswith("How many people did the storm kill")


def test_a_clause_is_never_told_as_the_opposite() -> None:
    """Where what is denied gives no question, the report's words stand with their negation."""
    told = question("She did not say, to nobody's surprise, that the quay would, as she had hoped, be closed.", polarity=False)
    assert "not" in told or told.endswith("?")
