"""tell_news: what changed, in a few words."""

from rashomon.language.wording import counted

_TOLD = {
    "answer": "new answer", "report": "new report", "correction": "correction", "revision": "revision", "denial": "denial", "disputed": "newly disputed",
    "no longer disputed": "dispute settled", "status": "change of status", "question": "new question", "question gone": "question gone",
    "merged": "merged story", "split": "split story", "new story": "new story", "report left": "report gone",
}  # fmt: skip


def tell_news(kinds: dict[str, int]) -> str:
    """The changes in words: "2 new answers, 1 newly disputed"."""
    if "new story" in kinds:
        return "new story"
    plain = {"newly disputed"}
    told = [(_TOLD.get(kind, kind), n) for kind, n in kinds.items()]
    return ", ".join(f"{n} {words}" if words in plain else counted(n, words) for words, n in told)
