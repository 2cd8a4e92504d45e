"""Word lists by which questions and answers are read."""

from rashomon.lexicon import set_of


def word_list(name: str) -> frozenset[str]:
    """One list of tables/en/account_words.toml."""
    return set_of(f"account_words.{name}")
