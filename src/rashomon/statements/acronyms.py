"""What acronyms stand for."""

from rashomon.statements.reading import Reading


def key_of(text: str) -> str:
    """The text as acronyms are looked up: small letters, no full stops."""
    return text.casefold().replace(".", "")


def longer_names(reading: Reading) -> dict[str, str]:
    """What an acronym or the last part of an organisation's name stands for: "Full Name (FN)", initials of a capitalised run."""
    doc = reading.doc
    out: dict[str, str] = {}
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(doc):
        if (
            doc[i].text[0].isupper()
            and doc[i].is_alpha
            and reading.stretch_of[i] >= 0
            and not reading.stretches[reading.stretch_of[i]].title
        ):
            last = i + 1
            while (
                last < len(doc)
                and (
                    (doc[last].text[0].isupper() and doc[last].is_alpha)
                    or (
                        doc[last].lower_ in ("of", "for", "and", "the", "&")
                        and last + 1 < len(doc)
                        and (doc[last + 1].text[0].isupper() or doc[last + 1].lower_ == "the")
                    )
                )
                and reading.stretch_of[last] == reading.stretch_of[i]
            ):
                last += 1
            while last > i and not doc[last - 1].text[0].isupper():
                last -= 1
            if last - i >= 2:
                runs.append((i, last))
            i = max(last, i + 1)
        else:
            i += 1
    for first, last in runs:
        words = [t.text for t in doc[first:last] if t.text[0].isupper() and t.lower_ != "the"]
        text = doc[first + (doc[first].text == "The") : last].text
        initials = "".join(word[0] for word in words)
        if len(initials) >= 2:
            out.setdefault(initials.casefold(), text)
    acronyms = {token.text.replace(".", "").casefold() for token in doc if token.text.isupper() and 2 <= len(token.text) <= 6}
    return {key: text for key, text in out.items() if key in acronyms}
