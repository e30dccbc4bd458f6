"""What a kill left of files that were being written: their names say by which process."""

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_STARTED: Final = time.time()
_NAME: Final = re.compile(r"\..*-(\d{1,10})-[0-9a-f]{8}\.part", re.DOTALL)
"""As ``player.system.files`` and ``audio.files.unfinished`` name them."""


def remove_abandoned(folders: Iterable[Path]) -> Iterator[None]:
    """Remove what processes that are gone had begun to write in these folders, a folder at a time."""
    for top in dict.fromkeys(folders):
        for place, _folders, names in os.walk(top):
            for name in names:
                found = _NAME.fullmatch(name)
                if found is not None and not _alive(int(found[1])):
                    with suppress(OSError):
                        _remove_older(Path(place, name))
            yield


def _remove_older(path: Path) -> None:
    # Where a home is shared with another machine or a container, that process may live there.
    if path.lstat().st_mtime < _STARTED:
        path.unlink()


def _alive(process: int) -> bool:
    if os.name == "nt":
        # There this question would end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
