"""A chosen background is made before Begin: lines that are ready already wait for nothing."""

import pytest
from page_material import Heard


class Asked(Heard):
    """Notes which backgrounds are asked for, and makes no engine."""

    def __init__(self):
        super().__init__(lambda _spoken: None)
        self.backgrounds = []

    def background(self, name):
        self.backgrounds.append(name)

    def close(self):
        """Nothing was opened."""


class Worker:
    def warm(self):
        """Nothing is loaded."""

    def close(self):
        """Nothing was started."""


@pytest.fixture
def application(application_with):
    return application_with('background = "rain"\n')


def test_the_chosen_background_is_made_in_an_idle_moment(application, monkeypatch):
    heard = Asked()
    monkeypatch.setattr(application.sound, "get", lambda: heard)
    monkeypatch.setattr(application.worker, "get", Worker)

    list(application._warm_sound())

    assert heard.backgrounds == ["rain"]
