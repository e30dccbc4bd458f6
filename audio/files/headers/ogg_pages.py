"""Whether an Ogg file is several, one behind the other, as radio stations and phones write them.

libsndfile reads only the first. Each has a serial number of its own, which stands in every page (RFC 3533,
section 6).
"""

import os
from collections.abc import Iterator
from itertools import takewhile
from typing import BinaryIO, Final

_MARK: Final = b"OggS\x00"
_KIND, _SERIAL, _HEADER = 5, slice(14, 18), 27
_BEGINS: Final = 2
"""In a page's kind: it is the first of its stream."""

_LARGEST_PAGE: Final = 27 + 255 + 255 * 255


def is_chained(raw: BinaryIO) -> bool:
    """Whether its last page belongs to another stream than those that it begins with.

    Args:
        raw: the file, open for reading; its position isn't kept.
    """
    raw.seek(0)
    begun = takewhile(lambda page: page[_KIND] & _BEGINS, _pages(raw.read(_LARGEST_PAGE)))
    # A cover picture may be a stream of its own.
    first = {page[_SERIAL] for page in begun}
    raw.seek(max(0, os.fstat(raw.fileno()).st_size - 2 * _LARGEST_PAGE))
    last = b""
    for page in _pages(raw.read()):
        last = page[_SERIAL]
    return bool(first and last) and last not in first


def _pages(data: bytes) -> Iterator[bytes]:
    """The headers of the pages that begin in it."""
    at = data.find(_MARK)
    while 0 <= at <= len(data) - _HEADER:
        yield data[at : at + _HEADER]
        at = data.find(_MARK, at + _HEADER)
