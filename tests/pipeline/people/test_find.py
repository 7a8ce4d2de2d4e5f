import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language import language_model
from pipeline.organisations.find import find_organisations
from pipeline.page.model import Credit, Page, Zone, ZoneKind
from pipeline.people.find import PeopleFindings, find_people
from pipeline.reading import Relation
from pipeline.sentences import sentences
from pipeline.spans import Span

pieces = st.sampled_from(
    [
        "Olga ", "Moss", " said ", "Prof. ", "A. B. ", "van der ", "(2001)", " and ", ", ", "head of ",
        "the Bank of Graz", ". ", "\n", "’s theory", "according to ",
        "Graz ", "Director ", "😀", "-", "Cluster ", "X", "(Moss, 2001)", "KofAZ ",
    ]
)  # fmt: skip


def read(text: str, *credited: Credit) -> tuple[PeopleFindings, list[str]]:
    zones = (Zone(span=Span(0, len(text)), kind=ZoneKind.BODY),) if text else ()
    page = Page(zones=zones, fields=(), credits=credited, references=(), citations=())
    doc, split = language_model()(text), sentences(text, page)
    organisations = find_organisations(doc, page, split).organisations
    return find_people(doc, page, organisations, split), [each.name for each in organisations]


def names(text: str) -> list[str]:
    return [each.name for each in read(text)[0].people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The idea goes back to Olga Mossberg.", ["Olga Mossberg"]),
        ("A.B. Mosskov, first deputy head of the Hop Board, opened the day.", ["A.B. Mosskov"]),
        ("“We grow hops,” said Reinhold Aschwander, CEO of Zorbex.", ["Reinhold Aschwander"]),
        ("Mossberg and Reedholm (2001) name three reasons.", ["Mossberg", "Reedholm"]),
        ("As Mossberg et al. (2001) show, hops pay.", ["Mossberg"]),
        ("Schumpeter’s theory explains it.", ["Schumpeter"]),
        ("Sheikh Hamdan bin Rashid Al Falasi, ruler of the valley, paid.", ["Hamdan bin Rashid Al Falasi"]),
        ("The minister Ludwig van der Moos came.", ["Ludwig van der Moos"]),
    ],
)
def test_people_in_prose(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hops pay (Mossberg, 2001; Reedholm et al., 2003).",
        "The Thule Hop Cluster and the Styrian Valley compete.",
        "The town of São José da Serra grows hops.",
        "The Strategy (2010) and the Law (2005) name hops.",
        "The Ohlin Index and the Olga Prize are given.",
        "Siemens said so, and Austria agreed.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert names(text) == []


def test_a_family_name_alone_is_a_further_mention() -> None:
    text = "Olga Mossberg spoke first. Mossberg said that hops pay (Mossberg, 2001)."
    (person,) = read(text)[0].people
    assert [mention.span.of(text) for mention in person.mentions] == ["Olga Mossberg", "Mossberg", "Mossberg"]
    assert (person.family, person.given) == ("Mossberg", "Olga")


def test_the_post_behind_a_name_makes_a_member() -> None:
    text = "Then spoke Olga Mossberg, acting head of the Thule Hop Research Institute, on malt."
    found, organisations = read(text)
    assert organisations == ["Thule Hop Research Institute"]
    (person,) = found.people
    assert person.role is not None
    assert person.role.of(text) == "acting head of the Thule Hop Research Institute"
    (link,) = found.links
    assert (link.subject, link.relation, link.object) == ("person-1", Relation.MEMBER, "org-1")
    assert [span.of(text) for span in link.evidence] == [
        "Olga Mossberg, acting head of the Thule Hop Research Institute"
    ]


def test_the_post_before_a_name_makes_a_member() -> None:
    text = "The head of the Thule Hop Research Institute Olga Mossberg spoke."
    found, _ = read(text)
    assert [(link.subject, link.object) for link in found.links] == [("person-1", "org-1")]


def test_a_misprinted_name_is_the_same_person_and_a_gendered_one_is_not() -> None:
    assert names("A.B. Mosskalin spoke. A.B. Mosskaltin spoke.") == ["A.B. Mosskaltin"]
    assert names("A.B. Mosskov spoke. A.B. Mosskova spoke.") == ["A.B. Mosskov", "A.B. Mosskova"]


def test_authors_are_found_again_in_the_prose_and_are_no_further_people() -> None:
    text = "Olga Mossberg\n\nIn this paper O. Mossberg asks why hops pay."
    credit = Credit(position=1, names=(Span(0, 13),), family="Mossberg", given="Olga")
    found, _ = read(text, credit)
    assert found.people == ()
    (author,) = found.authors
    assert author.id == "author-1"
    assert [mention.span.of(text) for mention in author.mentions] == ["Olga Mossberg", "O. Mossberg"]


def check(text: str, found: PeopleFindings) -> None:
    ids = [each.id for each in found.people]
    assert ids == [f"person-{number}" for number in range(1, len(ids) + 1)]
    for each in found.people:
        spans = [mention.span for mention in each.mentions]
        assert spans
        assert spans == sorted(set(spans))
        assert spans[-1].end <= len(text)
        assert each.name
        assert each.role is None or each.role.end <= len(text)
    for link in found.links:
        assert link.subject in ids
        assert link.object.startswith("org-")


@settings(deadline=None, max_examples=60)
@given(st.lists(pieces, max_size=20).map("".join))
def test_messy_names_give_valid_findings(text: str) -> None:
    check(text, read(text)[0])


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=150))
def test_any_text_gives_valid_findings(text: str) -> None:
    found, _ = read(text)
    check(text, found)
    assert found == read(text)[0]
