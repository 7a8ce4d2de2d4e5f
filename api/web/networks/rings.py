"""Places for a tree that was walked outwards from one thing: a ring for each step, children near their parent."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

RING = 320  # distance of the rings, in units of the drawing
ROOM = 46  # of a thing on its ring

Place = tuple[int, int]


def places(parents: Mapping[str, str | None]) -> dict[str, Place]:
    """A place for each thing from its parent in the tree; the root, whose parent is None, stands at the origin.

    >>> places({"a": None, "b": "a", "c": "a"})
    {'a': (0, 0), 'b': (0, 320), 'c': (0, -320)}
    """
    rings = _rings(parents)
    radius = _radii([len(ring) for ring in rings])
    angles = _angles(parents, rings)
    return {
        iri: (round(radius[step] * math.cos(angles[iri])), round(radius[step] * math.sin(angles[iri])))
        for step, ring in enumerate(rings)
        for iri in ring
    }


def _rings(parents: Mapping[str, str | None]) -> list[list[str]]:
    rings = [[iri for iri, parent in parents.items() if parent is None]]
    children = _children(parents)
    while ring := [child for iri in rings[-1] for child in children[iri]]:
        rings.append(ring)
    return rings


def _children(parents: Mapping[str, str | None]) -> defaultdict[str, list[str]]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for iri, parent in parents.items():
        if parent is not None:
            children[parent].append(iri)
    return children


def _radii(crowds: Sequence[int]) -> list[float]:
    """Each ring wide enough for those on it, and outside of the one before."""
    radii = [0.0]
    for crowd in crowds[1:]:
        radii.append(max(radii[-1] + RING, crowd * ROOM / math.tau))
    return radii


def _angles(parents: Mapping[str, str | None], rings: Sequence[Sequence[str]]) -> dict[str, float]:
    """The middle of each thing's sector; sectors are as wide as the leaves under them ask for."""
    children = _children(parents)
    leaves = {iri: 1 for ring in rings for iri in ring}
    for ring in reversed(rings):
        for iri in ring:
            leaves[iri] = sum(leaves[child] for child in children[iri]) or 1
    sectors = dict.fromkeys(rings[0], (0.0, math.tau))
    for iri in (iri for ring in rings for iri in ring):
        begin, end = sectors[iri]
        leaf = (end - begin) / leaves[iri]
        for child in children[iri]:
            sectors[child] = (begin, begin + leaf * leaves[child])
            begin = sectors[child][1]
    return {iri: (begin + end) / 2 for iri, (begin, end) in sectors.items()}
