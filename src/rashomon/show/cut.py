"""Cuts long sentences at a clause (`cut_end`)."""

from rashomon.shipped.words import pattern_of, set_of

_CLAUSE = pattern_of(r"[,;:]\s|\s[–—-]\s")
_DENYING = "|".join(f"{verb[:-1]}\\w+" for verb in sorted(set_of("negation.denying")))
_SAYS_NO = pattern_of(rf"(?i)n['’]t\b|\b(?:{{negation.words|negation.falsehoods}}|{_DENYING})\b")
_LEAST = 12  # words that stay before a cut, and that are worth one behind it
_WORTH = 6


def cut_end(text: str, shown: int, most: int) -> int:
    """Returns where a sentence is cut: at a clause behind its first words, and behind the `shown`
    characters that have to stand.

    Returns the length of the sentence if it has `most` words or fewer, if it has no such place, or
    if what would be cut off says no to something.
    """
    words_left = len(text.split())
    if words_left <= most:
        return len(text)
    best = len(text)
    for clause in _CLAUSE.finditer(text):
        at = clause.start()
        before = len(text[:at].split())
        if before > most:
            break
        is_behind = at >= shown and before >= _LEAST and words_left - before >= _WORTH
        if is_behind and not _SAYS_NO.search(text, at):
            best = at
    return best
