"""Only `fetching`, and `language_models` where one is asked for, may use the network:
urllib.request is not among the modules that the import contract can name apart from urllib.parse.
"""

from source_files import imported, nodes

ADDRESSES = ("urllib.request", "urllib.robotparser", "socket", "http.client")


def test_nobody_else_opens_addresses() -> None:
    users = {
        path.split("/")[0]
        for path, there in nodes().items()
        for node in there
        for name in imported(node)
        if name.startswith(ADDRESSES)
    }
    assert users == {"fetching", "language_models"}
