"""Sources in words, for the short pages."""

from player.language.catalogue import _
from player.library.sources import Source, Sources
from player.practice.plain_words import date_in_words
from player.practice.source_keys import keys_in
from player.window.learn.state import SourceNote


def note_words(source: Source) -> str:
    """Author, title and place, and whether somebody looked it up for this project."""
    doi = _(" DOI {doi}.").format(doi=source.doi) if source.doi else ""
    return f"{source.who}: {source.title}. {source.where}.{doi} {_looked_up(source)}"


def _looked_up(source: Source) -> str:
    if source.looked_up is None:
        return _("Not looked up again for these pages.")
    return _("Looked up on {date_in_words}: {seen}.").format(
        date_in_words=date_in_words(source.looked_up), seen=source.seen
    )


def notes_for(text: str, sources: Sources) -> tuple[SourceNote, ...]:
    """A note for each key in a text, in the order of the text."""
    known = sources.by_key()
    return tuple(SourceNote(key, note_words(known[key])) for key in keys_in(text) if key in known)


def source_list(sources: Sources) -> str:
    """All sources as a page shows them: a heading and a list for each group."""
    return "\n\n".join(
        f"## {group.heading}\n\n" + "\n".join(f"- {note_words(source)}" for source in group.sources)
        for group in sources.groups
    )
