"""Which word says something of whom these words name (`speaking_cue`)."""

from collections.abc import Sequence

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, ParsedWords
from rashomon.text.speaker_words import verb_cue


def speaking_cue(words: ParsedWords, tokens: Sequence[int]) -> int | None:
    """Returns the cue of which these tokens name or describe the subject, or behind which they name
    the source, None where there is none; a pronoun stands for nobody here."""
    top = next((i for i in tokens if words.head[i] not in tokens), None)
    if top is None or words.pos[top] not in ("NOUN", "PROPN"):
        return None
    head, dep = words.head[top], words.dep[top]
    if dep in SUBJECTS and verb_cue(words.lemma[head]):
        return head
    if dep == "pobj" and words.lower[head] in ("by", "to", "from"):
        above = words.head[head]
        said = verb_cue(words.lemma[above]) or words.lower[above] in set_of("passages.sources")
        return above if said else None
    return None
