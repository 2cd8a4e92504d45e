#!/usr/bin/env python3
"""Word lists that stand in code: fails where src has more constants of eight words and more than
LIMIT says, so that lists go into the tables (src/rashomon/shipped/tables/en), where a language
can be exchanged and a word is found once.

    words_in_code.py          the number of them, and the constants where there are too many
    words_in_code.py --list   every constant, with its number of words

A constant is what a module or class binds: sets, tuples, dicts, split texts and the alternatives of
regular expressions, but no text that people read, no SQL, no markup, and no name of the program's
own (OWN).
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "rashomon"
LIMIT = 0
"""Lowered whenever the number falls."""
MANY = 8
# What is written in words of the program, of a format or of the parser, not of a report's language:
# packages, modules, constants.
OWN = frozenset(
    """
    __init__
    agents/workplace._FOUND
    child_process cli
    copies/copyable_words._SHELL
    desk exports answers
    exact/blanked_marks._MARK exact/text_numbers._PERCENT
    mentions/days/meaning._RESOLVERS mentions/names/name_tokens._GIVEN
    mentions/numbers/clauses mentions/numbers/measures._LINKS
    mentions/speech/content_objects.CONSTRUCTIONS mentions/speech/speakers._SMALL
    reports/containers reports/decoding._PAGE_TAG
    reports/duplicates._TRACKING reports/items._ARCHIVED
    reports/page/blocks._BLOCKS reports/page/blocks._SKIP reports/page/blocks._UNSEEN
    reports/page/blocks._TAG_KINDS
    reports/page/extraction._TYPES reports/page/html_fragments reports/page/html_fragments._TAG
    reports/page/publication_date
    reports/page/publication_date._PUBLISHED_NAMES reports/page/saved_page._TAG
    reports/source_paths.NEVER
    shipped/tables/report_fields
    show/view.SECTIONS
    """.split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ESCAPE = re.compile(r"\\[pP]\{\w+\}|\\[a-zA-Z]|\(\?[P<]*\w*[>:)]")
_PATTERN = re.compile(r"[|\\\[]|\(\?")
_LISTS = re.compile(r"\{[a-z_]+\.[a-z_]+")  # of the tables
_BUILDERS = frozenset(
    {"frozenset", "set", "tuple", "list", "dict", "zip", "sorted", "MappingProxyType"}
)


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names that a module and its classes bind, with what they are bound to."""
    waiting: list[tuple[str, ast.stmt]] = [("", statement) for statement in reversed(tree.body)]
    while waiting:
        inside, node = waiting.pop()
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield inside + ast.unparse(target), node.value
        elif isinstance(node, ast.ClassDef):
            waiting += [(f"{node.name}.", statement) for statement in reversed(node.body)]


def texts(node: ast.AST) -> Iterator[str]:
    """The strings of an expression that hold words of a language."""
    if isinstance(node, ast.Call):
        if (text := _split_text(node)) is not None:
            yield text
        elif _builds(node):
            for argument in node.args:
                yield from texts(argument)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and not _is_own(node.value):
            yield node.value
    else:
        for inner in ast.iter_child_nodes(node):
            yield from texts(inner)


def _split_text(call: ast.Call) -> str | None:
    """The text that a call splits into words, None where it does something else."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "split":
        whole: ast.expr = call.func.value
    elif isinstance(call.func, ast.Name) and call.func.id == "listed" and call.args:
        whole = call.args[0]
    else:
        return None
    return str(whole.value) if isinstance(whole, ast.Constant) else None


def _builds(call: ast.Call) -> bool:
    """Whether a call makes a collection or a pattern of what it is given; a pattern in which lists
    of the tables stand has its words there."""
    name = ast.unparse(call.func)
    if name == "pattern_of":
        return not _LISTS.search(ast.unparse(call))
    return name in _BUILDERS or name in ("re.compile", "dict.fromkeys")


def _is_own(text: str) -> bool:
    """Whether a text is read by people, or by a machine: a sentence, markup, SQL, a name with an
    underscore."""
    if _PATTERN.search(text):
        return False
    return (
        len(text.split()) > 3
        or text.lstrip().startswith("<")
        or bool(re.search(r"[_/=<]|\w[.:]\w", text))
    )


def counted(node: ast.expr) -> int:
    """How many different words a constant holds."""
    return len(
        {word.casefold() for text in texts(node) for word in _WORD.findall(_ESCAPE.sub(" ", text))}
    )


def wordy_constants(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yields every constant of many words, those that `OWN` excepts among them: file, name,
    words."""
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(folder).with_suffix("").as_posix()
        for name, value in constants(ast.parse(path.read_text(encoding="utf-8"))):
            if (size := counted(value)) >= MANY:
                yield file, name, size


def _exceptions_for(file: str, name: str) -> set[str]:
    """The entries of `OWN` that would except a constant: its room, its package, its file,
    itself."""
    return {file.split("/", maxsplit=1)[0], file.rpartition("/")[0], file, f"{file}.{name}"}


def idle_exceptions(folder: Path) -> list[str]:
    """What `OWN` names and no constant of many words needs any more."""
    return sorted(
        OWN.difference(*(_exceptions_for(file, name) for file, name, _ in wordy_constants(folder)))
    )


def long_constants(folder: Path) -> list[tuple[str, str, int]]:
    """The constants of many words that nothing excepts: file, name, words."""
    return [
        found for found in wordy_constants(folder) if OWN.isdisjoint(_exceptions_for(*found[:2]))
    ]


def main() -> None:
    """Prints how many there are; exits 1 where there are more than LIMIT."""
    found = long_constants(SRC)
    if "--list" in sys.argv or len(found) > LIMIT:
        print("\n".join(f"{file}.py: {name}: {size} words" for file, name, size in found))
    print(
        f"{len(found)} constants of {MANY} words and more in code (at most {LIMIT}), "
        f"{sum(size for *_, size in found)} words"
    )
    if idle := idle_exceptions(SRC):
        print(f"exceptions that nothing needs any more: {' '.join(idle)}")
    sys.exit(len(found) > LIMIT or bool(idle))


if __name__ == "__main__":
    main()
