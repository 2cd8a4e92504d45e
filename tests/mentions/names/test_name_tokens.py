"""A word knows what stands before and after it in its line, also when a store kept the line."""

from rashomon.mentions.names.name_tokens import Word, link_line, words_as_text
from rashomon.model.document import dumped, loaded

_KEPT = tuple[Word, ...]
_TEXT = "Mayor of Ostau resigns"


def _line() -> tuple[Word, ...]:
    words = []
    end = 0
    for text in _TEXT.split():
        start = _TEXT.index(text, end)
        end = start + len(text)
        words.append(Word(text, start, end, capital=text[0].isupper(), joined=start > 0))
    link_line(words)
    return tuple(words)


def test_a_word_knows_its_neighbours_and_an_empty_one_stands_at_each_edge() -> None:
    mayor, of, ostau, resigns = _line()
    assert (of.before, of.after) == (mayor, ostau)
    for edge in (mayor.before, resigns.after):
        assert (edge.text, edge.lower, edge.joined, edge.capital) == ("", "", False, False)
    assert mayor.before.before is mayor.before
    assert resigns.after.after is resigns.after


def test_words_are_taken_up_to_another_or_up_to_a_number() -> None:
    mayor, of, ostau, resigns = _line()
    assert words_as_text(mayor.up_to(resigns)) == "Mayor of Ostau"
    assert words_as_text(ostau.words(9)) == "Ostau resigns"
    assert words_as_text(mayor.words(2)) == "Mayor of"
    assert not ostau.up_to(of)
    assert not resigns.after.words(3)


def test_a_kept_line_is_the_same_without_neighbours_until_it_is_linked() -> None:
    words = _line()
    kept = loaded(_KEPT, dumped(_KEPT, words))
    assert list(map(repr, kept)) == list(map(repr, words))
    assert kept[0].after is kept[0]
    link_line(kept)
    assert kept[0].after is kept[1]
