"""The second request about a story (`ask_anew`): a model's answer with what was not found of it,
and the numbers of sentences of which it says nothing."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from rashomon.asking.prompts import one_line, orders, with_own_signs
from rashomon.asking.read_story import StoryReading
from rashomon.asking.sheet import room_of_reply, sheet_orders
from rashomon.model.answer import Answer, Part, Proof
from rashomon.protocols import Prompt
from rashomon.telling.answer_faults import tell_faults
from rashomon.telling.wording import Called

WRITTEN_ANEW = "anew"
MOST_LISTED = 25  # parts of an answer, and sentences that it leaves out
_MOST_SHOWN = 50  # sentences where not all can be shown once more


def ask_anew(
    reading: StoryReading, told: str, answer: Answer, left_out: Iterable[str], called: Called
) -> Prompt | None:
    """Returns the request to write an answer anew, None where there is nothing to mend or to put
    in. `told`: the answer as it was written; `answer`: the same, proved; `left_out`: the ids of
    sentences of which it says nothing, those of most weight first; `called`: what reports are
    called. Where the sheet does not fit beside it, only the sentences that it is about are
    shown."""
    sheet = reading.sheet
    doubtful = [part for part in answer.parts() if part.proof is not Proof.BORNE][:MOST_LISTED]
    labels = {ident: shown.label for shown in sheet.shown for ident in shown.alike}
    known = dict.fromkeys(labels[ident] for ident in left_out if ident in labels)
    missing = list(islice(known, MOST_LISTED))
    if not (doubtful or missing):
        return None
    listed = ["", "The answer:", told, "", "What the program did not find:"]
    listed += [_tell(part, called) for part in doubtful]
    listed += ["", f"Sentences of which the answer says nothing: {' '.join(missing)}"]
    also = orders("anew")
    prompt = reading.prompt(WRITTEN_ANEW, sheet_orders(), "\n".join([sheet.body(), *listed]), also)
    if len(reading.shown) == 1 and prompt.max_tokens >= room_of_reply(reading.context):
        return prompt
    named = {labels.get(sentence.sentence) for part in doubtful for sentence in part.sentences}
    about = (shown for shown in sheet.shown if shown.label in named.union(missing))
    sheet = replace(sheet, shown=tuple(islice(about, _MOST_SHOWN)))
    return reading.prompt(WRITTEN_ANEW, sheet_orders(), "\n".join([sheet.body(), *listed]), also)


def _tell(part: Part, called: Called) -> str:
    faults = " ".join(tell_faults(part, called))
    return f'- "{part.told}": {with_own_signs(one_line(faults))}'
