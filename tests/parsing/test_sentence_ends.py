"""Where a sentence ends behind "p.m.", "U.S." or "Inc.": by the parse, and without one."""

import pytest

from factories import parse_report
from rashomon.text.whole_sentences import sentence_places

# "|" parts the sentences.
CASES = [
    "The lamps went out at about 2 a.m.| The keeper has denied that he slept.",
    "The gates shut at 5 p.m.| Police closed the road.",
    "The gates shut at 5:30 p.m.| Ida Krantz said they were late.",
    "The gates shut at 9:15 p.m.| Ida Krantz, who has the key, was asleep.",
    "The gates shut at 9:15 p.m.| Ida Krantz, 34, has the key.",
    "The gates shut at 9:15 p.m. Boxing Day, the last of the feast.",
    "The tide turned at 11 p.m.| They rowed home.",
    "The court sat until 4 p.m.| Mr. Falk denied the theft.",
    "The last boat left at 9 p.m.| In winter it leaves at noon.",
    "The trial was held in the U.S.| It took a year.",
    "He grew up in the U.K.| Officials denied it at once.",
    "The bell was cast by Orlo Metal Inc.| The firm said it was sound.",
    "She was made a Ph.D.| She taught until May.",
    "They sell nuts, figs, etc.| Their shop is small.",
    "The gates shut at 9 p.m. Eastern time.",
    "The gates shut at 9 p.m. GMT on Friday.",
    "The ferry left at 7 a.m. Tuesday with forty goats.",
    "It is open from 9 a.m. to 5 p.m. Monday to Friday.",
    "The 5 p.m. News on Radio Orlo was late.",
    "The fee was set by U.S. Senator Ida Krantz in March.",
    "The road to St. Ives was shut by Gen. Falk on Jan. 6 for good.",
    "The U.S. And Canada agree on the bridge.",
]


@pytest.mark.parametrize("text", [*CASES, "The gates shut at 6 p.m. Ostrand time on Sunday."])
def test_where_sentences_end_without_a_parse(text: str) -> None:
    whole = text.replace("|", "")
    places = sentence_places(whole, start=0, stop=len(whole))
    assert "|".join(whole[start:end] for start, end in places) == text


@pytest.mark.weights
@pytest.mark.parametrize(
    "text", [*CASES, "The sale was led by Orlo Metal Inc. Chief Executive Bruno Falk."]
)
def test_where_sentences_end_by_the_parse(text: str) -> None:
    sentences = parse_report(text.replace("|", "")).sentences()
    assert "| ".join(sentence.text for sentence in sentences) == text
