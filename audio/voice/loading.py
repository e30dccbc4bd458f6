"""Loads a narrator; each engine is imported only for those who speak with it."""

from audio.voice.languages.language_narrator import LanguageNarrator, Speaking
from audio.voice.narrator_catalog import DEFAULT_NARRATOR
from audio.voice.protocol import Voice


def loaded_voice(narrator: Speaking) -> Voice:
    """The narrator's voice, loaded.

    Args:
        narrator: its name, or a language's narrator.

    Raises:
        VoiceError: it can't be loaded.
    """
    if isinstance(narrator, LanguageNarrator):
        # The engine that its folder asks for.
        from audio.voice.languages.language_voice import LanguageVoice  # noqa: PLC0415

        return LanguageVoice(narrator)
    if narrator == DEFAULT_NARRATOR:
        # 14 MB of model and half a second.
        from audio.voice.hibari_voice import HibariVoice  # noqa: PLC0415

        return HibariVoice()
    # 92 MB of model and a second or two.
    from audio.voice.kokoro_voice import KokoroVoice  # noqa: PLC0415

    return KokoroVoice(narrator)
