"""What the system says when it refuses something, in the language in use."""

import errno
from typing import Final

from player.language.catalogue import _, later

_SAID: Final = {
    errno.ENOENT: later("No such file or directory"),
    errno.EACCES: later("Permission denied"),
    errno.EPERM: later("Operation not permitted"),
    errno.ENOSPC: later("No space left on device"),
    errno.EDQUOT: later("Disk quota exceeded"),
    errno.EROFS: later("Read-only file system"),
    errno.EISDIR: later("Is a directory"),
    errno.ENOTDIR: later("Not a directory"),
    errno.EEXIST: later("File exists"),
    errno.ENOTEMPTY: later("Directory not empty"),
    errno.ENAMETOOLONG: later("File name too long"),
    errno.ELOOP: later("Too many levels of symbolic links"),
    errno.EFBIG: later("File too large"),
    errno.EIO: later("Input/output error"),
    errno.EBUSY: later("Device or resource busy"),
    errno.ENODEV: later("No such device"),
    errno.ENXIO: later("No such device or address"),
    errno.EMFILE: later("Too many open files"),
    errno.ENOMEM: later("Cannot allocate memory"),
    errno.EPIPE: later("Broken pipe"),
    errno.EINVAL: later("Invalid argument"),
}
"""As Linux words them, by number: other systems, and Linux in other languages, word them otherwise.

``audio`` asks the catalogue for the words themselves.
"""


def system_words(error: BaseException) -> str:
    """Why the system refused something, for use in a sentence; other errors in their own words."""
    if not isinstance(error, OSError):
        return str(error)
    known = _SAID.get(error.errno or 0)
    return _(known) if known is not None else error.strerror or str(error)
