"""Questionnaires to ask: their files, shipped and own, and which of those that a preset assigns are due."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from player.library.catalog import shipped_content
from player.library.file_catalog import FileCatalog, read_catalog
from player.practice.errors import Problem
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.measures.questionnaires import Questionnaire
from player.system.files import read_bounded
from player.system.folders import Folders

LARGEST_QUESTIONNAIRE: Final = 256 * 1024
"""Bytes; the longest one that there could be holds 200 items."""

ENDINGS: Final = (".yaml", ".yml")


@dataclass
class PartialAnswers:
    """What was answered so far in this window. It is nowhere else until the last question.

    Attributes:
        at: the question that is shown, from 1.
        answers: values by item number.
        declined: the items of which the person would rather not say.
    """

    at: int = 1
    answers: dict[int, int] = field(default_factory=dict)
    declined: set[int] = field(default_factory=set)


class Answered(Protocol):
    """Tells when a questionnaire was last answered or passed over, as ``SessionLog.measures`` does."""

    def due(self, questionnaire: Questionnaire) -> bool:
        """Whether its own limit lets it be asked again."""

    def last_asked(self, questionnaire_id: str) -> date | None:
        """The day on which it was last asked; None for never."""


class Questionnaires:
    """Every questionnaire there is. Files are read when first asked for, and kept.

    A person's own file takes the place of a shipped one with the same id: that is how whoever holds the
    permission adds the items of a questionnaire that ships without them.

    Args:
        folders: where a person's own ones are.
        shipped: the shipped content; found by itself unless a test gives another.

    Attributes:
        begun: those that were left half way in this window, by the SHA-256 of their file.
    """

    def __init__(self, folders: Folders, shipped: Path | None = None) -> None:
        self._folders = folders
        self._shipped = shipped
        self._read: FileCatalog[Questionnaire] | None = None
        self.partial_answers: dict[str, PartialAnswers] = {}

    def reload(self) -> None:
        """Forget what was read, so that changed and added files are seen."""
        self._read = None

    def all(self) -> tuple[Questionnaire, ...]:
        """All usable ones: those in the shipped folder's place first, then the person's own. Never raises."""
        catalog = self._catalog()
        ours = {path.stem for path in self._places[1].glob("*.yaml")}
        return tuple(sorted(catalog.items.values(), key=lambda questionnaire: questionnaire.id not in ours))

    def named(self, questionnaire_id: str) -> Questionnaire | None:
        """The questionnaire with this id; None where there is none that can be used."""
        return self._catalog().items.get(questionnaire_id)

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong in the files that could not be used. Never raises."""
        return tuple(self._catalog().problems)

    def due(self, ids: Collection[str], measures: Answered, today: date) -> tuple[Questionnaire, ...]:
        """Those of the assigned that may be offered now, in the order in which they are assigned.

        One without a limit of its own is offered once a day at most, so that nothing asks twice.

        Args:
            ids: those that the preset in force assigns.
            measures: tells when each was last answered or passed over.
            today: the person's own day.

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

    def _catalog(self) -> FileCatalog[Questionnaire]:
        if self._read is None:
            own, shipped = self._places
            catalog = read_catalog((own, shipped), ENDINGS, read_measure)
            # What an own file stands for is meant to be passed over.
            catalog.problems = [
                problem
                for problem in catalog.problems
                if problem.code != "duplicate-id" or Path(problem.place.file).parent != shipped
            ]
            self._read = catalog
        return self._read


def read_measure(path: Path, inside: Path | None = None) -> Questionnaire:
    """Read a questionnaire's file.

    Raises:
        NotUsableError: with every problem in it, in file order.
    """
    return read_questionnaire(read_bounded(path, LARGEST_QUESTIONNAIRE, inside), str(path))
