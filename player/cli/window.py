"""Without a command: the window."""

import argparse

from player.window.app import main


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001  # every command takes it
    """Open the window and stay until it is closed."""
    return main()
