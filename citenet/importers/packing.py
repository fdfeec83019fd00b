"""How are packed files known, and unpacked?"""

from __future__ import annotations

import gzip
import sys
import zlib
from typing import IO, BinaryIO

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_SKIPPABLE = [bytes([first]) + b"\x2a\x4d\x18" for first in range(0x50, 0x60)]
"""How frames of zstd begin that are to be passed over (RFC 8878, section 3.1.2); such a one may stand first."""

COMPRESSIONS = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", **dict.fromkeys(_SKIPPABLE, "zstd")}
"""By the first bytes of a file."""

DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zstd.ZstdError)
"""What tells that a packed file is cut off or damaged."""


def unpacked(file: IO[bytes], compression: str) -> BinaryIO:
    """Return the content of a file, packed by "gzip", by "zstd", or not at all; reading it raises `DAMAGE`.

    >>> import io
    >>> unpacked(io.BytesIO(gzip.compress(b"NL,DE")), "gzip").read()
    b'NL,DE'
    """
    if compression == "gzip":
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    return zstd.ZstdFile(file) if compression == "zstd" else file  # type: ignore[return-value]
