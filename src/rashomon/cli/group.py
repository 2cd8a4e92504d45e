"""The `rashomon` command."""

import click


@click.group()
@click.version_option(package_name="rashomon")
def main() -> None:
    """Reads a pile of news reports and gives, for each story, a ledger of who reported what."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False))
@click.option("--one-story", is_flag=True)
def compare(paths: tuple[str, ...], output: str | None, one_story: bool) -> None:
    """Compare reports and write the ledger."""
    from pathlib import Path

    from rashomon import pipeline
    from rashomon.model.document import to_json
    from rashomon.settings import Settings, StorySettings

    settings = Settings(stories=StorySettings(one_story))
    ledger = pipeline.compare(pipeline.read(*paths, settings=settings), settings=settings)
    if output:
        Path(output).write_text(to_json(ledger), encoding="utf-8")
