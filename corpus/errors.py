"""What can go wrong while sources are read."""


class CorpusError(Exception):
    """The base of every error of this room.

    >>> str(CorpusError("a.txt", "is empty", "remove it or save it again"))
    'a.txt: is empty: remove it or save it again'
    """

    def __init__(self, place: str, reason: str, mend: str) -> None:
        """`place` names the file and, where there is one, the line or byte; `mend` says what the user can do."""
        super().__init__(f"{place}: {reason}: {mend}")
        self.place = place
        self.reason = reason
        self.mend = mend


class UnreadableSourceError(CorpusError):
    """A file that cannot become a record; the other files of the build are not affected."""


class MissingSourceError(CorpusError):
    """A path on the command line at which there is nothing."""
