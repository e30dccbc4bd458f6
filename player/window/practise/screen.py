"""Today: where the window opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.intents import OpenTryScript, Softer
from player.window.pictures.state import Motif
from player.window.practise.state import (
    ChoosePreset,
    OpenToday,
    PacingBanner,
    PracticeSection,
    PractiseView,
    Search,
)
from player.window.practise.widgets.card_grid import CardGrid
from player.window.practise.widgets.drop_place import DropPlace
from player.window.practise.widgets.path_row import PathRow
from player.window.practise.widgets.shelf import Shelf
from player.window.practise.widgets.today_card import TodayButton
from player.window.shell.screen_base import Screen
from player.window.shell.shortcuts import key_for
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import Page, SearchField, button, column, frame, label, row, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout, Spread
from player.window.shell.widgets.offers import Offers

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from player.window.practise.widgets.cards_in_sight import CardsInSight
    from player.window.state import View

BESIDE_FROM_PX = 700
"""From this width on, at 100 % text, the banner's controls stand beside its words."""


SHELF_PX = 170
"""A shelf with one row of cards, at 100 % text."""

GAP_PX = 32
"""Between the parts of the page."""

HEAD_PX, TODAY_PX, RECORDINGS_PX, LEAST_SHELF_PX = 260, 198, 100, 138
"""How high they are at least, at 100 % text: what stands above the first card at any time, the large card and
the place for recordings with the gap below, a shelf with one row of the lowest cards."""


class PractiseScreen(Screen):
    """One practice to begin with, the pacing in force, a search, and the practices by component."""

    can_find = True

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Find a practice"))
        self.search.setClearButtonEnabled(False)
        self.search.textEdited.connect(lambda text: self.intended.emit(Search(text)))
        self.softer = button(_("Softer"), key=key_for(Softer(), PractiseView.keys))
        self.softer.clicked.connect(lambda: self.intended.emit(Softer()))
        self.try_script = button(_("Try a script"), "quiet", name=_("Try a script that you write"))
        self.try_script.clicked.connect(lambda: self.intended.emit(OpenTryScript()))
        self.presets = ChoiceBox(_("Pacing"))
        self.presets.chosen.connect(lambda name: self.intended.emit(ChoosePreset(name)))
        self._name, self._summary = label("", "strong"), label("", "secondary", facts=True)
        self._set_by = label("", "secondary")
        self._title = label("", "title")
        self.today, self.at_hand = TodayButton(), Shelf(PracticeSection(_("For you now"), ()))
        self.recordings, self.drop_place = (
            Shelf(PracticeSection(_("Your recordings"), (), Motif.SHORE)),
            DropPlace(),
        )
        self.grid, self.offers, self.paths = CardGrid(), Offers(), PathRow()
        self._empty = label("", "kind-words")
        self._build()
        self.adopt(self.today, self.at_hand, self.recordings, self.drop_place)
        self.adopt(self.grid, self.offers, self.paths)
        for part in (self.at_hand, self.recordings, self.grid):
            part.completed.connect(self._tell_order)
        self._painted = False
        self._sight: CardsInSight | None = None

    def _tell_order(self) -> None:
        if QAccessible.isActive():
            self.order_tree()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """From the first time on, cards are made where they are in sight."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._make_rest)

    def _look_after_cards(self) -> CardsInSight:
        # Nothing of it is needed before.
        from player.window.practise.widgets.cards_in_sight import CardsInSight  # noqa: PLC0415

        made = CardsInSight(self._page, lambda: (self.at_hand, self.recordings, *self.grid.shelves.values()))
        for part in (self.at_hand, self.recordings, self.grid):
            part.moved.connect(made.laid_out)
        return made

    def _make_rest(self) -> None:
        for part in (self.today, self.at_hand, self.recordings, self.paths):
            part.show_picture()
        self._sight = self._look_after_cards()
        self.grid.watched = True
        self.grid.make_rest()

    def _build(self) -> None:
        page = self._page = Page(gap=GAP_PX)
        column(self).addWidget(page)
        page.column.addWidget(self._head())
        page.column.addWidget(self.today)
        self._offered = frame("panel")
        inside = column(self._offered)
        inside.setContentsMargins(20, 14, 16, 14)
        inside.addWidget(self.offers)
        page.column.addWidget(self._offered)
        page.column.addWidget(self._banner())
        mine = QWidget()
        inside = column(mine, gap=12)
        inside.addWidget(self.recordings)
        inside.addWidget(self.drop_place)
        for part in (self.at_hand, mine, self.paths, self.grid, self._empty):
            page.column.addWidget(part)
        page.column.addWidget(self.try_script, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)

    def _head(self) -> QWidget:
        top = QWidget()
        self._title.setWordWrap(False)
        head = Spread(top)
        head.addWidget(self._title)
        head.addWidget(self.search)
        return top

    def _banner(self) -> QWidget:
        box, words, controls = QWidget(), QWidget(), QWidget()
        text = column(words, gap=2)
        for each in (self._name, self._summary, self._set_by):
            text.addWidget(each)
        buttons = FlowLayout(controls)
        buttons.addWidget(self.softer)
        buttons.addWidget(self.presets)
        controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._banner_row = row(box, gap=16)
        self._banner_row.addWidget(words, 1)
        self._banner_row.addWidget(controls)
        return box

    def let_go_out_of_sight(self) -> None:
        """Cards out of sight are made again in turns, in the other style, as far as they are near."""
        if self._sight is not None:
            self._sight.let_go()
            self.grid.let_go_away()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Other cards may be there than when it was seen last."""
        super().showEvent(event)
        if self._sight is not None:
            self._sight.ask()

    def order_tab(self) -> None:
        """Also to cards that were let go of."""
        if self._sight is not None:
            self._sight.make_beside(self.window().focusWidget())
        super().order_tab()

    def order_tree(self) -> None:
        """With all cards, if there is a reader: it may have come just now."""
        if self._sight is not None:
            self._sight.ask()
        super().order_tree()

    def fit(self) -> None:
        """Where there is little room, the controls go below the words."""
        beside = self.width() >= look_of(self).px(BESIDE_FROM_PX)
        direction = QBoxLayout.Direction
        self._banner_row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_view(self, view: View) -> None:
        """Show the practices, keeping the focus where it is."""
        if not isinstance(view, PractiseView):
            return
        set_words(self._title, view.greeting)
        self.today.setVisible(view.today is not None)
        if view.today is not None:
            self.today.show_card(view.today)
        self._show_banner(view.banner)
        self.at_hand.show_section(view.at_hand)
        self._keep_room(waits=view.today is not None and isinstance(view.today.opens, OpenToday))
        self.offers.show_offers(view.offer_words, view.offers)
        self._offered.setVisible(bool(view.offers))
        if self.search.text() != view.search:
            blocker = QSignalBlocker(self.search)
            self.search.setText(view.search)
            blocker.unblock()
        self.paths.show_paths(view.paths)
        self.recordings.show_section(view.recordings)
        self.drop_place.show_copies(copies=view.copies)
        self.drop_place.setVisible(not view.search)
        self.recordings.setVisible(bool(view.recordings.cards) or not view.search)
        listed = any(section.cards for section in view.sections)
        any_cards = listed or bool(view.recordings.cards)
        self.grid.show_sections(view.sections, self.window().height() - self._least_above())
        self.grid.setVisible(listed)
        set_words(self._empty, "" if any_cards else view.empty_words)

    def _least_above(self) -> int:
        """How many pixels stand above the first card at least, at 100 % text."""
        shelf = GAP_PX + (self.at_hand.minimumHeight() or LEAST_SHELF_PX)
        parts = ((self.today, TODAY_PX), (self.at_hand, shelf), (self.recordings, RECORDINGS_PX))
        return HEAD_PX + sum(high for part, high in parts if not part.isHidden())

    def _keep_room(self, *, waits: bool) -> None:
        """While it isn't known what was sat lately, its shelf has the room of one row: nothing moves then."""
        self.at_hand.setMinimumHeight(look_of(self).px(SHELF_PX) if waits else 0)
        # What is out of sight has no cards, and what is hidden is.
        self.at_hand.setVisible(waits or bool(self.at_hand.shown))

    def _show_banner(self, banner: PacingBanner) -> None:
        set_words(self._name, banner.name)
        set_words(self._summary, banner.summary)
        set_words(self._set_by, banner.set_by)
        self.softer.setEnabled(banner.can_soften)
        self.presets.show_options(banner.presets, banner.selected)
        self.presets.setVisible(bool(banner.presets))

    def start_finding(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take_focus(self) -> None:
        """Begin at the large card; where there is none, at the first practice."""
        first = self.today if not self.today.isHidden() else self.grid.first_card() or self.search
        # Its layout would show it a moment later, and only what is shown takes the focus.
        first.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
