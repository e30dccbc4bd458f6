"""Which languages the narrators have, in sentences: on the settings page, in lists and from doctor."""

from collections.abc import Mapping

from player.language.catalogue import _
from player.library.languages.languages import Languages


def narrators_in_words(languages: Languages, names: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each narrator that a language's folder names: what it reads, or why it can't here.

    Args:
        languages: what there is in each language.
        names: of languages in their own words, by tag; one without is called by its tag.
    """
    return tuple(
        _("{name} can't read {language} here: {missing}.").format(
            name=each.narrator.name, language=names.get(tag, tag), missing=each.missing
        )
        if each.missing
        else _("{name} reads practices in {language}.").format(
            name=each.narrator.name, language=names.get(tag, tag)
        )
        for tag in languages.with_narrators()
        for each in languages.narrators(tag)
    )
