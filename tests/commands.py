"""The command line as a user calls it, in this process."""

from click.testing import CliRunner, Result

from rashomon.cli.group import main


def run(*arguments: object, words: str | None = None) -> Result:
    """How a command with these arguments ends, given these words on its standard input; a fault of
    the program is raised."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=words, catch_exceptions=False)


def output(*arguments: object, code: int = 0, words: str | None = None) -> str:
    """What such a command prints that ends with this exit code."""
    result = run(*arguments, words=words)
    assert result.exit_code == code, result.output
    return result.output
