"""Word lists by which attributions are read."""

from rashomon.lexicon import set_of


def word_set(name: str) -> frozenset[str]:
    """One list of tables/en/attribution.toml."""
    return set_of(f"attribution.{name}")
