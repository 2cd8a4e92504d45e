"""What makes a shown sentence understood: what stands before a "she", and who a name is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factories import make_name, make_report
from factories import quoted as span_of
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import PassageSentence, sentence_id
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.telling.leads import leads_of


def before_it(
    span: Span, report: Report, named: Sequence[Span] = (), speaker: str | None = None
) -> str:
    one = PassageSentence(sentence_id(span), span, speaker=speaker)
    names = [replace(make_name("Ida Brok", report), mentions=tuple(named))] if named else []
    return leads_of([one], names, {report.id: report})[one.id].before


def person(report: Report, *spellings: str, kind: NameKind = NameKind.PERSON) -> Name:
    """A name with every place of these spellings, none inside another's."""
    spans: list[Span] = []
    for form in spellings:
        at = report.text.find(form)
        while at >= 0:
            span = report.span(at, at + len(form))
            if not any(span.overlaps(one) for one in spans):
                spans.append(span)
            at = report.text.find(form, at + 1)
    made = make_name(spellings[0], report, kind=kind)
    return replace(made, spellings=spellings, mentions=tuple(sorted(spans)))


def who(report: Report, shown: Sequence[str], *names: Name, **fields: str) -> list[list[str]]:
    """Who the names of these sentences are, sentence by sentence."""
    told = [span_of(report, text) for text in shown]
    ones = [PassageSentence(sentence_id(span), span, speaker=fields.get("by")) for span in told]
    leads = leads_of(ones, names, {report.id: report})
    assert all(s.quote == report.text[s.start : s.end] for e in leads.values() for s in e.who)
    return [[span.quote for span in leads[one.id].who] for one in ones]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ida Brok owns the mill in Dunmoora. She left the town in May.", True),
        ("Ida Brok owns the mill in Dunmoora. The mill burned down in May.", False),
        ("She left the town in May.", False),  # nothing stands before it
    ],
)
def test_before_who_she_is_stands_who_was_named(text: str, before: bool) -> None:
    report = make_report(text)
    last = span_of(report, text.rsplit(". ", maxsplit=1)[-1])
    told = before_it(last, report)
    assert told == ("Ida Brok owns the mill in Dunmoora." if before else "")


def test_what_stands_before_goes_back_to_a_sentence_that_is_understood() -> None:
    text = "Ida Brok owns the mill in Dunmoora. She is 40 years old. She left the town in May."
    report = make_report(text)
    last = span_of(report, "She left the town in May.")
    told = before_it(last, report)
    assert told == "Ida Brok owns the mill in Dunmoora.…"


@pytest.mark.parametrize(
    ("said", "speaker", "before"),
    [
        ("“Nobody was hurt.”", None, True),
        ("“Nobody was hurt.”", "Ida Brok", False),
        ("“I think it was an old building.”", "Ida Brok", True),  # what was?
        ("“That was an old building.”", "Ida Brok", True),
        ("We mended the roof in May.", None, True),
        ("We mended the roof in May.", "Ida Brok", False),
        ("closed the mill in May.”", "Ida Brok", True),
        ("nobody was hurt in May.", None, True),
    ],
)
def test_a_quotation_needs_its_speaker_and_what_it_is_about(
    said: str, speaker: str | None, before: bool
) -> None:
    report = make_report(f"Ida Brok owns the mill.\n\n{said}")
    span = span_of(report, said)
    assert before_it(span, report, speaker=speaker) == ("Ida Brok owns the mill." if before else "")


def test_before_a_she_stands_who_is_named_not_the_nearest_thing() -> None:
    report = make_report(
        "Ida Brok owns the mill in Dunmoora. The mill has nine floors. She left the town in May."
    )
    last = span_of(report, "She left the town in May.")
    assert before_it(last, report) == "The mill has nine floors."
    named = [span_of(report, "Ida Brok")]
    assert before_it(last, report, named) == "Ida Brok owns the mill in Dunmoora.…"
    assert before_it(last, report, [last]) == "The mill has nine floors."


def test_these_and_such_a_thing_need_what_stands_before() -> None:
    report = make_report("Ida Brok owns the mill. The town pays for these floors.")
    last = span_of(report, "The town pays for these floors.")
    assert before_it(last, report, speaker="the mayor") == "Ida Brok owns the mill."


@pytest.mark.parametrize(
    ("told", "speaker", "before"),
    [
        ("Officers arrested him at noon.", None, "Per Olm left the quay."),
        ("Officers arrested Ida Brok and her son.", None, ""),
        ("Officers arrested the pilot and his son.", None, ""),
        ("By noon he was free, the Hill Post reports.", "Hill Post", "Per Olm left the quay."),
        ("Friends call him slow.", "Per Olm", ""),
    ],
)
def test_a_him_without_anybody_needs_who_was_named(
    told: str, speaker: str | None, before: str
) -> None:
    report = make_report(f"Per Olm left the quay. {told}")
    one = PassageSentence("w", span_of(report, told), speaker=speaker)
    names = [make_name("Ida Brok", report), make_name("Per Olm", report)]
    assert leads_of([one], names, {report.id: report})["w"].before == before


def test_before_the_letter_stands_that_there_is_one() -> None:
    letter = "Four towns sent an angry letter to the board."
    report = make_report(f"{letter} Rain fell all day. The letter calls the dam old.")
    one = PassageSentence("w", span_of(report, "The letter calls the dam old."))
    first = PassageSentence("w0", span_of(report, letter))
    assert leads_of([one], (), {report.id: report})["w"].before == f"{letter}…"
    assert leads_of([first, one], (), {report.id: report})["w"].before == ""  # shown above
    said = make_report(f'{letter} Rain fell all day. "The letter is late," Ida Brok said.')
    one = PassageSentence("w", span_of(said, '"The letter is late," Ida Brok said.'), speaker="Ida")
    assert leads_of([one], (), {said.id: said})["w"].before == f"{letter}…"
    bare = make_report("Rain fell on an old dam. The letter calls the dam old.")
    one = PassageSentence("w", span_of(bare, "The letter calls the dam old."))
    assert leads_of([one], (), {bare.id: bare})["w"].before == ""


def test_a_question_and_what_announces_others_stand_before_nothing() -> None:
    report = make_report("Ida Brok owns it. Who is she? The paper says: She left the town in May.")
    last = span_of(report, "She left the town in May.")
    told = before_it(last, report)
    assert told in ("", "Ida Brok owns it.…")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ida Brok, the harbour master, saw it.", "Ida Brok, the harbour master"),
        ("The harbour master, Ida Brok, saw it.", "The harbour master, Ida Brok"),
        ("Harbour Master Ida Brok saw it.", "Harbour Master Ida Brok"),
        (
            "It was the town's harbour master Ida Brok who saw it.",
            "the town's harbour master Ida Brok",
        ),
        ("On Monday, said press officer Ida Brok, it rained.", "press officer Ida Brok"),
        ("Ida Brok, 41, a nurse at the clinic, saw it.", "Ida Brok, 41, a nurse at the clinic"),
        ("Ida Brok saw it from the quay.", "Ida Brok"),  # a longer form at least
        ("Ida Brok, her lawyer, saw it.", "Ida Brok"),  # whose?
        ("Ida Brok, a friend, saw it.", "Ida Brok"),
        ("Ida Brok, and the harbour master is late, saw it.", "Ida Brok"),
        ("Ida Brok, the harbour master, and others saw it.", "Ida Brok"),  # may be two people
        ("The council family, Ida Brok, saw it.", "Ida Brok"),
        ("They met driver Per and arrested suspect Ida Brok.", "Ida Brok"),
        ("They called accused driver Ida Brok at noon.", "Ida Brok"),  # cannot be told
        ("Ida Brok, a spokeswoman for Mr. Olm, saw it.", "Ida Brok"),  # torn
        ("Ida Brok, Harbour Master", "Ida Brok"),  # a headline
    ],
)
def test_a_surname_is_told_in_the_words_of_a_report(told: str, found: str) -> None:
    report = make_report(f"{told}\n\nBrok left the quay at noon.")
    name = person(report, "Ida Brok", "Brok")
    assert who(report, ["Brok left the quay at noon."], name) == [[found]]


def test_who_somebody_is_stands_where_the_name_is_shown_first() -> None:
    report = make_report("Ida Brok, a pilot, saw it. Brok left at noon. Brok sleeps.")
    name = person(report, "Ida Brok", "Brok")
    shown = ["Brok left at noon.", "Brok sleeps."]
    assert who(report, shown, name) == [["Ida Brok, a pilot"], []]
    assert who(report, ["Ida Brok, a pilot, saw it.", *shown], name) == [[], [], []]


def test_a_speaker_is_told_too_and_a_full_name_only_with_what_somebody_is() -> None:
    report = make_report("Ida Brok, a pilot, saw it. Rain fell at noon. Olm fell. Per Olm rose.")
    pilot, other = person(report, "Ida Brok"), person(report, "Per Olm", "Olm")
    assert who(report, ["Rain fell at noon."], pilot, by="Ida Brok") == [["Ida Brok, a pilot"]]
    assert who(report, ["Rain fell at noon."], pilot) == [[]]
    assert who(report, ["Per Olm rose."], other) == [[]]


def test_initials_are_spelled_out_once_and_only_by_their_letters() -> None:
    text = "The Northern Harbour Board met. NHB closed it. The Quay Works (QWX) met. QWX paid."
    report = make_report(text)
    board = person(report, "Northern Harbour Board", "NHB", kind=NameKind.ORGANISATION)
    works = person(report, "Quay Works", "QWX", kind=NameKind.ORGANISATION)
    assert who(report, ["NHB closed it."], board) == [["Northern Harbour Board"]]
    assert who(report, ["The Northern Harbour Board met."], board) == [[]]
    assert who(report, ["QWX paid."], works) == [[]]


def test_who_it_is_stands_with_its_report() -> None:
    report = make_report("Ida Brok, a pilot, saw it. Brok left at noon.")
    span = span_of(report, "Brok left at noon.")
    one = PassageSentence(sentence_id(span), span)
    leads = leads_of([one], [person(report, "Ida Brok", "Brok")], {report.id: report})
    assert leads[one.id].known({report.id: "Hill Post"}) == "“Ida Brok, a pilot” (Hill Post)"
