"""Which person holds which role, where a report says so beside the name: "Jane Roe, head of the council," and "council head Jane Roe"."""

import re
from collections import defaultdict
from collections.abc import Mapping

from rashomon.language.roles import role_key
from rashomon.lexicon import either
from rashomon.names.find import Found

_AFTER = re.compile(
    r",\s+(?:who\s+is\s+)?((?:the|its|their|a|an)?\s?[^,.;:()“”\"\n]{4,60}?)"
    rf"(?=[,.;\n]|\s(?:{either('saying.behind_offices')})\b|$)"
)
_BEFORE = re.compile(r"(?:^|[.,;:]\s|\b[Tt]he\s)([^,.;:()“”\"\n]{4,60}),\s$")


def offices(found: Found, owner: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """{head form of a person: the roles that reports give them}; a role that two persons hold stands for neither. `owner`: heads of persons by form."""
    held: dict[frozenset[str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in found.mentions:
        if mention.form in owner:
            text = found.lines[mention.line].text
            after = _AFTER.match(text, mention.end, mention.end + 90)
            before = _BEFORE.search(text[max(0, mention.start - 75) : mention.start])
            for match in (after, before):
                if match and (key := role_key(match[1])):
                    held[key][owner[mention.form]].add(" ".join(match[1].split()))
    out: dict[str, set[str]] = defaultdict(set)
    for bearers in held.values():
        if len(bearers) == 1:
            for head, texts in bearers.items():
                out[head] |= texts
    return {head: tuple(sorted(texts)) for head, texts in sorted(out.items())}
