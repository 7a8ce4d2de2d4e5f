"""Lines of first pages: how the model of `pipeline.page.line_labels` is fitted, and how well pages are read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from corpus.record import Record
from pipeline.labelling.runs import OTHER
from pipeline.labelling.shapes import letters
from pipeline.labelling.tokens import Token, tokenise
from pipeline.page.line_labels import MODEL, REACH, line_features
from pipeline.page.lines import Line, read_lines
from pipeline.page.model import Page, ZoneKind
from pipeline.page.read import read_page
from pipeline.page.zones import ruled_lines
from pipeline.scoring.tally import Tally, summed
from pipeline.training import data as labelled_data
from pipeline.training.alignment import aligned
from pipeline.training.data import Example
from pipeline.training.fitting import Sequenced
from pipeline.training.fitting import fit as fit_model
from pipeline.training.own_pages import own_pages

_ZONES = {
    "titlePart": ZoneKind.TITLE,
    "docAuthor": ZoneKind.BYLINE,
    "affiliation": ZoneKind.AFFILIATION,
    "address": ZoneKind.AFFILIATION,
    "email": ZoneKind.AFFILIATION,
    "phone": ZoneKind.AFFILIATION,
    "div:abstract": ZoneKind.ABSTRACT,
    "keyword": ZoneKind.KEYWORDS,
    "keywords": ZoneKind.KEYWORDS,
    "reference": ZoneKind.IMPRINT,
    "idno": ZoneKind.IMPRINT,
    "date": ZoneKind.IMPRINT,
    "title:j": ZoneKind.IMPRINT,
    "note:submission": ZoneKind.IMPRINT,
    "meeting": ZoneKind.IMPRINT,
    "publisher": ZoneKind.IMPRINT,
    "editor": ZoneKind.IMPRINT,
}
"""All other labels, and what has none, are furniture."""


def fit(data: Path) -> None:
    """Fit the model of lines on the first pages that are not held out."""
    training, _ = labelled_data.pages(data)
    fit_model(MODEL, chain(sequences(training), invented()), l1=0.3, l2=0.3, iterations=150, least=3)


def sequences(examples: Iterable[Example]) -> Iterator[Sequenced]:
    """The lines of pages with their features and zones."""
    for example in examples:
        labels = aligned(example.raw, example.parts, ordered=True)
        if labels is None:
            continue
        lines = read_lines(example.raw)[:REACH]
        kinds = [piece.kind for piece in ruled_lines(lines)]
        yield line_features(lines, kinds), zones_of(example.raw, lines, labels, kinds)


def invented() -> Iterator[Sequenced]:
    """The lines of our own pages."""
    for _, told in own_pages():
        lines = [line for line, _ in told][:REACH]
        kinds = [piece.kind for piece in ruled_lines(lines)]
        yield line_features(lines, kinds), [str(zone) for _, zone in told][:REACH]


def zones_of(raw: str, lines: Sequence[Line], labels: Sequence[str], kinds: Sequence[ZoneKind]) -> list[str]:
    """The zone of each line by the labels of its tokens; where these say nothing, what the rules said stands."""
    tokens = tokenise(raw)
    return [str(_zone(line, _within(tokens, labels, line), kind)) for line, kind in zip(lines, kinds, strict=True)]


def _within(tokens: Sequence[Token], labels: Sequence[str], line: Line) -> list[str]:
    span = line.span
    return [
        label.partition("-")[2] or OTHER
        for token, label in zip(tokens, labels, strict=True)
        if span.begin <= token.begin < span.end
    ]


def _zone(line: Line, labels: Sequence[str], ruled: ZoneKind) -> ZoneKind:
    counted = Counter(_ZONES.get(label, OTHER if label == OTHER else ZoneKind.FURNITURE) for label in labels)
    zone = counted.most_common(1)[0][0] if counted else OTHER
    if zone != OTHER:
        return ZoneKind(zone)
    return ruled if ruled in (ZoneKind.HEADING, ZoneKind.CODES) or line.label else ZoneKind.FURNITURE


def measure(data: Path) -> Mapping[str, Tally]:
    """Held-out first pages: title exact but for case, space and hyphens at line ends; authors by their family names;
    whether the abstract begins and ends within five words of where it should; keywords as sets."""
    _, held_out = labelled_data.pages(data)
    return scores(held_out)


def scores(examples: Iterable[Example]) -> Mapping[str, Tally]:
    """The figures of `measure` for any pages."""
    sums = summed(pair for example in examples for pair in page_scores(example).items())
    return {name: sums[name] for name in sorted(sums)}


def page_scores(example: Example) -> dict[str, Tally]:
    """The figures of one page."""
    page = read_page(
        Record(source_file="page", format="text", text=example.raw, encoding="utf-8", encoding_reason="labelled data")
    )
    return {
        "title": _title(page, example),
        "authors": _authors(page, example),
        **_abstract(page, example),
        "keywords": _keywords(page, example),
    }


def values(example: Example, name: str) -> list[str]:
    """The words that go by a label."""
    return [words for label, words in example.parts if label == name]


def _joined(words: str) -> str:
    """Letters, digits and signs without case, space and hyphens."""
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", words).casefold()).strip(".*∗†")


def _title(page: Page, example: Example) -> Tally:
    wanted, given = values(example, "titlePart")[:1], page.values("title")[:1]
    right = bool(wanted) and bool(given) and _joined(wanted[0]) == _joined(given[0])
    return Tally(int(right), len(wanted), len(given))


def _plain(words: str) -> str:
    """The letters of a name, without the digits that mark it."""
    return "".join(character for character in letters(words) if character.isalpha())


_BETWEEN = re.compile(r"\band\b|\bund\b|\bet\b|[,;&\n\d*∗†‡§¶#()\[\]|·•]+|\s[a-f](?=\s|$)", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:prof|dr|ph\.?\s?d|m\.?d|m\.?sc|msc|md|phd|mph|jr|sr|by|student|member|ieee|fellow)\b\.?", re.I
)


def _people(bylines: Sequence[str]) -> set[str]:
    """The names of bylines, each as its letters: split at separators alone, by a way of its own."""
    found = set()
    for line in bylines:
        for piece in _BETWEEN.split(_DEGREE.sub(" ", line)):
            letters = _plain(piece)
            if len(letters) > 3 and re.search(r"\S[\s.]+\S", piece):
                found.add(letters)
    return found


def _authors(page: Page, example: Example) -> Tally:
    """Names by their letters; of several printings of a person one has to be right."""
    wanted = _people(values(example, "docAuthor"))
    text = example.raw
    given = [{_plain(span.of(text)) for span in credit.names} for credit in page.credits]
    found = {letters for letters in wanted if any(_same(name, letters) for names in given for name in names)}
    right = sum(any(_same(name, letters) for name in names for letters in wanted) for names in given)
    return Tally(min(right, len(found)), len(wanted), len(given))


def _same(name: str, wanted: str) -> bool:
    """Whether the letters are those wanted, but for a mark of one or two letters behind them ("Lee a", "Lee ID")."""
    return wanted.startswith(name) and len(wanted) - len(name) <= 2


def _abstract(page: Page, example: Example) -> dict[str, Tally]:
    wanted = next(iter(values(example, "div:abstract")), None)
    spans = [zone.span for zone in page.zones if zone.kind is ZoneKind.ABSTRACT]
    if wanted is None:
        return {}
    place = _place(example.raw, wanted)
    if place is None:
        return {}
    begin, end = place
    words = [match.start() for match in re.finditer(r"\S+", example.raw)]
    near = bool(spans) and abs(_count(words, spans[0].begin) - _count(words, begin)) <= 5
    done = bool(spans) and abs(_count(words, spans[-1].end) - _count(words, end)) <= 5
    return {
        "abstract begin": Tally(int(near), 1, int(bool(spans))),
        "abstract end": Tally(int(done), 1, int(bool(spans))),
        "abstract both": Tally(int(near and done), 1, int(bool(spans))),
    }


def _place(raw: str, wanted: str) -> tuple[int, int] | None:
    """Where the words stand in the raw text, space aside."""
    pattern = r"\s*".join(re.escape(character) for character in re.sub(r"\s+", "", wanted))
    match = re.search(pattern, raw)
    return match.span() if match else None


def _count(starts: Sequence[int], position: int) -> int:
    return sum(start < position for start in starts)


def _keywords(page: Page, example: Example) -> Tally:
    wanted = {
        letters
        for words in values(example, "keyword")
        for piece in re.split(r"[;,•·|\n]|\.\s|\s[-–—]\s", words)
        if (letters := _joined(piece))
    }
    given = {_joined(word) for word in page.values("keyword")}
    return Tally(len(wanted & given), len(wanted), len(given))
