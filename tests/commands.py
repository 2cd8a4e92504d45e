"""The command line as a user calls it, in this process."""

from click.testing import CliRunner, Result

from rashomon.cli.group import main


def run(*arguments: object, words: str | None = None, code: int | None = None) -> Result:
    """How a command with these arguments ends, with this exit code if one is named, given these
    words on its standard input; a fault of the program is raised."""
    done = CliRunner().invoke(main, [*map(str, arguments)], input=words, catch_exceptions=False)
    assert code in (None, done.exit_code), done.output
    return done


def output(*arguments: object, code: int = 0, words: str | None = None) -> str:
    """What such a command prints that ends with this exit code."""
    return run(*arguments, words=words, code=code).output
