"""Estimates how likely it is that a statement's content and speaker are right, by which it is kept
or left out."""

from collections.abc import Iterable

from spacy.tokens import Span as Tokens

from rashomon.model.statement import Mode
from rashomon.shipped.weights.logistic import probability, read_weights
from rashomon.shipped.words import set_of
from rashomon.statements.context import Speaker
from rashomon.statements.draft import Draft
from rashomon.statements.report_stretches import ReportStretches, first_finite
from rashomon.statements.stance import mode_of
from rashomon.text.parsed_report import any_of, word_behind
from rashomon.text.speaker_words import lemma_of

LEAST = 0.3
"""A statement less likely to be right is none: found and speaker are best at this limit in real
events left out of the training."""

# words of a content
_FEW = 2
_WEIGHTS = read_weights("statements")["weights"]
_CLASSES = {
    name: set_of(f"attribution.{name}")
    for name in ("sayings", "thoughts", "announcing", "demanding", "blaming")
}


def confidence_of(features: dict[str, float]) -> float:
    """The probability (0 to 1) that content and speaker are right; weights are learned on stories
    written for this project, and on marked statements of real reports."""
    return round(probability(features, _WEIGHTS), 3)


def statement_features(
    reading: ReportStretches, draft: Draft, speaker: Speaker | None
) -> dict[str, float]:
    """The features of a statement: its cue and construction, the length and ends of its content,
    and how the speaker was found."""
    mode = mode_of(reading, draft.first, draft.last)
    content = reading.doc[draft.first : draft.last]
    names = [mode.value, *_of_cue(reading, draft), *_of_length(content, mode)]
    if mode is not Mode.DIRECT:
        names += _of_clause(reading, draft=draft, content=content)
    names += _of_speaker(draft, speaker)
    doubt = 1.0 - speaker.chance if speaker else 0.0
    return {"bias": 1.0, "doubt": round(doubt, 4)} | dict.fromkeys(sorted(names), 1.0)


def _of_cue(reading: ReportStretches, draft: Draft) -> Iterable[str]:
    """Yields what the cue shows: which class of verbs it is of, on which side the content stands,
    and in which clause."""
    clause = draft.clause
    if reading.stretch_at(draft.first).title:
        yield "headline"
    elif not clause:
        yield "continues" if draft.continues else "uncued"
    if not clause:
        return
    lemma = "accord" if "according" in clause.frames else lemma_of(clause.verb.lemma_.casefold())
    yield next((name for name, words in _CLASSES.items() if lemma in words), "other cue")
    yield f"side={draft.side}"
    if clause.frames & {"naming", "as"}:
        yield "characterises"
    verb = clause.verb
    if verb.dep_ in {"advcl", "relcl", "ccomp"}:  # mostly it is the verb of a main clause
        if verb.tag_ == "VBG":
            yield "participle"
        else:
            yield f"in {verb.dep_}"


def _of_length(content: Tokens, mode: Mode) -> Iterable[str]:
    """Yields what the length and the capitals of the content show."""
    words = sum(token.is_alpha or token.like_num for token in content)
    titled = sum(token.is_title for token in content)
    if words <= _FEW:
        yield "few words"
    if mode is Mode.DIRECT and words <= 5 and not first_finite(content):
        yield "quoted scrap"
    if words > _FEW and 10 * titled >= 7 * words:
        yield "title case"


def _of_clause(reading: ReportStretches, draft: Draft, content: Tokens) -> Iterable[str]:
    """Yields whether an unquoted content ends its sentence, and is a clause: it has a verb, and the
    verb its subject.

    Each sign is a name that is weighed: of "to leave Harn", "no verb" and "opens below".
    """
    after = word_behind(content[-1])
    if not after.strip() or after in {".", "!", "?"}:
        yield "ends sentence"
    verb = first_finite(content)
    if not verb:
        yield "no verb"
    elif not any_of(content[: verb.i - draft.first], "nsubj", "nsubjpass", "expl", "csubj"):
        yield "no subject"
    below = content[0].tag_ in {"IN", "WRB", "WDT", "TO", "VBG"}
    if below and not reading.in_quotation(draft.first):
        yield "opens below"
    if not draft.clause or draft.side == "left" or draft.clause.nominal:
        return
    hanging = (token for token in content if token.head.i == draft.clause.at)
    if not any_of(hanging, "ccomp", "xcomp", "dobj", "pobj"):
        yield "hangs elsewhere"


def _of_speaker(draft: Draft, speaker: Speaker | None) -> Iterable[str]:
    """Yields what kind of speaker was found: named, described, a pronoun, a body, several, or
    nobody."""
    if not speaker:
        yield "nobody"
    elif not draft.source:
        yield "speaker before"
    else:
        kind = "described"
        if speaker.name_id:
            kind = "named"
        if draft.source.head.pos_ == "PRON":
            kind = "pronoun"
        if not speaker.is_person:
            kind += " body"
        yield kind
        if speaker.plural:
            yield "plural"
