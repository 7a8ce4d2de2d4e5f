import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.organisations.find import Findings, find_organisations
from pipeline.page.model import Affiliation, Credit, OrganisationPart, Page, Zone, ZoneKind
from pipeline.reading import Relation
from pipeline.sentences import sentences
from pipeline.spans import Span

BLANK = spacy.blank("en")
pieces = st.sampled_from(
    [
        "the ", "Institute of ", "Graz ", "University", " (GU)", ", ", " and ", "Zorbex ", "Siemens", "firms such as ",
        "“Hop” LLC", "JSC “", "”", "Government of ", "Austria", ". ", "\n", "\n\n", "head of ", "A. Moss", "RIC", "s",
        "Ministry of Trade", "&", "’s ", "😀", "é",
    ]
)  # fmt: skip


def read(text: str, *credited: Credit, kind: ZoneKind = ZoneKind.BODY) -> Findings:
    zones = (Zone(span=Span(0, len(text)), kind=kind),) if text else ()
    page = Page(zones=zones, fields=(), credits=credited, references=(), citations=())
    return find_organisations(BLANK.make_doc(text), page, sentences(text, page))


def names(text: str) -> list[str]:
    return [each.name for each in read(text).organisations]


def forms(text: str) -> list[list[str]]:
    return [[mention.span.of(text) for mention in each.mentions] for each in read(text).organisations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was studied at Strelsau Technical University.", ["Strelsau Technical University"]),
        ("The Ministry of Mines, Energy and Trade paid.", ["Ministry of Mines, Energy and Trade"]),
        ("The Institute of Law and Social Studies of Graz met.", ["Institute of Law and Social Studies of Graz"]),
        ("Both Graz University and the Bank of Austria came.", ["Graz University", "Bank of Austria"]),
        ("The Universidad de la Costa Verde and TU Graz met.", ["Universidad de la Costa Verde", "TU Graz"]),
        ("The Thule Hop Academy named after O. P. Reed is old.", ["Thule Hop Academy named after O. P. Reed"]),
        ("The Austrian government asked the Hop Growers Council.", ["Austrian government", "Hop Growers Council"]),
        ("It was run by JSC “Zorbex Tools” and by Mirlan GmbH.", ["JSC “Zorbex Tools”", "Mirlan GmbH"]),
        ("Members are the World Bank, Siemens and Mirlan.", ["World Bank", "Siemens", "Mirlan"]),
        ("There are firms such as Zorbex in Graz, Mirlan (Linz) and Plovo.", ["Zorbex", "Mirlan", "Plovo"]),
        ("The drill maker Zorbex grew.", ["Zorbex"]),
        ("B. Moss, acting head of Zorbex Polska, spoke.", ["Zorbex Polska"]),
        ("She moved to the University of California, Davis, in May.", ["University of California, Davis"]),
    ],
)  # fmt: skip
def test_names_in_prose(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Universities and national research institutes cooperate.",
        "The European Union adopted the Strategy for Growth.",
        "The Styrian Wine Cluster is part of the National Cluster Programme.",
        "Regions such as Styria, Tyrol and Carinthia grow.",
        "Service providers (SPs) and small firms (SFs) take part; SPs lead.",
        "The local government and a business school were asked.",
        "The Toyota Production System and the Journal of Hop Studies are known.",
        "He is head of department and director of research in Austria.",
    ],
)
def test_what_is_no_organisation(text: str) -> None:
    assert names(text) == []


def test_an_acronym_in_brackets_is_the_same_organisation_everywhere() -> None:
    text = "The Thule Hop Research Institute (THRI) began. Later THRI grew; the Institute was sold."
    assert forms(text) == [["Thule Hop Research Institute", "THRI", "THRI", "Institute"]]


def test_short_forms_are_the_same_organisation() -> None:
    text = (
        "Zorbex State Hop Corporation pays. Zorbex is big. "
        "The Ministry of Trade of Austria and the Ministry of Trade agree."
    )
    assert [len(each) for each in forms(text)] == [2, 2]


def test_country_names_tell_that_governments_are_the_same() -> None:
    assert names("The Government of the Republic of Austria spoke. The Austrian government pays.") == [
        "Government of the Republic of Austria"
    ]


def test_a_part_is_part_of_its_whole() -> None:
    text = "The Institute of Hops of the Austrian Academy of Sciences met."
    found = read(text)
    assert [each.name for each in found.organisations] == [
        "Institute of Hops of the Austrian Academy of Sciences",
        "Austrian Academy of Sciences",
    ]
    (link,) = found.links
    assert (link.subject, link.relation, link.object) == ("org-1", Relation.PART_OF, "org-2")
    assert [span.of(text) for span in link.evidence] == ["Institute of Hops of the Austrian Academy of Sciences"]


def find(text: str, words: str, start: int = 0) -> Span:
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def test_affiliations_link_authors_to_every_part_of_the_chain() -> None:
    text = "Ada Moss\nDepartment of Hops, Thule University (TU)\nOla Reed\nDepartment of Hops, Graz University"
    second = text.index("Ola")
    chains = [
        Affiliation(
            chain=(
                OrganisationPart(name=find(text, "Department of Hops", start)),
                OrganisationPart(name=find(text, university, start), aliases=aliases),
            ),
            span=find(text, f"Department of Hops, {university}", start),
        )
        for start, university, aliases in (
            (0, "Thule University", (find(text, "TU"),)),
            (second, "Graz University", ()),
        )
    ]
    credited = [
        Credit(position=at, names=(find(text, f"{given} {family}"),), family=family, given=given, affiliations=(chain,))
        for at, given, family, chain in ((1, "Ada", "Moss", chains[0]), (2, "Ola", "Reed", chains[1]))
    ]
    found = read(text, *credited, kind=ZoneKind.AFFILIATION)
    assert [(each.name, each.generic) for each in found.organisations] == [
        ("Department of Hops", True),
        ("Thule University", False),
        ("Department of Hops", True),
        ("Graz University", False),
    ]
    assert [(link.subject, link.relation.value, link.object) for link in found.links] == [
        ("author-1", "affiliated", "org-1"),
        ("author-1", "affiliated", "org-2"),
        ("author-2", "affiliated", "org-3"),
        ("author-2", "affiliated", "org-4"),
        ("org-1", "part of", "org-2"),
        ("org-3", "part of", "org-4"),
    ]
    assert found.links[0].evidence == (find(text, "Ada Moss"), chains[0].span)


def check(text: str, found: Findings) -> None:
    ids = [each.id for each in found.organisations]
    assert ids == [f"org-{number}" for number in range(1, len(ids) + 1)]
    first = [each.mentions[0].span for each in found.organisations]
    assert len(first) == len(ids)
    for each in found.organisations:
        spans = [mention.span for mention in each.mentions]
        assert spans == sorted(set(spans))
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert each.name
        assert 0 < each.confidence <= 1
    for link in found.links:
        assert link.object in ids
        assert link.subject in ids
        assert link.subject != link.object
        assert list(link.evidence) == sorted(link.evidence)
        assert link.evidence[-1].end <= len(text)


@settings(deadline=None)
@given(st.lists(pieces, max_size=25).map("".join))
def test_messy_names_give_valid_findings(text: str) -> None:
    check(text, read(text))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_valid_findings(text: str) -> None:
    found = read(text)
    check(text, found)
    assert found == read(text)
