"""Stand-ins for the system's keyring and clock, and for a user without rights."""

from datetime import UTC, datetime, timedelta, timezone

from player.records.store.keys import VaultUnavailableError


class FakeKeyring:
    """A keyring in memory."""

    def __init__(self):
        self.secrets = {}
        self.locked = False

    def read(self, entry):
        self._refuse_if_locked()
        return self.secrets.get(entry)

    def keep(self, entry, secret):
        self._refuse_if_locked()
        self.secrets[entry] = secret

    def delete(self, entry):
        self._refuse_if_locked()
        self.secrets.pop(entry, None)

    def _refuse_if_locked(self):
        if self.locked:
            raise VaultUnavailableError("it is locked")


class TickingClock:
    """A local clock, two hours east of UTC, that moves on by a second whenever it is read."""

    def __init__(self):
        self.now = datetime(2026, 3, 1, 23, 59, 30, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


class SetClock:
    """A clock that stands where a test sets it."""

    now = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)

    def __call__(self):
        return self.now
