"""python -m rashomon."""

import atexit
import gc

from rashomon.cli.group import main

# At the end everything goes at once: to look for dead rings among a million objects first would
# cost a tenth of a short run.
atexit.register(gc.freeze)

if __name__ == "__main__":
    main(prog_name="rashomon")
