"""The product's window on an X server without a screen, used with a real pointer and real keys."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
SIZE = "1366x768x24"


class Display:
    """An X server of its own, without a window manager."""

    def __init__(self):
        # The server picks a free number and says which.
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read, encoding="ascii") as said:
            self.name = f":{said.readline().strip()}"

    def close(self):
        """End it."""
        self._server.terminate()
        self._server.wait()


class RealWindow:
    """One run of the program. ``state`` is what it showed last.

    Args:
        display: on which it is shown.
        home: ``KINDPACE_HOME``.
        environment: of the process, such as that of a null sink.
    """

    def __init__(self, display: Display, home: Path, environment: dict[str, str]):
        self._state = home.parent / f"{home.name}-{time.monotonic_ns()}.json"
        self._environment = {
            **environment,
            "DISPLAY": display.name,
            "QT_QPA_PLATFORM": "xcb",
            "KINDPACE_HOME": str(home),
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, str(HERE / "reporting_window.py"), str(self._state)]
        self._program = subprocess.Popen(command, env=self._environment, start_new_session=True)
        self._sources: list[subprocess.Popen[str]] = []
        self.until(lambda state: state["page"])
        (self._id, *_) = self._xdotool("search", "--onlyvisible", "--sync", "--name", "Kindpace").split()
        # Without a window manager nobody gives it the keys.
        self._xdotool("windowfocus", "--sync", self._id)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout

    @property
    def state(self):
        """What the window shows: see ``reporting_window``."""
        return json.loads(self._state.read_text(encoding="utf-8"))

    def until(self, condition, patience=120.0):
        """Wait until what is shown meets a condition, and give it."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            assert self._program.poll() is None, "the program has ended"

            if self._state.exists() and condition(state := self.state):
                return state
            time.sleep(0.05)
        raise TimeoutError(f"still shown: {self.state['page']}, {self.state['words']}")

    def until_page(self, page):
        """Wait for a page, and until presses are taken again after it came."""
        return self.until_ready(lambda state: state["page"] == page)

    def until_ready(self, condition=lambda _state: True, patience=120.0):
        """Wait until a condition is met and presses are taken: not in the half second after a change."""
        return self.until(lambda state: condition(state) and state["takes_presses"], patience)

    def until_there(self, button):
        """Wait for a button, and turn the wheel for it: Today makes only the cards near what is seen."""
        for _ in range(60):
            with suppress(TimeoutError):
                return self.until_ready(lambda state: button in state["buttons"], patience=2.0)
            self._turn_wheel()
        raise TimeoutError(f"there is no {button}")

    def _turn_wheel(self):
        # Beside what would take the wheel for itself, such as a preview.
        left, top, width, height = self.state["window"]
        self._xdotool("mousemove", str(left + width - 16), str(top + height // 2), "click", "5")

    def key(self, *names):
        """Press keys, one after the other, as quickly as a hand that presses twice."""
        self._xdotool("key", "--clearmodifiers", "--delay", "120", *names)

    def click(self, button, times=1, across=None):
        """Press a button with the pointer once it is there, by its accessible name, as a hand double-clicks.

        In its middle, or so many pixels from its left: a row may be wider than what takes presses.
        """
        self.until_there(button)
        left, top, width, height = self._scrolled_to(button)
        at = left + (width // 2 if across is None else across)
        self._xdotool("mousemove", str(at), str(top + height // 2))
        self._xdotool("click", "--repeat", str(times), "--delay", "90", "1")

    def _scrolled_to(self, button):
        """Turn the wheel until a button is in the window; gives its rectangle."""
        for _ in range(100):
            state = self.state
            rectangle, (_, top, _, height) = state["buttons"][button], state["window"]
            if rectangle[1] >= top and rectangle[1] + rectangle[3] <= top + height:
                return rectangle
            self._turn_wheel()
            time.sleep(0.25)
            # A window that is slow hasn't moved yet; at its end it moves no further.
            with suppress(TimeoutError):
                self.until(lambda state, was=rectangle: state["buttons"][button] != was, patience=3.0)
        raise TimeoutError(f"{button} can't be reached with the wheel")

    def type(self, words):
        """Type words where the focus is."""
        self._xdotool("type", "--clearmodifiers", "--delay", "30", words)

    def answer_dialog(self, title, words):
        """Wait for a dialog with this title, type words into it, and press Enter."""
        (dialog, *_) = self._xdotool("search", "--onlyvisible", "--sync", "--name", title).split()
        self._xdotool("windowfocus", "--sync", dialog)
        time.sleep(0.5)
        self._xdotool("key", "ctrl+a")
        self.type(words)
        self._xdotool("key", "Return")
        self._xdotool("windowfocus", "--sync", self._id)

    def drop(self, file, left, top):
        """Drag a file from another program's window and let it fall at a place of the screen."""
        beside = [1250, 650]
        command = [sys.executable, str(HERE / "drag_source.py"), str(file), *map(str, beside)]
        source = subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, text=True)
        # It is asked for what was dropped, however long that takes: it ends with the window.
        self._sources.append(source)
        assert source.stdout is not None

        assert source.stdout.readline() == "ready\n"

        time.sleep(0.5)
        self._xdotool("mousemove", str(beside[0] + 40), str(beside[1] + 40), "mousedown", "1")
        for step in range(1, 6):
            across = [
                beside[axis] + (target - beside[axis]) * step // 5 for axis, target in ((0, left), (1, top))
            ]
            self._xdotool("mousemove", *map(str, across))
            time.sleep(0.1)
        # The window has to say that it takes it, before it is let go.
        time.sleep(1.0)
        self._xdotool("mouseup", "1")

    def resize(self, left, top, width, height):
        """Move the window and give it a size, in pixels."""
        self._xdotool("windowmove", "--sync", self._id, str(left), str(top))
        self._xdotool("windowsize", "--sync", self._id, str(width), str(height))

    def close(self):
        """End it as a session that ends does; gives its exit status."""
        while self._sources:
            source = self._sources.pop()
            source.kill()
            source.communicate()
        if self._program.poll() is None:
            self._program.terminate()
        return self._program.wait(timeout=60)

    def kill(self):
        """End it and its helpers at once."""
        os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
