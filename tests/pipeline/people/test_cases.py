"""One line a class of ways to name a person, and what only looks like one."""

import pytest

from pipeline.language import language_model
from pipeline.organisations.find import find_organisations
from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.people.find import find_people
from pipeline.sentences import sentences
from pipeline.spans import Span

THINKERS = [
    ("The paper asks whether the theories of Mossberg and Reedholm explain it.", ["Mossberg", "Reedholm"]),
    ("Mossberg’s et al. (2016) method meets Reedholm’s et al. (2005) approach.", ["Mossberg", "Reedholm"]),
    ("In the tradition of Marshall, Porter and Krugman, we study it.", ["Marshall", "Porter", "Krugman"]),
    ("Porter's diamond model and Marshall's externalities are used.", ["Porter", "Marshall"]),
    ("Porter (1990) made it popular; Porter's (1998) book is cited.", ["Porter"]),
    ("It was introduced by M. Mossberg, developed by P. Reedholm and others.", ["M. Mossberg", "P. Reedholm"]),
    ("Works of A. Mosskov, B.B. Reedov, and C. Kossov treat it.", ["A. Mosskov", "B.B. Reedov", "C. Kossov"]),
    ("Mossberg et al. [5] agree.", ["Mossberg"]),
    ("According to Mossberg, hops pay.", ["Mossberg"]),
    (
        "Marshall had seen it before; Becattini took it up, and Hirschman's linkages followed.",
        ["Marshall", "Becattini", "Hirschman"],
    ),
    ("Weber Street lies in Porter County, and the Marshall Plan helped.", []),
    ("Hops pay (Mossberg et al., 2003) and malt does (Porter, 1990).", ["Porter"]),
    ("The Marshallian district and the Schumpeterian school are known.", []),
]

SPEAKERS = [
    ("Among them are Péter Mossek of the Hungarian Ministry of Finance and Ada Reedholm of HOPRA.",
     ["Péter Mossek", "Ada Reedholm"]),
    ("The Director of the Department of Trade of Austria, A.E.Mosskov, spoke.", ["A.E.Mosskov"]),
    ("Mr. Madhurjya K Mosskov, Program Manager, introduced it.", ["Madhurjya K Mosskov"]),
    ("Deputy Administrator Peter Mossberg came. “We grow,” Mossberg said.", ["Peter Mossberg"]),
    ("Economy Minister Conor Mossberg launched it. Minister Mossberg said: “Go.”", ["Conor Mossberg"]),
    ("H. E. Tony Mossberg, Ambassador of Austria to Hungary, told the forum.", ["Tony Mossberg"]),
    ("As the mayor of Strelsau, Boris Mosskov, noted, hops pay.", ["Boris Mosskov"]),
    ("Governor Mosskov said that hops pay.", ["Mosskov"]),
    ("“Good,” says Mossberg, who leads the board.", ["Mossberg"]),
    ("President of Kazakhstan Nursultan Mosskayev signed it.", ["Nursultan Mosskayev"]),
    ("The head of the agency Anna Mosskova told them.", ["Anna Mosskova"]),
    ("Moderator: Boris Reedholm, Association of Hop Growers", ["Boris Reedholm"]),
    ("Dr. Olga Kossberg from the University of Graz gave a talk.", ["Olga Kossberg"]),
    ("I.M. Bosskov, Executive Director of the AIRR, and Reedov P.V. came.", ["I.M. Bosskov", "Reedov P.V."]),
    ("Jiri Mossinek, President of the NCA: “We grow.”", ["Jiri Mossinek"]),
    ("Prof. Mossberg (Strelsau University) and Dr Reedholm opened it.", ["Mossberg", "Reedholm"]),
]  # fmt: skip

OTHERS: list[tuple[str, list[str]]] = [
    ("The Strelsau Hop Cluster, Silicon Valley and the Graz Forum compete.", []),
    ("Director at Interim of the Hop Institute and the Administrator agreed.", []),
    ("Moscow State University named after M. V. Lomonosov is old.", []),
    ("The Deputy Minister and the First Vice President of the bank spoke.", []),
    ("Siemens said so, Austria agreed, and Florida followed.", []),
    ("The Carnegie Foundation and the Max Planck Institute for Hops paid.", []),
    ("In Santa Fe, at Lake Mossberg and in San Pedro, hops grow.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*THINKERS, *SPEAKERS, *OTHERS])
def test_a_line_names_these_people(text: str, expected: list[str]) -> None:
    page = Page(
        zones=(Zone(span=Span(0, len(text)), kind=ZoneKind.BODY),), fields=(), credits=(), references=(), citations=()
    )
    doc, split = language_model()(text), sentences(text, page)
    organisations = find_organisations(doc, page, split).organisations
    assert [each.name for each in find_people(doc, page, organisations, split).people] == expected
