"""``kindpace list --paths``: lists the paths through the practices."""

from typing import Any

from player.cli.errors import Exit
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.practice_paths import PathStep, PracticePath
from player.settings.file import wanted_language
from player.system.folders import find_folders


def list_paths(preset: str, *, as_json: bool) -> int:
    """Print the paths as a table or as JSON, with the practices that the preset assigns, if any."""
    with in_words():
        folders = find_folders()
        library = Library(folders, language=wanted_language(folders.config))
        assigned = library.preset(preset).practices if preset else ()
        found = [(path, steps) for path in library.paths() if (steps := path.steps_with(assigned))]
    if as_json:
        print_json([path_as_json(path, steps) for path, steps in found])
        return Exit.FINE
    rows = Rows(_("path"), _("practice"), _("what it is, and why it is there"))
    for path, steps in found:
        rows.add(path.id, "", f"{path.title}. {path.about}")
        for step in steps:
            rows.add("", step.practice, step.why)
    show(rows)
    return Exit.FINE


def path_as_json(path: PracticePath, steps: tuple[PathStep, ...]) -> dict[str, Any]:
    """One path as ``list --paths --json`` shows it (``docs/schemas/list-paths.schema.json``)."""
    return {
        "id": path.id,
        "title": path.title,
        "about": path.about,
        "assigned": path.steps is None,
        "steps": [{"practice": step.practice, "why": step.why} for step in steps],
    }
