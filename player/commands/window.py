"""No command: the window."""

import argparse

from player.app import main


def run(_asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    return main()
