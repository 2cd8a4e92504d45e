"""Finds contents that are not clauses: objects, infinitives, figures, "it as a trap", "rain" after "warned of"."""

from spacy.tokens import Doc, Token

from rashomon.lexicon import set_of
from rashomon.statements.content_clauses import QUESTION
from rashomon.statements.cues import is_time_word
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import can_speak, source_of, subject_of
from rashomon.text.verbs import noun_cue

_FATES = set_of("casualties.fates", "casualties.more_fates")
_MOVED = frozenset({"raise", "lower", "revise", "cut", "increase", "update"})  # a figure, "to" another
_COUNTS = frozenset({"toll", "figure", "number", "count", "estimate", "total", "tally"})
_TOPICS = set_of("small_words.before_topics")  # go on what a noun names
_PREPOSITIONS = frozenset({"of", "about", "for", "to", "on"})
_BY_FIGURE = frozenset({"keep", "stick", "admit"})  # verbs that with "to" and a figure say how many
_PRONOUNS = set_of("small_words.pronouns_as_objects")


def other_content(reading: ReportStretches, verb: Token, frames: frozenset[str], impersonal: bool) -> tuple[int, int] | None:
    """The content according to the cue's remaining frames; None if none applies."""
    found = None
    if impersonal or "infinitive" in frames:
        found = _infinitive(verb)
    if found is None and "request" in frames and (verb.lemma_ != "call" or reading.doc[verb.i + 1].dep_ == "prep"):
        found = _request(verb)
    if found is None and "number" in frames:
        found = _number(verb)
    if found is None and "object" in frames:
        found = _object(verb)
    if found is None and "bare" in frames:
        found = _bare(verb)
    if found is None and "finding" in frames and _is_inquiry(verb):
        found = next(((child.left_edge.i, _with_phrases(verb, child)) for child in verb.rights if child.dep_ == "dobj"), None)
    if found is None and "figure" in frames:
        found = _figure(verb)
    if found is None and "claim" in frames:
        found = _claim(verb)
    if found is None:
        found = _prepositional(verb, frames)
    if found is None:
        return None
    limit = reading.limits(verb)[1]
    return (found[0], min(found[1], limit)) if found[0] < limit else None


def gerund(verb: Token) -> tuple[int, int] | None:
    """Reads "denied stealing", "described seeing"."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is None or following.tag_ != "VBG":
        return None
    head = following.head if following.dep_ in ("aux", "auxpass") else following
    last = max(child.right_edge.i for child in (head, following) if child is not None)
    return (following.i, last + 1) if last > following.i else None


def _infinitive(verb: Token) -> tuple[int, int] | None:
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.left_edge.lower_ in ("to", "not", "never"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _request(verb: Token) -> tuple[int, int] | None:
    """The addressee and the request: "urged residents to leave"."""
    infinitive = next(
        (c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "advcl") and any(t.lower_ == "to" and t.dep_ == "aux" for t in c.lefts)),
        None,
    )
    appeal = _appeal(verb)
    if infinitive is None or appeal is not None:
        return appeal
    if verb.lemma_ == "tell":  # whom somebody told is no part of what was said
        source = source_of(verb)
        return (infinitive.left_edge.i, infinitive.right_edge.i + 1) if source is not None and can_speak(source) else None
    whom = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < infinitive.i), None)
    if whom is None and not any(t.dep_ == "nsubj" for t in infinitive.lefts):
        return None
    return (whom or infinitive).left_edge.i, infinitive.right_edge.i + 1


def _appeal(verb: Token) -> tuple[int, int] | None:
    """The addressee and the request: "called on residents to stay"."""
    links = {"call": ("on", "upon"), "appeal": ("to",)}.get(verb.lemma_, ())
    on = next((child for child in verb.rights if child.lower_ in links), None)
    whom = next((child for child in on.children if child.dep_ == "pobj"), None) if on is not None else None
    if whom is None:
        return None
    for child in [*whom.rights, *verb.rights]:
        if child.i > whom.i and child.dep_ in ("xcomp", "acl", "advcl", "relcl") and child.left_edge.lower_ in ("to", "not"):
            return whom.left_edge.i, child.right_edge.i + 1
    return None


def as_what(reading: ReportStretches, verb: Token) -> tuple[int, int] | None:
    """The thing and its description: "described it as a trap"; only the description if the object is a relative pronoun."""
    limit = reading.limits(verb)[1]
    what = next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "ccomp")), None)
    first = what.left_edge.i if what is not None else verb.i + 1
    limit = reading.limits(verb)[1]
    for i in range((what.i if what is not None else verb.i) + 1, limit):
        token = reading.doc[i]
        if token.text in (".", ";", ":") and not reading.in_quotation(i):
            return None
        if token.lower_ != "as" or reading.in_quotation(i) or i + 1 >= limit:
            continue
        end = token.right_edge.i + 1 if token.right_edge.i > i else token.head.right_edge.i + 1
        return (first if what is not None else i + 1), max(end, i + 2)
    return None


def naming(reading: ReportStretches, verb: Token) -> tuple[int, int] | None:
    """Reads "called it a trap": from the object on, if a second noun, an adjective or a quotation follows."""
    parts = [child for child in verb.rights if child.dep_ in ("dobj", "oprd", "ccomp", "attr", "xcomp", "nsubj", "acomp")]
    if not parts or parts[0].left_edge.i != verb.i + 1:
        return None
    limit = reading.limits(verb)[1]
    for i in range(verb.i + 2, min(parts[0].right_edge.i + 3, limit)):
        if reading.in_quotation(i) and not reading.in_quotation(i - 1):
            end = reading.bounds[reading.quotation_of[i]][1]
            whole = max((part.right_edge.i + 1 for part in parts), default=end)
            return verb.i + 1, whole if end < whole <= end + 3 and not reading.has_finite_verb(end, whole) else end
    if parts[0].dep_ == "oprd" and parts[0].right_edge.i > verb.i + 1:
        return verb.i + 1, parts[0].right_edge.i + 1
    if len(parts) > 1 and parts[1].dep_ != "xcomp":
        return parts[0].left_edge.i, parts[1].right_edge.i + 1
    return None


def _number(verb: Token) -> tuple[int, int] | None:
    """Reads "put the number at ten", "raised the toll to ten"."""
    what = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    link = "to" if verb.lemma_ in _MOVED else "at"
    if what is None or (link == "to" and what.lower_ not in _COUNTS):
        return None
    last = None
    for child in verb.rights:
        if child.i > what.i and child.lower_ == link and any(_is_number(t) for t in child.subtree):
            last = child.right_edge.i + 1
    inner = next((t for t in what.subtree if t.lower_ == link and any(x.like_num for x in t.subtree)), None)
    if last is None and inner is not None:
        last = inner.right_edge.i + 1
    return (what.left_edge.i, last) if last else None


def _is_number(token: Token) -> bool:
    return token.like_num or token.ent_type_ == "CARDINAL" or token.text[0].isdigit()


def _object(verb: Token) -> tuple[int, int] | None:
    """Reads "denied the report", "denied stealing", "predicted hard times"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lower_ in ("this", "that", "it") and verb.lemma_ in ("deny", "dispute", "refute"):
            return child.i, child.i + 1
        if child.dep_ == "dobj" and child.lower_ == "that" and verb.lemma_ == "reject":  # "rejected it" is as often said of an offer
            return child.i, child.i + 1
        if child.dep_ == "dobj" and child.lower_ not in _PRONOUNS and (child.right_edge.i > child.left_edge.i or verb.lemma_ == "rule"):
            if verb.lemma_ == "claim" and child.lemma_ not in ("responsibility", "credit", "victory"):
                return None
            if verb.lemma_ == "reject" and not _is_claimed(child):
                return None  # "rejected the plan"
            if verb.lemma_ in ("announce", "confirm", "allege") and child.right_edge.i - child.left_edge.i < 2:
                return None
            return child.left_edge.i, _with_phrases(verb, child)
    return None


def _is_claimed(noun: Token) -> bool:
    """Whether the noun denotes something said ("the charge", "the idea that") or a figure."""
    said = (
        noun_cue(noun.lemma_) is not None or noun.lower_ in set_of("attribution.claims") or noun.lower_ in set_of("attribution.retractable")
    )
    return said or any(token.like_num or token.dep_ in ("acl", "relcl") for token in noun.children)


def _bare(verb: Token) -> tuple[int, int] | None:
    """Reads "reported no breach", "report smoke": an object without a definite article, because it is new."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ == "NOUN":
            first = child.left_edge
            known = (first.pos_ in ("DET", "PRON") and first.lower_ != "no") or any(t.dep_ == "poss" for t in child.lefts)
            return None if known else (first.i, with_fate(verb.doc, _before_stop(child)))
    return None


def _is_inquiry(verb: Token) -> bool:
    """Whether the subject of "find" is an inquiry rather than a person who came across something."""
    source = source_of(verb)
    return source is not None and source.lemma_.casefold() in set_of("attribution.inquiries")


def _figure(verb: Token) -> tuple[int, int] | None:
    """Reads an object with a number in it: "reported 17 injured", "say 18,000", "now counts 19 dead"."""
    if verb.lemma_ == "count" and verb.tag_ not in ("VBZ", "VBP"):
        return None  # "counted four craters" is what somebody did
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr", "oprd") or (child.dep_ in ("npadvmod", "nummod") and child.i == verb.i + 1):
            if any(_is_figure(t) for t in child.subtree) or (child.like_num and child.dep_ == "dobj"):
                return child.left_edge.i, with_fate(verb.doc, _before_stop(child))
            return None
    return None


def with_fate(doc: Doc, end: int) -> int:
    """The end of a figure, extended by what happened to those counted and by who is among them.

    The parser often splits these off: "44 [wounded in the blast]", "17 injured[, six of them officers]".
    """
    if end < len(doc) and doc[end - 1].like_num and doc[end].lower_ in _FATES:
        end = doc[end].right_edge.i + 1 if doc[end].right_edge.i >= end else end + 1
    return with_parts(doc, end)


def with_parts(doc: Doc, end: int) -> int:
    """The end of a figure, extended by a part named after a comma: ", among them six officers"."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return end
    first = doc[end + 1]
    of_them = first.like_num and doc[end + 2].lower_ == "of" and end + 3 < len(doc) and doc[end + 3].lower_ in ("them", "whom")
    if not of_them and not (first.lower_ == "among" and doc[end + 2].lower_ in ("them", "whom")) and first.lower_ != "including":
        return end
    stop = end + 2
    while (
        stop < len(doc)
        and doc[stop].text not in (".", ";", "-", "--", "—", "–", '"')
        and not doc[stop].is_space
        and not doc[stop].is_sent_start
    ):
        stop += 1
    return stop


def _claim(verb: Token) -> tuple[int, int] | None:
    """Reads an object that is itself something said: "withdrew its figure of nine", "retracted the allegation"."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            said = child.lower_ in set_of("attribution.claims") or child.lower_ in set_of("attribution.retractable")
            return (child.left_edge.i, _before_stop(child)) if said else None
    return None


def _is_figure(token: Token) -> bool:
    return (token.like_num or token.text[0].isdigit()) and token.ent_type_ not in ("DATE", "TIME", "ORDINAL")


def _before_stop(head: Token) -> int:
    """The end of the phrase, before any relative clause or punctuation inside it."""
    last = head.right_edge.i + 1
    for i in range(head.i + 1, last):
        token = head.doc[i]
        if token.text in (";", "--", "—", "–") or (
            token.text == "," and token.i + 1 < last and head.doc[i + 1].lower_ in ("which", "who", "where")
        ):
            return i
    return last


def _charge(verb: Token) -> tuple[int, int] | None:
    """The accused and the charge: "accused him of lying", "blamed the fire on a fault"."""
    whom = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if whom is None:
        return None
    links = ("of",) if verb.lemma_ == "accuse" else ("for", "on")
    found = [t for t in [*verb.rights, *whom.rights] if t.lower_ in links and t.i > whom.i and t.right_edge.i > t.i]
    if not found and verb.lemma_ == "blame" and whom.lower_ not in _PRONOUNS:
        return whom.left_edge.i, whom.right_edge.i + 1
    return (whom.left_edge.i, found[0].right_edge.i + 1) if found else None


def _prepositional(verb: Token, frames: frozenset[str]) -> tuple[int, int] | None:
    """Reads "warned of rain", "called for calm"."""
    if verb.lemma_ in ("accuse", "blame"):
        return _charge(verb)
    for child in verb.rights:
        if child.dep_ not in ("prep", "prt") or child.lower_ not in frames & _PREPOSITIONS:
            continue
        if child.right_edge.i == child.i:
            continue
        whom = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < child.i), None)
        if verb.lemma_ == "call" and (whom is not None or _words_of(child) & {"help", "assistance", "ambulance", "police"}):
            return None
        if not _is_told_behind(verb, child):
            return None
        return child.i + 1, _with_phrases(verb, child)
    return None


def _is_told_behind(verb: Token, link: Token) -> bool:
    """Whether the object of this preposition is what was said, not merely the topic."""
    if verb.lemma_ in _BY_FIGURE:
        return any(_is_figure(t) for t in link.subtree) or (verb.lemma_ == "admit" and any(t.dep_ == "pcomp" for t in link.rights))
    if verb.lemma_ == "insist":
        return not any(t.dep_ == "pcomp" or t.tag_ == "VBG" for t in link.rights)
    if verb.lemma_ not in ("speak", "talk", "complain", "boast"):
        return True
    if any(t.dep_ == "pcomp" and t.left_edge.lower_ in QUESTION for t in link.subtree):
        return True
    what, source = next((t for t in link.rights if t.dep_ == "pobj"), None), subject_of(verb)
    if source is not None and source.lower_ == "it":
        return link.lower_ == "of" and any(_is_figure(t) for t in link.subtree)
    return link.lower_ == "of" and what is not None and what.lower_ not in _PRONOUNS and what.pos_ != "PRON"


def _words_of(head: Token) -> set[str]:
    """The words of the phrase, in lower case."""
    return {token.lower_ for token in head.subtree}


def _with_phrases(verb: Token, child: Token) -> int:
    """The end of the phrase, extended by adjacent prepositional phrases that the parser attached to the verb."""
    end = child.right_edge.i + 1
    for other in verb.rights:
        if (
            other.left_edge.i == end
            and other.dep_ == "prep"
            and other.lower_ in _TOPICS
            and not any(is_time_word(t) for t in other.subtree)
        ):
            end = other.right_edge.i + 1
    return end
