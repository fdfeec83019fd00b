"""What does a server answer when it is asked for a file, or for the rest of one?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from citenet.errors import InputError

TIMEOUT = 60
SCHEMES = ("http", "https")

_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")


class PassingError(Exception):
    """A fault that may be gone at the next attempt; `wait` is how many seconds the server asks for."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Answer:
    """What a server sends: the bytes from `start` on, of `total` if it tells, and which edition they are of.

    `stream` is None when there is nothing beyond what was asked for.
    """

    stream: HTTPResponse | None
    address: str
    start: int
    total: int | None
    headers: Message

    @property
    def edition(self) -> dict[str, str]:
        """What tells one edition of the file from the next."""
        named = {"etag": "ETag", "last_modified": "Last-Modified"}
        return {name: self.headers[title] for name, title in named.items() if self.headers[title]}


@contextmanager
def ask(address: str, *, start: int = 0, edition: str = "") -> Iterator[Answer]:
    """Ask for a file from byte `start` on, as long as it still is of the `edition`.

    Raises
    ------
    PassingError
        When it is worth trying again.
    InputError
        When it is not: there is no such file, one has to sign in, the address is no web address.
    """
    _refuse_scheme(address)
    headers = {"User-Agent": "citenet", "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-"} | ({"If-Range": edition} if edition else {})
    try:
        with _OPENER.open(Request(address, headers=headers), timeout=TIMEOUT) as stream:
            yield _answer(stream)
    except HTTPError as error:
        with error:
            beyond = error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and start
            if not beyond:
                raise _fault(error, address) from error
            _, total = _range(error.headers)
        yield Answer(None, address, start, total, error.headers)
    except URLError as error:
        raise PassingError(f"the server cannot be reached: {error.reason}") from error
    except HTTPException as error:
        raise PassingError(f"the server broke off: {type(error).__name__}") from error
    except (TimeoutError, ConnectionError) as error:
        raise PassingError(f"the connection broke: {error}") from error


def _answer(stream: HTTPResponse) -> Answer:
    start, total = 0, int(stream.headers["Content-Length"]) if stream.headers["Content-Length"] else None
    if stream.status == HTTPStatus.PARTIAL_CONTENT:
        start, total = _range(stream.headers)
    return Answer(stream, stream.url, start, total, stream.headers)


def _range(headers: Message) -> tuple[int, int | None]:
    """Read where a part begins, and the size of the whole."""
    found = _RANGE.match(headers.get("Content-Range", ""))
    if not found:
        raise PassingError("the server does not say which part it sends")
    return int(found[1] or 0), None if found[2] == "*" else int(found[2])


def _fault(error: HTTPError, address: str) -> Exception:
    reason = f"the server says {error.code} {error.reason}"
    if error.code in _PASSING or error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        wait = error.headers.get("Retry-After", "")
        return PassingError(reason, float(wait) if wait.isdigit() else 0)
    if error.code < HTTPStatus.BAD_REQUEST:
        return InputError(f"{reason}, which is not followed", where=address, allowed=", ".join(SCHEMES))
    return InputError(f"{reason}: the file has moved, or one has to sign in", where=address,
                      fix="look at the page of the source: citenet download SOURCE")


def _refuse_scheme(address: str, before: str = "") -> None:
    scheme = urlsplit(address).scheme
    if scheme not in SCHEMES or (scheme == "http" and urlsplit(before).scheme == "https"):
        raise InputError("the address is no secure web address" if before else "this is no web address",
                         where=before or address, found=[address] if before else (), allowed=", ".join(SCHEMES))


class Redirects(HTTPRedirectHandler):
    """Follows redirects to web addresses only, and never from a secure one to another."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """Look at the new address before it is asked."""
        _refuse_scheme(newurl, before=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener() -> OpenerDirector:
    # Without the handlers for files and FTP that the library would add.
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler(), Redirects(), HTTPDefaultErrorHandler(),
                    HTTPErrorProcessor()):
        opener.add_handler(handler)
    return opener


_OPENER = _opener()
