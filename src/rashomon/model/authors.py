"""The marks that say who made something: "model NAME", "assistant NAME" and "person NAME"."""

ASSISTANT = "assistant "
MODEL = "model "
PERSON = "person "
# The mark of an author of whom nobody says who it is.
SOMEBODY = "somebody"


def mark_of_maker(name: str) -> str:
    """Returns the mark of a reader with this name: "assistant NAME" if it is an assistant,
    otherwise "model NAME"."""
    return name if is_assistant(name) else f"{MODEL}{name}"


def mark_of_author(author: str) -> str:
    """Returns the mark of an author as a user names it. A bare name is a person's."""
    name = " ".join(author.split())
    for kind in (MODEL, ASSISTANT, PERSON):
        if name.casefold().startswith(kind):
            return kind + name[len(kind) :]
    return f"{PERSON}{name}" if name else SOMEBODY


def is_assistant(by: str) -> bool:
    """Whether this is the mark of an assistant. An assistant brings its answer itself."""
    return by.startswith(ASSISTANT)


def is_person(by: str) -> bool:
    """Whether this is the mark of a person."""
    return by.startswith(PERSON)


def name_of_author(by: str) -> str:
    """Returns the name in the mark of an author."""
    for kind in (ASSISTANT, MODEL, PERSON):
        if by.startswith(kind):
            return by.removeprefix(kind)
    return by
