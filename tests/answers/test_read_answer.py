"""What is read of replies, in whatever shape they come."""

import re
import time

import pytest

from rashomon.answers.bind import bind_reply
from rashomon.model.answer import About, ReadStory, WrittenAnswer, WrittenLine
from rashomon.model.span import PlacedSpan

MARK = "3f9a2c41"
LABELS = {
    f"s{n}": PlacedSpan(report="herald", start=n, end=n + 1, quote="x", sha256="herald")
    for n in range(1, 31)
}
Told = tuple[str, str]
"""The words of a part, and the numbers of the sentences behind it."""


def _read(reply: str, mark: str = MARK) -> ReadStory:
    return bind_reply(reply, None, LABELS, WrittenAnswer("model otter", ()), mark=mark)


def _lines(reply: str) -> tuple[WrittenLine, ...]:
    (answer,) = _read(reply).answers
    return answer.lines


def _told(line: WrittenLine) -> list[Told]:
    return [(part.told, " ".join(str(span.start) for span in part.named)) for part in line.parts]


@pytest.mark.parametrize(
    ("behind", "named"),
    [
        ("[s4 s9]", "4 9"),
        ("[s4, s9]", "4 9"),
        ("[s4-s6]", "4 5 6"),
        ("[s4–6]", "4 5 6"),
        ("[4]", "4"),
        ("【s4】", "4"),
        ("\\[s4\\]", "4"),
        ("[s4](#s4)", "4"),
        ("[s4][s9]", "4 9"),
        ("[s4]. [s9]", "4 9"),
        ("(s4, s9)", "4 9"),
        ("s4 s9", "4 9"),
        ("[s4 =r5]", "4"),
        ("[sentences s4 and s9]", "4 9"),
        ("[s4 s99]", "4"),
    ],
)
@pytest.mark.parametrize(
    "form", ["Nine goats fled {}.", "Nine goats fled. {}", "* Nine goats fled {}"]
)
def test_labels_stand_in_any_brackets_before_or_behind_the_full_stop(
    behind: str, named: str, form: str
) -> None:
    (line,) = _lines(form.format(behind))
    assert _told(line) == [("Nine goats fled", named)]


@pytest.mark.parametrize(
    "words", ["(r3 alone)", "[the mayor]", "[2031]", "in (4) steps", "[sic]", "km²", "⟦s4⟧"]
)
def test_what_is_no_label_stays_among_the_words(words: str) -> None:
    (line,) = _lines(f"Nine goats {words} fled [s4].")
    ((told, named),) = _told(line)
    assert named == "4"
    assert told == f"Nine goats {words} fled".replace("⟦", "[").replace("⟧", "]")


def test_numbers_that_the_sheet_does_not_have_are_told() -> None:
    reply = "Nine goats fled [s4 s99]. Eleven [s99 s98]. Ten [s4711222, s12345]."
    (answer,) = _read(reply).answers
    assert answer.dropped == ("s99", "s98", "s4711222", "s12345")
    assert answer.lines[0].parts[-1].told == "Ten"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Nine, says Dr. Aas [s4]; eleven, say police [s5].",
         [("Nine, says Dr. Aas", "4"), ("eleven, say police", "5")]),
        ("Nine fled [s4], and eleven were found [s5].",
         [("Nine fled", "4"), ("and eleven were found", "5")]),
        ("Nine fled [s4], says the farmer.", [("Nine fled", "4"), ("says the farmer", "")]),
        ("Nine fled. They were found by noon [s5].",
         [("Nine fled", ""), ("They were found by noon", "5")]),
        ("“Nine!” (Herald [s4]); the farm is old [s5].",
         [("“Nine!” (Herald", "4"), ("the farm is old", "5")]),
        ("The Echo [s4] is older than the rest.",
         [("The Echo", "4"), ("is older than the rest", "")]),
        ("Nine fled [s4]. Perhaps a slip.", [("Nine fled", "4"), ("Perhaps a slip", "")]),
        ("Nine fled [s4]. [s5]", [("Nine fled", "4 5")]),
        ("**Nine** fled, *not* `eleven` [s4].", [("Nine fled, not eleven", "4")]),
        ("Nine fled [s4], while eleven more were missing on Sunday, the mayor said; all came [s5].",
         [("Nine fled", "4"),
          ("while eleven more were missing on Sunday, the mayor said; all came", "5")]),
        ("Девять коз [s4]; одиннадцать [s5].", [("Девять коз", "4"), ("одиннадцать", "5")]),
        ("九只山羊[s4]。十一只[s5]。", [("九只山羊", "4"), ("十一只", "5")]),
        ("تسعة ماعز [s4]؛ أحد عشر [s5].", [("تسعة ماعز", "4"), ("أحد عشر", "5")]),
    ],
)  # fmt: skip
def test_a_part_goes_as_far_as_the_labels_behind_it(line: str, parts: list[Told]) -> None:
    (read,) = _lines(line)
    assert _told(read) == parts


@pytest.mark.parametrize(
    "reply",
    [
        "Nine [s4]; eleven [s5]: contradict.",
        "Nine goats fled [s4], and eleven were found [s5], but why?",
        "He said “nine” [s4] (or ten) [s5]. So the figure grew!",
        "It began with nine [s4].\n- Nine fled [s4].",
    ],
)
def test_no_word_of_an_author_is_lost_or_turned_round(reply: str) -> None:
    words = re.findall(r"\w+", re.sub(r"\[s\d+\]|## Where they differ", "", reply))
    read = " ".join(part.told for line in _lines(reply) for part in line.parts)
    assert re.findall(r"\w+", read) == words


def test_words_in_italics_alone_are_a_caption_and_no_statement() -> None:
    caption, told = _lines("## Where they differ\n*How many fled?*\n\n- Nine fled [s4].")
    assert (caption.parts, caption.thing) == ((), "How many fled?")
    assert _told(told) == [("Nine fled", "4")]
    assert caption.about is told.about is About.DIFFER


@pytest.mark.parametrize(
    ("line", "thing", "first"),
    [
        ("- **Goats**: nine [s4]; eleven [s5]", "Goats", "nine"),
        ("**Goats.** Nine [s4]; eleven [s5]", "Goats", "Nine"),
        ("1. **Goats** – nine [s4]; eleven [s5]", "Goats", "nine"),
        ("• Number of goats: nine [s4]; eleven [s5]", "Number of goats", "nine"),
        ("- **How many fled?** Nine [s4]; eleven [s5]", "How many fled?", "Nine"),
        ("- **Nine goats** fled [s4]; eleven [s5]", None, "Nine goats fled"),
        ("- The mayor said: “nine goats” [s4]; eleven [s5]", None, "The mayor said: “nine goats”"),
        ("- **Goats**\n  - nine [s4]\n  - eleven [s5]", "Goats", "nine"),
        ("- Goats:\n    * nine [s4].\n    * eleven [s5].", "Goats", "nine"),
        ("| What | Herald | Wire |\n|:--|--|--|\n| Goats | nine [s4] | eleven [s5] |",
         "Goats", "nine"),
        ("| What | Herald | |\n|--|--|--|\n| nine [s4] | eleven | [s5] |", None, "nine"),
    ],
)  # fmt: skip
def test_what_a_line_is_about_stands_before_its_versions(
    line: str, thing: str | None, first: str
) -> None:
    (read,) = _lines(line)
    assert read.thing == thing
    assert _told(read) == [(first, "4"), ("eleven", "5")]


@pytest.mark.parametrize(
    ("sign", "is_bullet"),
    [("- ", True), ("* ", True), ("• ", True), ("– ", True), ("1. ", True), ("2) ", True),
     ("(b) ", True), ("- [ ] ", True), ("> - ", True), ("① ", True), ("", False), ("> ", False)],
)  # fmt: skip
def test_bullets_of_any_kind(sign: str, is_bullet: bool) -> None:
    (line,) = _lines(f"{sign}Nine goats fled [s4].")
    assert line.is_bullet == is_bullet
    assert _told(line) == [("Nine goats fled", "4")]


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("## Where they differ", About.DIFFER),
        ("Widersprüche\n============", About.DIFFER),
        ("## Расхождения", About.DIFFER),
        ("## What changed over time", About.CHANGED),
        ("## Only in one report", About.ALONE),
        ("__Who copied whom__", About.COPIED),
        ("1. **Quellen und Übernahmen**\n", About.COPIED),
        ("## What happened", None),
    ],
)
def test_a_heading_says_what_its_lines_are_about(heading: str, about: About | None) -> None:
    line = _lines(f"{heading}\nNine goats fled [s4].")[0]
    assert line.heading is not None
    assert line.heading.split()[0].strip("#*_:") in heading
    assert line.about == about


@pytest.mark.parametrize(
    "shape",
    [
        "{}",
        f"Sheet {MARK}\n\n{{}}",
        f"Blatt {MARK}\n{{}}",
        f"Sure! Here it is:\n\nSheet {MARK}\n{{}}",
        "```markdown\n{}\n```",
        "<think>Nine [s4]? Or ten?</think>\n{}",
        "The template opened it.</think>\n{}",
        f"<<Sheet {MARK}>>\ns4: Nine goats.\n<<End of sheet {MARK}>>\n{{}}",
        "s1: Nine goats.\ns2: Eleven. =r4\n\n{}",
        "{}\n\nPerhaps they counted kids",
    ],
)
def test_what_stands_around_an_answer_is_no_part_of_it(shape: str) -> None:
    line = _lines(shape.format("Nine goats fled [s4]; eleven [s5]."))[0]
    assert _told(line) == [("Nine goats fled", "4"), ("eleven", "5")]
    assert line.heading is None


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "the reply is empty"),
        (f"Sheet {MARK}\n", "the reply is empty"),
        ("<think>Nine goats [s4], and it never ends", "within what the model thought"),
        ("Sheet 00112233\nNine goats fled [s4].", f"another sheet (00112233, not {MARK})"),
        (f"<<Sheet {MARK}>>\ns4: Nine goats.\n<<End of sheet {MARK}>>", "the sheet came back"),
        ("s4: Nine goats.\ns5 r2: Eleven.", "the sheet came back"),
        ("I'm sorry, but I can't help with that.", "tells nothing"),
        ("## Goats\n---\n", "no statement"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_reason(reply: str, reason: str) -> None:
    read = _read(reply)
    assert not read.answers
    assert reason in read.refused[0].reason


@pytest.mark.parametrize(
    "reply", ["On 20310608 nine goats fled [s4].", "I cannot say who is right: nine fled [s4]."]
)
def test_what_only_begins_like_no_answer_is_read(reply: str) -> None:
    assert _lines(reply)[0].parts[-1].named


def test_any_sheet_will_do_where_no_mark_is_asked_for() -> None:
    assert _read("Sheet 00112233\nNine goats fled [s4].", mark="").answers


@pytest.mark.parametrize(
    ("reply", "kept", "lost"),
    [
        ("Nine fled [s4].\n\nEleven were fou", ["Nine fled"], "Eleven were fou"),
        ("Nine fled [s4]. Eleven [s5]. The bar", ["Nine fled", "Eleven"], ". The bar"),
        ("Nine fled [s4].\n- Eleven [s", ["Nine fled"], "Eleven"),
    ],
)
def test_of_a_reply_that_is_cut_what_is_whole_stands(
    reply: str, kept: list[str], lost: str
) -> None:
    read = _read(reply)
    (answer,) = read.answers
    assert [part.told for line in answer.lines for part in line.parts] == kept
    assert [one.words for one in read.refused] == [lost]


def test_an_answer_without_labels_is_read_as_it_is() -> None:
    first, second = _lines("Nine goats fled from the barn.\n\n- Eleven, say police")
    assert _told(first) == [("Nine goats fled from the barn", "")]
    assert _told(second) == [("Eleven, say police", "")]


def test_a_bullet_above_indented_bullets_is_their_heading() -> None:
    lines = _lines("- **Figures**\n" + "\n".join(f"  - goats {n} [s{n}]" for n in range(1, 9)))
    assert len(lines) == 8
    assert {line.heading for line in lines} == {"Figures"}


FLOODS = ["[", "[s1 ", "s4 ", "s4 goats ", "1", "**", "| ", "(s1", "\n", " ", "word\n", "<sup>",
          "⁴ ", "<<Sheet 3f9a2c41>> ", "- **Goats**\n", "[s1]; ", "{8 Jun} ", "Perhaps; ", "s1, ",
          "<think>", "[s1](", "Goats: "]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
@pytest.mark.parametrize("before", ["", "Nine goats fled [s4].\n"])
def test_floods_are_read_in_time(before: str, flood: str) -> None:
    begun = time.process_time()
    _read(before + flood * (60_000 // len(flood)))
    assert time.process_time() - begun < 5
