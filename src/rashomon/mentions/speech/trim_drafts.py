"""Trims the words of a draft: the reporter's additions go, quotation marks stay in pairs, and end
punctuation stays outside."""

from spacy.tokens import Token

from rashomon.mentions.speech.draft import Draft
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.source_phrases import can_speak
from rashomon.mentions.speech.uncued_words import begin_with_negation
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    SUBJECTS,
    any_of,
    any_word,
    end_of,
    first_of,
    first_word,
    is_form_of,
    those_of,
    word_before,
)
from rashomon.text.speaker_words import verb_cue

_THEN = {",", "and", "but", "then"}


def trim_draft(reading: ReportStretches, draft: Draft) -> None:
    """Adjusts `first` and `last` of the draft's content in place.

    The tail is cut first. Then a quotation that is cut in two is taken whole, and loose marks at
    the end are left out.
    """
    if draft.side == "right":
        draft.last = _before_tail(reading, first=draft.first, last=_end_of_phrase(reading, draft))
    if reading.in_quotation(draft.first):
        opening = min(draft.first, reading.quotation_at(draft.first)[0])
        draft.first = begin_with_negation(reading, opening)
    elif draft.last - draft.first > 1 and _is_link(reading.doc[draft.first]):
        draft.first += 1
    if reading.in_quotation(draft.last - 1):
        draft.last = reading.quotation_at(draft.last - 1)[1]
    _keep_in_brackets(reading, draft)
    draft.last = reading.before(draft.first, draft.last, set_of("attribution.loose_ends"))


def _keep_in_brackets(reading: ReportStretches, draft: Draft) -> None:
    """Ends the content of a cue in brackets with them: "(Lund says it is new) and cheap"."""
    open_brackets = 0
    for word in reading.doc[draft.first : draft.last]:
        open_brackets += (word.text == "(") - (word.text == ")")
        if open_brackets < 0:
            draft.last = word.i
            return
    if open_brackets and reading.doc[draft.first].text == "(":
        draft.first += 1


def _is_link(word: Token) -> bool:
    """Whether this is the "that" behind a verb: of "what she said was that the dam held"."""
    return word.lower_ == "that" and word.dep_ == "mark"


def _end_of_phrase(reading: ReportStretches, draft: Draft) -> int:
    """The end of a content that the parser ended inside a word or a phrase: "to re[-open the
    mill]", "holding workers [hostage]"."""
    doc = reading.doc
    last = draft.last
    limit = reading.stretch_with(doc[draft.first]).last if draft.first < last else last
    if not draft.clause or last + 1 >= limit:
        return last
    behind = doc[last]
    if behind.text == "-" and not doc[last - 1].whitespace_:
        return min(limit, end_of(doc[last + 1]))
    if behind.tag_ not in {"NN", "NNS"} or not behind.is_alpha:
        return last
    return min(limit, end_of(behind))


def breaks_tense(verb: Token) -> bool:
    """Whether a subjectless past tense, joined to a modal clause or an infinitive, continues the
    cue's clause and not the content's."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD":
        return False
    if any_of(verb.children, "nsubj", "nsubjpass", "aux", "agent"):
        return False
    children = verb.head.children
    if verb.head.tag_ == "VB" or any(word.dep_ == "expl" or word.tag_ == "MD" for word in children):
        return True
    return _leaves_mute(verb)


def _leaves_mute(verb: Token) -> bool:
    """Whether a verb of saying, or of what only people do, is joined to a clause whose subject is
    none: "said the cover is unfair and described the cut", "said the hall was unsafe and left the
    room"."""
    subject = first_of(verb.head.lefts, *SUBJECTS)
    is_mute = subject is not None and (subject.lower_ == "it" or not can_speak(subject))
    return is_mute and (verb_cue(verb.lemma_) is not None or _is_parting_act(verb))


def _is_parting_act(verb: Token) -> bool:
    if is_form_of(verb, "attribution.parting_acts"):
        return True
    objects = those_of(verb.rights, "dobj")
    is_act = is_form_of(verb, "attribution.acts_on")
    return is_act and any(is_form_of(word, "attribution.objects_of_acts") for word in objects)


def _before_tail(reading: ReportStretches, first: int, last: int) -> int:
    """Returns the end of a content without what the reporter adds or what the speaker does next.

    It looks first for what the speaker does next, then at the end of a quotation, then for a
    comment of the reporter behind a mark.
    """
    doc = reading.doc
    last = _before_next_deed(reading, first=first, last=last)
    if reading.in_quotation(first):
        end = reading.quotation_at(first)[1]
        if _goes_on_acting(reading, end=end, last=last):
            return end
    # a content keeps at least four words
    for i in range(first + 4, last - 1):
        mark = doc[i].text
        closed = reading.in_quotation(i) and doc[i].is_quote and doc[i - 1].text == ","
        dash = mark in {"—", "--", "–", "-"} and doc[i - 1].whitespace_
        if (
            # behind a mark, with no quotation to come
            (closed or dash or mark == ",")
            and not reading.quotes_any(i + closed, last)
            and _is_comment(reading, first=i + 1, last=last)
        ):
            return i + closed
    return last


def _before_next_deed(reading: ReportStretches, first: int, last: int) -> int:
    """Returns the end of a content before what the speaker did next, or others did meanwhile."""
    doc = reading.doc
    for i in range(first + 2, last - 1):
        if reading.in_quotation(i):
            continue
        # "said it would sink, and left": the past verb goes on from the cue, not from "would"
        if doc[i].tag_ == "VBD" and doc[i - 1].lower_ in _THEN and breaks_tense(doc[i]):
            return i - 1
        if _is_meanwhile(doc[i]):
            return i
    return last


def _is_meanwhile(mark: Token) -> bool:
    """Whether "as" begins what the reporter saw happen meanwhile: "says he is tired as he left",
    "said a gun was found, as crowds cheered"."""
    deed = mark.head
    if mark.lower_ != "as" or mark.dep_ != "mark" or deed.tag_ != "VBD":
        return False
    if deed.lemma_ in {"be", "have", "do"}:
        return False  # a reason, or "as did the mayor"
    if verb_cue(deed.lemma_) and not any_of(deed.rights, "dobj", "xcomp", "ccomp"):
        return False  # "as she said"
    state = deed.head
    is_foreseen = any(word.tag_ == "MD" for word in state.children)
    return state.tag_ in {"VBP", "VBZ"} or (word_before(mark) == "," and not is_foreseen)


def _goes_on_acting(reading: ReportStretches, end: int, last: int) -> bool:
    """Whether the speaker's next act follows the quotation that ends here: `said "we won" and
    thanked them`, `said "we won", then left`."""
    doc = reading.doc
    i = end
    while i < last and (doc[i].lower_ in _THEN or (i > end and doc[i].pos_ == "ADV")):
        i += 1
    if i >= last or reading.in_quotation(i) or all(token.text == "," for token in doc[end:i]):
        return False
    # "left", after a quotation, is read as a participle
    return doc[i].tag_ in {"VBD", "VBG", "VBZ", "VBN"}


def _is_comment(reading: ReportStretches, first: int, last: int) -> bool:
    """Tells whether the words after this comma are the reporter's.

    They are a relative clause (", which is ten years old"), an apposition (", the mayor of Harn"),
    a comment or circumstances.
    """
    word = reading.doc[first].lower_
    after = reading.doc[first + 1].lower_ if first + 1 < last else ""
    if word in {"a", "an", "the", "part"}:
        return _is_apposition(reading, first=first, last=last)
    if word in set_of("attribution.commenting"):
        return True
    if (
        # words that open a clause of the reporter's, unless the sentence's own verb still follows
        word in {"which", "where", "who", "whom", "whose"}
        or (word == "as" and after in set_of("attribution.own_pronouns"))
        or word in set_of("attribution.circumstances")
        or (word == "in" and after in {"a", "an", "what"})
    ):
        return not _verb_resumes(reading, first=first, last=last)
    unclear = {"clear", "unclear", "immediately", "details"}
    return word == "but" and any_word(reading.doc[first:last][:8], unclear)


def _verb_resumes(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether a later comma or dash closes the insertion and the clause continues."""
    for i in range(first + 1, last):
        if reading.doc[i].text in {",", "--", "—", "–"} and reading.has_finite_verb(
            i, min(i + 6, last)
        ):
            return True
    return False


def _is_apposition(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether these words only add to the noun before them: "the deal, a plan that Holm denied". A
    finite verb outside a relative clause makes them a clause of their own."""
    words = reading.doc[first:last]
    nouns = (token for token in words[:8] if token.pos_ in {"NOUN", "PROPN"})
    head = next((noun for noun in nouns if noun.dep_ != "compound"), None)
    if not head or head.dep_ not in {"appos", "npadvmod", "attr", "dobj", "dep"}:
        return False
    link = first_of(head.rights, "cc")
    if link and word_before(link) == ",":
        return False  # one of several: "accused Falk, the leader, and others of lying"
    pronoun = first_word(words, {"who", "which", "that", "where"})
    relative = pronoun.i if pronoun else last
    clause = first_of(head.rights, "relcl")  # with or without a pronoun: "a claim they denied"
    if clause:
        relative = min(relative, clause.left_edge.i)
    return not reading.has_finite_verb(first, relative) and not _verb_resumes(
        reading, first=relative, last=last
    )
