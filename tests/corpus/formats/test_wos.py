"""Web of Science: the real export equals what its lines say, read here in another way; then the awkward cases."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.tables import wos_tab
from corpus.formats.tagged.wos import FORMAT
from tests.conftest import SHARED

from .conftest import Read

SAMPLE = SHARED / "data/bibliometrix/wos_sample.txt"
needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="needs ../shared")


def stated() -> Iterator[dict[str, list[str]]]:
    """The records of the file, by columns: a tag in the first two, text from the fourth on."""
    for chunk in SAMPLE.read_text("utf-8-sig").split("\nER\n")[:-1]:
        fields: dict[str, list[str]] = defaultdict(list)
        tag = ""
        for line in chunk.splitlines():
            tag = line[:2].strip() or tag
            fields[tag].append(line[3:])
        yield fields


def words(lines: list[str]) -> list[str]:
    return [word.strip() for word in " ".join(lines).split(";") if word.strip()]


@needs_sample
def test_every_record_is_what_the_file_says(read: Read) -> None:
    works, faults = read(FORMAT, SAMPLE)
    records = list(stated())
    assert not faults
    assert len(works) == len(records) == 8
    for work, record in zip(works, records, strict=True):
        assert work.key == record["UT"][0]
        assert work.title == " ".join(record["TI"])
        assert [who.name for who in work.authors] == record["AF"]
        assert [who.family for who in work.authors] == [name.split(",")[0] for name in record["AF"]]
        assert work.year == int(record["PY"][0])
        assert work.venue == " ".join(record["SO"])
        assert work.doi == record["DI"][0]
        assert list(work.keywords) == words(record["DE"])
        assert list(work.subjects[: len(words(record["ID"]))]) == words(record["ID"])
        assert work.abstract == " ".join(record["AB"])
        assert [cited.text for cited in work.references] == [" ".join(line.split()) for line in record["CR"]]
        assert len(work.references) == int(record["NR"][0])
        assert list(work.issns) == record["SN"] + record["EI"]
        assert work.pages in ("-".join(record["BP"] + record["EP"]), "".join(record["AR"]))


@needs_sample
def test_every_address_is_its_authors(read: Read) -> None:
    works, _ = read(FORMAT, SAMPLE)
    for work, record in zip(works, stated(), strict=True):
        for who in work.authors:
            theirs = [line for line in record["C1"] if who.name in re.split(r"[\[\];]\s*", line.partition("]")[0])]
            assert [place.name for place in who.affiliations] == [
                line.partition("] ")[2].rstrip(".") for line in theirs
            ]
        assert sum(bool(who.orcid) for who in work.authors) <= len(words(record["OI"]))


RECORD = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Abel, A
   Roe, RR
AF Abel, Anna
   Roe, Robert R.
CA Loom Consortium
TI Looms: a
   tale
SO LOOM REV
DT Article; Proceedings Paper; Retracted Publication
C1 [Abel, Anna; Roe, Robert R.] Univ Graz, Graz, Austria.
   [Roe, R. R.] Univ Wien, Vienna, Austria.
   [Nobody, N.] Univ Oslo, Oslo, Norway.
OI Abel, Anna/0000-0002-1825-0097; Other,
   Person/0000-0001-5109-3700
PD JAN-FEB
PY 2014
CR Doe J, 1999, LOOM J, V3, P7, DOI [10.1/a, 10.1/B]
   *OECD, LOOMS
SN 0039-6265
UT WOS:1
ER

PT B
BE Editor, E
TI Second
PT J
TI Third without end"""


def test_awkward_records(read: Read) -> None:
    for text in (RECORD, RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD.replace("   ", "\t")):
        works, _ = read(FORMAT, text)
        assert [work.title for work in works] == ["Looms: a tale", "Second", "Third without end"]
        first = works[0]
        assert [(who.name, who.organisation, who.orcid) for who in first.authors] == [
            ("Abel, Anna", False, "0000-0002-1825-0097"),
            ("Roe, Robert R.", False, None),
            ("Loom Consortium", True, None),
        ]
        homes = [[place.name for place in who.affiliations] for who in first.authors]
        assert homes[:2] == [["Univ Graz, Graz, Austria"], ["Univ Graz, Graz, Austria", "Univ Wien, Vienna, Austria"]]
        assert (first.type, first.status, first.year, first.date) == ("conference-paper", "retracted", 2014, None)
        assert (first.references[0].venue, first.references[0].doi) == ("LOOM J", "10.1/a")
        rest = [(field.name, field.value) for field in first.rest]
        assert ("affiliation", "Univ Oslo, Oslo, Norway") in rest
        assert ("OI", "Other, Person/0000-0001-5109-3700") in rest
        assert ("PD", "JAN-FEB") in rest
        assert [who.family for who in works[1].editors] == ["Editor"]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("AU Abel, A\nGP IEEE", ["Abel, A"]),
        ("AU Abel, A\nCA Loom Group\nGP IEEE", ["Abel, A", "Loom Group"]),
        ("BA Roe, R\nGP IEEE", ["Roe, R"]),
        ("GP IEEE\n   ACM", ["IEEE", "ACM"]),
    ],
)
def test_the_organisation_of_a_book_wrote_no_paper_in_it(read: Read, tags: str, names: list[str]) -> None:
    (work,), _ = read(FORMAT, f"FN Clarivate\nVR 1.0\nPT B\n{tags}\nTI Looms\nER\n")
    assert [who.name for who in work.authors] == names


def test_an_address_of_mail_is_no_part_of_a_name(read: Read) -> None:
    (work,), _ = read(
        FORMAT, "FN Clarivate\nPT J\nAU Abel, Anna (a.abel@example.org)\nRoe, Rita (Sister)\nTI Looms\nER\n"
    )
    assert [(who.name, who.given, who.email) for who in work.authors] == [
        ("Abel, Anna", "Anna", "a.abel@example.org"),
        ("Roe, Rita (Sister)", "Rita", None),
    ]


def test_a_table_says_the_same(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    tags = ["PT", "AU", "AF", "TI", "SO", "C1", "DE", "PY", "CR", "SN", "UT"]
    c1 = "[Abel, Anna; Roe, R.] Univ Graz, Austria; [Roe, R.] Univ Wien, Austria"
    row = [
        "J",
        "Abel, A; Roe, R",
        "Abel, Anna; Roe, R.",
        'A "tale',
        "LOOM REV",
        c1,
        "yarn; loom",
        "2014",
        "A, 1999, B; C",
        "",
    ]
    text = "\t".join(tags) + "\n" + "\t".join([*row, "WOS:1", ""]) + "\n\n" + "J\tX, Y\n" + "\t".join(["J"] * 13) + "\n"
    assert recognised(wos_tab.FORMAT, text)
    works, faults = read(wos_tab.FORMAT, text)
    assert [work.title for work in works] == ['A "tale', "", "J"]
    assert [[place.name for place in who.affiliations] for who in works[0].authors] == [
        ["Univ Graz, Austria"],
        ["Univ Graz, Austria", "Univ Wien, Austria"],
    ]
    assert (works[0].keywords, len(works[0].references)) == (("yarn", "loom"), 2)
    assert [fault.place for fault in faults] == ["line 5"]


LINES = st.sampled_from(
    ["PT J", "ER", "EF", "AU A, B", "AF ", "C1 [A, B", "C1 [] x", "OI /", "CR a, 1999, ", "   ", "\x00"]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    for form in (FORMAT, wos_tab.FORMAT):
        with suppress(UnreadableSourceError):
            read(form, content)


def test_who_invented_is_no_author(read: Read) -> None:
    (work,), _ = read(FORMAT, "PT P\nAU LI W\n   ABEL AR\nTI Cork\nPN AT1\nER\n")
    assert (work.type, work.authors) == ("patent", ())
    assert [(who.name, who.family, who.given) for who in work.contributors] == [
        ("LI W", "LI", "W"),
        ("ABEL AR", "ABEL", "AR"),
    ]


def test_names_on_one_line_as_medline_has_them(read: Read) -> None:
    (work,), _ = read(
        FORMAT, "PT J\nAU Abel, Anna; Roe, Robert R\nED Li, Wei; Ito, K\nTI Cork\nPD 2006 May-Jun\nPY 2006\nER\n"
    )
    assert [who.name for who in work.authors] == ["Abel, Anna", "Roe, Robert R"]
    assert [who.name for who in work.editors] == ["Li, Wei", "Ito, K"]
    assert (work.year, work.date) == (2006, None)


def test_what_inspec_lowers_or_raises_is_in_its_word(read: Read) -> None:
    title = "Cork of C/sub 6\n   /H/sub 12/ at 10/sup -3/ bar and/or wine"
    (work,), _ = read(
        FORMAT, f"PT J\nTI {title}\nAB The level E/sub c / of oaks\nSO and/sub/or/\nPD 04 2006\nPY 2006\nER\n"
    )
    assert (work.title, work.abstract) == ("Cork of C6H12 at 10-3 bar and/or wine", "The level Ec of oaks")
    assert (work.date, work.venue) == ("2006-04", "and/sub/or/")


def test_descriptors_of_cabi_and_biosis_are_subjects(read: Read) -> None:
    (work,), _ = read(FORMAT, "PT J\nTI Cork\nDE wine\nOR oaks\nBD trees; plants\nMC Forestry\nMQ bark\nER\n")
    assert (work.keywords, work.subjects) == (("wine",), ("oaks", "trees", "plants", "Forestry", "bark"))


def test_nobody_is_no_author_and_early_access_has_a_year(read: Read) -> None:
    (work,), _ = read(FORMAT, "PT J\nAU [Anonymous]\nTI Cork\nEY 2025\nER\n")
    assert (work.authors, work.year) == ((), 2025)
