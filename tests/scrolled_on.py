"""Scrolling a window's page while something is looked for: Today makes only the cards near what is seen."""

from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_on(window: QWidget) -> None:
    """Go on by a page, and from the end back to the beginning."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            bar = area.verticalScrollBar()
            bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + bar.pageStep())
