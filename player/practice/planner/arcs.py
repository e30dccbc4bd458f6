"""Arcs: phases that belong together, because one needs the other. They are heard together or not at all."""

from collections.abc import Iterable, Mapping


def arcs_of(titles: Mapping[str, int], needs: Iterable[tuple[int, tuple[str, ...]]]) -> dict[int, int]:
    """The arc of each phase: the smallest index of those it is joined with by needs, in either direction.

    Args:
        titles: the index of the phase heard under each title.
        needs: the titles that each of those phases needs.
    """
    arc = {index: index for index in titles.values()}

    def root(index: int) -> int:
        while arc[index] != index:
            index = arc[index]
        return index

    for index, wanted in needs:
        for title in wanted:
            other = titles.get(title)
            if other is not None:
                low, high = sorted((root(index), root(other)))
                arc[high] = low
    return {index: root(index) for index in arc}
