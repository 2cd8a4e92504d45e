"""Finds the phrase that a cue names as its source."""

from spacy.tokens import Token

from rashomon.lexicon import ordered, set_of
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.speaker_words import is_among

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLIMBS = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "acl"})
_KEPT = frozenset({"prep", "nummod", "nmod", "compound", "poss", "case", "amod", "cc", "conj", "advmod", "acl"})
_QUESTIONED = frozenset({"interview", "contact", "reach", "quote", "cite", "question"})
_PEOPLE = ordered("people.endings")
_NAMED = frozenset({"PROPN", "NOUN", "PRON", "NUM", "ADJ", "DET"})


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's own active subject; if there are two, the one next to the verb."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS]
    before = [child for child in found if child.i < verb.i]
    if len(before) > 1 and verb.doc[before[-1].left_edge.i - 1].text == ",":
        return before[-1]  # "..., the ministry estimated": the first is what was estimated
    return next((child for child in reversed(before) if child.pos_ == "PROPN"), found[0] if found else None)


def can_speak(head: Token) -> bool:
    """Whether the noun is a person, an institution, a text or a name; verbs that also take things as subjects require one."""
    if head.pos_ != "NOUN":
        return True
    names = (head.lemma_.casefold(), head.lower_)
    lists = ("persons", "spokespersons", "offices", "organisations", "documents", "texts", "titles", "institutions")
    of = next((child for child in head.rights if child.lower_ == "of" and child.dep_ == "prep"), None)
    if of is not None and any(word.tag_ == "NNS" and is_among(word.lemma_.casefold(), "persons") for word in of.children):
        return True  # "dozens of drivers", "a crowd of nurses"
    if head.lower_.endswith(_PEOPLE) or head.lemma_.casefold().endswith(_PEOPLE):
        return True
    return head.lower_ in set_of("attribution.bodies") or any(is_among(name, *lists) for name in names)


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" in a passive; None if there is none."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive or a past participle without a subject."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    told = verb.tag_ == "VBD" and verb.lemma_ == "tell" and not any(c.dep_ in ("dobj", "dative", "ccomp") for c in verb.rights)
    if (verb.tag_ == "VBN" or told) and verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)  # "were stopped and told to wait"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not any(child.dep_ == "aux" for child in verb.children)


def _hearing(verb: Token) -> Token | None:
    """The court that "was told" something, since reports of hearings name no other source."""
    if verb.lemma_ not in ("tell", "hear"):
        return None
    return next(
        (child for child in verb.lefts if child.dep_ == "nsubjpass" and child.lemma_.casefold() in set_of("attribution.hearings")), None
    )


def source_of(verb: Token) -> Token | None:
    """The head of the source: the verb's subject or agent, or a subject reached through conjunctions and participles."""
    if is_passive(verb):
        return agent_of(verb) or _hearing(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite") and not is_passive(verb.head.head):
        return next((child for child in verb.head.head.rights if child.dep_ == "dobj"), None)
    if (text := text_told_of(verb)) is not None:
        return text
    subject = subject_of(verb)
    climbed, steps = verb, 0
    while subject is None and steps < 6:
        step = _climb(climbed)
        if step is None:
            return None
        if step.pos_ in ("NOUN", "PROPN", "PRON"):
            governor = _governor(step)
            if climbed.dep_ != "acl" or can_speak(step) or governor is None:
                return step
            step = governor  # "called it a "show trial" saying ...": not the trial says so
        climbed, steps = step, steps + 1
        subject = subject_of(climbed) or next((child for child in climbed.children if child.dep_ == "nsubjpass"), None)
    return _antecedent(subject, climbed) if subject is not None else None


def text_told_of(verb: Token) -> Token | None:
    """The text of a sentence without a verb of its own, whose verb the parser took into a clause: "a report that the union published said"."""
    text, subject = verb.head, subject_of(verb)
    if verb.dep_ not in ("acl", "relcl") or text.dep_ != "ROOT" or not is_among(text.lemma_.casefold(), "documents", "texts"):
        return None
    made = next((child for child in subject.rights if child.dep_ == "acl"), None) if subject is not None else None
    parted = made is not None and made.tag_ in ("VBN", "VBD") and made.right_edge.i == verb.i - 1
    return text if parted and text.nbor(1).lower_ in ("that", "which") else None


def _governor(noun: Token) -> Token | None:
    """The verb above a noun."""
    head, steps = noun, 0
    while head.head.i != head.i and steps < 6:
        head, steps = head.head, steps + 1
        if head.pos_ in ("VERB", "AUX"):
            return head
    return None


def _climb(verb: Token) -> Token | None:
    """The verb whose subject this one shares, or the noun that a participle modifies."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in _CLIMBS:
        return None
    if verb.dep_ == "ccomp" and verb.tag_ != "VBG" and not any(child.dep_ == "expl" for child in verb.lefts):
        return None
    if verb.dep_ == "pcomp" and head.pos_ == "ADP":
        head = head.head
    if verb.dep_ == "conj" and (outer := _reporting(verb)) is not None:
        return outer
    if verb.dep_ == "conj" and verb.tag_ in ("VBZ", "VBP") and head.tag_ == "VBG":
        return head
    return head if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "PRON", "ADJ") else None


def _reporting(verb: Token) -> Token | None:
    """The cue that this verb continues although the parser attached it to the content: "said two had died and warned that ...".

    It applies if the content's clause is one tense further back, if its subject cannot speak, or if something is added.
    """
    told = verb.head
    if told.dep_ != "ccomp" or told.head.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.tag_ != told.head.tag_:
        return None
    if any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in verb.children):
        return None
    perfect = any(child.dep_ == "aux" and child.lower_ == "had" for child in told.children)
    subject = subject_of(told)
    mute = subject is not None and subject.pos_ == "NOUN" and not can_speak(subject)
    return told.head if perfect or mute or verb.lemma_ == "add" else None


def _antecedent(subject: Token, verb: Token) -> Token:
    """The antecedent of a relative pronoun."""
    if subject.lower_ not in _RELATIVE or verb.dep_ not in ("relcl", "acl", "ccomp", "conj"):
        return subject
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ not in ("relcl", "acl"):
        return subject
    return verb.head


def phrase_of(head: Token) -> SourcePhrase:
    """The head's noun phrase without appositions, relative clauses or anything after a comma."""
    last = head.i + 1
    for child in head.rights:
        if child.dep_ not in _KEPT or child.left_edge.i != last:
            break
        if child.dep_ == "acl" and (child.tag_ != "VBN" or child.lemma_ in _QUESTIONED or text_told_of(head.head) is not None):
            break
        if child.dep_ == "conj" and child.pos_ not in _NAMED:
            break
        if child.dep_ == "prep" and any(word.dep_ == "pcomp" for word in child.children):
            break  # "accused the army of bombing"
        last = _before_comma(child, child.right_edge.i + 1)
    while last > head.i + 1 and head.doc[last - 1].dep_ == "cc":
        last -= 1
    if last + 1 < len(head.doc) and head.doc[last].lower_ == "aged" and head.doc[last + 1].like_num:
        last += 2
    first = head.left_edge.i
    while first < head.i and (head.doc[first].is_punct or head.doc[first].dep_ in ("cc", "mark", "preconj")):
        first += 1
    return SourcePhrase(first, last, head)


def _before_comma(child: Token, last: int) -> int:
    """The end of this child's words, cut at a comma, a quotation mark or a relative clause."""
    for i in range(child.left_edge.i, last):
        token = child.doc[i]
        if token.text in (",", '"', "(", "--", "—", "–") or token.dep_ == "relcl" or (token.text == "-" and token.whitespace_):
            return i
        if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in _QUESTIONED:
            return i
        if token.lower_ in ("who", "which"):
            return i
    return last


# Speakers named between commas before the cue.

_OFFICE = 12  # tokens that an office set off by commas has at most


def apposed_name(reading: ReportStretches, verb: Token) -> Token | None:
    """The name between commas before the verb, if an office set off the same way precedes it: "..., its director, Ida Krantz, said"."""
    doc, first = reading.doc, reading.limits(verb)[0]
    last = verb.i - 2
    if last <= first or doc[last + 1].text != "," or doc[last].pos_ != "PROPN" or reading.in_quotation(last):
        return None
    start = last
    while start > first and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].text in ("-", "Prof.", "Dr", "Dr.")):
        start -= 1
    return doc[last] if with_office(reading, start) < start else None


def with_office(reading: ReportStretches, start: int) -> int:
    """The start of a name, moved left to an office printed before it: ", [the director of the laboratory,] Prof. Ida Krantz, announced"."""
    first, last = reading.limits(reading.doc[start])[0], start - 1
    if last <= first or reading.doc[last].text != ",":
        return start
    for i in range(last - 1, max(first, last - _OFFICE), -1):
        if reading.in_quotation(i):
            return start
        if reading.doc[i].text == ",":
            head = subject_noun(reading, i + 1, last)
            bears = head is not None and not reading.has_finite_verb(i + 1, last) and _is_office(head)
            return i + 1 if bears and reading.has_predicate(first, i) else start
    return start


def is_named(head: Token) -> bool:
    """Whether an apposition names the person: "her running mate, the surgeon Ida Krantz"."""
    return any(word.pos_ == "PROPN" for child in head.rights if child.dep_ == "appos" for word in (child, *child.rights))


def _is_office(head: Token) -> bool:
    """Whether the noun says who somebody is."""
    return any(is_among(word, "persons", "spokespersons", "offices", "titles") for word in (head.lemma_.casefold(), head.lower_))


def subject_noun(reading: ReportStretches, first: int, last: int) -> Token | None:
    """The head of a noun phrase, found by position: its last noun before a preposition."""
    doc = reading.doc
    stop = next((i for i in range(first + 1, last) if doc[i].pos_ == "ADP"), last)
    head = doc[stop - 1]
    return head if head.pos_ in ("NOUN", "PROPN") and doc[first].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM") else None
