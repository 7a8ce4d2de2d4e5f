"""What the words of a page named: people, organisations, regions, clusters, concepts, and how they hang together."""

from collections.abc import Iterator, Mapping, Sequence

from api.explaining.source import Explained
from api.explaining.tables import Row, Table, place, plain, quote
from pipeline.reading import Link, Reading, Referent, Region

_MENTIONS_SHOWN = 3


def thing_tables(explained: Explained) -> tuple[Table, ...]:
    """A table for each kind of thing, and the links between them."""
    text, groups = explained.record.text, _groups(explained.reading)
    names = {referent.id: referent.name for referents in groups.values() for referent in referents}
    columns = ("id", "name", "key", "mentions", "confidence", "span", "words")
    things = (
        Table(title, columns, tuple(row for referent in referents for row in _mentions(text, referent)))
        for title, referents in groups.items()
    )
    linked = (row for link in explained.reading.links for row in _evidence(text, link, names))
    links = Table("Links", ("subject", "relation", "object", "confidence", "span", "words"), tuple(linked))
    return (*things, links)


def _groups(reading: Reading) -> dict[str, Sequence[Referent]]:
    return {
        "People": reading.people,
        "Organisations": reading.organisations,
        "Regions": reading.regions,
        "Clusters": reading.clusters,
        "Concepts": reading.concepts,
    }


def _mentions(text: str, referent: Referent) -> Iterator[Row]:
    """A line for each of the first mentions; one line for what only a wider name implies."""
    region = referent.place if isinstance(referent, Region) else None
    key = plain(region.key if region else None)
    known = (plain(referent.id), plain(referent.name), key, plain(len(referent.mentions)), plain(referent.confidence))
    for mention in referent.mentions[:_MENTIONS_SHOWN]:
        yield Row((*known, place(mention.span), quote(text, mention.span)))
    if not referent.mentions:
        yield Row((*known, place(None), quote(text, None)))


def _evidence(text: str, link: Link, names: Mapping[str, str]) -> Iterator[Row]:
    """A line for each stretch that supports a link."""
    subject, target = (plain(names.get(end, end)) for end in (link.subject, link.object))
    for span in link.evidence:
        yield Row((subject, plain(link.relation), target, plain(link.confidence), place(span), quote(text, span)))
