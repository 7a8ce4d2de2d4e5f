"""BibTeX and BibLaTeX as people and programs write them, right and wrong."""

from collections.abc import Callable
from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.citing.bibtex import bibtex
from corpus.citing.citation import Author, Citation, one_line
from corpus.errors import UnreadableSourceError
from corpus.formats.bibtex.reader import FORMAT
from corpus.formats.format import Format
from corpus.mojibake import repaired
from corpus.work import Work

from .conftest import Read

FILE = r"""
This is a comment with an address, weaver@example.org.
% @article{hidden, title = {Hidden}}
@string{jl = "Journal of " # {Looms}}
@STRING(vienna = "Wien")
@preamble{"\newcommand{\x}{y}"}
@comment{jabref-meta: databaseType:bibtex;
@article{within, title = {A comment that has entries}}
}
@Article{first,
  author = {{\'A}bel, Anna and M{\"u}ller, J{\"o}rg and {Weavers' and Spinners' Guild} and Ludwig von Mises and others},
  title = "The {"}best{"} of {L}ooms" # ", 50% & more",
  journal = jl # ", Part A", year = 2014, month = mar,
  pages = {12--19}, volume=3, number={2}
  keywords = {yarn, loom, {shuttle}},
  doi = {10.1000/a\_b}, url={https://example.org/a_b?c=%20d},
  issn = "0039-6265",
  abstract = {A rise of 50\% in $\alpha$-yarn and CO$_2$ -- so \emph{much}.},
  file = {:home/x.pdf:PDF}
}
@book(second, title = {A book (with brackets)}, author = "Doe, Jane", address = vienna, isbn = {978-3-16-148410-0})
@inproceedings{child, CrossRef = {Parent}, title={Child}, author={Roe, R.}, pages={1-2}}
@proceedings{parent, title={Proceedings of Looms}, year={1999}, editor={Editor, Ed}}
@techreport{wp, title={Wool}, type={Working Paper}, institution={Guild}, number={1}} @misc{same, title={Same line}}
"""


def by_key(works: list[Work]) -> dict[str, Work]:
    return {work.key: work for work in works}


def test_a_file_with_everything(read: Read) -> None:
    works, faults = read(FORMAT, FILE)
    assert not faults
    assert [work.key for work in works] == ["first", "second", "child", "parent", "wp", "same"]
    first = works[0]
    assert first.title == 'The "best" of Looms, 50% & more'
    assert [(who.family, who.given, who.organisation) for who in first.authors] == [
        ("Ábel", "Anna", False),
        ("Müller", "Jörg", False),
        ("", "", True),
        ("von Mises", "Ludwig", False),
    ]
    assert first.authors[2].name == "Weavers' and Spinners' Guild"
    assert first.more_authors
    assert (first.venue, first.year, first.date, first.pages) == ("Journal of Looms, Part A", 2014, "2014-03", "12-19")
    assert first.keywords == ("yarn", "loom", "shuttle")
    assert (first.doi, first.url) == ("10.1000/a_b", "https://example.org/a_b?c=%20d")
    assert first.abstract == "A rise of 50% in α-yarn and CO₂ – so much."
    assert ("file", ":home/x.pdf:PDF") in [(field.name, field.value) for field in first.rest]


def test_brackets_macros_and_what_is_inherited(read: Read) -> None:
    works = by_key(read(FORMAT, FILE)[0])
    assert (works["second"].title, works["second"].place) == ("A book (with brackets)", "Wien")
    child = works["child"]
    assert (child.title, child.venue, child.year, child.pages) == ("Child", "Proceedings of Looms", 1999, "1-2")
    assert [who.family for who in child.editors] == ["Editor"]
    assert (works["wp"].type, works["wp"].publisher, works["wp"].issue) == ("working-paper", "Guild", "1")


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("@article{a title = {No comma after the key}}", "No comma after the key"),
        ("@article{title = {No key}}", "No key"),
        ("@article{, title = {Empty key}}", "Empty key"),
        ('@article{a, title = "The "best" of looms", year = 2001}', 'The "best" of looms'),
        (r"@article{a, title={\textbackslash\{\}: {\{}}}", r"\{}: {"),
        (r"@article{a, title={Half a pair: \vphantom\{\} and 5\,\textmu m}}", "Half a pair: } and 5 µm"),
        ("@article{a, title = {No end of the entry}", "No end of the entry"),
        ("@article{a, year = 2001, title = {No end of the value, year = 2002", "No end of the value, year = 2002"),
        (r"@article{a, title = {Water \mbox{at} 5$^{\circ}$C costs US\$ 3 \~ }}", "Water at 5°C costs US$ 3 ~"),
        ("@article{a,\n title = {Two {ends missing},\n year = 2001\n", "Two ends missing"),
        ("@article\n{a, title = {Brace on the next line}}", "Brace on the next line"),
        (r"@article{a, title={Escaped \{ only open}, year=2000}", "Escaped { only open"),
        ("@article{a,\n title = {One } too} many},\n author = {Roe, R.},\n year=2000\n}", "One too many"),
        ("@ARTICLE { a , TITLE={Capitals} , }", "Capitals"),
        ("@article{a, junk, title = {After junk}}", "After junk"),
        ("@article{a, title = {Twice}, title = {Again}}", "Twice"),
        ("@article{a, title = {Subtitled}, subtitle = {Below}}", "Subtitled: Below"),
        ("@article{a, title = 1984}", "1984"),
        ("@article{a, title = undefined}", "undefined"),
        (r"@article{a, title = {\textbf{\emph{Deep}} {\it looms} \& \"{o}}}", "Deep looms & ö"),
    ],
)
def test_where_bibtex_would_give_up(read: Read, entry: str, title: str) -> None:
    works, _ = read(FORMAT, f"{entry}\n\n@book{{next, title = {{Next}}}}\n")
    assert [work.title for work in works] == [title, "Next"]


@pytest.mark.parametrize(
    ("latex", "title"),
    [
        (r"Looms in \texttt{loom.js} and \textsf{\emph{Weave}}", "Looms in loom.js and Weave"),
        (r"N$_{\textrm{2}}$O, the $5^{\text{th}}$, CO$_{\rm 2}$ and \(m^2\)", "N₂O, the 5th, CO₂ and m²"),
        (r"On \enquote{the {\'E}toile \emph{Noire}}", "On “the Étoile Noire”"),
        (r"See \url{https://example.org/~a--b} \string~", "See https://example.org/~a--b ~"),
        (r"Yarn\hyphen free looms\thanks{To \emph{all}.}\footnote{A note}", "Yarn-free looms"),
        (r"{\noopsort{b}}Looms \foreignlanguage{german}{f{\"u}r alle} \cite{a}", "Looms für alle"),
        (r"\texorpdfstring{$\beta$}{beta}-yarn, \href{https://example.org}{{A} loom}", "beta-yarn, A loom"),
        (r"Ia\textcommabelow{s}i, Timi\cb{s}oara, \ocirc{u}, $\overline{1}$", "Iași, Timișoara, ů, 1̅"),
        (r"\og Filer \fg{} \copyright{} long\-er", "« Filer » © longer"),
        (r"T$\backslash$'el$\backslash$\`{e} and {\textbackslash}\"Ol of {\$}N{\_}2{\$}O", "Télè and Öl of N₂O"),
        (r"Wool at {\$}5 {\&} {\$}7, \verb|a_b|", "Wool at $5 & $7, a_b"),
        (r"{\it\'Etoffe} and {\sc\ae sir} in {\bf\LaTeX}", "Étoffe and æsir in LaTeX"),
    ],
)
def test_commands_in_titles(read: Read, latex: str, title: str) -> None:
    (work,), _ = read(FORMAT, f"@article{{a, title = {{{latex}}}}}")
    assert work.title == normalize("NFC", title)


def test_addresses_identifiers_and_journals(read: Read) -> None:
    text = r"""@article{a, title={A}, journal={\mnras}, doi={10.1000/1{\textless}2$\_$3},
    eprint={2101.00001}, eprinttype={arXiv}}
@article{b, title={B}, journaltitle={{\apj}}, url={https://example.org/$\sim$b}, eprint={99}, eprinttype={pubmed}}
@misc{c, title={C}, howpublished={\url{https://example.org/~c}}}
@misc{d, title={D}, howpublished={Handed out}, eprint={arXiv:2101.00002}}"""
    works = by_key(read(FORMAT, text)[0])
    assert (works["a"].venue, works["a"].doi) == (
        "Monthly Notices of the Royal Astronomical Society",
        "10.1000/1<2_3",
    )
    assert (works["b"].venue, works["b"].url) == ("The Astrophysical Journal", "https://example.org/~b")
    assert [(one.name, one.value) for key in "abd" for one in works[key].identifiers] == [
        ("arxiv", "2101.00001"),
        ("pmid", "99"),
        ("arxiv", "2101.00002"),
    ]
    assert (works["c"].venue, works["c"].url) == ("", "https://example.org/~c")
    assert (works["d"].venue, works["d"].url) == ("Handed out", "")


@pytest.mark.parametrize(
    ("names", "read_as"),
    [
        (r"Jo\~ao Vilas and {\~N}and\'u, Mar{\'\i}a", [("Vilas", "João"), ("Ñandú", "María")]),
        (r"{\'E}mile T.~Fil and {\v S}pul\'ak, J.\ P.", [("Fil", "Émile T."), ("Špulák", "J. P.")]),
        (r"Tk{\ocirc{a}}, J.", [("Tkå", "J.")]),
        ("Weaver, Anna, and Spinner, Bo", [("Weaver", "Anna"), ("Spinner", "Bo")]),
        ("Anna Weaver, Bo Spinner, and Cy Dyer", [("Weaver", "Anna"), ("Spinner", "Bo"), ("Dyer", "Cy")]),
        ("A. Weaver, B. Spinner, C. Dyer", [("Weaver", "A."), ("Spinner", "B."), ("Dyer", "C.")]),
        (r"Weaver, A., Spinner, B., \& Dyer, C.", [("Weaver", "A."), ("Spinner", "B."), ("Dyer", "C.")]),
        ("A. Weaver & B. Spinner", [("Weaver", "A."), ("Spinner", "B.")]),
        ("Weaver & Sons", [("Sons", "Weaver &")]),
        ("Van Loom, J. P., De Weer, A. B.", [("Van Loom", "J. P."), ("De Weer", "A. B.")]),
        ("Weaver, Jr., Anna", [("Weaver", "Anna")]),
        ("Weaver, Anna, III", [("Weaver", "Anna")]),
        ("Anna Weaver, Jr. and Bo Spinner II", [("Weaver", "Anna"), ("Spinner", "Bo")]),
        ("Bo {Spinner, Jr.}", [("Spinner, Jr.", "Bo")]),
        ("Friends at Looms and Anna the Weaver", [("", ""), ("the Weaver", "Anna")]),
        (r"Vil$\backslash$'en, A. and V{\'\i}l{ de }Tela, B.", [("Vilén", "A."), ("Víl de Tela", "B.")]),
    ],
)
def test_names_in_parts(read: Read, names: str, read_as: list[tuple[str, str]]) -> None:
    (work,), _ = read(FORMAT, f"@misc{{a, author = {{{names}}}}}")
    assert [(who.family, who.given) for who in work.authors] == read_as


@pytest.mark.parametrize(
    ("names", "families"),
    [
        ("de la Fuente, Jr., María and Doe, Jane", ["de la Fuente", "Doe"]),
        ("Smith, J.; Doe, A.", ["Smith", "Doe"]),
        ("Smith, J., Doe, A., Roe, B.", ["Smith", "Doe", "Roe"]),
        ("{Smith, John and Doe, Jane}", ["Smith", "Doe"]),
        ("Smith, John AND\n   Doe, Jane and", ["Smith", "Doe"]),
        ("family=Berg, given=Anna, prefix=van der", ["van der Berg"]),
        (r"{\O}stergaard, S{\o}ren and {\"U}nal, {\.I}lker", ["Østergaard", "Ünal"]),
        (
            r"Garc{\'\i}a M{\'a}rquez, G. and Dvo\v{r}{\'a}k, A. and Erd\H{o}s, P.",
            ["García Márquez", "Dvořák", "Erdős"],
        ),
        (r"\"{O}. {\c{S}}ahin and \'{A}lvarez, \'{I}. and {\'{O} Briain}, S.", ["Şahin", "Álvarez", "Ó Briain"]),
        ("Иванов, И. И. and 王, 伟", ["Иванов", "王"]),
        ("{European Commission} and {OECD}", ["", ""]),
    ],
)
def test_names(read: Read, names: str, families: list[str]) -> None:
    (work,), _ = read(FORMAT, f"@misc{{a, author = {{{names}}}}}")
    assert [who.family for who in work.authors] == families


def test_a_broken_entry_is_named_and_the_others_are_kept(read: Read) -> None:
    text = "@article{a, title = {A}}\n@article{b,\n  title = {Open,\n  year = {2001}\n\n@article{c, title = {C}}\n"
    works, faults = read(FORMAT, text)
    assert [work.key for work in works] == ["a", "b", "c"]
    assert [(fault.place, fault.mend) for fault in faults] == [("line 2", "see there")]


def test_a_comment_that_is_not_closed_hides_nothing_else(read: Read) -> None:
    works, _ = read(FORMAT, "@comment{ open\n@article{a,\n title = {A}}\n")
    assert [work.title for work in works] == ["A"]


def test_scopus_has_two_kinds_of_keywords(read: Read) -> None:
    text = """Scopus
EXPORT DATE: 01 January 2024
@ARTICLE{Doe20241, author={Doe, J. and Roe, R.}, title={Looms}, author_keywords={yarn;  loom},
 keywords={Textiles; Wool}, affiliation={Univ Graz, Austria; Univ Wien, Austria}, art_number={12},
 document_type={Review}, source={Scopus}}"""
    (work,), _ = read(FORMAT, text)
    assert (work.keywords, work.subjects, work.pages) == (("yarn", "loom"), ("Textiles", "Wool"), "12")
    assert [field.value for field in work.rest if field.name == "affiliation"] == [
        "Univ Graz, Austria",
        "Univ Wien, Austria",
    ]


def test_reference_lists_of_databases(read: Read) -> None:
    text = """@article{a, title={A}, source={Scopus},
 references={Roe, R., Yarn (2001) Loom J, 3, pp. 1-9; Doe, J., Wool (2002) B}}
@article{WOS:1, Title = {{B}}, Cited-References = {{Aria M, 2017, J INFORMETR, V11, P959, DOI 10.1016/j.joi.2017.08.007.
   Moss A, 1999, LOOM J.}}}"""
    (first, second), faults = read(FORMAT, text)
    assert not faults
    assert [(cited.text, cited.year) for cited in first.references] == [
        ("Roe, R., Yarn (2001) Loom J, 3, pp. 1-9", 2001),
        ("Doe, J., Wool (2002) B", 2002),
    ]
    assert [(cited.venue, cited.year) for cited in second.references] == [("J INFORMETR", 2017), ("LOOM J", 1999)]
    assert second.references[0].doi == "10.1016/j.joi.2017.08.007"


def test_what_is_bibtex(recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(FORMAT, FILE)
    assert not recognised(FORMAT, "Write to weaver@example.org {soon}.\n")
    assert not recognised(FORMAT, "<p>\n@article{a, title = {A}}</p>")


COMMANDS = ["@article{", "@string{", "@comment{", "a,", "title = ", "author = ", "and", "crossref = {a}", "\\begin{x}"]
PIECES = st.sampled_from([*COMMANDS, *"{}\"#,\n\\$()_^%'"])


@given(st.lists(PIECES | st.text(max_size=10), max_size=60).map("".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    with suppress(UnreadableSourceError):
        read(FORMAT, content)


@pytest.mark.parametrize(
    "unit",
    [
        "a={{x}\n",
        'a="{x"\n',
        "@comment{\n",
        "@article{a,\n",
        "{",
        "\\",
        "$",
        "a=\n",
        "}\n",
        "\\'{",
        "\\cite{{}",
        "\\href{}",
    ],
)
def test_hostile_repetition_takes_no_endless_time(read: Read, unit: str) -> None:
    read(FORMAT, "@article{a,\n" + unit * 10_000)


def test_macros_of_macros_do_not_go_off(read: Read) -> None:
    text = '@string{a0 = "xxxxxxxxxx"}\n'
    text += "".join(f"@string{{a{depth + 1} = {' # '.join([f'a{depth}'] * 10)}}}\n" for depth in range(9))
    (work,), _ = read(FORMAT, text + "@article{k, title = a0 # a9}\n")
    assert len(work.title) < 3_000


NAMES = st.from_regex(r"[A-Z][a-zé]{3,8}", fullmatch=True)
WORDS = (
    st.text(st.characters(categories=("L", "N", "Zs", "P", "S")), min_size=1, max_size=40).map(one_line).filter(bool)
)


@given(st.lists(st.builds(Author, printed=NAMES, family=NAMES, given=NAMES), max_size=4), WORDS)
def test_what_we_write_is_read_back(read: Read, authors: list[Author], title: str) -> None:
    citation = Citation(
        key="k", type="journal-article", title=title, authors=tuple(authors), issued="2019", pages="1-9"
    )
    text = "".join(bibtex([citation]))
    assume(repaired(text) == (text, 0))  # no signs that look as if they had been decoded wrongly
    (work,), faults = read(FORMAT, text)
    assert not faults
    assert normalize("NFC", work.title) == normalize("NFC", title)
    assert (work.key, work.year, work.pages) == ("k", 2019, "1-9")
    assert [(who.family, who.given) for who in work.authors] == [(who.family, who.given) for who in authors]


@pytest.mark.parametrize(
    ("fields", "date", "left"),
    [
        ("month = 3, day = 7", "2020-03-07", []),
        ("month = mar, day = {07}", "2020-03-07", []),
        ('month = "7~" # mar, day = 9', "2020-03-07", ["9"]),
        ("month = {3}, day = {eve}", "2020-03", ["eve"]),
    ],
)
def test_a_day_in_a_field_of_its_own_belongs_to_the_month(read: Read, fields: str, date: str, left: list[str]) -> None:
    (work,), _ = read(FORMAT, f"@misc{{cork, title = {{Cork}}, year = 2020, {fields}}}")
    assert (work.date, [field.value for field in work.rest if field.name == "day"]) == (date, left)
