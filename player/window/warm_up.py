"""What is imported before Qt, and in idle moments after the first paint, so that nobody waits for it."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from player.library.catalog import Library
    from player.library.questionnaire_catalog import Questionnaires
    from player.system.folders import Folders
    from player.window.parts import Lazy

BEFORE_QT: Final = (
    "player.records.store.lock",
    "player.settings.file",
    "player.window.fault_handler",
    "player.window.given",
    "player.window.log_opening",
    "player.window.place_file",
    "player.window.router",
    "player.window.shell.shortcuts",
    "player.window.practise.page",
)
"""What the first picture needs and knows no Qt. Once PySide6 is there, it reads the source of every module
that imports anything, to look for its own name (0.2 ms each, PySide6 6.11): these go before it."""

SOUND: Final = (
    "subprocess",
    "hashlib",
    "audio.files.clip_cache",
    "audio.devices.names",
    "audio.engine.facade",
    "player.practice.planner.steps",
    "player.sittings.sound",
)
"""What the engine needs, in pieces of some tens of milliseconds each."""

RECORDS: Final = (
    "sqlcipher3.dbapi2",
    "cryptography.hazmat.primitives",
    "player.records.store.database",
    "player.practice.pacing.locks",
    "player.records.journal.journal",
    "ruamel.yaml",
    "player.records.measures.questionnaire_reader",
    "player.records.reading",
    "player.records.session_log",
)
"""What the session log needs: what was sat last stands on the first screen, so this comes first."""

PLANNING: Final = (
    "player.practice.pacing.model",
    "player.practice.script.model",
    "player.practice.pacing.controls",
    "player.practice.script.front_matter",
    "player.practice.script.parse",
    "tomlkit",
    "player.clinic.verification",
    "player.library.languages.languages",
    "player.library.catalog",
    "player.practice.planner.cuts",
    "player.practice.planner.plan",
    "player.practice.planner.recordings.recording_plan",
    "player.sittings.planning",
    "player.sittings.spoken_lines",
    "player.window.shared.own_recordings",
    "player.window.practise.recordings_shelf",
)
"""What planning needs, and so the list of a person's recordings."""

NEXT: Final = (
    "player.window.routes",
    *PLANNING,
    "player.records.session_log",
    "player.practice.session.events",
    "player.practice.session.table",
    "player.sittings.sitting",
    "player.window.briefing.describe",
    "player.sittings.narration",
    "player.window.sitting.check_in.describe",
    "player.window.sitting.page",
    "player.window.briefing.page",
    "player.window.briefing.screen",
    "player.window.sitting.screen",
)
"""What choosing a practice and beginning it needs, in such pieces too."""

PLACES: Final = (
    # Wherever one is, it is to come at once.
    "player.window.ease_back.page",
    "player.window.ease_back.screen",
    # In one piece with the page that needs them they would hold up a key.
    "player.records.export.preview",
    "player.window.shell.report_pdf",
    # Its page in pieces.
    "player.library.own_voice.taking_in",
    "player.window.own_voice.whole_recording",
    *(
        f"player.window.{place}.{module}"
        for place in (
            *("log", "journal", "settings", "support", "learn", "keeping", "export"),
            *("clinic.presets", "clinic.editor", "own_voice"),
        )
        for module in ("page", "screen")
    ),
)
"""What the other places need. Each takes a tenth of a second to import, and more with PySide's look at it."""


def imported(modules: Iterable[str]) -> Iterator[None]:
    """Import one module after another, with a pause for the window after each."""
    _forget_sources()
    for module in modules:
        import_module(module)
        _forget_sources()
        yield


def _forget_sources() -> None:
    """Let go of the source of what was imported: PySide6 has read it, and Python would keep all of it."""
    # Once Qt's Python has brought it along.
    import linecache  # noqa: PLC0415

    linecache.clearcache()


def pages_read(library: Lazy[Library]) -> Iterator[None]:
    """Read what every plan needs, and what Support and Learn show: that takes longer than drawing it."""
    # After the first paint.
    from player.language.catalogue import ENGLISH  # noqa: PLC0415
    from player.library.catalog import LibraryError  # noqa: PLC0415
    from player.practice.errors import NotUsableError  # noqa: PLC0415
    from player.window.background_task import BackgroundTask  # noqa: PLC0415
    from player.window.learn import page as learn  # noqa: PLC0415

    found = library.get()
    # The pages themselves say what is wrong.
    with suppress(LibraryError, NotUsableError):
        # These find the language's folder, so that the tasks change nothing of it.
        found.paths()
        yield
        # The product's own lines take half a second; what was read is kept, whatever becomes of the task.
        BackgroundTask(lambda: [found.phrasebook(language) for language in ("", ENGLISH)])
        yield
        BackgroundTask(found.support)
    yield
    # The list of sources takes a third of a second.
    BackgroundTask(learn.shipped_pages)
    yield


def library_read(library: Lazy[Library], questionnaires: Lazy[Questionnaires]) -> Iterator[None]:
    """Read scripts, presets and questionnaires, one file after another: of a thousand, all take seconds."""
    while library.get().read_next_script():
        yield
    library.get().presets()
    yield
    while questionnaires.get().read_next():
        yield


def tidied(folders: Folders) -> Iterator[None]:
    """Remove what a Kindpace that was killed had begun to write."""
    # After the first paint.
    from player.library.own_voice.importing import finish_bringing_in  # noqa: PLC0415
    from player.system.unfinished import remove_abandoned  # noqa: PLC0415

    finish_bringing_in(folders)
    yield
    yield from remove_abandoned(folders.tops)
