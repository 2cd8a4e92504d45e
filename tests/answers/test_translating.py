"""Foreign sentences that an answer names, translated by its model: asked for once, kept with the
answer, shown beside the originals."""

import json
from dataclasses import replace
from functools import cache

import pytest

from goat_story import Reader, pile, read
from rashomon.answers.given_reply import GivenReply
from rashomon.comparing.put_answer import put_in
from rashomon.model.answer import Answer
from rashomon.model.content_ids import by_id
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.protocols import Prompt
from rashomon.show.answer_notes import endnotes
from rashomon.show.page import render_page
from rashomon.show.part_lines import lines_of
from rashomon.show.walk_steps import walk_steps
from rashomon.text.report_names import name_reports

pytestmark = pytest.mark.weights
GERMAN = "Neun Ziegen flohen aus der brennenden Scheune in Ostrel, sagte der Bauer."
ENGLISH = "Nine goats fled from the burning barn in Ostrel, the farmer said."
REPLY = "- **Goats:** nine, the farmer said [GERMAN]; at least eleven, police said [ELEVEN]."


def _reports() -> list[Report]:
    reports = list(pile())
    text = f"Ziegen fliehen in Ostrel\n\n{GERMAN}\n"
    german = replace(reports[0], id="blatt", source="blatt.txt", text=text, language="de")
    digests = {"sha256": "blatt", "source_sha256": "blatt"}
    return [*reports, replace(german, title="Ziegen fliehen in Ostrel", **digests)]


class _Translator(Reader):
    translates = True

    def __init__(self, translation: str | None) -> None:
        super().__init__(self._reply)
        self.translation = translation

    def _reply(self, prompt: Prompt) -> str | None:
        lines = prompt.user.splitlines()
        labels = {
            "GERMAN": next((one for one in lines if GERMAN in one), "s999:"),
            "ELEVEN": next((one for one in lines if "At least eleven" in one), "s999:"),
        }
        reply = self.translation if prompt.stage == "translate" else REPLY
        for name, line in labels.items():
            reply = reply and reply.replace(name, line.split()[0].rstrip(":"))
        return reply


def _answer(ledger: Ledger) -> Answer:
    answer = ledger.stories[0].answer()
    assert answer is not None
    return answer


@cache
def _translated() -> tuple[Ledger, _Translator]:
    model = _Translator(f"GERMAN: {ENGLISH}\nELEVEN: Elf.\ns99999: nobody asked")
    return read(model, _reports()), model


def test_only_the_foreign_sentences_that_are_named_are_asked_for_once() -> None:
    ledger, model = _translated()
    (asked,) = [prompt for prompt in model.asked if prompt.stage == "translate"]
    assert GERMAN in asked.user
    assert "eleven" not in asked.user
    assert "into this language: en" in asked.user
    (translation,) = _answer(ledger).translations
    assert (translation.words, translation.by) == (ENGLISH, "model otter")
    assert translation.span.quote == GERMAN
    use = ledger.stories[0].model
    assert use is not None
    assert [one.stage for one in use.passes] == ["first", "second", "third", "translate"]


def test_a_translation_stands_under_the_name_of_its_model_beside_the_sentence() -> None:
    ledger, _ = _translated()
    answer = _answer(ledger)
    told = f"otter translates: {ENGLISH}"
    notes = dict(endnotes(answer, ledger.reports, name_reports(ledger.reports)))
    assert f"“{GERMAN}” ({told})" in notes[1]
    assert "translates" not in notes[2]
    assert any(told in line for line in lines_of(answer, name_reports(ledger.reports)))
    first, second = walk_steps(answer, by_id(ledger.reports))
    assert [sentence.translated for sentence in first.sentences] == [told]
    assert {sentence.translated for sentence in second.sentences} == {""}
    page = render_page(ledger)
    assert f'<p class="mute tr">{told}</p>' in page
    assert page.index(GERMAN) < page.index(told)


def test_it_stays_when_another_answer_comes() -> None:
    ledger, _ = _translated()
    after, _, _ = put_in(ledger, GivenReply("The goats are back.\n"))
    older = [one for one in after.stories[0].answers if one.by == "model otter"]
    assert [one.translations for one in older] == [_answer(ledger).translations]
    assert json.loads(to_json(after))["stories"][0]["answers"]


@pytest.mark.parametrize(
    "reply",
    [None, "", "I cannot translate that.", "GERMAN:", "[GERMAN]", f"GERMAN: {ENGLISH * 20}"],
)
def test_what_is_no_translation_is_left_out(reply: str | None) -> None:
    answer = _answer(read(_Translator(reply), _reports()))
    assert answer.translations == ()
    assert answer.is_bound


def test_nobody_is_asked_unless_it_is_wanted() -> None:
    model = _Translator("GERMAN: x")
    model.translates = False
    assert _answer(read(model, _reports())).translations == ()
    assert {prompt.stage for prompt in model.asked} == {"first", "second", "third"}
