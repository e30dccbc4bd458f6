"""Makes a log of twenty years of daily practice."""

import hashlib
import random
import uuid
from datetime import UTC, datetime, timedelta

from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind
from player.records.store.keys import Keys, VaultUnavailableError
from player.system.folders import Folders

SITTINGS = 20_000
EVENTS = 50
PRACTICES = ("others-too", "a-few-mindful-breaths", "ease-back", "a-compassionate-phrase")
_TIMES = ("start", "middle", "end", "after")


class NoVault:
    """A keyring that is never available, so that the key is kept in a file in the benchmark's folder."""

    def read(self, entry):
        raise VaultUnavailableError(entry)

    def keep(self, entry, secret):
        del secret
        raise VaultUnavailableError(entry)

    def delete(self, entry):
        raise VaultUnavailableError(entry)


def fill(where) -> None:
    """Write a log of twenty years, ending today."""
    folders = Folders(where / "data", where / "config", where / "cache", where / "log")
    log = SessionLog.open(folders.data, Keys(folders.config, NoVault()))
    chance = random.Random(4)  # noqa: S311 - the same log on every machine
    with log.transaction() as database:
        contents = _contents(database)
        for number in range(SITTINGS):
            _sitting(database, chance, number + 1, contents)
    log.close()


def _contents(database) -> tuple[str, str]:
    script = Content(ContentKind.SCRIPT, "others-too", b"a script")
    preset = Content(ContentKind.PRESET, "gentle", b"a preset")
    kept_at = "2026-01-01T00:00:00.000+00:00"
    for content in (script, preset):
        row = (content.hash, content.kind.value, content.name, content.data, kept_at)
        database.execute("INSERT INTO contents (hash,kind,name,bytes,kept_local) VALUES (?,?,?,?,?)", row)
    return script.hash, preset.hash


def _sitting(database, chance, number: int, contents: tuple[str, str]) -> None:
    at = datetime.now(UTC) - timedelta(days=20 * 365.25 * (SITTINGS - number + 1) / SITTINGS)
    local = at.isoformat(timespec="milliseconds")
    practice = chance.choice(PRACTICES)
    values = {
        "number": number,
        "uuid": str(uuid.UUID(int=chance.getrandbits(128))),
        "script_id": practice,
        "script_title": practice.replace("-", " ").capitalize(),
        "script_hash": contents[0],
        "preset_name": chance.choice(("gentle", "standard", "first-steps")),
        "preset_hash": contents[1],
        "plan_hash": hashlib.sha256(practice.encode()).hexdigest(),
        "planned_seconds": 240.0,
        "spoken": 1,
        "started_local": local,
        "started_unix_ms": int(at.timestamp() * 1000),
        "ended_local": (at + timedelta(minutes=4)).isoformat(timespec="milliseconds"),
        "outcome": chance.choice(("completed", "completed", "stopped-by-choice", "interrupted")),
        "seconds_heard": chance.uniform(40, 240),
        "app_version": "0.1",
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    database.execute(f"INSERT INTO sittings ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
    ratings = [(number, time, "distress-0-10", "answered", chance.randrange(8), local) for time in _TIMES]
    database.executemany(
        "INSERT INTO ratings (sitting,time,scale,answer,value,given_local) VALUES (?,?,?,?,?,?)", ratings
    )
    events = [(number, float(at), local, "line-heard", f'{{"line": {at}}}') for at in range(EVENTS)]
    database.executemany(
        "INSERT INTO events (sitting,at_seconds,happened_local,kind,detail) VALUES (?,?,?,?,?)", events
    )
    if chance.random() < 0.2:
        note = (
            str(uuid.UUID(int=chance.getrandbits(128))),
            number,
            "reflection",
            "The tram outside was nice.",
            local,
        )
        database.execute("INSERT INTO notes (uuid,sitting,kind,text,written_local) VALUES (?,?,?,?,?)", note)
