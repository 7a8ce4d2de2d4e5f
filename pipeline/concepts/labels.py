"""Finding labels in text, whoever gives them: the thesaurus, or a document by its keywords."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.concepts.wording import Word, form_of
from pipeline.spans import Span

_CONJUNCTIONS = frozenset({"and", "or"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this"})
_RELATIVES = {"driven": ("by",), "led": ("by",), "based": ("on", "upon"), "oriented": ("to", "towards")}
"""How a compound is paraphrased: an economy driven by innovation is an innovation-driven economy."""
_SHORTEST_JOINED = 8
"""From this many letters on, two words may be written as one and the other way round: shorter ones meet by chance."""
_DIVISIBLE_HEADS = frozenset({"cluster"})
"""In "innovative mining cluster", the innovative cluster is meant as well: every modifier goes with such a head."""

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Match(Generic[Owner]):
    """A label found: whose it is, its words in the text, and how many they are.

    `rearranged`: the label was completed from a coordination ("regional and industrial clusters" for the regional
    cluster), turned round ("mobility of labour") or stands with another modifier between. `coordinated`: the first of
    these, where no word of the label is in doubt.
    """

    owner: Owner
    span: Span
    length: int
    rearranged: bool = False
    coordinated: bool = False


@dataclass(frozen=True, slots=True)
class _Label(Generic[Owner]):
    owner: Owner
    length: int
    acronym: bool


class LabelIndex(Generic[Owner]):
    """Labels, number, spelling, hyphens and joined words aside; the first owner of a label keeps it.

    >>> from pipeline.concepts.wording import words
    >>> index = LabelIndex([(1, "labour mobility"), (2, "regional cluster"), (3, "salt-water fish")])
    >>> index.exact("Mobility of the labor"), index.exact("saltwater fish")
    (1, 3)
    >>> text = "Regional and local clusters"
    >>> [match.owner for match in index.matches(text, words(text))]
    [2]
    """

    def __init__(self, labels: Iterable[tuple[Owner, str]]) -> None:
        self._labels: dict[str, _Label[Owner]] = {}
        self._turned: dict[tuple[str, str], _Label[Owner]] = {}
        self._longest: dict[str, int] = {}
        self._vocabulary: set[str] = set()
        for owner, label in labels:
            self._add(owner, label)

    def _add(self, owner: Owner, label: str) -> None:
        form = form_of(label)
        if not form:
            return
        entry = _Label(owner, len(form), acronym=len(form) == 1 and label.isupper())
        self._labels.setdefault("".join(form), entry)
        if len(form) > 1 and "of" not in form:
            self._turned.setdefault((form[-1], "".join(form[:-1])), entry)
        if label.islower():
            self._vocabulary.update(form)
        self._longest[form[0][:3]] = max(len(form) + 1, self._longest.get(form[0][:3], 0))

    def exact(self, label: str) -> Owner | None:
        """Whose label this is, also with its words joined or turned round. An acronym has to stand in capitals."""
        form = form_of(label)
        entry = self._labels.get("".join(form))
        if entry is None and len(form) > 2 and form[1] == "of":
            entry = self._turned.get((form[0], "".join(form[3 if form[2] in _ARTICLES else 2 :])))
        return None if entry is None or (entry.acronym and label.islower()) else entry.owner

    def knows(self, word: Word) -> bool:
        """Whether a label that is no name has the word."""
        return self.has(word.form)

    def has(self, form: str) -> bool:
        """Whether a label that is no name has a word of this form."""
        return form in self._vocabulary

    def matches(self, text: str, words: Sequence[Word]) -> Iterator[Match[Owner]]:
        """Every longest match, in the order of the text, and the labels of several words at its end.

        Other matches within it are left out, overlaps stay. Acronyms ("IT") match capitals only.
        """
        reach = 0
        for start in range(len(words)):
            found = self._longest_at(text, words, start)
            if found is not None and start + found.length > reach:
                reach = start + found.length
                yield found
                yield from self._at_end(text, words[start : start + found.length], found.owner)
            yield from self._turned_at(words, start)
            yield from self._coordinated_at(words, start)
            yield from self._continued_at(words, start)
            yield from self._parted_at(words, start)

    def _longest_at(self, text: str, words: Sequence[Word], start: int) -> Match[Owner] | None:
        most = self._longest.get(words[start].form[:3])
        if most is None:
            return None
        run, found, joined = _run(words, start, most), None, ""
        for length, word in enumerate(run, start=1):
            joined += word.form
            entry = self._labels.get(joined)
            if entry is not None and _fits(entry, text, run[:length]):
                found = Match(entry.owner, _span(run[:length]), length)
        return found

    def _at_end(self, text: str, run: Sequence[Word], owner: Owner) -> Iterator[Match[Owner]]:
        """In "regional innovation strategy", the label "innovation strategy" when it is another one's."""
        for begin in range(1, len(run) - 1):
            entry = self._labels.get("".join(word.form for word in run[begin:]))
            if (
                text[run[begin].span.begin - 1].isspace()
                and entry is not None
                and entry.owner != owner
                and _fits(entry, text, run[begin:])
            ):
                yield Match(entry.owner, _span(run[begin:]), len(run) - begin)
                return

    def _turned_at(self, words: Sequence[Word], start: int) -> Iterator[Match[Owner]]:
        """In "mobility of skilled labour", the label "skilled labour mobility"; so "economy driven by innovation"."""
        if start + 2 >= len(words):
            return
        if words[start + 1].form in _RELATIVES:
            yield from self._related_at(words, start)
        run = _run(words, start, 6) if words[start + 1].form == "of" else ()
        if len(run) < 3:
            return
        first = 3 if run[2].form in _ARTICLES else 2
        for end in range(len(run), first, -1):
            entry = self._turned.get((run[0].form, "".join(word.form for word in run[first:end])))
            if entry is not None:
                yield Match(entry.owner, _span(run[:end]), end, rearranged=True)
                return

    def _related_at(self, words: Sequence[Word], start: int) -> Iterator[Match[Owner]]:
        run = _run(words, start, 4)
        entry = self._labels.get(f"{run[3].form}{run[1].form}{run[0].form}") if len(run) == 4 else None
        if entry is not None and entry.length == 3 and run[2].form in _RELATIVES[run[1].form]:
            yield Match(entry.owner, _span(run), 4, rearranged=True, coordinated=True)

    def _coordinated_at(self, words: Sequence[Word], start: int) -> Iterator[Match[Owner]]:
        """In "local, regional and industrial clusters", for the word at `start`, the label "regional cluster"."""
        conjunction = _conjunction_after(words, start)
        if conjunction is None:
            return
        run = _run(words, conjunction + 1, 4)
        for begin, end in _tails(len(run)):
            entry = self._labels.get("".join((words[start].form, *(word.form for word in run[begin:end]))))
            if entry is not None and entry.length == 1 + end - begin:
                span = Span(words[start].span.begin, run[end - 1].span.end)
                yield Match(entry.owner, span, 1, rearranged=True, coordinated=True)
                return

    def _continued_at(self, words: Sequence[Word], start: int) -> Iterator[Match[Owner]]:
        """In "knowledge creation and diffusion", the label "knowledge diffusion"."""
        run = words[start : start + 4]
        if len(run) < 4 or run[2].form not in _CONJUNCTIONS or not all(word.joins for word in run[:3]):
            return
        pair = self._labels.get(run[0].form + run[1].form)
        entry = self._labels.get(run[0].form + run[3].form)
        if pair is not None and entry is not None and entry.length == pair.length == 2:
            yield Match(entry.owner, _span(run), 4, rearranged=True, coordinated=True)

    def _parted_at(self, words: Sequence[Word], start: int) -> Iterator[Match[Owner]]:
        """In "innovative mining clusters", the label "innovative cluster"."""
        if start + 2 >= len(words) or words[start + 2].form not in _DIVISIBLE_HEADS:
            return
        run = _run(words, start, 3)
        if len(run) == 3:
            entry = self._labels.get(run[0].form + run[2].form)
            if entry is not None and entry.length == 2:
                yield Match(entry.owner, _span(run), 3, rearranged=True)


def _fits(entry: _Label[Owner], text: str, run: Sequence[Word]) -> bool:
    """Whether the words may stand for the label: capitals for an acronym, and no short words joined by chance."""
    if entry.acronym:
        return run[0].span.of(text)[:2].isupper()
    return len(run) == entry.length or sum(len(word.form) for word in run) >= _SHORTEST_JOINED


def _run(words: Sequence[Word], start: int, most: int) -> Sequence[Word]:
    """At most so many words from `start` on that stand in one term."""
    end, last = start + 1, min(len(words), start + most)
    while end < last and words[end - 1].joins:
        end += 1
    return words[start : min(end, last)]


def _conjunction_after(words: Sequence[Word], start: int) -> int | None:
    """Where the "and" stands that follows the word at `start`, at once or after one more member of the list."""
    at = start + 1
    if at < len(words) and words[start].comma and words[at].joins:
        at += 1
    elif not words[start].joins:
        return None
    if at >= len(words) or not words[at].joins:
        return None
    return at if words[at].form in _CONJUNCTIONS else None


def _tails(length: int) -> Iterator[tuple[int, int]]:
    """Where a shared head of one or two words may begin and end, the longer first, behind at least one modifier."""
    for begin in range(1, length):
        for end in range(min(length, begin + 2), begin, -1):
            yield begin, end


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].span.begin, run[-1].span.end)
