"""A server that speaks as much of S3 as reading, listing and writing need; signatures are not
looked at."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class Handler(BaseHTTPRequestHandler):
    """One bucket for each first part of a path, made when something is put into it."""

    protocol_version = "HTTP/1.1"
    kept: dict[str, bytes]
    parts: dict[str, dict[int, bytes]]

    def do_GET(self) -> None:
        """A list, or an object or a range of it."""
        path, query = self._asked()
        if "list-type" in query or "/" not in path.strip("/"):
            self._list(path.strip("/"), query)
        elif path not in self.kept:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            data, given = self.kept[path], self.headers.get("Range")
            if given:
                first, _, last = given.removeprefix("bytes=").partition("-")
                data = data[int(first) : int(last) + 1 if last else None]
            self._answer(206 if given else 200, data)

    def do_HEAD(self) -> None:
        """The size of an object; a bucket is always there."""
        path, _ = self._asked()
        if "/" not in path.strip("/"):
            self._answer(200)
        elif path in self.kept:
            self._answer(200, self.kept[path], body=False)
        else:
            self._answer(404)

    def do_PUT(self) -> None:
        """Keeps an object, or a part of one."""
        path, query = self._asked()
        data = self._body()
        if "partNumber" in query:
            self.parts.setdefault(path, {})[int(query["partNumber"][0])] = data
        elif "/" in path.strip("/"):
            self.kept[path] = data
        self._answer(200)

    def do_POST(self) -> None:
        """Begins or ends an object in parts."""
        path, query = self._asked()
        self._body()
        if "uploads" in query:
            self._answer(
                200,
                b"<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>",
            )
        else:
            self.kept[path] = b"".join(data for _, data in sorted(self.parts.pop(path, {}).items()))
            self._answer(
                200,
                b"<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>",
            )

    def _asked(self) -> tuple[str, dict[str, list[str]]]:
        parts = urlsplit(self.path)
        return unquote(parts.path), parse_qs(parts.query, keep_blank_values=True)

    def _body(self) -> bytes:
        chunked = "chunked" in self.headers.get("Transfer-Encoding", "").lower()
        data = (
            self._chunks()
            if chunked
            else self.rfile.read(int(self.headers.get("Content-Length", 0)))
        )
        return (
            _unpacked(data) if "aws-chunked" in self.headers.get("Content-Encoding", "") else data
        )

    def _chunks(self) -> bytes:
        out = b""
        while length := int(self.rfile.readline().partition(b";")[0], 16):
            out += self.rfile.read(length)
            self.rfile.readline()
        self.rfile.readline()
        return out

    def _list(self, bucket: str, query: dict[str, list[str]]) -> None:
        prefix, delimiter = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys = sorted(
            key.removeprefix(f"/{bucket}/") for key in self.kept if key.startswith(f"/{bucket}/")
        )
        found, folders = [], set()
        for key in (key for key in keys if key.startswith(prefix)):
            rest = key[len(prefix) :]
            if delimiter and delimiter in rest:
                folders.add(prefix + rest.partition(delimiter)[0] + delimiter)
            else:
                size = len(self.kept[f"/{bucket}/{key}"])
                found.append(
                    f"<Contents><Key>{escape(key)}</Key><Size>{size}</Size><LastModified>2024-01-01T00:00:00.000Z</LastModified></Contents>"
                )
        told = "".join(
            f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>"
            for folder in sorted(folders)
        )
        count = len(found) + len(folders)
        body = f"<ListBucketResult><Name>{bucket}</Name><KeyCount>{count}</KeyCount><IsTruncated>false</IsTruncated>{''.join(found)}{told}</ListBucketResult>"
        self._answer(200, body.encode())

    def _answer(self, status: int, data: bytes = b"", *, body: bool = True) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
        self.end_headers()
        if body and self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def _unpacked(data: bytes) -> bytes:
    """What stands in S3's own chunks, each with its size and perhaps a signature before it."""
    out = b""
    while data:
        size, _, data = data.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16)
        if not length:
            break
        out, data = out + data[:length], data[length + 2 :]
    return out


@contextmanager
def serving() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The server's address, and what it keeps by path."""
    kept: dict[str, bytes] = {}
    handler = type("Own", (Handler,), {"kept": kept, "parts": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", kept
    finally:
        server.shutdown()
        server.server_close()
