"""What a screen reader says by itself when something changes: once each, and how urgently. Without Qt.

Each kind of view lists in ``announced`` what is so and worth saying; the announcer finds what is new. What
a person walks to with the keyboard is read there and isn't announced as well.
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple


class Announcement(NamedTuple):
    """Something that is so, in words.

    Attributes:
        subject: what it is about. Of one subject a view says one thing at a time.
        words: said when they become true; empty for a state that needs no words, such as "not softened".
        urgent: may cut short what the reader is saying: answers to a key, and what needs the person.
        state: what tells it from the last one of its subject; None where the words do.
        on_arrival: False if it is said only as a change, and not when its subject first comes up.
    """

    subject: str
    words: str
    urgent: bool = False
    state: Hashable = None
    on_arrival: bool = True

    @property
    def identity(self) -> Hashable:
        """The same for what needn't be said twice."""
        return self.words if self.state is None else self.state


class Announcer:
    """Remembers what was said, so that each thing is said once for as long as it is so."""

    def __init__(self) -> None:
        self._said: dict[str, Hashable] = {}
        self._messages: frozenset[str] = frozenset()

    def follow(
        self, announced: Iterable[Announcement], messages: Iterable[str] | None = None
    ) -> tuple[Announcement, ...]:
        """What is to be said now.

        Args:
            announced: what is so on the view shown, in the order in which it is said. A subject that isn't
                among them is forgotten.
            messages: above it; None for a view that has no room for any. One that stands on several screens
                in turn is said on the first.
        """
        new: list[Announcement] = []
        if messages is not None:
            standing = tuple(dict.fromkeys(messages))
            new += [Announcement("message", words) for words in standing if words not in self._messages]
            self._messages = frozenset(standing)
        before, self._said = self._said, {}
        for each in announced:
            self._said[each.subject] = each.identity
            known = each.subject in before
            differs = not known or before[each.subject] != each.identity
            if differs and each.words and (known or each.on_arrival):
                new.append(each)
        # A second urgent one would cut short the first.
        return (*new[:1], *(later._replace(urgent=False) for later in new[1:]))
