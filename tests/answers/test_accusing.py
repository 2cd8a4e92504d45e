"""What may not stand of people in an author's own words."""

from functools import cache

import pytest

from factories import make_name, parse_report
from rashomon.answers.accusing import Accusing
from rashomon.facts.sentence_facts import Facts
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.name import Name
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights

_REPORT = """Two deckhands left the passengers behind and took the only raft, survivors said.
Captain Ode Tarn was taken to a clinic with a broken arm.
It was absurd to say that Tarn had fled, prosecutor Ina Moor said.
A court cleared the baker Ivo Stell of poisoning twelve guests.
The owner, Grist Lines, denied that it had known of any crack in the hull.
Ivo Stell stabbed Jon Haller in the harbour.
One of the guards locked the gate.
A neighbour asked how Mara Quill could leave two children in the woods.
Jon Haller was arrested on Monday.
Police questioned Mara Quill as a witness.
Hugo Balk lit the fire; Sten Balk tried to stop him."""
_NAMES = (
    "Ode Tarn",
    "Ina Moor",
    "Ivo Stell",
    "Jon Haller",
    "Mara Quill",
    "Hugo Balk",
    "Sten Balk",
)


def _facts(page: Annotations, start: int, end: int) -> Facts:
    span = page.report.span(start, end)
    return Facts(
        page=page,
        sentence=ClaimSentence(sentence_id(page.report, span), span),
        facts=(),
        dates=(),
        statements=(),
    )


@cache
def _report() -> tuple[Annotations, tuple[Facts, ...], tuple[Name, ...]]:
    page = parse_report(_REPORT)
    sentences, start = [], 0
    for line in _REPORT.split("\n"):
        sentences.append(_facts(page, start, start + len(line)))
        start += len(line) + 1
    return page, tuple(sentences), tuple(make_name(name, page.report) for name in _NAMES)


def _asked(told: str) -> tuple[Accusing, Facts]:
    page, _, names = _report()
    own = parse_report(f"{told}.", "answer")
    return Accusing(names, [page]), _facts(own, 0, len(told))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("Survivors say two deckhands abandoned the passengers and made off with the raft", 0),
        ("Captain Tarn went to hospital with a broken arm", 1),
        ("Moor called it absurd that Tarn had fled", 2),
        ("a court cleared Ivo Stell of poisoning twelve guests", 3),
        ("Grist Lines denies having known of a crack", 4),
        ("Jon Haller was stabbed by Ivo Stell", 5),
        ("a guard locked the gate", 6),
        ("Haller was detained on Monday", 8),
        ("Haller was arrested", 8),
        ("Mara Quill was heard as a witness", 9),
    ],
)
def test_what_a_sentence_says_stands_in_other_words(told: str, sentence: int) -> None:
    accusing, words = _asked(told)
    sentences = [_report()[1][sentence]]
    assert not accusing.needs_sentence(accusing.hold(words, sentences), sentences)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("Two deckhands left the passengers behind", 0),  # only survivors say so
        ("Ode Tarn left the passengers behind, survivors said", 0),
        ("Ode Tarn was drunk", 1),
        ("Ode Tarn kept the money", 1),
        ("Tarn fled, Moor said", 2),
        ("Ivo Stell poisoned twelve guests", 3),
        ("Grist Lines knew of a crack in the hull", 4),
        ("Jon Haller stabbed Ivo Stell", 5),
        ("the guards locked the gate", 6),
        ("Mara Quill left two children in the woods, a neighbour said", 7),
        ("Ivo Stell was arrested", 8),
        ("Mara Quill is a suspect", 9),
        ("Sten Balk lit the fire", 10),
    ],
)
def test_what_no_sentence_says_of_him_does_not(told: str, sentence: int) -> None:
    accusing, words = _asked(told)
    assert accusing.hold(words, [_report()[1][sentence]]).unsaid


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("Ode Tarn beat up the cook", 1),  # two words that harm only together
        ("Ode Tarn was drunk", 1),
        ("Tarn fled, Moor said", 2),
        ("Ivo Stell poisoned twelve guests", 3),
        ("Jon Haller stabbed Ivo Stell", 5),
        ("Ivo Stell was arrested", 8),
        ("Mara Quill is a suspect", 9),
    ],
)
def test_harm_that_no_sentence_says_of_him_needs_one(told: str, sentence: int) -> None:
    accusing, words = _asked(told)
    sentences = [_report()[1][sentence]]
    assert accusing.needs_sentence(accusing.hold(words, sentences), sentences)


@pytest.mark.parametrize(
    "told",
    [
        "Ivo Stell stabbed Jon Haller",  # another sentence of the story says so
        "Haller stabbed, says Moor",
        "Ina Moor: “a clear case of theft”",
        "Neglect ruined the mast of Tarn",
        "the theft that they feared",
        "a robber, whom nobody names, stabbed a sailor near Jon Haller",
    ],
)
def test_what_the_story_says_of_him_or_nobody_is_accused_of_may_stand(told: str) -> None:
    accusing, words = _asked(told)
    every = _report()[1]
    assert not accusing.needs_sentence(accusing.hold(words, [every[1]]), every)


@pytest.mark.parametrize(
    ("heading", "needs"),
    [
        ("The thief Tarn", True),
        ("The captain's arm", False),
        ("After the accident", False),
    ],
)
def test_a_heading_accuses_nobody_either(heading: str, needs: bool) -> None:
    accusing, words = _asked(heading)
    sentences = [_report()[1][1]]
    assert accusing.needs_sentence(accusing.hold(words, sentences), sentences) is needs


@pytest.mark.parametrize(
    ("told", "language", "sentence", "of", "needs"),
    [
        ("Ode Tarn stole the boat", "en", "Ode Tarn robó el barco en la noche.", "es", False),
        ("Ode Tarn stole the boat", "en", "Ode Tarn compró el barco en la noche.", "es", True),
        ("Ode Tarn stole the boat", "en", "Ode Tarn no robó el barco en la noche.", "es", True),
        ("Ode Tarn was arrested", "en", "Оде Тарн был арестован в понедельник.", "ru", False),
        ("Ode Tarn was arrested", "en", "Оде Тарн был свидетелем.", "ru", True),
        ("Ode Tarn was arrested", "en", "اعتقلت الشرطة أودي تارن يوم الاثنين", "ar", False),
        ("Ode Tarn opened the bridge", "en", "Ode Tarn eröffnete die Brücke.", "de", False),
        ("Ode Tarn robó el barco", "es", "Ode Tarn bought the boat.", "en", True),
        ("Ode Tarn robó el barco", "es", "Ode Tarn stole the boat.", "en", False),
    ],
)
def test_words_that_harm_are_looked_for_in_other_languages(
    told: str, language: str, sentence: str, of: str, needs: bool
) -> None:
    page = parse_report(sentence, language=of)
    own = parse_report(f"{told}.", "answer", language=language)
    accusing = Accusing([make_name("Ode Tarn", page.report)], [page])
    part = _facts(own, 0, len(told))
    whole = _facts(page, 0, len(sentence))
    assert accusing.needs_sentence(accusing.hold(part, [whole]), [whole]) is needs


@pytest.mark.parametrize(
    ("told", "is_accusing"),
    [
        ("Ode Tarn set up a fund", False),
        ("Ode Tarn took on a cook", False),
        ("Ivo Stell kicked off the race", False),
        ("Mara Quill put out a statement", False),
        ("Ode Tarn set the trap", True),
        ("Ode Tarn tore out the signs", True),  # a verb of force stays the same
        ("Ode Tarn set off the bomb", True),
        ("Ivo Stell kicked the cook", True),
        ("Ode Tarn beat up the cook", True),
    ],
)
def test_with_a_particle_most_verbs_are_other_ones(told: str, is_accusing: bool) -> None:
    accusing, words = _asked(told)
    assert bool(accusing.hold(words, [_report()[1][8]]).unsaid) is is_accusing
