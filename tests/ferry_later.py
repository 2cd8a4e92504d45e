"""The ferry story of the examples with one more invented report, which came after its answer, and
what a model wrote of it then. In its reply, words between ⟨ ⟩ stand for the number of the sentence
that begins so, or of those behind such words of the answer."""

import re
from collections.abc import Sequence
from pathlib import Path

from rashomon.answers.prompts import tokens
from rashomon.model.ledger import Ledger
from rashomon.protocols import Prompt, Reply, ToSend
from rashomon.store.library_store import OpenStore, open_store
from stored import put_files

FERRY = Path(__file__).parent.parent / "examples" / "ferry-fire"
LANTERN = """Zelmar Lantern

Sixth victim of the Queen Ilva fire dies; inquiry finds the door on deck four bolted

By Ivo Marsk
Tuesday 11 June 2024, 18.30

ZELMAR – A sixth person has died after the fire on the car ferry Queen Ilva. A passenger of 71 \
succumbed to his burns in the hospital of Varn on Tuesday morning, its director, Hanna Voltz, \
said. Thirty-four people are still being treated there, four of them in intensive care.

Divers of the navy found three bodies on the car deck on Monday afternoon, the Maritime Rescue \
Service said. They have not been identified. Three people are still missing. The service had \
spoken of six on Sunday.

The Sea Accident Inspectorate said on Tuesday that a fire door on deck four had been bolted from \
the outside. “The bolt was closed when our people reached it,” chief inspector Nadia Ferrand \
told reporters in Tolvik. Who had closed it, and when, she could not say. Orlo Line, which had \
denied that any door was locked, said that it would “not comment on a single bolt”.

Ferrand also said that the fire had begun on the car deck, in or beside a refrigerated lorry \
that was plugged into the ship’s mains. The engine room shows hardly any burns, she said. The \
union of seafarers, which had pointed to a leaking fuel line, called this “a first word, not the \
last”.

Captain Youssef Karadow was taken into custody on Tuesday at noon. The public prosecutor of \
Tolvik, Selma Orlin, said that he is suspected of having left the ship before his passengers. \
His lawyer, Bruno Taft, denied this. “My client stood on the bridge until the water reached his \
knees,” he said.

The minister of transport, Oxana Grivets, said in parliament that a letter from the union about \
a fuel line had been found in her ministry after all. It had been received on 15 March and filed \
with the invoices. “I told this house that there was none, and I was wrong,” she said. The \
opposition asked her to resign.

The inspectorate has copied the voyage recorder. The alarm was raised at 1.09 am, it said, a \
minute later than the log of the rescue service has it and sixteen minutes earlier than Orlo \
Line had said.

Salvage of the wreck will cost about 14 million crowns, the harbour master of Tolvik, Teodor \
Lisk, estimated. It is to begin in July, once the fuel has been pumped out. A fund for the \
families of the dead, opened by the town of Zelmar on Sunday, has received 230,000 crowns so \
far, the mayor, Arne Kolt, said.

The funeral of the ship’s cook, Halina Brod, is to be held in Tolvik on Friday. Schools on the \
island will be closed that day. Her brother, Emil Brod, who works for the railways, asked that \
nobody send flowers.
"""
REPLY = """\
l4 anew: **People treated in hospital**: 37 ⟨Thirty-seven people were⟩; 73, says the \
Morning Whistle ⟨73 in the Whistle⟩; thirty-four, four of them in intensive care, by Tuesday \
11 June ⟨Thirty-four people⟩. Perhaps 73 is a slip for 37: the rest of the sentence is the same.

l5 anew: **Where it began**: on the car deck, in a refrigerated lorry, says Kamil Torre of the \
rescue service ⟨The blaze began⟩; "without any doubt" on the car deck, says Brita Halvers \
⟨says its head, Brita Halvers⟩; in the engine room, says Pavel Dorn of the union \
⟨says Pavel Dorn of the union⟩; \
"far too early" to tell, said chief inspector Nadia Ferrand in June ⟨Chief inspector Nadia \
Ferrand said⟩; on the car deck, in or beside a refrigerated lorry, she said on Tuesday 11 June \
⟨Ferrand also said⟩.
l13 anew: "No letter about a fuel line has ever reached this house," \
said the minister, Oxana Grivets ⟨“No letter about⟩; “I told this house that there was none, and \
I was wrong,” she said later ⟨“I told this house⟩; it had been received on 15 March, she said \
⟨It had been received⟩.

- **l9 anew:** **Arrested**: he was questioned as a witness but has not been arrested, says a \
police spokeswoman ⟨a police spokeswoman on TV Norda⟩; \
Captain Youssef Karadow was taken into custody on \
Tuesday 11 June, the Zelmar Lantern writes ⟨Captain Youssef Karadow was taken⟩.
After l7: The inspectorate says that a fire door on deck four had been bolted from the outside \
⟨The Sea Accident Inspectorate said⟩; who closed it, Nadia Ferrand could not say ⟨Who had \
closed⟩.
after l12: **Salvage**: about 14 million crowns, estimated the harbour master, Teodor Lisk \
⟨Salvage of the wreck⟩.
"""


class LaterModel:
    """A model that wrote the answer of the example and replies so to what came."""

    name, host, context = "otter", "127.0.0.1", 32_768

    def __init__(self, reply: str | None = None) -> None:
        self.reply = reply
        self.asked = list[Prompt]()
        self.announced: Sequence[ToSend] = ()

    def before(self, stories: Sequence[ToSend]) -> None:
        self.announced = stories

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        said = map(self.said, prompts)
        return tuple(told if told is None else Reply(told, 10, 5) for told in said)

    def said(self, prompt: Prompt) -> str | None:
        """The reply, with the numbers that sentences have in the prompt."""
        if prompt.stage == "third":
            return "Nothing changes."
        return None if self.reply is None else in_labels(self.reply, prompt.user)

    def size(self) -> tuple[int, int]:
        """How many tokens were asked and replied."""
        sent = sum(tokens(prompt.system, prompt.user, *prompt.turns) for prompt in self.asked)
        return sent, sum(tokens(self.said(prompt) or "") for prompt in self.asked)


def in_labels(reply: str, sheet: str) -> str:
    """A reply with the numbers that its sentences have on a sheet."""

    def label(found: re.Match[str]) -> str:
        words = re.escape(found[1])
        line = re.search(rf"^(s\d+)(?: \([^()]*\))?: {words}", sheet, re.MULTILINE)
        line = line or re.search(rf"{words} \[(.*?)\]", sheet)
        assert line, found[1]
        return f"[{line[1]}]"

    return re.sub("⟨([^⟩]+)⟩", label, reply)


def ferry_store(folder: Path) -> OpenStore:
    """A store with the reports of the example and its answer."""
    store = open_store(str(folder / "ferry.db"))
    store.add(FERRY / "reports")
    store.put(FERRY / "answer.txt", store.stories()[0].id, by="model otter")
    return store


def lantern_comes(store: OpenStore, folder: Path, model: object | None) -> Ledger:
    """The ledger of the story with the report that came, read by this model. Its words are too few
    of the others': a person says that it is of their story."""
    (earlier,) = store.stories()
    store.add(put_files(folder, {"lantern.txt": LANTERN}))
    (later,) = {row.id for row in store.stories()} - {earlier.id}
    store._store.reader = model  # type: ignore[assignment]
    store.merge(earlier.id, later)
    store._store.reader = None
    (story,) = store.stories()
    return store.story(story.id)
