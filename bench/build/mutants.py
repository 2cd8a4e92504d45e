"""Changes the code of telling/, passages/, lineage/ and figures/ a little, one place at a time, and
sees whether a test notices: `make mutants`.

A sample of the places is tried (--sample, the same each time unless another --seed draws it). For
each, only the tests run that reach its line. What no test notices is listed: each is a test that is
missing, or a change that changes nothing. Needs fork, and pytest-cov for the first pass.
"""

import argparse
import ast
import gc
import importlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import types
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.score import results

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("telling", "passages", "lineage", "figures")
USERS = ("rows", "authored", "comparing", "model_reading", "exports", "agents")  # their tests, too
_MOST = 120  # tests that are run on a change
_COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class Mutant:
    """One change: the file, the line, its number among the changes of the file, and what it
    does."""

    path: Path
    line: int
    number: int
    what: str


class Change(ast.NodeTransformer):
    """Makes the change of this number, or counts them all where there is none (-1)."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.seen, self.depth = wanted, -1, 0
        self.found: list[tuple[int, str]] = []

    def _next(self, node: ast.AST, what: str) -> bool:
        if not self.depth:
            return False  # what stands outside functions is a table, and read when the module is
        self.seen += 1
        self.found.append((node.lineno, what))
        return self.seen == self.wanted

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Goes into the body alone: neither annotations nor defaults, nor the docstring."""
        self.depth += 1
        text = ast.get_docstring(node) is not None
        node.body = [
            *node.body[: int(text)],
            *(self.visit(part) for part in node.body[int(text) :]),
        ]
        self.depth -= 1
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """ "<" for "<=", "==" for "!=", "in" for "not in"."""
        self.generic_visit(node)
        for i, op in enumerate(node.ops):
            other = _COMPARED[type(op)]
            if self._next(node, f"{type(op).__name__} to {other.__name__}"):
                node.ops[i] = other()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """ "and" for "or"."""
        self.generic_visit(node)
        if self._next(node, "and for or" if isinstance(node.op, ast.Or) else "or for and"):
            node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """ "+" for "-"."""
        self.generic_visit(node)
        other = _COMPUTED.get(type(node.op))
        if other and self._next(node, f"{type(node.op).__name__} to {other.__name__}"):
            node.op = other()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Without "not"."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and self._next(node, "not left out"):
            return node.operand
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A number one larger, True for False."""
        if isinstance(node.value, bool):
            if self._next(node, f"{not node.value} for {node.value}"):
                return ast.copy_location(ast.Constant(not node.value), node)
        elif isinstance(node.value, int | float) and self._next(node, f"{node.value} one larger"):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """None for what is returned."""
        self.generic_visit(node)
        if (
            node.value is not None
            and not isinstance(node.value, ast.Constant)
            and self._next(node, "None returned")
        ):
            node.value = ast.copy_location(ast.Constant(None), node)
        return node


def mutants() -> Iterator[Mutant]:
    """Every change of every file."""
    for folder in FOLDERS:
        for path in sorted((ROOT / "src" / "rashomon" / folder).glob("*.py")):
            count = Change(-1)
            count.visit(ast.parse(path.read_text(encoding="utf-8")))
            for number, (line, what) in enumerate(count.found):
                yield Mutant(path, line, number, what)


def reaching_tests(data: Path) -> dict[str, dict[int, list[str]]]:
    """For each file and line, the tests that reach it, those first that reach the fewest lines:
    they say most about it, and are the fastest."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow and not browser",
        "--cov-context=test",
    ]
    command += [f"--cov=rashomon.{folder}" for folder in FOLDERS] + [
        "--cov-report=",
        *(f"tests/{folder}" for folder in (*FOLDERS, *USERS)),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        env=os.environ | {"COVERAGE_FILE": str(data)},
        stdout=subprocess.DEVNULL,
    )
    if done.returncode > 1:  # a test that is too slow while it is watched says nothing here
        raise SystemExit("the tests could not be run")
    from coverage import CoverageData

    held = CoverageData(str(data))
    held.read()
    reached = {name: held.contexts_by_lineno(name) for name in held.measured_files()}
    size = Counter(test for lines in reached.values() for tests in lines.values() for test in tests)
    return {
        name: {
            line: list(
                dict.fromkeys(
                    test.partition("|")[0]
                    for test in sorted(tests, key=lambda test: (size[test], test))
                    if test
                )
            )
            for line, tests in lines.items()
        }
        for name, lines in reached.items()
    }


def survives(mutant: Mutant, tests: list[str], *, seconds: int) -> bool:
    """Whether none of these tests notices the change."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(seconds)
            _put_in(mutant)
            import pytest

            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            code = int(
                pytest.main(
                    ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", *tests]
                )
            )
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status == 0


def _put_in(mutant: Mutant) -> None:
    """Gives the loaded functions of the module the changed code, wherever they are held."""
    module = importlib.import_module(
        "rashomon."
        + ".".join(mutant.path.relative_to(ROOT / "src" / "rashomon").with_suffix("").parts)
    )
    tree = Change(mutant.number).visit(ast.parse(mutant.path.read_text(encoding="utf-8")))
    new = dict(_codes(compile(ast.fix_missing_locations(tree), str(mutant.path), "exec")))
    for function in [
        held
        for held in gc.get_objects()
        if isinstance(held, types.FunctionType) and held.__module__ == module.__name__
    ]:
        code = new.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        if code is not None:
            function.__code__ = code


def _codes(code: types.CodeType) -> Iterator[tuple[tuple[str, int], types.CodeType]]:
    for held in code.co_consts:
        if isinstance(held, types.CodeType):
            yield (held.co_qualname, held.co_firstlineno), held
            yield from _codes(held)


def told(mutant: Mutant, why: str) -> str:
    """A change that no test noticed, in a line."""
    text = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return (
        f"{mutant.path.relative_to(ROOT / 'src' / 'rashomon')}:{mutant.line}: {mutant.what} "
        f"({why}): {re.sub(r' +', ' ', text)[:120]}"
    )


def main() -> int:
    """The exit code: 1 where less than --least of the sample is noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--least", type=float, default=0.8, help="the share that must be noticed")
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    every = [mutant for mutant in mutants() if arguments.only in mutant.path.name]
    drawn = random.Random(arguments.seed).sample(every, min(arguments.sample, len(every)))  # noqa: S311
    chosen = sorted(drawn, key=lambda m: (m.path, m.line, m.number))
    with tempfile.TemporaryDirectory() as folder:
        reaching = reaching_tests(Path(folder) / "coverage")
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    from rashomon.parsing.parse import load_parser

    load_parser()
    for path in sorted({mutant.path for mutant in every}):
        importlib.import_module(
            "rashomon."
            + ".".join(path.relative_to(ROOT / "src" / "rashomon").with_suffix("").parts)
        )
    os.chdir(ROOT)
    began, left, unreached = time.perf_counter(), [], 0
    for mutant in chosen:
        tests = reaching.get(str(mutant.path), {}).get(mutant.line, [])
        if not tests:
            unreached += 1
            left.append((mutant, "no test reaches it"))
        elif survives(mutant, tests[:_MOST], seconds=120):
            left.append((mutant, f"{len(tests)} tests reach it"))
        if left and left[-1][0] is mutant:
            print(told(*left[-1]), flush=True)
    noticed = 1 - len(left) / max(1, len(chosen))
    print(
        f"{len(chosen)} of {len(every)} changes tried in {time.perf_counter() - began:.0f} s: "
        f"{noticed:.0%} noticed, {unreached} reached by no test"
    )
    if arguments.record:
        figures = {"mutants_noticed": noticed, "mutants_tried": len(chosen)}
        results.record(
            "mutants",
            figures,
            data="a sample of the changes of telling/, passages/, lineage/ and figures/",
            bars={"mutants_noticed": "at least 0.85"},
        )
    return int(noticed < arguments.least)


if __name__ == "__main__":
    sys.exit(main())
