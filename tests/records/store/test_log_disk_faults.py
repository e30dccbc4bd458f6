"""A disk that fails to give a page once: the log isn't damaged, and nothing is set aside."""

import pytest

from player.records.errors import DamagedLogError, LogFailedError
from player.records.store.page_check import check_pages


class Checked:
    """A connection whose check finds this."""

    def __init__(self, found):
        self._found = found

    def execute(self, _statement):
        return self

    def fetchone(self):
        return (self._found,)


@pytest.mark.parametrize(
    ("found", "raised"),
    [
        # As SQLite 3.53 says it; 266 is SQLITE_IOERR_READ, 7 SQLITE_NOMEM, 11 and 267 SQLITE_CORRUPT.
        ("*** in database main ***\nTree 9 page 9: unable to get the page. error code=266", LogFailedError),
        ("*** in database main ***\nFreelist: failed to get page 4, error code=7", LogFailedError),
        ("*** in database main ***\nTree 9 page 9: btreeInitPage() returns error code 11", DamagedLogError),
        ("*** in database main ***\nTree 9 page 9: unable to get the page. error code=267", DamagedLogError),
        ("row 3 missing from index events_by_sitting", DamagedLogError),
    ],
)
def test_only_a_page_that_is_wrong_is_damage(tmp_path, found, raised):
    path = tmp_path / "sittings.db"
    path.write_bytes(bytes(4096))

    with pytest.raises(raised):
        check_pages(path, Checked(found))
