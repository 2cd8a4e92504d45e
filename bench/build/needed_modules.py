"""Prints the modules of every library that the installed program needs, with the extras that are
given as arguments; for `one_file`."""

import re
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from importlib.util import find_spec

_EXTRA = re.compile(r"extra == [\"']([\w-]+)")
_NAME = re.compile(r"[\w.-]+")


def needed_packages(program: str, extras: set[str]) -> set[str]:
    """Returns the names of the packages that a program needs, and those that these need."""
    needed = set[str]()
    waiting = [program]
    while waiting:
        name = waiting.pop()
        try:
            wanted = requires(name) or []
        except PackageNotFoundError:  # not needed on this system
            continue
        for line in wanted:
            extra = _EXTRA.search(line)
            package = _plain(_NAME.findall(line)[0])
            is_wanted = not extra or (name == program and extra[1] in extras)
            if is_wanted and package not in needed:
                needed.add(package)
                waiting.append(package)
    return needed


def _plain(package: str) -> str:
    return package.lower().replace("_", "-")


def main() -> None:
    """Prints the modules that are packages, one a line."""
    needed = needed_packages("rashomon", set(sys.argv[1:]))
    for module, packages in sorted(packages_distributions().items()):
        if needed.isdisjoint(map(_plain, packages)) or not module.isidentifier():
            continue
        spec = find_spec(module)
        if spec and spec.submodule_search_locations:
            print(module)


if __name__ == "__main__":
    main()
