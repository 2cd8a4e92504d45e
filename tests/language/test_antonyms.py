from rashomon.language.antonyms import opposed, opposed_states


def test_words_that_exclude_each_other() -> None:
    assert opposed(frozenset({"sea", "calm"}), frozenset({"sea", "rough"})) == ("calm", "rough")
    assert opposed(frozenset({"rough"}), frozenset({"calm"})) == ("rough", "calm")


def test_a_text_with_both_excludes_nothing() -> None:
    assert opposed(frozenset({"calm", "rough"}), frozenset({"rough"})) is None


def test_only_states_follow_each_other() -> None:
    assert opposed_states(frozenset({"road", "closed"}), frozenset({"road", "open"})) == ("closed", "open")
    assert opposed_states(frozenset({"calm"}), frozenset({"rough"})) is None
