"""The second request about a story (`ask_anew`): a model's answer with what was not found of it,
and the numbers of sentences of which it says nothing."""

from collections.abc import Iterable

from rashomon.asking.prompts import one_line, orders, tokens, with_own_signs
from rashomon.asking.read_story import StoryReading
from rashomon.asking.sheet import room_for, sheet_orders
from rashomon.model.answer import Answer, Part, Proof
from rashomon.protocols import Prompt
from rashomon.telling.answer_faults import tell_faults
from rashomon.telling.wording import Called

WRITTEN_ANEW = "anew"
MOST_LISTED = 25  # parts of an answer, and sentences that it leaves out


def ask_anew(
    reading: StoryReading, told: str, answer: Answer, left_out: Iterable[str], called: Called
) -> Prompt | None:
    """Returns the request to write an answer anew, None where there is nothing to mend or to put
    in, or no room for the whole sheet beside it. `told`: the answer as it was written; `answer`:
    the same, proved; `left_out`: the ids of sentences of which it says nothing, those of most
    weight first; `called`: what reports are called."""
    doubtful = [part for part in answer.parts() if part.proof is not Proof.BORNE]
    labels: dict[str, str] = {}
    for line in reading.sheet.shown:
        labels |= dict.fromkeys(line.alike, line.label)
    missing = list(dict.fromkeys(filter(None, map(labels.get, left_out))))
    shown = [reading.sheet.body(), "", "The answer:", told, "", "What the program did not find:"]
    shown += [_tell(part, called) for part in doubtful[:MOST_LISTED]]
    shown += ["", f"Sentences of which it says nothing: {' '.join(missing[:MOST_LISTED])}"]
    has_room = len(reading.shown) == 1 and tokens(*shown) <= room_for(reading.context)
    if not (has_room and (doubtful or missing)):
        return None
    return reading.prompt(WRITTEN_ANEW, sheet_orders(), "\n".join(shown), orders("anew"))


def _tell(part: Part, called: Called) -> str:
    faults = " ".join(tell_faults(part, called))
    return f'- "{part.told}": {with_own_signs(one_line(faults))}'
