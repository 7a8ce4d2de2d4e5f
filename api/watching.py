"""Who is told how far a build is."""

from typing import Protocol


class Watch(Protocol):
    """Shows how far a build is: first through the bytes of its sources, then through the works that changed."""

    def begin(self, total: int, unit: str) -> None:
        """So many bytes ("B") or works ("works") are ahead."""

    def step(self, name: str, amount: int = 1) -> None:
        """So many more of them are done, the last of them of this name."""


class Unwatched:
    """Nobody is."""

    def begin(self, total: int, unit: str) -> None:
        """Tells nobody."""

    def step(self, name: str, amount: int = 1) -> None:
        """Tells nobody."""
