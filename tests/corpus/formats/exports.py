"""The smallest export of each format of XML and JSON: what stands around the records, and a record of a title."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from json import dumps

from corpus.formats.format import Format
from corpus.formats.json import crossref, datacite, openalex
from corpus.formats.xml import (
    datacite_xml,
    dublin_core,
    endnote_xml,
    jats,
    marcxml,
    mods,
    pubmed_xml,
    tei,
    unixref,
    zotero_rdf,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """`record` makes one of a key and a title; `between` divides records."""

    form: Format
    begin: str
    end: str
    record: Callable[[str, str], str]
    between: str = "\n"

    def of(self, *titles: str) -> str:
        """A file of records with these titles, each with its number as its key."""
        records = [self.record(str(number), title) for number, title in enumerate(titles, start=1)]
        return self.begin + self.between.join(records) + self.end


def _xml(form: Format, begin: str, record: str, end: str) -> Export:
    return Export(form=form, begin=begin, end=end, record=lambda key, title: record % (key, escape(title)))


XML = (
    _xml(
        pubmed_xml.FORMAT,
        "<PubmedArticleSet>",
        "<PubmedArticle><MedlineCitation><PMID>%s</PMID><Article><ArticleTitle>%s</ArticleTitle></Article>"
        "</MedlineCitation></PubmedArticle>",
        "</PubmedArticleSet>",
    ),
    _xml(
        jats.FORMAT,
        "<articles>",
        '<article><front><article-meta><article-id pub-id-type="doi">10.1000/%s</article-id><title-group>'
        "<article-title>%s</article-title></title-group></article-meta></front></article>",
        "</articles>",
    ),
    _xml(
        tei.FORMAT,
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">',
        '<TEI n="%s"><teiHeader><fileDesc><titleStmt><title>%s</title></titleStmt></fileDesc></teiHeader></TEI>',
        "</teiCorpus>",
    ),
    _xml(
        endnote_xml.FORMAT,
        "<xml><records>",
        '<record><rec-number>%s</rec-number><ref-type name="Report">27</ref-type>'
        "<titles><title>%s</title></titles></record>",
        "</records></xml>",
    ),
    _xml(
        zotero_rdf.FORMAT,
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
        '<bib:Article rdf:about="#%s"><dc:title>%s</dc:title></bib:Article>',
        "</rdf:RDF>",
    ),
    _xml(
        unixref.FORMAT,
        "<doi_records>",
        "<doi_record><crossref><journal><journal_article><doi_data><doi>10.1000/%s</doi></doi_data>"
        "<titles><title>%s</title></titles></journal_article></journal></crossref></doi_record>",
        "</doi_records>",
    ),
    _xml(
        datacite_xml.FORMAT,
        '<resources xmlns="http://datacite.org/schema/kernel-4">',
        '<resource><identifier identifierType="DOI">10.1000/%s</identifier>'
        "<titles><title>%s</title></titles></resource>",
        "</resources>",
    ),
    _xml(
        mods.FORMAT,
        '<modsCollection xmlns="http://www.loc.gov/mods/v3">',
        '<mods ID="%s"><titleInfo><title>%s</title></titleInfo></mods>',
        "</modsCollection>",
    ),
    _xml(
        marcxml.FORMAT,
        '<collection xmlns="http://www.loc.gov/MARC21/slim">',
        '<record><controlfield tag="001">%s</controlfield>'
        '<datafield tag="245"><subfield code="a">%s</subfield></datafield></record>',
        "</collection>",
    ),
    _xml(
        dublin_core.FORMAT,
        '<OAI-PMH xmlns:dc="http://purl.org/dc/elements/1.1/"><ListRecords>',
        "<record><header><identifier>%s</identifier></header><metadata><oai_dc:dc><dc:title>%s</dc:title></oai_dc:dc>"
        "</metadata></record>",
        "</ListRecords></OAI-PMH>",
    ),
)
JSON = (
    Export(
        form=openalex.FORMAT,
        begin='{"meta": {"count": 3}, "results": [',
        record=lambda key, title: dumps(
            {"id": f"https://openalex.org/W{key}", "display_name": title, "publication_year": 2020}
        ),
        end="]}",
        between=",\n",
    ),
    Export(
        form=datacite.FORMAT,
        begin='{"data": [',
        record=lambda key, title: dumps(
            {
                "id": f"10.1000/{key}",
                "attributes": {"titles": [{"title": title}], "creators": [], "publicationYear": 2020},
            }
        ),
        end="]}",
        between=",\n",
    ),
    Export(
        form=crossref.FORMAT,
        begin='{"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": {"items": [',
        record=lambda key, title: dumps({"DOI": f"10.1000/{key}", "title": [title], "member": "7"}),
        end="]}}",
        between=",\n",
    ),
)
EXPORTS = XML + JSON
