"""python -m rashomon."""

from rashomon.cli.group import main

if __name__ == "__main__":
    main(prog_name="rashomon")
