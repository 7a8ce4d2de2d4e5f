"""All formats that are read as bibliographic records, and how a file's own is found."""

from typing import Final

from corpus.formats.bibtex import reader as bibtex
from corpus.formats.format import Format, Head
from corpus.formats.json import crossref, csl_json, datacite, openalex
from corpus.formats.tables import dimensions, lens, mapped, openalex_csv, scopus, wos_excel, wos_tab
from corpus.formats.tagged import nbib, redif, refer, refworks, ris, wos
from corpus.formats.xml import (
    bibliographic_rdf,
    datacite_xml,
    dublin_core,
    endnote_xml,
    jats,
    marcxml,
    mods,
    pubmed_xml,
    tei,
    tei_bibliography,
    unixref,
    zotero_rdf,
)

FORMATS: Final[tuple[Format, ...]] = (
    # XML, by root element and what stands below it
    pubmed_xml.FORMAT,
    jats.FORMAT,
    tei_bibliography.FORMAT,
    tei.FORMAT,
    endnote_xml.FORMAT,
    bibliographic_rdf.FORMAT,
    zotero_rdf.FORMAT,
    unixref.FORMAT,
    datacite_xml.FORMAT,
    mods.FORMAT,
    marcxml.FORMAT,
    dublin_core.FORMAT,
    # JSON, by the names of members
    openalex.FORMAT,
    datacite.FORMAT,
    crossref.FORMAT,
    csl_json.FORMAT,
    # tables, by their headings
    wos_tab.FORMAT,
    wos_excel.FORMAT,
    scopus.FORMAT,
    lens.FORMAT,
    dimensions.FORMAT,
    openalex_csv.FORMAT,
    # tagged text, by tags
    wos.FORMAT,
    nbib.FORMAT,
    redif.FORMAT,
    refworks.FORMAT,
    ris.FORMAT,
    refer.FORMAT,
    bibtex.FORMAT,
    # tables of any other layout
    mapped.FORMAT,
)
"""In the order in which they are tried: the most specific first."""


def recognised(head: Head) -> Format | None:
    """The format of a file that begins so, whatever its name; None when it is a document or a table of no known layout.

    >>> recognised(Head(name="a.ris", data=b"A page.", text="A page.")) is None
    True
    >>> recognised(Head(name="a.txt", data=b"TY  - JOUR\\nER  - ", text="TY  - JOUR\\nER  - ")).name
    'RIS'
    """
    if head.root.lower() == "html":  # a page may show a record of any format
        return None
    return next((one for one in FORMATS if one.recognises(head)), None)
