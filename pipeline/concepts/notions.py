"""The notions of a document as they are gathered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from ontology.thesaurus import ThesaurusConcept
from pipeline.concepts.vocabulary import is_sector
from pipeline.concepts.wording import form_of, lemma
from pipeline.spans import Span

_LITTLE_WORDS = frozenset({"of", "the", "a", "an", "in", "and", "for"})
_INDEFINITE = frozenset({"of", "a", "an"})


class Rank(IntEnum):
    """Where the words of a notion stand, by how much it says about the matter of the document."""

    BODY = 0
    OPENING = 1  # the beginning of the body behind an abstract
    SUMMARY = 2  # the abstract, or the lead where none is marked
    TITLE = 3
    KEYWORD = 4


class Wording(IntEnum):
    """How plainly the words name the notion."""

    PARTIAL = 0  # modifies another noun, is rearranged, or belongs to a proper name
    LOOSE = 1  # one word that is not the preferred label
    WORD = 2  # the preferred label, of one word
    PHRASE = 3  # another label, of several words
    LABEL = 4  # the preferred label, of several words


@dataclass(slots=True)
class Notion:
    """What a document may be about, as it is gathered: a concept of the thesaurus, or a candidate without one.

    `depth`: which share of the summary is over before it is named first, 1 when it is not. Of one printing at least:
    `as_labelled`: it has the words of the preferred label; `free`: no noun follows in the same phrase;
    `near_cluster`: clusters are spoken of close by; `vague`: it begins with a word that classifies nothing ("new");
    `in_cluster`: it says of what sector a cluster is.
    `in_words`: how many words the longest printing of its label has.
    """

    name: str
    concept: ThesaurusConcept | None = None
    depth: float = 1.0
    as_labelled: bool = False
    free: bool = False
    near_cluster: bool = False
    vague: bool = False
    in_cluster: bool = False
    in_words: int = 0
    sightings: dict[Span, tuple[Rank, Wording]] = field(default_factory=dict)

    def add(self, span: Span, rank: Rank, wording: Wording) -> None:
        """Count one more printing; of two views of one span the higher stays."""
        self.sightings[span] = max((rank, wording), self.sightings.get(span, (rank, wording)))

    @property
    def highest(self) -> Rank:
        """The best place in which it stands."""
        return max(rank for rank, _ in self.sightings.values())

    def plainest(self, rank: Rank) -> int:
        """The plainest wording at this rank; -1 when there is none."""
        return max((wording for at, wording in self.sightings.values() if at is rank), default=-1)


class Notions:
    """The notions of one document; printings of one notion come together whatever their wording."""

    def __init__(self) -> None:
        self._notions: dict[str, Notion] = {}

    def of_concept(self, concept: ThesaurusConcept) -> Notion:
        """The notion of a thesaurus concept."""
        if concept.iri not in self._notions:
            self._notions[concept.iri] = Notion(name=concept.label, concept=concept)
        return self._notions[concept.iri]

    def of_candidate(self, label: str) -> Notion:
        """The notion of a label that the thesaurus has not."""
        return self._notions.setdefault(_key(label), Notion(name=lemma(label)))

    def __contains__(self, concept: ThesaurusConcept) -> bool:
        """Whether the concept has been found already."""
        return concept.iri in self._notions

    def __iter__(self) -> Iterator[Notion]:
        """The notions by their first printing."""
        return iter(sorted(self._notions.values(), key=lambda notion: (min(notion.sightings), notion.name)))

    def within_others(self) -> frozenset[str]:
        """The names of notions that are only printed as a part of longer ones."""
        printed = sorted({span for notion in self._notions.values() for span in notion.sightings}, key=_longest_first)
        inner, reach = set(), -1
        for span in printed:
            if span.end <= reach:
                inner.add(span)
            reach = max(reach, span.end)
        return frozenset(notion.name for notion in self._notions.values() if inner.issuperset(notion.sightings))


def _longest_first(span: Span) -> tuple[int, int]:
    return span.begin, -span.end


def wording_of(
    concept: ThesaurusConcept, words: str, *, rearranged: bool, coordinated: bool, modifying: bool
) -> Wording:
    """How plainly `words` name `concept`. One word names a branch of industry loosely: "paper", "design", "car".

    An acronym is plain in every place. Words turned round are as good as another label, unless an article makes them
    speak of one thing: "mobility of labour", but not "structure of the cluster".
    """
    form, label = form_of(words), form_of(concept.label)
    if coordinated:
        return Wording.PHRASE if set(form) >= set(label) else Wording.LOOSE
    if rearranged:
        return Wording.PHRASE if sorted(set(form) - _INDEFINITE) == sorted(set(label)) else Wording.PARTIAL
    if is_acronym(words):
        return Wording.PHRASE
    return _contiguous(concept, form, preferred="".join(form) == "".join(label), modifying=modifying)


def _contiguous(concept: ThesaurusConcept, form: tuple[str, ...], *, preferred: bool, modifying: bool) -> Wording:
    """Of words that stand in the order of a label."""
    label = form_of(concept.label)
    if len(form) > 1 and len(label) > 1 and preferred:
        return Wording.LABEL
    if modifying or ("and" in form and is_sector(concept)):
        return Wording.PARTIAL
    if len(form) > 1 and not preferred:
        return Wording.PHRASE
    return Wording.WORD if preferred and not is_sector(concept) else Wording.LOOSE


def is_acronym(words: str) -> bool:
    """Whether it is one word in capitals: "SMEs", "SME's"."""
    bare = words.replace("’", "'").removesuffix("'s").removesuffix("s")
    return bare.isalpha() and bare.isupper() and 3 <= len(bare) <= 5


def _key(label: str) -> str:
    """Under which candidates come together: their words in any order ("effects of clusters", "cluster effect")."""
    return " ".join(sorted(form for form in form_of(label) if form not in _LITTLE_WORDS)) or label
