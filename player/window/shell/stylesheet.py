"""The window's style sheet, built from the tokens.

Widgets say what they are with the dynamic property ``kind``; rules never go by class alone where a subclass
could be caught by accident (QLabel is a QFrame).
"""

from string import Template

from player.window.shell.theme import (
    BODY_PX,
    CAPTION_PX,
    HEADING_PX,
    LIGHT,
    SECONDARY_PX,
    TITLE_PX,
    Look,
)
from player.window.shell.typefaces import INTERFACE

EASE_MOST_PX = 54
"""Easing back's words are no larger: at 200 % all of a step is seen at 1024 × 640, without scrolling."""

QUESTION_MOST_PX = 44
"""A check-in's question is no larger: at 200 % the anchor's words are seen below it at 1024 × 640."""

NAV_CLOSER_FROM = 1.4
"""From this text size on, the places of the sidebar stand closer."""

_RULES = Template("""
* { font-family: "$interface"; font-size: ${body}px; color: $ink; outline: none; }
QMainWindow, QWidget[kind="ground"], QWidget[kind="page"] { background: $ground; }
QScrollArea { background: $ground; border: none; }
QScrollArea[kind="clear"], QWidget[kind="clear"] { background: transparent; }
QLabel { background: transparent; border: none; }
QLabel[kind="brand"] { font-family: "$spoken"; font-size: ${brand}px; color: $sage; }
QLabel[kind="title"] { font-family: "$spoken"; font-size: ${title}px; font-weight: 500; }
QLabel[kind="heading"] { font-family: "$spoken"; font-size: ${heading}px; font-weight: 500; }
QLabel[kind="section"] { font-size: ${section}px; font-weight: 600; color: $sage; }
QLabel[kind="section-clay"] { font-size: ${section}px; font-weight: 600; color: $clay; }
QLabel[kind="strong"] { font-weight: 600; font-size: ${body}px; }
QLabel[kind="secondary"] { font-size: ${secondary}px; color: $muted; }
QLabel[kind="missing"] { font-size: ${secondary}px; font-weight: 600; color: $straw; }
QLabel[kind="note"] { font-size: ${secondary}px; font-weight: 600; color: $sage; }
QLabel[kind="kind-words"] { font-family: "$spoken"; font-size: ${heading}px; color: $ink; }
QLabel[kind="before"] { font-family: "$spoken"; font-size: ${before}px; color: $muted; }
QLabel[kind="caption"] { font-family: "$spoken"; font-size: ${caption}px; color: $ink; }
QLabel[kind="ease-line"] { font-family: "$spoken"; font-size: ${ease}px; }
QLabel[kind="ease-line-low"] { font-family: "$spoken"; font-size: ${lead}px; }
QLabel[kind="reach"] { font-size: ${heading}px; font-weight: 600; color: $sage; }
QLabel[kind="eyebrow"] { font-size: ${secondary}px; font-weight: 600; color: $sage; }
QLabel[kind="lead"] { font-size: ${lead}px; color: $ink; }
QLabel[kind="key"] { font-size: ${secondary}px; color: $muted; border: 1px solid $line;
    border-radius: 5px; padding: 1px 6px; }
QLabel[kind="figure"] { font-weight: 600; color: $sage; }

QFrame[kind="sidebar"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="sidebar"][lies="below"] { border-right: none; border-top: 1px solid $line; }
QFrame[kind="sidebar-bare"] { background: transparent; border: none; }
QFrame[kind="sidebar-ease"] { background: $dusk_tint; border: none; }
QFrame[kind="sidebar-ease"] QPushButton[kind="ease"] { background: $ground; }
QFrame[kind="sidebar-bare"] QLabel[kind="brand"] { color: $upon_picture; }
QWidget[pictured="true"] QFrame[kind="sitting-foot"] {
    background: $sheet; border: none; border-top-left-radius: 14px; }
QWidget[paused="true"] QLabel[kind="caption"] { color: $upon_picture; }
QWidget[pictured="true"] QLabel[kind="secondary"], QWidget[pictured="true"] QLabel[kind="before"],
QWidget[pictured="true"] QPushButton[kind="quiet"] { color: $upon_picture; }
QWidget[kind="ease-ground"] { background: $dusk_tint; }
QFrame[kind="ease-shape"] { background: $ground; border: 1px solid $ease_line; border-radius: 36px; }
QFrame[kind="panel"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="banner"] { background: $sage_tint; border: 1px solid $banner_line; border-radius: 10px; }
QFrame[kind="notice"] { background: $straw_tint; border: 1px solid $straw; border-radius: 10px; }
QFrame[kind="foot"] { background: $ground; border: none; border-top: 1px solid $line; }

QPushButton {
    background: $surface; border: 1px solid $edge; border-radius: 10px;
    padding: 8px 15px; min-height: ${inner}px; font-size: ${body}px; color: $ink; }
QPushButton:hover { background: $sage_tint; border-color: $sage; }
QPushButton:pressed { background: $sage_tint; border-color: $ink; }
QPushButton:disabled { color: $muted; background: $ground; border: 1px dashed $edge; }
QPushButton[kind="primary"] {
    background: $sage; color: $on_sage; border: 1px solid $sage; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { border-color: $ink; }
QPushButton[kind="primary"]:disabled { color: $muted; background: $ground; border: 1px dashed $edge; }
QPushButton[kind="ease"] {
    background: $dusk_tint; color: $dusk; border: 1px solid $dusk; font-weight: 600; text-align: left;
    border-radius: 20px; }
QPushButton[kind="ease"]:hover { border: 2px solid $dusk; padding: 7px 14px; }
QPushButton[kind="ease-next"] {
    background: $dusk; color: $on_dusk; border: 1px solid $dusk; font-weight: 600; border-radius: 20px;
    padding: 8px 24px; }
QPushButton[kind="ease-next"]:hover, QPushButton[kind="ease-next"]:pressed { border-color: $ink; }
QPushButton[kind="quiet-ink"] { background: transparent; border: 1px solid transparent; color: $ink; }
QPushButton[kind="quiet-ink"]:hover { border-color: $edge; }
QPushButton[kind="nav"] {
    background: transparent; border: 1px solid transparent; text-align: left; color: $ink;
    padding: ${nav}px 15px; }
QPushButton[kind="nav"]:hover { background: $sage_tint; }
QPushButton[kind="nav"]:checked {
    background: $sage_tint; color: $sage; font-weight: 600; border: 1px solid $banner_line; }
QPushButton[kind="card"] { background: $surface; border: 1px solid $line; padding: 0; min-height: 0; }
QPushButton[kind="card"]:hover { background: $surface; border-color: $sage; }
QPushButton[kind="card"]:disabled { background: $ground; border: 1px dashed $edge; }
QPushButton[kind="today"] {
    background: $sage_tint; border: 1px solid $banner_line; border-radius: 14px; padding: 0; min-height: 0;
    text-align: left; }
QPushButton[kind="today"]:hover { border-color: $sage; }
QPushButton[kind="quiet"] {
    background: transparent; border: 1px solid transparent; color: $muted;
    font-size: ${secondary}px; padding: 8px 10px; }
QPushButton[kind="quiet-flush"] {
    background: transparent; border: none; color: $muted; font-size: ${secondary}px; padding: 9px 0; }
QPushButton[kind="quiet-flush"]:hover { color: $ink; text-decoration: underline; }
QPushButton[kind="quiet"]:hover { border-color: $edge; color: $ink; }
QPushButton[kind="quiet"]:checked { color: $sage; font-weight: 600; }
QPushButton[kind="tab"] { padding: 0; }
QPushButton[kind="tab"]:checked { background: $sage_tint; border: 2px solid $sage; }
QPushButton[kind="number"] { padding: 8px 1px; min-width: ${number}px; }
QPushButton[kind="number"]:checked, QPushButton[kind="choice"]:checked {
    background: $sage; color: $on_sage; border: 1px solid $sage; }
QPushButton[kind="number"]:checked { font-weight: 600; }
QWidget[dimmed="true"] QPushButton {
    background: $ground; color: $muted; border: 1px solid $edge; font-weight: 400; }
QWidget[dimmed="true"] QPushButton:disabled { border: 1px dashed $edge; }

QRadioButton {
    background: $surface; border: 1px solid $edge; border-radius: 10px; spacing: 8px;
    padding: 8px 14px 8px 10px; min-height: ${inner}px; }
QRadioButton:hover { background: $sage_tint; }
QRadioButton:checked { background: $sage_tint; border: 1px solid $sage; color: $ink; font-weight: 600; }
QRadioButton::indicator {
    width: 12px; height: 12px; border: 2px solid $edge; border-radius: 8px;
    background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $sage; }
QRadioButton[kind="cell"] { padding: 0; min-height: ${cell}px; spacing: 0; }
QRadioButton[kind="cell"]:checked { background: $sage; border: 1px solid $sage; }
QRadioButton[kind="cell"]::indicator { width: 0; height: 0; border: none; background: transparent; }

QCheckBox { spacing: 10px; min-width: 40px; min-height: 40px; }
QCheckBox::indicator {
    width: ${check}px; height: ${check}px; border: 2px solid $edge; border-radius: 5px;
    background: $surface; }
QCheckBox::indicator:checked { background: $sage; border: 2px solid $sage; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
    background: $surface; border: 1px solid $edge; border-radius: 10px; padding: 8px 12px;
    selection-background-color: $sage; selection-color: $on_sage; placeholder-text-color: $muted;
    font-size: ${body}px; }
QLineEdit, QComboBox { min-height: ${inner}px; }
QLineEdit[missing="yes"], QPlainTextEdit[missing="yes"], QDateEdit[missing="yes"] {
    border: 2px solid $straw; background: $straw_tint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border-color: $sage; }
QTextEdit[kind="paper"] { background: #FFFFFF; color: #2A2B29; }
QComboBox { padding-right: 8px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: 1px solid $edge; padding: 4px;
    selection-background-color: $sage_tint; selection-color: $ink; outline: none; }

QListView[kind="plain-list"], QTableView[kind="plain-table"] {
    background: $ground; border: none; selection-background-color: $sage_tint; selection-color: $ink; }
QTableView[kind="plain-table"]::item { padding: 4px 8px; border-bottom: 1px solid $line; }
QTableView[kind="plain-table"]::item:selected { background: $sage_tint; color: $ink; }
QHeaderView { background: $ground; }
QHeaderView::section {
    background: $ground; color: $muted; border: none; border-bottom: 1px solid $edge;
    font-size: ${secondary}px; font-weight: 600; padding: 8px 8px 8px 11px; }
QDateEdit {
    background: $surface; border: 1px solid $edge; border-radius: 10px; padding: 8px 12px;
    min-height: ${inner}px; selection-background-color: $sage; selection-color: $on_sage; }
QDateEdit QLineEdit { border: none; padding: 0 4px; min-height: 0; background: transparent; }
QDateEdit:focus { border-color: $sage; }
QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }
QDateEdit::drop-down { border: none; width: 28px; }
QDateEdit::down-arrow { image: none; }
QCalendarWidget QWidget { background: $surface; color: $ink; alternate-background-color: $surface; }
QCalendarWidget QToolButton { border: none; padding: 4px 8px; color: $ink; background: $surface; }
QCalendarWidget QAbstractItemView {
    selection-background-color: $sage; selection-color: $on_sage; outline: none; }
QDialog, QDialog QTabWidget::pane, QDialog QStackedWidget { background: $ground; }
QDialog QAbstractItemView, QDialog QSpinBox, QDialog QDoubleSpinBox {
    background: $surface; border: 1px solid $edge; selection-background-color: $sage_tint;
    selection-color: $ink; alternate-background-color: $surface; }
QDialog QAbstractItemView::item:selected { background: $sage_tint; color: $ink; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog QToolButton {
    background: $tool; color: $on_tool; border: 1px solid $edge; border-radius: 6px; padding: 4px; }
QDialog QToolButton:hover { border-color: $sage; }
QDialog QToolButton:disabled { background: $ground; border: 1px dashed $edge; }
QDialog QGroupBox { border: 1px solid $line; border-radius: 10px; margin-top: 12px; padding: 12px 8px 8px; }
QDialog QGroupBox::title { subcontrol-origin: margin; left: 12px; }
QDialog QTabBar::tab {
    background: $ground; border: 1px solid $line; padding: 8px 12px; min-height: ${inner}px; }
QDialog QTabBar::tab:selected { background: $sage_tint; }
QDialog QRadioButton, QDialog QSplitter { background: transparent; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 8px 20px; border-radius: 6px; }
QMenu::item:selected { background: $sage_tint; color: $ink; }
QMenu::item:disabled { color: $muted; }
QToolTip { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px 8px; }
QSlider { background: transparent; min-height: 40px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $edge; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $sage; }
QSlider::handle:horizontal {
    width: 18px; height: 18px; margin: -7px 0; border-radius: 9px; background: $sage; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 40px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none; height: 0; }
""")


def build_stylesheet(look: Look) -> str:
    """The whole style sheet for a look."""
    colours = {name: value for name, value in look.tokens._asdict().items() if isinstance(value, str)}
    sizes = {
        "body": look.px(BODY_PX),
        "secondary": look.px(SECONDARY_PX),
        "section": look.px(17),
        "heading": look.px(HEADING_PX),
        "lead": look.px(17),
        "brand": look.px(24),
        "title": look.px(TITLE_PX),
        "before": min(34, look.px(22)),
        "caption": min(QUESTION_MOST_PX, look.px(CAPTION_PX)),
        "ease": min(EASE_MOST_PX, look.px(CAPTION_PX + 6)),
        "inner": look.px(22),
        # Large letters leave room for all places in a low window, and still more than the least target.
        "nav": 8 if look.scale < NAV_CLOSER_FROM else 3,
        "check": min(24, look.px(18)),
        "cell": max(38, look.px(28)),
        "number": max(36, look.px(30)),
    }
    return _RULES.substitute(
        colours,
        **{name: str(size) for name, size in sizes.items()},
        interface=INTERFACE,
        spoken=look.spoken_family,
        sheet=_through(look.tokens.ground, 0.9),
        on_dusk=look.tokens.on_sage,
        # Qt draws what is on them in dark grey, whatever the theme.
        tool=LIGHT.surface,
        on_tool=LIGHT.ink,
        ease_line=look.tokens.dusk if look.high_contrast else look.tokens.ground,
        banner_line=look.tokens.line if look.high_contrast else look.tokens.sage_tint,
    )


def _through(colour: str, alpha: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {alpha})"
