"""A planning for every sitting here, and a stage for it."""

import pytest
from sitting_doubles import Stage

from player.library.catalog import Library
from player.practice.choices import Choices
from player.sittings.planning import Planning
from player.system.folders import find_folders


@pytest.fixture(scope="session")
def planning(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    library = Library(find_folders({"KINDPACE_HOME": str(home)}))
    return Planning(library.script("others-too"), library.preset("gentle"), Choices(), library.phrasebook())


@pytest.fixture
def stage(planning):
    return Stage(planning)
