"""The questionnaires, shipped and own, and which of a preset's assigned ones are due."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from player.library.catalog import shipped_content
from player.library.file_catalog import FileCatalog, read_into_catalog
from player.library.practice_list_cache import stamps_ending
from player.practice.errors import Problem
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.measures.questionnaires import Questionnaire
from player.system.files import read_bounded
from player.system.folders import Folders

LARGEST_QUESTIONNAIRE: Final = 256 * 1024
"""Bytes; enough for a questionnaire of 200 items."""

ENDINGS: Final = (".yaml", ".yml")


@dataclass
class PartialAnswers:
    """The answers so far in this window. They are stored nowhere else until the last question.

    Attributes:
        at: the question that is shown, from 1.
        answers: values by item number.
        declined: the items that the person would rather not answer.
    """

    at: int = 1
    answers: dict[int, int] = field(default_factory=dict)
    declined: set[int] = field(default_factory=set)


class ResponseHistory(Protocol):
    """Knows when a questionnaire was last answered or skipped, like ``SessionLog.measures``."""

    def due(self, questionnaire: Questionnaire) -> bool:
        """Whether its own schedule allows asking again."""

    def last_asked(self, questionnaire_id: str) -> date | None:
        """The day on which it was last asked; None for never."""


class Questionnaires:
    """All questionnaires. Files are read on first use and cached.

    A person's own file replaces a shipped one with the same id: so somebody with permission can add the items
    of a questionnaire that ships without them.

    Args:
        folders: where a person's own ones are.
        shipped: the folder of shipped content; None for the usual one.

    Attributes:
        partial_answers: of unfinished questionnaires in this window, by the SHA-256 of their file.
    """

    def __init__(self, folders: Folders, shipped: Path | None = None) -> None:
        self._folders = folders
        self._shipped = shipped
        self._read: FileCatalog[Questionnaire] | None = None
        self._left: Iterator[Path] = iter(())
        self._as_read: tuple[str, ...] = ()
        self.partial_answers: dict[str, PartialAnswers] = {}

    def reload(self) -> None:
        """See changed and added files: if there are any, all are read again."""
        if self._read is not None and self._as_read != self._stamps_now():
            self._read = None

    def read_next(self) -> bool:
        """Read one more, for idle moments; False if none is left."""
        self._begun()
        return next(self._left, None) is not None

    def all(self) -> tuple[Questionnaire, ...]:
        """All usable ones: shipped ids first, then the person's own. Never raises."""
        catalog = self._catalog()
        ours = {path.stem for path in self._places[1].glob("*.yaml")}
        return tuple(sorted(catalog.items.values(), key=lambda questionnaire: questionnaire.id not in ours))

    def named(self, questionnaire_id: str) -> Questionnaire | None:
        """The questionnaire with this id, or None if there is no usable one."""
        return self._catalog().items.get(questionnaire_id)

    def problems(self) -> tuple[Problem, ...]:
        """All problems in unusable files. Never raises."""
        shipped = self._places[1]
        # An own file replaces a shipped one on purpose.
        return tuple(
            problem
            for problem in self._catalog().problems
            if problem.code != "duplicate-id" or Path(problem.place.file).parent != shipped
        )

    def due(self, ids: Collection[str], measures: ResponseHistory, today: date) -> tuple[Questionnaire, ...]:
        """The assigned questionnaires that may be offered now, in their assigned order.

        One without its own limit is offered at most once a day, so that nothing is asked twice.

        Args:
            ids: those that the preset in force assigns.
            measures: knows when each was last answered or skipped.
            today: the local day.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError: the log can't be read.
        """
        found = (self.named(questionnaire_id) for questionnaire_id in ids)
        return tuple(
            questionnaire
            for questionnaire in found
            if questionnaire is not None
            and measures.due(questionnaire)
            and measures.last_asked(questionnaire.id) != today
        )

    @property
    def _places(self) -> tuple[Path, Path]:
        return self._folders.measures, (self._shipped or shipped_content()) / "measures"

    def _stamps_now(self) -> tuple[str, ...]:
        return stamps_ending(ENDINGS, *self._places)

    def _begun(self) -> FileCatalog[Questionnaire]:
        if self._read is None:
            self._as_read, self._read = self._stamps_now(), FileCatalog()
            self._left = read_into_catalog(self._read, self._places, ENDINGS, read_measure)
        return self._read

    def _catalog(self) -> FileCatalog[Questionnaire]:
        catalog = self._begun()
        for _unused in self._left:
            pass
        return catalog


def read_measure(path: Path, inside: Path | None = None) -> Questionnaire:
    """Read a questionnaire's file.

    Raises:
        NotUsableError: with every problem in it, in file order.
    """
    return read_questionnaire(read_bounded(path, LARGEST_QUESTIONNAIRE, inside), str(path))
