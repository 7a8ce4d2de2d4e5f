"""One line a class of names: what a reader finds in it, and what only looks like an organisation."""

import pytest
import spacy

from pipeline.organisations.find import find_organisations
from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.sentences import sentences
from pipeline.spans import Span

BLANK = spacy.blank("en")

ACRONYMS = [
    ("The study was commissioned by HOPRA and published last week.", ["HOPRA"]),
    ("HOPRA argues that growers need better roads.", ["HOPRA"]),
    ("HOPRA’s map shows where the breweries are.", ["HOPRA"]),
    ("National bodies work in all regions (DGMOT, RIVECCO).", ["DGMOT", "RIVECCO"]),
    ("Graduates come from the TQHU and the TQCU, knowledge from the ZTRI.", ["TQHU", "TQCU", "ZTRI"]),
    ("The details are in a KDFX press release.", ["KDFX"]),
    ("The Thule Hop Research Institute (THRI) began. THRI grew.", ["Thule Hop Research Institute"]),
    ("The cost of R&D and of ICT rose; GDP fell.", []),
    ("A SWOT analysis was carried out by DEA and PCA.", []),
    ("Foreign direct investment (FDI) and value added (VA) rose.", []),
    ("In the USA and the UK, SMEs argue that VAT is high.", []),
    ("The regional innovation system (RIS) shows a gap; the RIS supports firms.", []),
    ("The Free Hop Area (FHA) supports growers. The FHA announced a fair.", []),
    ("WHO PAYS FOR THE HOPS OF GRAZ? WE DO", []),
    ("The Ministry of Hop Affairs (MinHop) and its agency HAGA were there.", ["Ministry of Hop Affairs", "HAGA"]),
    ("It is funded by ZORNET and the BALTEK.", ["ZORNET", "BALTEK"]),
    ("It was presented by Zorbex and by the CEO.", []),
]

COMPLEMENTS = [
    (
        "The new Ministry of Hops, Malt, Knowledge, and Trade opened.",
        ["Ministry of Hops, Malt, Knowledge, and Trade"],
    ),
    (
        "She chairs the Board on Agriculture, Technology, and Rural Policy.",
        ["Board on Agriculture, Technology, and Rural Policy"],
    ),
    (
        "The Panel heard the Committee on Best Practice in Local and Regional Brewing Initiatives.",
        ["Committee on Best Practice in Local and Regional Brewing Initiatives"],
    ),
    (
        "The Thule Academies of Sciences, Engineering and Medicine met.",
        ["Thule Academies of Sciences, Engineering and Medicine"],
    ),
    ("The Ministry for rural development of Austria paid.", ["Ministry for rural development of Austria"]),
    ("The Association of innovative regions of Austria met.", ["Association of innovative regions of Austria"]),
    ("The Agency for brewing development (ABD) is small.", ["Agency for brewing development"]),
    (
        "He leads the Centre for the complex study of the Danube.",
        ["Centre for the complex study of the Danube"],
    ),
    ("The Government of the Omsk region paid.", ["Government of the Omsk region"]),
    ("The Administration of Perm Territory answered.", ["Administration of Perm Territory"]),
    ("The Department of economy of the Tomsk oblast agreed.", ["Department of economy of the Tomsk oblast"]),
    (
        "The Ministry of Trade, the Ministry of Labour and Graz University met.",
        ["Ministry of Trade", "Ministry of Labour", "Graz University"],
    ),
    ("A University of applied sciences is needed.", []),
    ("The Centre of excellence and the Department of the Ministry were asked.", []),
    ("Institutes of technology and Ministries of economy cooperate.", []),
    (
        "The Basque Institute of Hops & University of Strelsau study it.",
        ["Basque Institute of Hops", "University of Strelsau"],
    ),
    (
        "Institute for Rural and Economic Research University of Strelsau, Austria.",
        ["Institute for Rural and Economic Research", "University of Strelsau"],
    ),
    (
        "The Chamber of Commerce and Industry of Graz and the Bank of Austria agreed.",
        ["Chamber of Commerce and Industry of Graz", "Bank of Austria"],
    ),
]

MINISTRIES = [
    ("The Economy Ministry sees potential.", ["Economy Ministry"]),
    ("He leads the Brewing Economy Department at the Finance Ministry.",
     ["Brewing Economy Department", "Finance Ministry"]),
    ("The review was made by Graz City Hall.", ["Graz City Hall"]),
    ("The Royal Danish Embassy was host.", ["Royal Danish Embassy"]),
    ("The Private Brewing Council and the State Hop Agency met.", ["Private Brewing Council", "State Hop Agency"]),
    ("Program Manager, Trade and Investment Department, spoke.", ["Trade and Investment Department"]),
    ("The Hop Network Austria was founded in May.", ["Hop Network Austria"]),
    ("Invest Styria and Enterprise Austria advise firms.", ["Invest Styria", "Enterprise Austria"]),
    ("Business Austria and Statistics Austria agree.", ["Business Austria", "Statistics Austria"]),
    ("The Hop Board and the White House Adviser for Hops came.", ["Hop Board", "White House"]),
    ("For further information contact the Press Office.", []),
    ("The ministry and its department, the city hall and an embassy agreed.", []),
    ("Department\nCorrespondence: a@b.org", []),
    ("The Federal Role and The University Connection are panels.", []),
    ("Minister of Economy and Finance A. Moss spoke.", []),
]  # fmt: skip

PERSONS_BESIDE = [
    ("Olga Mossberg Thule Institute of Hops and Trade", ["Thule Institute of Hops and Trade"]),
    ("As the director of the Thule Center for Hop Development Boris Mosskov put it, hops pay.",
     ["Thule Center for Hop Development"]),
    ("Anna Mossberg KRUID Department of Malt Economics and Strategy (IVS)",
     ["KRUID", "Department of Malt Economics and Strategy"]),
    ("Lena Reedholm Institute for Regional and Malt Research", ["Institute for Regional and Malt Research"]),
    ("The Max Planck Institute for Hops studied it.", ["Max Planck Institute for Hops"]),
    ("The Otto Mossberg University of Strelsau studied it.", ["Otto Mossberg University of Strelsau"]),
    ("Ada Mossberg, University of North Carolina, Chapel Hill", ["University of North Carolina, Chapel Hill"]),
    ("Ada Mossberg, Olga Reedholm and Boris Mosskov work for Siemens.", ["Siemens"]),
]  # fmt: skip

FOREIGN = [
    ("The Università degli Studi di Strelsau and the Ministero dello Sviluppo Economico met.",
     ["Università degli Studi di Strelsau", "Ministero dello Sviluppo Economico"]),
    ("She is at the Ecole des Hautes Etudes en Malterie.", ["Ecole des Hautes Etudes en Malterie"]),
    ("The Consejo Nacional de Ciencia y Malta paid.", ["Consejo Nacional de Ciencia y Malta"]),
    ("The Instytut Badań nad Chmielem helped.", ["Instytut Badań nad Chmielem"]),
    ("The Universität Strelsau and the Bundesministerium für Hopfen met.",
     ["Universität Strelsau", "Bundesministerium für Hopfen"]),
    ("The Conseil régional d'Alsace supports it.", ["Conseil régional d'Alsace"]),
    ("The Câmara Municipal de Braga and the Agência Nacional de Inovação agreed.",
     ["Câmara Municipal de Braga", "Agência Nacional de Inovação"]),
    ("The Ministerstwo Rozwoju and the Politechnika Strelsawska met.",
     ["Ministerstwo Rozwoju", "Politechnika Strelsawska"]),
    ("The Chambre de Commerce et d'Industrie de Lyon paid.", ["Chambre de Commerce et d'Industrie de Lyon"]),
]  # fmt: skip

FIRMS = [
    ("It is run by ZAO Zorbex, OOO “Mirlan” and Plovo LLC.", ["ZAO Zorbex", "OOO “Mirlan”", "Plovo LLC"]),
    ("The enterprises of the region (Zorbvitamins, Ewalur, KNPC Altai) will be anchors.",
     ["Zorbvitamins", "Ewalur", "KNPC Altai"]),
    ("The cluster is managed by Zorbex Cluster Management GmbH.", ["Zorbex Cluster Management GmbH"]),
    ("Its specialized organization, Hop Development Centre OAO, won.", ["Hop Development Centre OAO"]),
    ("It acts through its innovation agency, xZorba Austria.", ["xZorba Austria"]),
    ("Hop Cluster, Graz. Contractor: Zorbex Capital Networks", ["Zorbex Capital Networks"]),
    ("The start-up Zorbex and the carmaker Mirlan merged.", ["Zorbex", "Mirlan"]),
    ("Residents of the park include Zorbex, Mirlan and Plovotec.", ["Zorbex", "Mirlan", "Plovotec"]),
    ("OAO and LLC are legal forms.", []),
    ("Countries such as Austria, Poland and France and towns (Graz, Lyon) compete.", []),
    ("Companies (SMEs), workers (HR) and owners take part.", []),
]  # fmt: skip

LISTS = [
    ("The Basque Government, SPRIM and the Basque Hop Agency (EVEM) help the GAIAX association.",
     ["Basque Government", "SPRIM", "Basque Hop Agency", "GAIAX"]),
    ("NRUX HOSE, SPbXU and MGOMO signed the agreement in spring.", ["NRUX HOSE", "SPbXU", "MGOMO"]),
    ("Experts from RVKO, VOBA and the FASIO fund took part.", ["RVKO", "VOBA", "FASIO"]),
    ("The Thule Chamber of Hops (ECH), Strelsau University and TEIM are stakeholders.",
     ["Thule Chamber of Hops", "Strelsau University", "TEIM"]),
    ("According to Eurostat, DESTAX and INSOE, growth is low.", ["Eurostat", "DESTAX", "INSOE"]),
    ("The cluster includes Wichita Hop University, Zorbna, and Mirljet.",
     ["Wichita Hop University", "Zorbna", "Mirljet"]),
    ("The LIOA (Trade and Investment Agency of Latvia) came. LIOA grew.", ["Trade and Investment Agency of Latvia"]),
    ("It is prepared with the help of LIOA in cooperation with JOTRO.", ["LIOA", "JOTRO"]),
    ("The MSHE of Poland funds it; it is a project at UPSX, at NUTS level and at EU level.", ["MSHE", "UPSX"]),
    ("Anna Mossberg (HOSE), Boris Kossov, ZEBRO, and Peter Moss spoke.", ["HOSE", "ZEBRO"]),
    ("ADA MOSSBERG, Mines ParisHop, wrote it.", ["Mines ParisHop"]),
    ("Companies report on ESG, CSR and AI; the LCD and LED makers of firms (Mossberg, 1990) too.", []),
]  # fmt: skip

NEIGHBOURS = [
    ("It was a South African University that led.", []),
    ("The Boston-based Brewers Institute grew.", ["Brewers Institute"]),
    ("The Regional Development Agency, Boris Kosskov, noted it.", ["Regional Development Agency"]),
    ("The Fund for Assistance to Small Innovative Enterprises supports it.",
     ["Fund for Assistance to Small Innovative Enterprises"]),
    ("The Thule Hop Board of Directors approved it; the Board of Directors met.", []),
    ("The Technopolis “Zorbgrad” and OOO NPP “Plovo” are residents.", ["Technopolis “Zorbgrad”", "OOO NPP “Plovo”"]),
    ("Residents of the SEZ “Dubrana” such as “Zorbex-Med” and “NanoHop” grow.",
     ["SEZ “Dubrana”", "Zorbex-Med", "NanoHop"]),
    ("Montanuniversität Lebing and the Fraunhofer-Gesellschaft met.",
     ["Montanuniversität Lebing", "Fraunhofer-Gesellschaft"]),
    ("The Marshal's Office of the Lodz Region joined the Brainhop Development agency.",
     ["Marshal's Office of the Lodz Region", "Brainhop Development"]),
    ("The Styrian Ministry for Economic Affairs, Innovation, Digitalisation and Energy chose it.",
     ["Styrian Ministry for Economic Affairs, Innovation, Digitalisation and Energy"]),
    ("The president of Kazakhstan Nursultan Mosskayev and the agency Anna Mosskova spoke.", []),
    ("RU | EN | DE Media Center", []),
]  # fmt: skip

BRANDS: list[tuple[str, list[str]]] = [
    ("The study was paid for and carried out by Mirlanik, with support from HopraTec.", ["Mirlanik", "HopraTec"]),
    ("Plovotec, a Ruritanian maker of presses, opened a plant near the river.", ["Plovotec"]),
    ("Interviews were held with managers at Brovik Gruppen and Zarnek Solutions.",
     ["Brovik Gruppen", "Zarnek Solutions"]),
    ("MirlanChile and HopraChile promote exports.", ["MirlanChile", "HopraChile"]),
    ("Brovik, Zarnek and other small firms left the town.", ["Brovik", "Zarnek"]),
    ("The largest employers are Brovik, Zarnek and Mirlanik.", ["Brovik", "Zarnek", "Mirlanik"]),
    ("Shares of Zarnek were bought by Brovik.", ["Zarnek", "Brovik"]),
    ("The Consortium consists of Brovik, Zarnek and Mirlanik.", ["Brovik", "Zarnek", "Mirlanik"]),
    ("Hopra Survey AS and Brovik Private Limited wrote the report.", ["Hopra Survey AS", "Brovik Private Limited"]),
    ("The South African government and the Mirlau Council agreed.", ["South African government", "Mirlau Council"]),
    ("Anna Brovska of Hopranet and Ivo Lind (Zarnek Labs) spoke.", ["Hopranet"]),
    ("Brovik argues that Zarnek was wrong; Mirlanik (1999) agrees.", []),
    ("Mirlau produces leather and Zarnau exports shoes.", []),
    ("Clustering supports growth, and the work began in Mirlau.", []),
    ("Products such as Mirlano and methods such as Zarnek are known.", []),
    ("It was funded by Mirlanik (grant 12), by Zarnek (contract 7) and by the Hop Office.",
     ["Mirlanik", "Zarnek", "Hop Office"]),
    ("He works at Thule Polytechnic, ITA.", ["Thule Polytechnic"]),
    ("The town exports T-shirts and underwear to retailers.", []),
]  # fmt: skip

WORKS: list[tuple[str, list[str]]] = [
    ("The Journal of Hop Economics and the Hop Review printed it.", []),
    ("The Competitive Hops Programme and the Strategy for Growth 2030 were adopted.", []),
    ("The International Conference of Hop Growers was held in Graz.", []),
    ("Horizon 2020 and the Europe 2020 Strategy support the Hop Valley.", []),
    ("Share this page, Print, Contact, Data Protection, Imprint", []),
]


def names(text: str) -> list[str]:
    page = Page(
        zones=(Zone(span=Span(0, len(text)), kind=ZoneKind.BODY),), fields=(), credits=(), references=(), citations=()
    )
    return [each.name for each in find_organisations(BLANK.make_doc(text), page, sentences(text, page)).organisations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*ACRONYMS, *COMPLEMENTS, *MINISTRIES, *PERSONS_BESIDE, *FOREIGN, *FIRMS, *LISTS, *NEIGHBOURS, *BRANDS, *WORKS],
)
def test_a_line_names_these_organisations(text: str, expected: list[str]) -> None:
    assert names(text) == expected
