"""What was found in a recording, said before it begins: its pauses, what becomes of them, and why."""

from typing import Final

from player.language.catalogue import _
from player.practice.planner.recordings.recording import Recording, pauses_of

_MUSIC: Final = _("music that can't be continued or cut")


def found_in_words(recording: Recording) -> str:
    """The pauses found, in one or two plain sentences."""
    pauses, music = len(pauses_of(recording)), len(recording.melodic)
    begin = "" if recording.complete else _("So far: ")
    if not pauses and not music:
        return _(
            "{begin}No pauses were found, so it plays as it is. Kindpace's own lines come at its "
            "quietest places."
        ).format(begin=begin)
    if not music:
        lengths = _("The pacing sets how long {they}; its own quiet fills them.").format(they=_they(pauses))
        return _("{begin}{pauses} found. {lengths}").format(
            begin=begin, pauses=_pauses(pauses), lengths=lengths
        )
    over = _("It is") if music == 1 else _("They are")
    if not pauses:
        why = _("{over} over {music}, so it plays as it is. Kindpace's own lines come over it.").format(
            over=over, music=_MUSIC
        )
        return _("{begin}{pauses} found. {why}").format(begin=begin, pauses=_pauses(music), why=why)
    return _(
        "{begin}{pauses} found. The pacing sets how long {pauses_2} of them are. {music} "
        "{value} over {music_2}: there it plays as it is."
    ).format(
        begin=begin,
        pauses=_pauses(pauses + music),
        pauses_2=pauses,
        music=music,
        value="is" if music == 1 else "are",
        music_2=_MUSIC,
    )


def no_sound(name: str) -> str:
    """Why a recording isn't played, where nothing is to be heard in it."""
    return _("There is no sound in {name}, so there is nothing to play. Choose another file.").format(
        name=name
    )


def _pauses(count: int) -> str:
    return _("1 pause was") if count == 1 else _("{count} pauses were").format(count=count)


def _they(count: int) -> str:
    return _("it is") if count == 1 else _("they are")
