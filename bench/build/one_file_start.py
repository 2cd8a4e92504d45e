"""What the program in one file starts: the command or, for a child process, the code that
`child_process.start_isolated` hands to a Python."""

import sys

_CHILD = ["-I", "-B", "-c"]


def main() -> None:
    """Runs the code of a child where that is asked for, otherwise the command."""
    if sys.argv[1:4] == _CHILD:
        code = sys.argv[4]
        sys.argv = ["-c", *sys.argv[5:]]
        exec(compile(code, "<child>", "exec"), {"__name__": "__main__"})  # noqa: S102  our own code
        return
    from rashomon.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
