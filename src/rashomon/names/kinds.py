"""Decides whether a form is a name and of which kind, from its words and from the contexts of all
its mentions."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from rashomon.lexicon import set_of
from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import PARTICLES, TITLED_BODIES
from rashomon.names.name_tokens import Spans, Word
from rashomon.text.gazetteer import look_alike, look_up
from rashomon.text.name_words import NameWords, capitals, country_names, demonyms
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.spellings import fold, skeleton

_KIND_OF_LABEL = {
    "PERSON": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE, "FAC": NameKind.PLACE,
    "EVENT": NameKind.OTHER, "LAW": NameKind.OTHER, "PRODUCT": NameKind.OTHER,
    "WORK_OF_ART": NameKind.OTHER, "LANGUAGE": NameKind.OTHER,
}  # fmt: skip
# After "the" and a name: nothing that the name only qualifies ("the Roe plan").
_GOES_ON = set_of("small_words.that_go_on")
_OUTLETS = set_of("institutions.that_publish")
_SAID = set_of("saying.behind_names")
# Bodies that a place has rather than is: "the Ainworth police" says nothing against Ainworth being
# a town.
_HOUSED = set_of("institutions.of_a_place")
_TAIL_NOUNS = set_of("places.tails")
_PLACE_FIRSTS = set_of("places.first_words")
# First words that only places have.
_PLACE_ONLY = set_of("places.first_words_of_places_alone")
# Right before a name, these say that it is a place ("the river Harn").
_TYPES_BEFORE = frozenset(("river", "lake", "village", "hamlet", "island", "suburb", "town"))
# Before "of", these say that a place follows.
_OF_PLACES = set_of("places.that_places_have")
_OF_NOBLES = frozenset(("duke", "duchess", "earl", "countess", "marquess", "prince", "princess"))
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}")
_BRAND = re.compile(r"(?!Mac|De|La|Le|Di|Fitz)[A-Z]?[a-z]{2,}[A-Z][A-Za-z]*")
_SITE = re.compile(
    r"[\w-]+\.(?:com|org|net|info|co\.uk)", re.IGNORECASE
)  # "HarnPost": how firms, papers and sites are written
_HEARD_OF = 10_000  # people of a town of which one may have heard
_OFTEN = 12  # one place in so many has a title at least, where a person is named
_STEADY = 5  # places of a name from which the parser's word for it counts more
_KINDS = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER)


@dataclass(slots=True)
class FormEvidence:
    """The contextual votes for a form, summed over its mentions (see `context_votes` for the keys).
    `settled`: a table gives the kind."""

    votes: Counter[str] = field(default_factory=Counter)
    settled: bool = False

    @property
    def person_signs(self) -> int:
        """How often something beside the form tells of a person: a title, an age, a role, "who"."""
        return self.votes["title"] + self.votes["age"] + self.votes["role"] + self.votes["who"]


def context_votes(
    words: Sequence[Word],
    piece: tuple[int, int],
    entities: Spans,
    doc: Doc,
    text: str,
    lists: NameWords,
) -> Counter[str]:
    """Returns the votes of one mention: "seen", "firm" (capitalised in mid-sentence), "ner:KIND" by
    the parser, and signs of a kind."""
    start, end = piece
    first, last = words[start], words[end - 1]
    votes: Counter[str] = Counter(seen=1)
    votes["opens"] = int(first.opens)
    votes["firm"] = int(not first.opens or any(word.capital for word in words[start + 1 : end]))
    for a, b, label in entities:
        if a < last.end and first.start < b:
            exact = (
                a >= first.start - 4
                and b <= last.end + 2
                and b - a >= 0.7 * (last.end - first.start)
            )
            kind = _KIND_OF_LABEL.get(label)
            if kind:
                votes[f"ner:{kind}"] += 2 if exact else 1
            elif label == "NORP":
                votes["norp"] += 1
    token = doc.char_span(first.start, first.end, alignment_mode="expand")
    votes["proper"] = int(token is not None and any(t.pos_ == "PROPN" for t in token))
    votes["shouted"] = int(
        first.text.isupper()
        and (first.opens or len(first.text) > 2)
        and token is not None
        and all(t.is_stop for t in token)
    )
    votes["small"] = int(
        token is not None
        and end - start == 1
        and all(t.is_stop for t in token)
        and not first.text.isupper()
    )
    _look_before(words, piece, votes, lists)
    _look_after(words, end, votes, doc, text, lists)
    if start and words[start].joined and words[start - 1].lower == "of":
        votes["who"] = 0  # "citizens of Ainworth who fled"
    if (
        start
        and words[start].joined
        and words[start - 1].lower in ("told", "tells")
        and end - start == 1
    ):
        votes["told"] += 1
    return votes


def _look_before(
    words: Sequence[Word], piece: tuple[int, int], votes: Counter[str], lists: NameWords
) -> None:
    start, end = piece
    if not start:
        return
    before = words[start - 1]
    if not words[start].joined:
        if before.possessive:
            votes["owned"] += 1
        elif before.lower in lists.roles:
            votes["role"] += 1  # "her lawyer, Jane Roe"
        return
    if before.lower in _TYPES_BEFORE and not before.capital:
        votes["typed"] += 1
    if before.lower in _OUTLETS and not before.capital:
        votes["body"] += 1
    if before.capital and before.lower in lists.titles:
        votes["title"] += 1
    elif before.lower in lists.roles:
        votes["role"] += 1
    elif before.lower in lists.place_before:
        votes["at"] += 1
    elif before.lower == "the":
        votes["the"] += 1
        votes["the alone"] += int(
            end == len(words) or not words[end].joined or words[end].lower in _GOES_ON
        )
    elif before.lower == "of" and start > 1:
        owner = words[start - 2].lower
        votes["seat"] += int(owner in _OF_NOBLES)  # "the Duchess of Ainworth"
        votes["typed"] += int(owner in lists.place_types | _OF_PLACES)


def _look_after(
    words: Sequence[Word], end: int, votes: Counter[str], doc: Doc, text: str, lists: NameWords
) -> None:
    last = words[end - 1]
    gap = text[last.end : last.end + 6]
    if gap[:2] == ", " and gap[2:4].isdigit() and not gap[4:5].isdigit():
        votes["age"] += 1
    if end < len(words):
        after = words[end]
        if after.lower in _SAID and not last.possessive:
            votes["said"] += 1
        if after.lower == "who":
            votes["who"] += 1
        if after.lower == "reported" and not last.possessive:
            votes["reported"] += 1
        nouns = [w.lower for w in words[end : end + 2] if w.lower in lists.heads and not w.capital]
        if words[end].joined and nouns and not last.possessive:
            votes["housed" if set(nouns) <= _HOUSED else "body"] += 1
        if (
            words[end].joined
            and not after.capital
            and after.lower in lists.place_types | _TAIL_NOUNS
        ):
            votes["typed"] += 1
        if words[end].joined and not after.capital and not last.possessive:
            token = doc.char_span(after.start, after.end, alignment_mode="expand")
            votes["before noun"] += int(
                token is not None and token[0].pos_ in ("NOUN", "ADJ", "NUM")
            )


def decide_kind(
    form: str, seen: FormEvidence, plain: Counter[str], lists: NameWords, countries: Sequence[str]
) -> NameKind | None:
    """Returns the kind, or None where the form is no name. `plain`: counts of lower-case words;
    `countries`: ISO codes of the story."""
    parts = form.split()
    if _no_name(form, parts, lists):
        return None
    votes = seen.votes
    if votes["seat"] == votes["seen"] and " " not in form:
        return None  # a place that stands in a title alone
    region = form in lists.regions and (
        form not in lists.known_bodies or votes["at"] + votes["typed"] + votes["the"] > 0
    )
    if (
        form in country_names()
        or form in lists.abbreviated
        or (region and not _person_signs(votes))
    ):
        seen.settled = True
        return NameKind.PLACE
    if (
        _SITE.fullmatch(form)
        or form in lists.known_bodies
        or parts[-1].lower() in lists.parties
        or form in TITLED_BODIES
    ):
        seen.settled = True
        return NameKind.ORGANISATION
    if not _is_firm(form, parts, votes, plain, lists):
        return None
    scores = score_kinds(form, parts, votes, lists, countries)
    best = max(_KINDS, key=lambda kind: (scores[kind], -_KINDS.index(kind)))
    return best if scores[best] > 0.2 else NameKind.OTHER


def _no_name(form: str, parts: Sequence[str], lists: NameWords) -> bool:
    lower = [part.lower().rstrip(".") for part in parts]
    if form in demonyms() or all(
        p in lists.not_names or p in lists.compass or part in demonyms()
        for p, part in zip(lower, parts, strict=True)
    ):
        return (
            form not in lists.regions
            and form not in lists.known_bodies
            and form not in country_names()
        )
    if not any(len(part.strip(".")) > 1 for part in parts) or not any(c.isalpha() for c in form):
        return True
    if form in TITLED_BODIES:
        return False
    if (
        len(parts) == 1
        and _INITIALS.fullmatch(form)
        and form not in country_names()
        and form not in lists.known_bodies
    ):
        return True  # "N.B.": somebody who is not to be named
    return all(
        p in lists.titles or part in demonyms() for p, part in zip(lower, parts, strict=True)
    )


def _is_firm(
    form: str, parts: Sequence[str], votes: Counter[str], plain: Counter[str], lists: NameWords
) -> bool:
    """Whether the form is capitalised because it is a name, not by its position."""
    labelled = sum(votes[f"ner:{kind}"] for kind in _KINDS)
    if len(parts) > 1:
        return votes["firm"] > 0 or labelled > 0
    ordinary = plain[form.lower()]
    if votes["small"] >= votes["seen"] or (
        form.lower() in lists.heads and votes["owned"] >= votes["seen"]
    ):
        return False  # "Last updated", "the Sheriff's Office"
    if form.lower() in lists.heads and ordinary > 2 * votes["firm"]:
        return False  # "the Government" where the story writes "the government"
    if votes["shouted"] >= votes["seen"]:
        return False  # "WHY would they"
    if form.isupper():
        return len(form) > 1 and not (ordinary and (len(form) > 4 or not votes["firm"]))
    if ordinary and form.lower() not in lists.heads:
        return votes["firm"] > 0 and labelled > votes["seen"] / 2 and votes["firm"] >= ordinary / 4
    if votes["firm"]:
        return votes["proper"] > 0 or labelled > 0
    return votes["proper"] >= votes["seen"] and labelled >= 2 * votes["seen"] and not votes["norp"]


def _person_signs(votes: Counter[str]) -> bool:
    return (
        votes["title"] + votes["age"] + votes["who"] + votes["said"] > votes["at"] + votes["typed"]
    )


def score_kinds(
    form: str, parts: Sequence[str], votes: Counter[str], lists: NameWords, countries: Sequence[str]
) -> dict[NameKind, float]:
    """Scores each kind; the scores have no unit and only compare within one form."""
    n = max(1, votes["seen"])
    scores = {kind: 1.5 * votes[f"ner:{kind}"] / n for kind in _KINDS}
    scores[NameKind.ORGANISATION] *= 0.6  # the parser calls what it does not know an organisation
    if 1 < len(parts) < 4 and not votes["at"] + votes["typed"] and not look_up(form):
        scores[NameKind.PLACE] *= (
            # the parser takes foreign names for places; a place would be somewhere something
            # happens
            0.4
        )
    often = _OFTEN / n  # of what stands very often one title is an accident
    scores[NameKind.PERSON] += 3 * min(1, often * votes["title"]) + 3 * min(1, votes["age"])
    scores[NameKind.PERSON] += 2.5 * min(1, often * (votes["role"] + votes["who"]))
    if n >= _STEADY and votes[f"ner:{NameKind.ORGANISATION}"] >= 1.5 * n:
        scores[NameKind.ORGANISATION] += 0.8  # the parser takes it for one again and again
    scores[NameKind.PERSON] -= 2 * votes["the alone"] / n
    scores[NameKind.PERSON] += votes["said"] / n + (
        1.0 if 1 < len(parts) < 4 and not parts[-1].isupper() else 0
    )
    if (
        1 < len(parts) < 4
        and (sex_of_given_name(parts[0]) or fold(parts[0]) in lists.nicknames)
        and not votes["typed"] + votes["the"]
        and not (votes["at"] and look_up(form))
    ):
        scores[NameKind.PERSON] += 2
    scores[NameKind.PLACE] += (
        2 * votes["at"] / n + 0.6 * min(3, votes["at"]) + 3 * min(1, votes["typed"])
    )
    scores[NameKind.ORGANISATION] += (
        1.5 * votes["the"] / n
        + 0.5 * votes["said"] / n
        + 4.5 * min(1, votes["body"])
        + 2.5 * min(1, votes["reported"])
    )
    scores[NameKind.ORGANISATION] += 2.5 if len(parts) == 1 and _is_short_form(form) else 0
    scores[NameKind.ORGANISATION] += 2.5 if len(parts) == 1 and _BRAND.fullmatch(form) else 0
    scores[NameKind.ORGANISATION] += 1.5 * min(
        1, votes["told"]
    )  # what is told by one name alone is a paper, a station, an agency
    _score_heads(parts, scores, lists)
    if len(parts) > 1:
        scores[NameKind.PLACE] += 0.8 if parts[0] in _PLACE_FIRSTS else 0
        scores[NameKind.PLACE] += 2 if parts[0] in _PLACE_ONLY and not _person_signs(votes) else 0
    placed = votes["at"] + votes["typed"] + votes[f"ner:{NameKind.PLACE}"] > 0
    scores[NameKind.PLACE] += _on_the_map(form, countries) * (
        1.0 if placed or not _is_village(form) else 0.4
    )  # one bears every name
    if (
        len(parts) > 1
        and parts[-1].endswith("s")
        and votes["the"]
        and look_up(" ".join(parts[:-1]))
    ):
        scores[NameKind.ORGANISATION] += 2.5  # a team: "the Ainworth Rovers"
    if len(parts) > 1 and any(p in demonyms() for p in parts[:-1]):
        scores[NameKind.ORGANISATION] += 1.5
    return scores


def _is_short_form(word: str) -> bool:
    """Whether a word is an acronym: all capitals, or several within five letters ("WHO", "DfE")."""
    return word.isupper() or (
        len(word) < 6
        and word.isalpha()
        and sum(c.isupper() for c in word) > 1
        and word[-1].isupper()
    )


def _on_the_map(form: str, countries: Sequence[str]) -> float:
    """Returns the score for a place of this name in the gazetteer, higher where the story names its
    country."""
    if form in capitals():
        return 4.5
    sites = look_up(form)
    if near := [site for site in sites if site.country in countries]:
        return 3.2 if near[0].population >= 50_000 else 2.5
    if sites:
        return 1.5 if sites[0].population >= 50_000 else 0.7
    return 1.5 if next(look_alike(form, countries), None) and len(skeleton(form)) > 2 else 0.0


def _is_village(form: str) -> bool:
    """Whether the gazetteer has only small places of this name."""
    return not any(
        site.population >= (_HEARD_OF if fold(site.name) == fold(form) else 10 * _HEARD_OF)
        for site in look_up(form)
    )


def _score_heads(parts: Sequence[str], scores: dict[NameKind, float], lists: NameWords) -> None:
    lower = [part.lower().rstrip(".,") for part in parts]
    linked = next(
        (i for i, p in enumerate(lower) if p in ("of", "for") and p not in PARTICLES), None
    )
    head = lower[linked - 1] if linked else lower[-1]
    if len(parts) > 1 and fold(parts[0]) in lists.foreign:
        scores[NameKind.ORGANISATION] += 4
    if head in lists.heads or (linked and head in lists.heads_of):
        scores[NameKind.ORGANISATION] += 5
    elif head in lists.place_heads and len(parts) > 1:
        scores[NameKind.PLACE] += 4
    elif head in lists.other_heads or lower[0] in lists.other_firsts:
        scores[NameKind.OTHER] += 4
