"""Shows every screen in small windows with large text, for ``test_small_windows.py``.

``walk_small_windows.py TAG`` prints JSON: for each window, text size and view, what is cut, has to be
scrolled sideways, or scrolls inside something that scrolls. It is a process of its own, because sentences are
made when their modules are imported.
"""

import itertools
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / each) for each in ("", "window"))]

from player.system.folders import Folders  # noqa: E402
from player.system.start_language import LANGUAGE_VARIABLE, start_language  # noqa: E402

with tempfile.TemporaryDirectory() as passing:
    start_language(Folders(*[Path(passing)] * 4), {LANGUAGE_VARIABLE: sys.argv[1]})

from PySide6.QtCore import QPoint  # noqa: E402
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit  # noqa: E402
from sample_views import SAMPLES  # noqa: E402
from test_every_screen import beyond_parent, clipped_buttons, clipped_labels, sideways, unfold  # noqa: E402
from window_driven import opened_window, until_calm, visible  # noqa: E402

WINDOWS = (((640, 480), 1.0), ((640, 480), 1.5), ((640, 480), 2.0), ((800, 600), 2.0), ((1024, 768), 2.0))


def inside_one_another(shown):
    """What scrolls inside something that scrolls; a place to write does."""
    bars = [each for each in shown if isinstance(each, QAbstractScrollArea)]
    bars = [each for each in bars if each.verticalScrollBar().isVisible()]
    return [
        f"{type(inner).__name__} in {type(outer).__name__}"
        for outer, inner in itertools.permutations(bars, 2)
        if outer.isAncestorOf(inner) and not isinstance(inner, QPlainTextEdit)
    ]


def looked_at(window):
    """What is wrong with what is shown."""
    shown = visible(window)
    wrong = clipped_labels(shown) + clipped_buttons(shown) + sideways(shown) + beyond_parent(shown)
    button = window.sidebar.ease_back
    corner = button.mapTo(window, QPoint(0, button.height()))
    whole = button.visibleRegion().boundingRect() == button.rect()
    if not whole or corner.x() > 20 or corner.y() < window.height() - 24:
        wrong.append("Ease back isn't at the bottom left")
    return [*map(str, wrong), *inside_one_another(shown)]


def walk():
    """All screens in all these windows."""
    found = {}
    for size, scale in WINDOWS:
        window = opened_window(text_scale=scale)
        window.resize(*size)
        for name, view in SAMPLES.items():
            window.show_view(view)
            unfold(window, closed=False)
            until_calm(window)
            found[f"{size[0]} × {size[1]}, {scale}: {name}"] = looked_at(window)
        window.close()
    return found


if __name__ == "__main__":
    application = QApplication([])
    sys.stdout.write(json.dumps(walk()))
    sys.stdout.flush()
    os._exit(0)
