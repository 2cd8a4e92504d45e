"""Quotations of a draft: found in reports letter by letter, given to somebody else, altered, or
nowhere."""

import pytest

from drafts import check, kinds, notes_of_kind, only, report
from factories import make_report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

HERON = report(
    "heron",
    "The mill at Tolvik\n\n"
    "“We carried the flour out in our hats,” said the baker, Otto Reeve. “Nobody had told us that "
    "the pump was gone.”\n"
    "The mayor, Ida Marsh, sold the pump in spring. “A pump that never pumps is a bench,” she told "
    "the council.\n"
    "“The cats,” a neighbour said, “came out before the miller did.”\n",
)
STORK = report(
    "stork",
    "Fire in Tolvik\n\n"
    "Firemen came from Ulm. “It was the flour that burned and not the wheel,” said their chief, "
    "Bror Lind, on Tuesday.\n",
)


def checked(draft: str) -> CheckedSentence:
    return check(f"The mill at Tolvik burned down.\n{draft}", HERON, STORK).sentences[-1]


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("“We carried the flour out in our hats,” said Bror Lind.", "Otto Reeve"),
        ("Ida Marsh said that ‘nobody had told us that the pump was gone’.", "Otto Reeve"),
        ('According to Reeve, "a pump that never pumps is a bench".', "Ida Marsh"),
        ("“It was the flour that burned,” said the mayor, “and not the wheel.”", "Bror Lind"),
        ("“It was the flour … and not the wheel,” Jo Ferrel said.", "Bror Lind"),
        ("The baker complained that “a pump that never pumps is a bench”.", "Ida Marsh"),
    ],
)
def test_a_quotation_under_another_name_is_noted_with_its_speaker(draft: str, speaker: str) -> None:
    (note,) = notes_of_kind(checked(draft), "speaker")
    assert note.told == f"these are the words of {speaker}"
    assert [who.partition(",")[0] for _, who in note.lines] == [speaker]


@pytest.mark.parametrize(
    "draft",
    [
        "“We carried the flour out in our hats,” said Otto Reeve.",
        "“WE CARRIED THE FLOUR -- out in our hats,” said the baker.",
        "Mayor Marsh said that a “pump that never pumps is a bench”.",
        "“The cats came out before the miller did,” somebody from next door said.",
        "“The cats came out before the miller did,” one witness said.",
        "“It was the flour that burned and not the wheel,” the chief of the firemen said.",
        "“It was the flour that burned [...] not the wheel,” Mr Lind said.",
        "The fire brigade of Ulm said: “It was the flour that burned and not the wheel.”",
        "“We carried the flour out in our hats,” the Heron quotes.",
        "There was talk of “flour out in our hats” at once.",
    ],
)
def test_a_quotation_under_its_own_name_or_a_description_of_him_is_not_noted(draft: str) -> None:
    sentence = checked(draft)
    assert kinds(sentence) == []
    assert sentence.borne


def test_a_quotation_that_reports_print_otherwise_or_nowhere_is_noted() -> None:
    altered = checked("“We carried the flour out in our boots,” said Otto Reeve.")
    nowhere = checked("“Rain has never done a miller any harm,” said Otto Reeve.")
    (note,) = notes_of_kind(altered, "quotation")
    assert note.told == "quotation changed"
    assert note.words.quote == "We carried the flour out in our boots"
    assert "in our hats" in note.lines[0][0]
    (note,) = notes_of_kind(nowhere, "quotation")
    assert note.told == "no report has this wording"


def test_two_who_say_the_same_words_both_have_them() -> None:
    own = report("finch", "“We carried the flour out in our hats,” said Ida Marsh on Tuesday.")
    draft = "“We carried the flour out in our hats,” said Ida Marsh."
    assert kinds(only(draft, HERON, own)) == []
    assert kinds(only(draft, HERON)) == ["speaker"]


def test_a_quotation_of_two_sentences_is_looked_up_sentence_by_sentence() -> None:
    draft = (
        "Bror Lind said: “We carried the flour out in our hats. Nobody had told us that the pump "
        "was gone.”"
    )
    first, second = check(draft, HERON, STORK).sentences
    assert kinds(first) == ["speaker"]
    assert kinds(second) == ["speaker"]


def test_words_in_a_report_that_is_not_read_may_be_translated() -> None:
    told = make_report("Le moulin de Tolvik a brûlé lundi, dit le maire.", "harn", language="fr")
    quoted = "“The mill burned for the whole of the night,” said the mayor."
    assert kinds(only(quoted, told)) == []


NETS = report(
    "tern",
    "Nets in the bay\n\n"
    "“The tide has taken half of our eels,” Quenby, who mends nets at Sedge, told the Echo.\n"
    "“Two herons nested in the old bell tower,” Tolmark, who sings there, told the Echo.\n"
    "“The road to the quarry is full of holes,” lePonte, who drives a cart, told the Echo.\n",
)


@pytest.mark.parametrize(
    ("draft", "others"),
    [
        ("“The tide has taken half of our eels,” Hilde Torvan said.", "Quenby"),
        ("“Two herons nested in the old bell tower,” Hilde Torvan said.", "Tolmark"),
        ("“The road to the quarry is full of holes,” Hilde Torvan said.", "lePonte"),
        ("“The tide has taken half of our eels,” Ada Quenby said.", None),
        ("“Two herons nested in the old bell tower,” Tolmark said.", None),
        ("“The road to the quarry is full of holes,” the carter said.", None),
    ],
)
def test_a_last_name_of_somebody_who_does_something_is_that_of_a_person(
    draft: str, others: str | None
) -> None:
    notes = notes_of_kind(only(draft, NETS), "speaker")
    assert [note.told for note in notes] == [f"these are the words of {others}"] * bool(others)


KILN = report(
    "kiln",
    "Brickworks to shut\n\n"
    "The brickworks at Sorne will shut in May. “Nobody asked us,” said Berit Holm, who has fired "
    "the kilns for twenty years.\n"
    "A former foreman of Anders Brick, Lasse Quint, had seen it coming. “They lit it anyway,” "
    "Quint said.\n"
    "The chairman of the works, Emil Stray, spoke to the town. The head of the school, Ruth Ambel, "
    "faulted the works. “It was the smoke,” she said.\n",
)
CLAY = report(
    "clay",
    "Clay pit floods\n\n"
    "“It was the smoke,” the priest, Jon Varre, said. “We wait for May,” said the mayor of Sorne, "
    "Tilda Roos. She called the works “a complete ruin”.\n",
)


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("“Nobody asked us,” said Emil Stray.", "Berit Holm"),
        ("“Nobody asked us,” the mayor complained.", "Berit Holm"),
        ("“They lit it anyway,” Berit Holm told the town.", "Lasse Quint"),
        ("“We wait for May,” Ruth Ambel told the town.", "Tilda Roos"),
        # two say these words
        ("“It was the smoke,” said Berit Holm.", "Jon Varre"),
        ("“It was the smoke,” said the chairman of the works.", "Jon Varre"),
    ],
)
def test_a_few_words_that_are_a_clause_are_noted_under_another_name(
    draft: str, speaker: str
) -> None:
    (note,) = notes_of_kind(only(draft, KILN, CLAY), "speaker")
    assert note.told == f"these are the words of {speaker}"


@pytest.mark.parametrize(
    "draft",
    [
        "“Nobody asked us,” said Berit Holm.",
        "“Nobody asked us,” said a worker at the kilns.",
        "“They lit it anyway,” said the former foreman.",
        "“It was the smoke,” said Jon Varre.",
        "“It was the smoke,” the head of the school said.",
        "“We wait for May,” said Sorne's mayor.",
        # who speaks in the draft is not known
        "“Nobody asked us,” one of them said.",
    ],
)
def test_a_few_words_are_not_noted_where_they_may_be_the_drafts_speakers(draft: str) -> None:
    assert kinds(only(draft, KILN, CLAY)) == []
