"""What was found in a recording, said before it begins: its pauses, what becomes of them, and why."""

from typing import Final

from player.practice.planner.recordings.recording import Recording, pauses_of

_MUSIC: Final = "music that can't be continued or cut"


def found_in_words(recording: Recording) -> str:
    """The pauses found, in one or two plain sentences."""
    pauses, music = len(pauses_of(recording)), len(recording.melodic)
    begin = "" if recording.complete else "So far: "
    if not pauses and not music:
        return (
            f"{begin}No pauses were found, so it plays as it is. Kindpace's own lines come at its quietest "
            "places."
        )
    if not music:
        lengths = f"The pacing sets how long {_they(pauses)}; its own quiet fills them."
        return f"{begin}{_pauses(pauses)} found. {lengths}"
    over = "It is" if music == 1 else "They are"
    if not pauses:
        why = f"{over} over {_MUSIC}, so it plays as it is. Kindpace's own lines come over it."
        return f"{begin}{_pauses(music)} found. {why}"
    return (
        f"{begin}{_pauses(pauses + music)} found. The pacing sets how long {pauses} of them are. "
        f"{music} {'is' if music == 1 else 'are'} over {_MUSIC}: there it plays as it is."
    )


def no_sound(name: str) -> str:
    """Why a recording isn't played, where nothing is to be heard in it."""
    return f"There is no sound in {name}, so there is nothing to play. Choose another file."


def _pauses(count: int) -> str:
    return "1 pause was" if count == 1 else f"{count} pauses were"


def _they(count: int) -> str:
    return "it is" if count == 1 else "they are"
