"""All formats that are read as bibliographic records, and how a file's own is found."""

from typing import Final

from corpus.formats import (
    bibtex,
    crossref,
    csl_json,
    datacite,
    datacite_xml,
    dimensions,
    dublin_core,
    endnote_xml,
    jats,
    lens,
    mapped,
    marcxml,
    mods,
    nbib,
    openalex,
    openalex_csv,
    pubmed_xml,
    redif,
    refer,
    refworks,
    ris,
    scopus,
    tei,
    unixref,
    wos,
    wos_tab,
    zotero_rdf,
)
from corpus.formats.format import Format, Head

FORMATS: Final[tuple[Format, ...]] = (
    # XML, by root element and what stands below it
    pubmed_xml.FORMAT,
    jats.FORMAT,
    tei.FORMAT,
    endnote_xml.FORMAT,
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
