"""Two computers, and what is brought from one to the other."""

from stand_ins import FakeKeyring

from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.records.transfer import bringing
from player.system.folders import Folders

PHRASE = "seven étés on an island"
ROUNDS = 256_000
"""How often SQLCipher 4 hashes a passphrase."""
ODD = b"talk-\xff.mp3"


class Home:
    """One computer: folders, a keyring of its own, and a log."""

    def __init__(self, top):
        self.folders = Folders(top / "data", top / "config", top / "cache", top / "log").make()
        self.keyring = FakeKeyring()
        self.keys = Keys(self.folders.config, self.keyring)

    def open(self):
        return SessionLog.open(self.folders.data, self.keys)

    def notes(self):
        with self.open() as log:
            return [note.text for sitting in log.sittings() for note in sitting.notes]

    def files(self):
        tops = (self.folders.data, self.folders.config)
        return {path: path.read_bytes() for top in tops for path in top.rglob("*") if path.is_file()}


def bring(home, file, phrase=PHRASE):
    return bringing.put_in_place(bringing.stage(file, phrase, home.folders), home.folders, home.keys)
