"""A recorded practice that somebody gave: its signature is verified, its author trusted, then it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from player.clinic.errors import AlreadyExistsError, ClinicError
from player.clinic.fingerprint_words import words_of
from player.clinic.keys import PublicKey
from player.clinic.own_presets import file_name_for
from player.clinic.replay import OlderPresetError
from player.language.catalogue import _, counted
from player.library.catalog import Library
from player.library.errors import LibraryError
from player.library.own_voice.bundle import Bundle, UnknownBundleKeyError, read_bundle
from player.library.own_voice.errors import AnotherSpeakerError
from player.library.own_voice.importing import Wish, bring_in
from player.practice.display_text import isolated, one_line, quoted
from player.practice.errors import NotUsableError
from player.practice.plain_words import date_in_words
from player.system.folders import Folders
from player.window.background_task import BackgroundTask
from player.window.clinic.desk import Desk
from player.window.clinic.importing.state import GiveKeyFile, TrustAuthor, UseKept
from player.window.clinic.key_files import OTHER_KEY, key_beside, key_in_file
from player.window.clinic.keys_described import key_detail, key_words
from player.window.intents import Destination, Intent
from player.window.own_voice.importing.state import BringVoiceIn, BringVoiceInAnyway, ImportVoiceView
from player.window.parts import Lazy, Messages

LOOKING: Final = _("Kindpace is looking through the file.")
UNKNOWN: Final = _("It is signed with a key that you don't trust here yet.")
HERE: Final = _("Its lines are here now, and its preset is among yours, as {name}.")
REPLACE: Final = _("They would replace the lines that are here, which would be deleted.")
KEEP_BOTH: Final = _("The preset that is here stays as it is, unless you want the older one anyway.")


class ImportVoicePage:
    """One file, looked at before anything is kept. Nothing in it is opened before its signature is verified.

    Args:
        desk: trusted authors, and the presets' names.
        folders: where lines and presets are kept.
        library: takes the preset in.
        messages: said in the window.
        path: the file.
    """

    def __init__(
        self, desk: Lazy[Desk], folders: Folders, library: Lazy[Library], messages: Messages, path: Path
    ) -> None:
        self._desk = desk.get()
        self._folders = folders
        self._library = library
        self._messages = messages
        self._path = path
        self._bundle: Bundle | None = None
        self._key: tuple[PublicKey, str] | None = None
        self._unknown = ""
        self._found = ""
        self._kept = self._said = self._question = ""
        self._wish = Wish(file_name_for(path.stem, ()))
        self._task: BackgroundTask[Bundle | str] | None = None
        self._look()

    def _look(self) -> None:
        self._found = LOOKING
        self._task = BackgroundTask(lambda: read_bundle(self._path, self._desk.trusted))

    # ------------------------------------------------------------------ what is shown

    def view(self) -> ImportVoiceView:
        """The screen as it is now."""
        bundle, key = self._bundle, self._key if self._unknown else None
        return ImportVoiceView(
            one_line(self._path.stem) if bundle is None else bundle.manifest.title,
            self._found,
            key_words=key_words(key[0]) if key is not None else "",
            key_detail=key_detail(key[0]) if key is not None else "",
            key_name=key[1] if key is not None else "",
            needs_key=bool(self._unknown) and key is None,
            can_keep=bundle is not None and not self._kept,
            question=self._question,
            kept=bool(self._kept),
            said=self._said,
            messages=self._messages.shown,
        )

    # ------------------------------------------------------------------ what is done

    def handle(self, intent: Intent) -> Destination | None:
        """Key file, trusting, bringing in, using; what replaces something is done only after a question."""
        if self._task is not None:
            return None
        asked, self._said, self._question = self._question, "", ""
        try:
            match intent:
                case GiveKeyFile(path) if self._unknown:
                    self._take_key(Path(path).expanduser())
                case TrustAuthor(name) if self._key is not None and self._unknown:
                    self._desk.trusted.trust(name, self._key[0])
                    self._unknown = ""
                    self._look()
                case BringVoiceIn() if self._bundle is not None and not self._kept:
                    self._bring_in(self._bundle)
                case BringVoiceInAnyway() if asked and self._bundle is not None:
                    self._wish = Wish(self._wish.name, replace=True, older=True)
                    self._bring_in(self._bundle)
                case UseKept() if self._kept:
                    answer = self._desk.use(self._kept)
                    self._said = _("It is in force from now on.") if answer.allowed else answer.words
        except ClinicError as error:
            self._said = str(error)
        return None

    def _take_key(self, path: Path) -> None:
        key, name = key_in_file(path)
        if key.id == self._unknown:
            self._key = key, name
        else:
            self._said = OTHER_KEY.format(what=_("The file"))

    def _bring_in(self, bundle: Bundle) -> None:
        self._said, wish, names = LOOKING, self._wish, self._desk.names()
        self._task = BackgroundTask(
            lambda: self._brought_in(bundle, wish, lambda: file_name_for(wish.name, names))
        )

    def _brought_in(self, bundle: Bundle, wish: Wish, another: Callable[[], str]) -> str:
        """Bring it in, beside the window's thread, with a library of its own. Returns the preset's name."""
        library = Library(self._folders)
        name = wish.name
        try:
            bring_in(bundle, self._path, wish, self._folders, library)
        except AlreadyExistsError:
            # Another preset has that name: both stay.
            name = another()
            bring_in(bundle, self._path, Wish(name, wish.replace, wish.older), self._folders, library)
        return name

    # ------------------------------------------------------------------ what happens by itself

    def tick(self) -> Destination | None:
        """Take in what was found, or that it is here now."""
        if self._task is None or not self._task.ready:
            return None
        task, self._task = self._task, None
        try:
            self._take(task.result())
        except UnknownBundleKeyError as error:
            self._unknown = error.key_id
            self._key = key_beside(self._path, error.key_id)
            self._found = UNKNOWN
        except AnotherSpeakerError as error:
            self._said, self._question = "", f"{error} {REPLACE}"
        except OlderPresetError as error:
            self._said, self._question = "", f"{error} {KEEP_BOTH}"
        except (ClinicError, LibraryError) as error:
            self._refuse(str(error))
        except NotUsableError as error:
            self._refuse("\n".join(str(problem) for problem in error.problems))
        return None

    def _take(self, result: Bundle | str) -> None:
        if isinstance(result, Bundle):
            self._bundle, self._found = result, facts(result)
            return
        self._library.get().reload_presets()
        self._kept, self._said = result, HERE.format(name=quoted(result))

    def _refuse(self, words: str) -> None:
        if self._bundle is None:
            self._found = words
        else:
            self._said = words


def facts(bundle: Bundle) -> str:
    """Who signed it, and what is in it."""
    author, manifest = bundle.author, bundle.manifest
    said = [
        _("It is as {isolated} signed it.").format(isolated=isolated(author.name)),
        counted(
            "In it: {number} recorded line of {title}, and a preset.",
            "In it: {number} recorded lines of {title}, and a preset.",
            len(manifest.lines),
            title=quoted(manifest.title),
        ),
        _("According to the author, the voice is that of {isolated}.").format(isolated=isolated(manifest.by)),
        _("The key's words: {value}.").format(value=" ".join(words_of(author.key))),
    ]
    if bundle.signed_at is not None:
        said.append(
            _("Signed on {date_in_words}, by the author's own clock.").format(
                date_in_words=date_in_words(bundle.signed_at.date())
            )
        )
    return "\n".join(said)
