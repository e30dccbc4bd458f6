"""The parser that every command uses. Imports only argparse, as ``arguments`` does."""

import argparse
from collections.abc import Callable
from typing import NoReturn, Protocol

from player.practice.display_text import one_line


class Parser(argparse.ArgumentParser):
    """Says what is wrong on one line, whatever was typed.

    Attributes:
        more_help: what ``--help`` ends with, made only when it is asked for.
    """

    more_help: Callable[[], str] | None = None

    def error(self, message: str) -> NoReturn:
        """Say it and end, as argparse does."""
        super().error(one_line(message))

    def format_help(self) -> str:
        """The help, and what it ends with."""
        return super().format_help() + (self.more_help() if self.more_help else "")


class Commands(Protocol):
    """As much of argparse's subparsers as is used here."""

    def add_parser(self, name: str, *, help: str, description: str) -> Parser:  # noqa: A002  # argparse's name
        """Add a command."""
