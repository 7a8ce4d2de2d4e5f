"""Where organisations are."""

import pytest

from pipeline.page.model import Affiliation, Credit, OrganisationPart, Page, Zone, ZoneKind
from pipeline.reading import Mention, Organisation, Relation
from pipeline.regions.find import find_regions, locate_organisations
from pipeline.spans import Span


def span(text: str, words: str) -> Span:
    """Where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))


def places(
    text: str, *names: str, affiliation: Affiliation | None = None, kind: ZoneKind = ZoneKind.BODY
) -> list[tuple[str, str]]:
    """Each organisation's name with the place it is linked to."""
    organisations = [
        Organisation(
            id=f"org-{n}", name=name, mentions=(Mention(span=span(text, name), confidence=1.0),), confidence=1.0
        )
        for n, name in enumerate(names, start=1)
    ]
    credit = (
        Credit(position=1, names=(Span(0, 1),), family="A", given="", affiliations=(affiliation,))
        if affiliation
        else None
    )
    zones = (Zone(span=Span(0, len(text)), kind=kind),)
    page = Page(zones=zones, fields=(), credits=(credit,) if credit else (), references=(), citations=())
    regions = find_regions(text, page, organisations)
    links = locate_organisations(text, page, organisations, regions)
    by_id = {referent.id: referent.name for referent in (*organisations, *regions)}
    assert all(link.relation is Relation.LOCATED and link.evidence for link in links)
    return [(by_id[link.subject], by_id[link.object]) for link in links]


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Quarl Mills (Bruges) and Obern Steel in Turin.", ("Quarl Mills", "Obern Steel"), ["Bruges", "Turin"]),
        ("the Government of Chile met", ("Government of Chile",), ["Chile"]),
        ("Chile is long. The Chilean Chamber of Mines met.", ("Chilean Chamber of Mines",), []),
        ("Dutch firms Velm, Corda and Brandel", ("Velm", "Corda", "Brandel"), ["Dutch"] * 3),
        ("Dutch firms met Velm", ("Velm",), []),
        ("Velm, Rotterdam, grows", ("Velm",), ["Rotterdam"]),
    ],
)
def test_words_beside_the_name(text: str, names: tuple[str, ...], wanted: list[str]) -> None:
    assert [place for _, place in places(text, *names)] == wanted


def test_the_adjective_that_begins_a_name() -> None:
    text = "Chilean exports. The Chilean Chamber of Mines met."
    assert places(text, "Chilean Chamber of Mines") == [("Chilean Chamber of Mines", "Chilean")]


def test_the_place_of_the_affiliation_counts_for_its_smaller_units() -> None:
    text = "A. Chair of Trade, Velm University, Turku, Finland"
    chain = (
        OrganisationPart(name=span(text, "Chair of Trade")),
        OrganisationPart(name=span(text, "Velm University"), place=span(text, "Turku, Finland")),
    )
    affiliation = Affiliation(chain=chain, span=Span(3, len(text)))
    wanted = [("Chair of Trade", "Turku"), ("Velm University", "Turku")]
    assert places(text, "Chair of Trade", "Velm University", affiliation=affiliation) == wanted


def test_the_street_and_the_town_on_the_next_line() -> None:
    text = "A. Velm University\n30 Mill Road, 20100 Turku, Finland"
    assert places(text, "Velm University", kind=ZoneKind.AFFILIATION) == [("Velm University", "Turku")]
