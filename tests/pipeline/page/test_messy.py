"""What holds of the page of any text: random ones, heaps of page pieces, and pages that were damaged on their way."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.encoding import decode
from corpus.errors import UnreadableSourceError
from corpus.record import Record
from corpus.sources import Source, read_source
from corpus.text import read_text
from pipeline.page.model import Citation, Credit, Field, Page, Reference
from pipeline.page.plain import plain
from pipeline.page.read import read_page
from pipeline.spans import Span

SAMPLE = Path(__file__).parents[3] / "corpus/sample"

PIECES = [
    "\n", "\n\n", " ", ", ", "; ", "**", "*", "<sup>1</sup>", "## ", "- ", "• ", "1 ", "[1, 2-4]",
    "(Moss, 2009)", "Abstract", "Abstract: ", "Keywords: ", "References\n", "JEL: R11", "ISSN 1234-5678",
    "Vol. 4, No. 2, 2015, pp. 3-9", "doi:10.1234/ab.cd", "RETRACTED: ", "Ann B. Lee", "MOSS, Carl",
    "Lee A.B., ", "Foo University", "Department of Ethics", "12 Mill St., 1234 Bern", "ann@foo.org",
    "Professor of ", "— branch of ", "(", ")", "[", "]", "2009", "wages rise in the valley. ",
    "The firms of the valley were asked what they did. ", "\x02", "\u2028", "\u0301",
    "Lee, A. 2009. Wages in Foo. Journal of Bar, 4(2), 11-20.", "et al.", "By ", "----", "\t", "|", "\ufeff",
    "«", "»",
]  # fmt: skip

PAGES: Mapping[str, str] = {
    "working paper": """FOO INSTITUTE OF REGIONAL STUDIES
Working Paper No. 2014-07

Who Mends the Looms? Craft and Credit in the Towns of the Upper Lake

Ann B. Lee*, Carl van der Moss†

* Department of Economic History, Foo University, 12 Mill Street, 3000 Bern, Switzerland, e-mail: ann.lee@foo.org
† Institute for Lakes and Rivers, Oslo, Norway

May 2014

Abstract

This paper asks who mends the looms of a lake region when the mills have gone. Drawing on the ledgers of four guilds, we
find that menders follow credit and not orders (Gray & Hill, 2009).

Keywords: looms, craft, credit, lake towns
JEL Classification: N63, R11

1. Introduction

Looms break. Since Hill (2003) it has been held that menders live where looms break most.

References

Gray, E., & Hill, D. (2009). Credit in small towns. Journal of Bar Studies, 14(2), 101-119.
Hill, D. (2003). Where looms break. Foo: Bar Press.
""",
    "journal page": """Bulletin of Lake Studies. 2012. Vol. 5. No. 3. Pp. 77-93.
ISSN 1234-5679 (Print)
DOI: 10.1234/bls.2012.5.3.77

RETRACTED: Barges, Bridges and the Price of Salt

Moss Carl Denisovich
Doctor of Economics, Professor, Head of the Chair of River Trade, Foo State University
Mill St., 7, 420000 Kazan, Russia

Lee Anna Borisovna
Candidate of Sciences, Docent, Bar Academy of Trade

Get the full text (PDF)

The article considers how bridges change the price of salt. It is shown that a bridge lowers the price on both banks.

Key words: barge; bridge; salt; price (retail, wholesale).
""",
    "news": """Skip to content
Home | News | Events | Contact
A cluster of loom makers meets in Foo

By Eva Gray
March 4, 2013

The loom makers of Foo met on Monday. “We mend what others throw away,” said Denis Hill, Director of the Guild.

Twelve firms and the University of Bar have joined so far.

Share this page
  • Sponsors
  • Partners
  • Imprint
© 2013 Guild of Menders
""",
    "reference list": """References

[1] Lee, A. B. (2001) Wages at night. Foo Review, 3(1): 1–17. doi:10.1234/fr.2001.3
[2] Moss C., Gray E. Salt and roads // Problems of Trade. 2007. No. 4. P. 33–48.
[3] Гриф А. Б. Соль и дороги. М.: Наука, 1998. 212 с.
[4] Hill, D. 2011. "Who pays the ferryman?" in: Stone, P. (ed.): A Book of Ferries. Bar Press, pp. 9-31.
[5] Foo Institute: Annual Report. Bern 2016. http://www.foo.org/report.pdf
[6] Marsh, O., Weaver, P., & Stone, I. (n.d.). On lakes,
    rivers and the roads between them. Unpublished manuscript.
""",
    "bilingual": """УДК 332.1
Ли А. Б., Мосс К. Д.
Станки у озера: кто их чинит

Университет Фу, г. Казань, Россия

Аннотация: В статье рассматривается, кто чинит станки, когда фабрики закрыты. Показано, что мастера идут за кредитом.

Ключевые слова: станок, озеро, кредит

Lee A. B., Moss C. D.
Looms at the lake: who mends them

Foo University, Kazan, Russia

Abstract: The article considers who mends the looms when the mills are closed. It is shown that menders follow credit.

Keywords: loom, lake, credit
""",
    "two columns": """Annals of Foo 38(4)                                        255

              The Ferries of the Lower Lake

         Olga Marsh¹                     Peter Stone²
   Department of Ferries          Institute of Roads
      Foo University                Bar Academy
    olga@foo.example              peter@bar.example

Abstract—Ferries cross the lake         owners of the ferries were asked
at night, when the bridge is shut.      what they earn. 1 The answers are
We count them for a year. The           compared with those of Lee [2].

I. INTRODUCTION                         REFERENCES
A ferry is a bridge that moves [1].     [1] D. Hill, “A moving bridge,”
It earns when the bridge is shut.       Foo Rev., vol. 3, pp. 1–9, 1999.
Index Terms—ferry, bridge, lake         [2] A. Lee, Lakes. Bar Press, 2004.
""",
}


def record(text: str) -> Record:
    """A record of a text."""
    return Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="a test")


def spans(page: Page) -> Iterator[Span]:
    """Every span that a page holds."""
    yield from (zone.span for zone in page.zones)
    yield from (field.span for field in page.fields if field.span)
    yield from (citation.span for citation in page.citations)
    yield from (reference.span for reference in page.references)
    for credit in page.credits:
        yield from (*credit.names, *([credit.role] if credit.role else []))
        for affiliation in credit.affiliations:
            yield affiliation.span
            for part in affiliation.chain:
                yield from (part.name, *part.aliases, *([part.place] if part.place else []))


def letters(words: str) -> str:
    """The letters and digits alone."""
    return re.sub(r"[\W_]+", "", words).casefold()


def quotes(text: str, field: Field) -> bool:
    """Whether the words at the span of a field say its value, perhaps with markers of notes among them.

    Only dates and states are told in other words.
    """
    if field.span is None or field.name in ("language", "type", "status"):
        return True
    words = plain(text, field.span).text
    if field.name in ("year", "date"):
        return field.value[:4] in words
    return letters(field.value) in (letters(words), letters(re.sub("\x02[^\x03]*\x03", "", words)))


def credited(text: str, credit: Credit) -> bool:
    """Whether the parts of a name stand in one of its printings, and its e-mail address on the page."""
    printed = [letters(plain(text, span).text) for span in credit.names]
    parts = [letters(word) for word in f"{credit.given} {credit.family}".split()]
    named = all(any(part in words for words in printed) for part in parts)
    page = plain(text, Span(0, len(text))).text  # marks of emphasis may stand within an address
    return named and (credit.email is None or credit.email.casefold() in page.casefold())


def listed(text: str, reference: Reference) -> bool:
    """Whether the values of an entry stand in it."""
    words = letters(plain(text, reference.span).text)
    values = [reference.title, reference.venue, reference.volume, reference.pages, *reference.authors]
    values.append(None if reference.year is None else str(reference.year))
    return all(letters(value) in words for value in values if value)


def holds(read: Record) -> None:
    """What is true of the page of any text."""
    page, text = read_page(read), read.text
    assert all(zone.span.end <= following.span.begin for zone, following in pairwise(page.zones))
    covered = {place for zone in page.zones for place in range(zone.span.begin, zone.span.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in covered)
    for span in spans(page):
        assert span.end <= len(text)
        assert not text[span.begin].isspace()
        assert not text[span.end - 1].isspace()
    assert [credit.position for credit in page.credits] == list(range(1, len(page.credits) + 1))
    told: Sequence[Field | Credit | Citation | Reference]
    told = [*page.fields, *page.credits, *page.citations, *page.references]
    assert all(0 <= part.confidence <= 1 for part in told)
    assert all(citation.reference is None or citation.reference < len(page.references) for citation in page.citations)
    assert [field for field in page.fields if not quotes(text, field)] == []
    assert [credit for credit in page.credits if not credited(text, credit)] == []
    assert [entry for entry in page.references if not listed(text, entry)] == []
    assert page == read_page(read)


@given(st.text(max_size=400))
@settings(max_examples=150)
def test_any_text_is_read(text: str) -> None:
    holds(record(text))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_heap_of_page_pieces_is_read(text: str) -> None:
    holds(record(text))


CHANCES = st.integers(0, 2**32).map(Random)
"""Shrinking drawn numbers would make every damage the same, so that only the seed is drawn."""

Damage = Callable[[bytes, Random], bytes]


def flipped(page: bytes, chance: Random) -> bytes:
    """Twelve bytes are others."""
    data = bytearray(page)
    for _ in range(12):
        data[chance.randrange(len(data))] = chance.randrange(1, 256)
    return bytes(data)


def dropped(page: bytes, chance: Random) -> bytes:
    """One line of four is lost."""
    return b"\n".join(line for line in page.split(b"\n") if chance.random() < 0.75)


def shuffled(page: bytes, chance: Random) -> bytes:
    """The lines stand in another order."""
    lines = page.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def doubled(page: bytes, chance: Random) -> bytes:
    """The page comes twice, perhaps on one line."""
    return page + chance.choice([b"\n", b"", b" "]) + page


def joined(page: bytes, chance: Random) -> bytes:
    """Line ends are lost, all or some, with a space in their place or without."""
    share, joint = chance.choice([1.0, 0.5]), chance.choice([b"", b" "])
    return b"".join(line + (joint if chance.random() < share else b"\n") for line in page.split(b"\n"))


def thinned(page: bytes, chance: Random) -> bytes:
    """One character of twenty is lost."""
    return "".join(char for char in page.decode(errors="replace") if chance.random() < 0.95).encode()


DAMAGES: Sequence[Damage] = (flipped, dropped, shuffled, doubled, joined, thinned)


def holds_damaged(page: bytes, damages: Sequence[Damage], chance: Random) -> None:
    """The invariants of a damaged page, unless its bytes are no text at all."""
    for damage in damages:
        page = damage(page, chance) or b"."
    try:
        decoded = decode(page, "a.txt")
    except UnreadableSourceError:
        return
    holds(read_text(decoded, "a.txt"))


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_as_it_should_be_is_read(kind: str) -> None:
    holds(record(PAGES[kind]))


@pytest.mark.parametrize("damage", DAMAGES)
@given(kind=st.sampled_from(sorted(PAGES)), chance=CHANCES)
@settings(max_examples=30)
def test_a_damaged_page_is_read(damage: Damage, kind: str, chance: Random) -> None:
    holds_damaged(PAGES[kind].encode(), [damage], chance)


@given(
    kind=st.sampled_from(sorted(PAGES)),
    damages=st.lists(st.sampled_from(DAMAGES), min_size=2, max_size=4),
    chance=CHANCES,
)
@settings(max_examples=60)
def test_a_page_damaged_in_several_ways_is_read(kind: str, damages: Sequence[Damage], chance: Random) -> None:
    holds_damaged(PAGES[kind].encode(), damages, chance)


@given(
    name=st.sampled_from(sorted(path.name for path in SAMPLE.iterdir())),
    damages=st.lists(st.sampled_from(DAMAGES), max_size=2),
    chance=CHANCES,
)
@settings(max_examples=60)
def test_a_damaged_page_of_the_sample_is_read(name: str, damages: Sequence[Damage], chance: Random) -> None:
    for read in read_source(Source(source_file=name, path=SAMPLE / name)):
        holds_damaged(read.text.encode(), damages, chance)


@pytest.mark.parametrize(
    "unit", ["a", "*a ", "(", "1", "A, ", "Foo University, ", "[a](b)", "Ann<sup>1</sup>,", "10.1234/", "a.", " "]
)
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    read_page(record(unit * (200_000 // len(unit))))


@pytest.mark.parametrize(
    "text",
    [
        f"Lee A.B., Moss C. Looms{'-and-looms' * 60}. At night\n" * 100,
        f"{'Lee A. ' * 12}{'and looms ' * 40}. At night\n" * 100,
        f"Looms of the lake\n\nAuthors: Lee{' ' * 200_000}Moss\n\nLooms stand at lakes.",
        f"Looms of the lake\n\nHow to cite: {'2009 ' * 40_000}\n\nLooms stand at lakes.",
        f"Looms of the lake\n\nPublished: May{' ' * 200_000}2009\n\nLooms stand at lakes.",
        f"Journal: Foo{' ,' * 100_000} Bar\n\nLooms of the lake\n\nLooms stand at lakes.",
    ],
    ids=["hyphens", "initials", "blanks", "years", "months", "commas"],
)
def test_a_line_that_can_be_parted_in_many_ways_takes_time_in_proportion(text: str) -> None:
    read_page(record(text))
