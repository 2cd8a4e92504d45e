"""Groups mentions that are already marked in texts: which of them mean one thing, in one text and across texts.

Names are held against each other as `join_names` does it; a description ("the actress", "the software giant") and a pronoun mean what stands
nearest before them that they fit; other words mean the same where their head is the same and the texts tell one story.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.language.gazetteer import look_up
from rashomon.language.name_words import country_names, demonyms, load_name_words
from rashomon.language.spellings import fold
from rashomon.model.name import NameKind
from rashomon.names.descriptions import nearest, voted
from rashomon.names.forms import Form
from rashomon.names.joins import join_forms
from rashomon.names.marked import BODIES, PRONOUNS, Marked, head_of, is_noun, name_in, stripped
from rashomon.names.persons import Persons


def group_mentions(mentions: Sequence[Marked]) -> list[list[str]]:
    """The keys of the mentions in groups, one for each thing they mean; sorted."""
    ordered = sorted(mentions, key=lambda m: (m.doc, m.start, -len(m.text), m.key))
    parent = {m.key: m.key for m in ordered}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    small = {fold(m.text.split()[-1]) for m in ordered if m.text.strip() and m.text.split()[-1].islower()}
    names = {m.key: name for m in ordered if (name := name_in(m.text)) and not is_noun(name, m.text, small)}
    kinds = _kinds(ordered, names)
    owner = _joined(names, kinds)
    kinds = _settled(kinds, owner)
    heads = {m.key: head_of(m.text) for m in ordered}
    first: dict[tuple[object, ...], str] = {}
    for m in ordered:
        for label in _labels(m, names, owner, heads):
            if label in first:
                parent[find(m.key)] = find(first[label])
            else:
                first[label] = m.key
    for key, other in voted(nearest(ordered, names, kinds, heads), ordered, names, heads):
        a, b = find(key), find(other)
        if a != b:
            parent[a] = b
    groups: dict[str, list[str]] = defaultdict(list)
    for m in ordered:
        groups[find(m.key)].append(m.key)
    return sorted(sorted(group) for group in groups.values())


def _labels(m: Marked, names: Mapping[str, str], owner: Mapping[str, str], heads: Mapping[str, str]) -> list[tuple[object, ...]]:
    """What the mention shares with all others that mean the same: a name, or in one story the words or their head."""
    name = names.get(m.key)
    if name:
        return [("name", owner[name])]
    words = fold(stripped(m.text))
    if not words or words in PRONOUNS:
        return []
    if heads[m.key] in BODIES and m.text[:4].lower() in ("the ", "its "):
        return []  # each means the company last named
    return [("words", m.story, words), ("head", m.story, heads[m.key])]


def _kinds(ordered: Sequence[Marked], names: Mapping[str, str]) -> dict[str, NameKind]:
    """A kind for each name, from what the caller knows and from its words."""
    lists = load_name_words()
    known = {names[m.key]: m.kind for m in ordered if m.kind and m.key in names}
    out = {}
    for name in sorted(set(names.values())):
        words = name.split()
        plain = words[-1].lower().rstrip(".")
        if known.get(name) is not None:
            kind = known[name] or NameKind.OTHER
        elif name in country_names() or name in demonyms():
            kind = NameKind.PLACE
        elif plain in lists.heads or name.isupper() or any(c.isdigit() for c in name):
            kind = NameKind.ORGANISATION
        elif 1 < len(words) < 4:
            kind = NameKind.PERSON
        else:
            kind = NameKind.OTHER
        out[name] = kind
    return out


def _joined(names: Mapping[str, str], kinds: dict[str, NameKind]) -> dict[str, str]:
    """The name that stands for each name's group."""
    forms = [Form.of(name, kinds[name]) for name in sorted(kinds)]
    persons = Persons(forms)
    stated = []
    for form in forms:
        if len(form.parts) == 1 and form.kind in (NameKind.PERSON, NameKind.OTHER):
            bearers = persons.bearers(form)
            if len({fold(b) for b in bearers}) == 1:
                stated.append((form.text, bearers[0], "part of the name"))
    groups = join_forms(forms, stated)
    return {name: groups.find(name) for name in kinds}


def _settled(kinds: Mapping[str, NameKind], owner: Mapping[str, str]) -> dict[str, NameKind]:
    """The kinds, where a name of which nothing is known has that of the names it is joined to, else is a body unless the map knows it."""
    groups: dict[str, set[NameKind]] = defaultdict(set)
    for name, kind in kinds.items():
        groups[owner[name]].add(kind)
    out = {}
    for name, kind in kinds.items():
        known = groups[owner[name]] - {NameKind.OTHER}
        if kind is NameKind.OTHER and len(known) == 1:
            (kind,) = known
        elif kind is NameKind.OTHER:
            kind = NameKind.PLACE if any(site.population >= 50_000 for site in look_up(name)) else NameKind.ORGANISATION
        out[name] = kind
    return out
