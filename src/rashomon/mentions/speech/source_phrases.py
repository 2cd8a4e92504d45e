"""Finds the phrase that a cue names as its source, also where the parser lost the subject."""

from spacy.tokens import Token

from rashomon.mentions.speech.draft import Draft, SourcePhrase
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.shipped.words import ordered, set_of
from rashomon.text.parsed_report import (
    SUBJECTS,
    any_of,
    any_word,
    end_of,
    first_of,
    first_verb,
    is_word_of,
    reach_of,
    those_of,
    word_before,
    word_behind,
)
from rashomon.text.speaker_words import is_listed

INDEFINITE = {"one", "a", "an", "another"}  # somebody who was not named before
_RELATIVE = {"who", "which", "that", "whom"}
GETS = set_of("attribution.getting")
_PEOPLE = ordered("people.endings")


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's own active subject; if there are two, the one next to the verb."""
    subjects = []
    for word in (*those_of(verb.lefts, "aux"), verb):  # "Falk had earlier spoken"
        subjects += those_of(word.children, "nsubj", "csubj")
    before = [child for child in subjects if child.i < verb.i]
    if len(before) > 1 and before[-1].left_edge.tag_ == "VBG":
        before.pop()  # "Lund, [briefing reporters], said"
    if len(before) > 1:
        last = before[-1]
        has_comma = word_before(last.left_edge) == ","
        if has_comma or (last.pos_ != "PRON" and can_speak(last)):
            return last  # "..., the ministry estimated": the first is what was estimated
    for child in reversed(before):
        if child.pos_ == "PROPN":
            return child
    return next(iter(subjects), _with_whom(verb))


def _with_whom(verb: Token) -> Token | None:
    """Who speaks beside the main clause: "the talks ended, with [Lund] saying that"."""
    noun = verb.doc[max(verb.left_edge.i - 1, 0)]
    if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return noun if word_before(noun.left_edge) == "with" else None
    return None


def is_adherent(head: Token) -> bool:
    """Whether the noun is one of a party or a people whom nothing names: "one Liberal"."""
    if head.tag_ not in {"NN", "NNP"} or head.ent_type_ != "NORP":
        return False
    return head.left_edge.lower_ in INDEFINITE


def can_speak(head: Token) -> bool:
    """Whether the noun is a person, an institution, a text or a name; verbs that also take things
    as subjects require one."""
    if head.pos_ != "NOUN" or head.lower_.endswith(_PEOPLE):
        return True
    if head.lemma_.casefold().endswith(_PEOPLE) or is_word_of(head, "attribution.bodies"):
        return True
    return is_listed(
        head,
        "persons",
        "spokespersons",
        "offices",
        "titles",
        "organisations",
        "documents",
        "texts",
        "institutions",
    )


def is_said_to_speak(reading: ReportStretches, draft: Draft, head: Token) -> bool:
    """Whether a noun that is no speaker by itself is one by its verb, "fact-checkers said", or by
    the quotation beside it."""
    clause = draft.clause
    if not clause or clause.verb.lower_ not in {"said", "says", "told", "tells"}:
        return False
    if head.tag_ == "NNS" and head.lower_.endswith("ers"):  # "fact-checkers said"
        return True
    return reading.in_quotation(draft.first) and head.pos_ == "NOUN" and any(head.lefts)


def is_by_a_text(verb: Token, head: Token) -> bool:
    """Whether what reads or means something is a text or ruling: members read it aloud, and "the
    hall was shut, which meant that" is said by nobody."""
    if verb.lemma_ == "read":
        return not (head.pos_ == "PRON" or head.ent_type_ == "PERSON" or head.tag_ == "NNS")
    if any_word(those_of(verb.lefts, *SUBJECTS), {"which"}):
        return False
    return verb.lemma_ == "guarantee" or (head.pos_ != "PRON" and verb.tag_ != "VBG")


def object_of(link: Token) -> Token | None:
    """The noun that a preposition governs."""
    return first_of(link.children, "pobj")


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" in a passive; None if there is none."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return object_of(child)
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive or a past participle without a subject."""
    if any_of(verb.children, "nsubjpass", "auxpass"):
        return True
    lacks_object = (
        verb.tag_ == "VBD"
        and (verb.lemma_ == "tell" or word_behind(verb) == "as")
        and not any_of(verb.rights, "dobj", "dative", "ccomp")
    )
    if not (verb.tag_ == "VBN" or lacks_object) or any_of(verb.children, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj":
        return verb.head.tag_ == "VBN" and is_passive(verb.head)  # "were stopped and told to wait"
    return verb.dep_ in {"acl", "advcl", "amod"}


def quoting_over(verb: Token) -> Token | None:
    """The verb that quotes somebody "as saying"."""
    link = verb.head
    if verb.dep_ == "pcomp" and link.lower_ == "as" and link.head.lemma_ in {"quote", "cite"}:
        return link.head
    return None


def source_of(verb: Token) -> Token | None:
    """Returns the head of the source: the verb's subject or agent, or a subject reached through
    conjunctions and participles.

    Where the verb has no subject, it climbs to the verb or noun above, step by step: in "Lund left,
    saying it leaked", from "saying" to "left" and so to "Lund".
    """
    if is_passive(verb):
        return _source_of_passive(verb)
    quoting = quoting_over(verb)
    if quoting and not is_passive(quoting):
        return first_of(quoting.rights, "dobj")
    subject = subject_of(verb)
    addresses_somebody = verb.tag_ == "VBG" and any(child.pos_ == "PRON" for child in verb.rights)
    if subject and addresses_somebody and word_before(subject.left_edge) == "to":
        return source_of(verb.head)  # "sent it to [Lund] warning him": Lund is warned
    climbed = verb
    while not subject:
        step = _source_above(climbed)
        if not step:
            return None
        if (climbed.dep_, climbed.tag_, step.head.lower_) == ("acl", "VBG", "to"):
            step = step.head.head  # "sent a letter to Lund warning that": Lund is warned
        if step.pos_ in {"NOUN", "PROPN", "PRON"}:
            governor = first_verb(step.ancestors)
            if not governor or _tells_something(step, clause=climbed, governor=governor):
                return step
            step = governor  # "called it a "show trial" saying ...": not the trial says so
        climbed = step
        subject = subject_of(climbed) or first_of(climbed.children, "nsubjpass")
    return _antecedent(subject, climbed)


def _source_of_passive(verb: Token) -> Token | None:
    """The agent; or a court that "was told" something, as reports of hearings name no other
    source."""
    agent = agent_of(verb)
    if agent or verb.lemma_ not in {"tell", "hear"}:
        return agent
    addressee = first_of(verb.lefts, "nsubjpass")
    if addressee and addressee.lemma_.casefold() in set_of("attribution.hearings"):
        return addressee
    return None


def _tells_something(noun: Token, clause: Token, governor: Token) -> bool:
    """Whether a noun says what its clause tells: "never saw the cables warning of a raid".
    `governor`: the verb above it."""
    if clause.dep_ != "acl" or can_speak(noun):
        return True
    if clause.tag_ != "VBG" or clause.i != noun.i + 1:
        return False
    if any(child.pos_ == "PRON" for child in clause.rights):
        return False
    return noun.dep_ == "pobj" or governor.lemma_ in GETS | set_of("attribution.bearing")


def _source_above(verb: Token) -> Token | None:
    """Returns the verb whose subject this one shares ("Lund came and [said]"), or the noun that a
    participle modifies ("a letter [saying]")."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in set_of("grammar.sharing_a_subject"):
        return None
    # a clause below another verb has its own subject, but for "there"
    if verb.dep_ == "ccomp" and not any_of(verb.lefts, "expl"):
        return None
    if (verb.dep_, head.pos_) in {("pcomp", "ADP"), ("advcl", "ADV")}:
        head = head.head  # "before saying", "so far as to say": the verb above
    if verb.dep_ == "conj" and (outer := _reporting(verb)):
        return outer
    if verb.dep_ == "conj" and _has_lost_its_subject(verb):
        return None
    if head.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "PRON", "ADJ"}:
        return head
    return None


def _has_lost_its_subject(verb: Token) -> bool:
    """Whether who does what a joined verb tells stands right before it: "Falk is to stay and [the
    Harn Rovers] have told him", "it fell, [Ida Krantz, the mayor,] told them"."""
    words = [word for word in (verb, *verb.lefts) if word.dep_ != "advmod"]
    before = verb.doc[max(min(word.i for word in words) - 1, 0)]
    if before.pos_ == "PROPN":
        return before.ent_type_ != "DATE"
    return _closes_insertion(before)


def _closes_insertion(mark: Token) -> bool:
    """Whether a comma closes what is told of a person who is named behind a comma."""
    if mark.text != "," or not mark.i:
        return False
    last = mark.nbor(-1)
    names = (word for word in (last, *last.ancestors) if word.ent_type_ == "PERSON")
    name = next(names, None)
    return name is not None and name.i < mark.i and word_before(name.left_edge) == ","


def _reporting(verb: Token) -> Token | None:
    """The cue that this verb continues although the parser attached it to the content: "said two
    had died and warned that ...".

    It applies if the content's clause is of another tense ("said that if it rains all stay and
    warned"), if its subject cannot speak, or if something is added.
    """
    outer = verb.head
    if verb.tag_ == "VBD" and outer.tag_ in {"VBZ", "VBP"}:
        return next((word for word in outer.ancestors if word.tag_ == "VBD"), None)
    if outer.dep_ != "ccomp" or outer.head.pos_ != "VERB":
        return None
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.tag_ != outer.head.tag_:
        return None
    # "had died and warned": the clause in the perfect cannot go on in the past
    perfect = any(child.dep_ == "aux" and child.lower_ == "had" for child in outer.children)
    subject = subject_of(outer)
    mute = subject and not can_speak(subject)
    if perfect or mute or verb.lemma_ == "add":
        return outer.head
    return None


def may_go_on_from_another(verb: Token, speaker: Token) -> bool:
    """Whether a verb shares the subject of a clause, but may as well go on from the verb above it:
    of "Lund said Brim had listened and urged them to stay", either may have urged them."""
    inner = verb.head
    if verb.dep_ != "conj" or subject_of(verb) or not inner.is_ancestor(speaker):
        return False
    subject = first_of(inner.lefts, *SUBJECTS)
    if not subject or subject.lower_ in _RELATIVE | set_of("attribution.own_pronouns"):
        return False
    return any(
        above.i < inner.i and above.tag_ == verb.tag_ and any_of(above.lefts, *SUBJECTS)
        for above in inner.ancestors
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    """The antecedent of a relative pronoun; of "members, including Lund, who have" the members."""
    while verb.dep_ == "conj":
        verb = verb.head
    if subject.lower_ not in _RELATIVE or verb.dep_ not in {"relcl", "acl"}:
        return subject
    noun = _not_whose_place(verb.head) if subject.lower_ == "who" else verb.head
    many = any(word.tag_ == "VBP" for word in (verb, *verb.lefts))
    if many and noun.tag_ == "NNP" and noun.head.lower_ == "including":
        return noun.head.head
    is_note = noun.dep_ == "appos" and noun.tag_ == "NN" and can_speak(noun)
    if is_note and noun.head.pos_ == "PROPN":
        return noun.head  # "Ida Krantz, a teacher who said"
    return noun


def _not_whose_place(noun: Token) -> Token:
    """The person where a name only tells where somebody is or for whom: "a [candidate] in Harn, who
    said"."""
    if (noun.dep_, noun.tag_) != ("pobj", "NNP") or noun.ent_type_ in {"PERSON", "NORP"}:
        return noun
    above = noun.head.head
    is_somebody = above.pos_ in {"NOUN", "PROPN"} and can_speak(above)
    return _not_whose_place(above) if is_somebody else noun


def phrase_of(head: Token) -> SourcePhrase:
    """The head's noun phrase without appositions, clauses or anything after a comma."""
    return SourcePhrase(_first_of_phrase(head), last=_last_of_phrase(head), head=head)


def _last_of_phrase(head: Token) -> int:
    """Returns the end of the phrase of a source.

    It ends where a clause or aside begins, and never with "and" or a preposition: of "the keeper of
    the lock, who left, said", behind "lock".
    """
    last = head.i + 1
    for child in head.rights:
        if child.left_edge.i != last or not _is_of_phrase(child, head):
            break
        first, last = reach_of(child)
        for word in head.doc[first:last]:
            if word.i != child.i and _ends_phrase(word):
                last = word.i
                break
    while last > head.i + 1 and head.doc[last - 1].dep_ in {"cc", "prep"}:
        last -= 1
    return last


def _is_of_phrase(child: Token, head: Token) -> bool:
    """Whether what stands behind a noun belongs to its phrase."""
    if child.dep_ == "appos":  # "Council Leader Ida Krantz": the office bears the name
        return child.pos_ == head.pos_ == "PROPN"
    if child.dep_ == "acl":
        return head.lower_ == "those"  # "those briefed on the plan"
    if child.dep_ != "prep":
        return child.dep_ in set_of("grammar.in_a_phrase")
    if any_of(child.children, "pcomp"):
        return False  # "accused the army of bombing"
    # not "the Post on May 2"
    return child.lower_ == "of" or all(word.ent_type_ != "DATE" for word in child.children)


def _first_of_phrase(head: Token) -> int:
    """Returns the beginning of the phrase of a source. Behind a verb, a time or a place that the
    parser took for a part of it, it begins anew: "the vote enraged [teachers], who said", "in a
    talk in May [the founder]"."""
    first = head.left_edge.i
    for word in those_of(head.lefts, "prep"):
        first = max(first, end_of(word))
    while first < head.i and _begins_no_phrase(head.doc[first]):
        first += 1
    for word in head.lefts:  # "the vote enraged [teachers], who said"
        behind = head.doc[word.i - 1].pos_ in {"NOUN", "PROPN"}
        if behind and word.i > first and word.tag_ in {"VBD", "VBN"}:
            first = word.i + 1
    return first


def _begins_no_phrase(word: Token) -> bool:
    return word.is_punct or word.dep_ in {"cc", "mark", "preconj"} or word.lower_ in _RELATIVE


def _ends_phrase(token: Token) -> bool:
    """Whether a comma, a quotation mark or a relative clause cuts the phrase here."""
    if token.text in {",", '"', "(", "--", "—", "–"} or token.dep_ in {"relcl", "acl"}:
        return True
    if token.dep_ == "prep" and token.lower_ != "of":  # "troops and their allies on Saturday"
        return any(child.ent_type_ == "DATE" for child in token.children)
    return token.tag_ in {"WDT", "WP", "WP$", "WRB"}  # "who", "that", "whose", "where"
