"""The argument parser of every command. Imports only argparse, like ``arguments``."""

import argparse
from collections.abc import Callable
from typing import NoReturn, Protocol

from player.practice.display_text import one_line


class Parser(argparse.ArgumentParser):
    """A parser whose errors are on one line, whatever was typed.

    Attributes:
        more_help: makes the last part of ``--help``, called only when help is asked for.
    """

    more_help: Callable[[], str] | None = None

    def error(self, message: str) -> NoReturn:
        """Print the message on one line and exit, as argparse does."""
        super().error(one_line(message))

    def format_help(self) -> str:
        """The help, with ``more_help`` at its end."""
        return super().format_help() + (self.more_help() if self.more_help else "")


class Commands(Protocol):
    """The part of argparse's subparsers that the commands use."""

    def add_parser(self, name: str, *, help: str, description: str) -> Parser:  # noqa: A002  # argparse's name
        """Add a command."""
