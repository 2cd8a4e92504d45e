"""A folder in which a module of every name lies that anybody imports; each leaves a mark when it
runs."""

import subprocess
import sys
from pathlib import Path

from rashomon.child_process import import_path

MADE = Path(__file__).resolve().parent / "made"

NEVER_MET = (
    "sitecustomize",
    "usercustomize",
    "readline",
    "runpy",
    "pandas",
    "brotli",
    "cchardet",
    "chardet",
    "simplejson",
    "orjson",
    "numba",
    "cupy",
    "torch",
    "tensorflow",
    "mxnet",
    "h5py",
    "blis",
    "olefile",
    "Crypto",
    "PIL",
    "antigravity",
)
IMPORTED = """
import sys, io, json
sys.path[:] = {path!r}
from pathlib import Path
from rashomon.errors import RashomonError
from rashomon.reports.containers import __main__ as child
from rashomon.reports import read_formats
from rashomon.reports.containers import page_or_text
from rashomon.reports.containers.job import ContainerJob, OpenedFile
from rashomon.reports.sniff import sniff
from rashomon.settings import ReadSettings
import rashomon.engines.worker, rashomon.store.story_ledgers, rashomon.cli.group
page_or_text.read_samples()
for kind in read_formats.Kind:
    if read_formats.format_of(kind).reader:
        child._make_ready(kind)
for made in filter(Path.is_file, sorted(Path({made!r}).iterdir())):
    data = made.read_bytes()
    try:
        kind = sniff(data, made.name)
        job = ContainerJob(kind, made.name, len(data), ReadSettings())
        list(child.reader_of(kind)(OpenedFile(io.BytesIO(data), job)))
    except (RashomonError, ValueError):  # a text has no reader of its own
        pass
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
"""


def imported() -> set[str]:
    """The modules that a process imports which reads every format and works for an engine."""
    import json

    program = IMPORTED.format(path=import_path(), made=str(MADE))
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    return set(json.loads(run.stdout))


def plant(folder: Path, ran: Path) -> set[str]:
    """Puts the modules into the folder, and an installed package with entry points; gives their
    names. One that runs writes its name into `ran`."""
    names = {
        name
        for name in imported() | set(sys.stdlib_module_names) | set(NEVER_MET)
        if name.isidentifier() and name != "__main__"
    }
    ran.mkdir(exist_ok=True)
    for name in names:
        mark = f"{str(ran / name)!r}"
        # what planted code can count on: nothing but built-in modules
        (folder / f"{name}.py").write_text(
            f"import posix\nposix.close(posix.open({mark}, posix.O_CREAT | "
            "posix.O_WRONLY))\nraise SystemExit('planted')\n"
        )
    info = folder / "planted-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    groups = (
        "spacy_factories",
        "spacy_languages",
        "spacy_lookups",
        "spacy_tokenizers",
        "sqlalchemy.dialects",
        "fsspec.specs",
        "distributed.preload",
    )
    (info / "entry_points.txt").write_text(
        "".join(f"[{group}]\nplanted = usercustomize:planted\n" for group in groups)
    )
    return names
