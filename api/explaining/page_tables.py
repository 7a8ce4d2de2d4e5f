"""What the layout of a page told: fields, authors, references, citations."""

from collections.abc import Iterator
from dataclasses import fields

from api.explaining.source import Explained
from api.explaining.tables import Row, Table, place, plain, quote
from pipeline.page.model import Affiliation, Credit, Reference
from pipeline.spans import Span

_PARTS = ("part", "span", "confidence", "words")


def page_tables(explained: Explained) -> tuple[Table, ...]:
    """The tables of the page, in the order in which people ask for them."""
    return (_fields(explained), _authors(explained), _references(explained), _citations(explained))


def _fields(explained: Explained) -> Table:
    text = explained.record.text
    rows = (
        Row(
            (
                plain(field.name),
                place(field.span),
                plain(field.confidence),
                plain(field.value),
                quote(text, field.span),
            ),
            anchor=f"field-{number}",
        )
        for number, field in enumerate(explained.reading.fields, 1)
    )
    return Table("Fields", ("field", "span", "confidence", "value", "words"), tuple(rows))


def _authors(explained: Explained) -> Table:
    rows = (row for credit in explained.reading.credits for row in _author(explained.record.text, credit))
    return Table("Authors", ("author", *_PARTS), tuple(rows))


def _author(text: str, credit: Credit) -> Iterator[Row]:
    """A line for each printing of the name, the first with the confidence, and one for each other thing known."""
    number = plain(credit.position)
    for index, span in enumerate(credit.names):
        sure = plain(credit.confidence if index == 0 else None)
        anchor = f"author-{credit.position}" if index == 0 else ""
        yield Row((number, plain("name"), place(span), sure, quote(text, span)), anchor)
    for part, value in (("family", credit.family), ("given", credit.given), ("e-mail", credit.email)):
        yield Row((number, plain(part), place(None), plain(None), plain(value)))
    yield Row((number, plain("role"), place(credit.role), plain(None), quote(text, credit.role)))
    for index, affiliation in enumerate(credit.affiliations, 1):
        for part, span in _affiliation(affiliation, index):
            yield Row((number, plain(part), place(span), plain(None), quote(text, span)))


def _affiliation(affiliation: Affiliation, number: int) -> Iterator[tuple[str, Span]]:
    """The whole of an address, then its chain from the smallest unit to the largest."""
    yield f"affiliation {number}", affiliation.span
    for step, unit in enumerate(affiliation.chain, 1):
        own = f"organisation {number}.{step}"
        yield own, unit.name
        yield from ((f"{own} alias", alias) for alias in unit.aliases)
        if unit.place:
            yield f"{own} place", unit.place


def _references(explained: Explained) -> Table:
    entries = enumerate(explained.reading.references, 1)
    rows = (row for number, entry in entries for row in _reference(explained.record.text, entry, number))
    return Table("References", ("reference", *_PARTS), tuple(rows))


def _reference(text: str, entry: Reference, number: int) -> Iterator[Row]:
    whole = (plain("entry"), place(entry.span), plain(entry.confidence), quote(text, entry.span))
    yield Row((plain(number), *whole), anchor=f"reference-{number}")
    for field in fields(entry):
        if field.name not in ("span", "confidence"):
            for value in _values(getattr(entry, field.name)):
                yield Row((plain(number), plain(field.name), place(None), plain(None), plain(value)))


def _values(value: object) -> Iterator[object]:
    """What is to be said of a part of an entry: one line a value, none for what is missing."""
    if isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


def _citations(explained: Explained) -> Table:
    text = explained.record.text
    rows = (
        Row(
            (
                plain(None if citation.reference is None else citation.reference + 1),
                place(citation.span),
                plain(citation.confidence),
                quote(text, citation.span),
            ),
            anchor=f"citation-{number}",
        )
        for number, citation in enumerate(explained.reading.citations, 1)
    )
    return Table("Citations", ("reference", "span", "confidence", "words"), tuple(rows))
