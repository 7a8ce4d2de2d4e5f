"""Own names that a text gives to a cluster, "X is a wine cluster", "called X", "(XYZ)", and where they recur."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.clusters.grammar import famous_forms, grammar, is_sector_word
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.specific import folded
from pipeline.clusters.words import Word
from pipeline.spans import Span

_COPULAS = frozenset({"is", "was", "remains", "became", "become", "represents", "forms"})
_ARTICLES = frozenset({"a", "an", "the", "one"})
_MOST_NAME_WORDS = 8
_MOST_NAMES = 50
"""Names with the same first word: beyond them a text is a register, and its lines stand for themselves."""
_MOST_PRAISE = 7
_NAMERS = frozenset({"called", "named", "as", "dubbed"})


def with_names(sighting: Sighting, passage: Passage) -> Iterator[Sighting]:
    """The sighting, and one for every own name that its sentence gives it, all with the same own words."""
    first, last = _indices(sighting, passage)
    subject = _subject(passage, first) or _called(passage, last + 1)
    if len(subject) == 1 and subject[0].place:
        yield _placed(sighting, subject[0], passage)
        return
    acronym = _acronym(passage.words, last + 1)
    if not subject and not (acronym and sighting.sure):
        yield sighting
        return
    own = _own_words(subject) if subject else sighting.own_words or folded(_texts(passage, first, last))
    named = replace(sighting, own_words=own, sure=True, confidence=max(sighting.confidence, 0.7))
    yield named
    if subject:
        regions = [word.place for word in subject if word.place]
        places = tuple(Located(region=region, evidence=passage.span) for region in dict.fromkeys(regions))
        yield _name_sighting(Span(subject[0].span.begin, subject[-1].span.end), passage, own, places)
    if acronym and sighting.sure:
        yield replace(_name_sighting(acronym.span, passage, own, ()), coined=folded([acronym.text]))


def _name_sighting(span: Span, passage: Passage, own: frozenset[str], places: tuple[Located, ...]) -> Sighting:
    return Sighting(
        span=span, passage=passage.index, confidence=0.8, sure=True, proper=True, own_words=own, places=places
    )


def _indices(sighting: Sighting, passage: Passage) -> tuple[int, int]:
    begin, end = passage.range_of(sighting.span)
    return (begin, end - 1) if begin < end else (0, 0)


def _texts(passage: Passage, first: int, last: int) -> list[str]:
    return [word.text for word in passage.words[first : last + 1] if word.is_word]


def _own_words(name: Sequence[Word]) -> frozenset[str]:
    return folded([word.text for word in name if word.is_word])


def _placed(sighting: Sighting, word: Word, passage: Passage) -> Sighting:
    """ "Sialkot is a surgical instruments cluster" tells the place, not the name."""
    broad = {"country", "supranational"}
    known = any(located.region.level not in broad for located in sighting.places)
    if known or not sighting.sectors or not word.place or word.place.level in broad:
        return sighting
    place = Located(region=word.place, evidence=passage.span)
    return replace(sighting, places=(place, *sighting.places), sure=True, confidence=max(sighting.confidence, 0.6))


def _subject(passage: Passage, first: int) -> tuple[Word, ...]:
    """The name before "is a" or ", a" in front of the phrase, whose leading adjectives are passed over."""
    words = passage.words
    index = first
    while index > 1 and first - index < _MOST_PRAISE and not _opens_predicate(words, index):
        if not _is_passed(words[index - 1].lower):
            return ()
        index -= 1
    if index < 2 or not _opens_predicate(words, index) or passage.keyword:
        return ()
    link = words[index - 2]
    if link.lower in _COPULAS:
        return _name_before(words, index - 2, apposed=False)
    if link.text == "," and words[index - 1].lower in {"a", "an"}:
        return _name_before(words, index - 2, apposed=True)
    return ()


def _opens_predicate(words: Sequence[Word], index: int) -> bool:
    """Whether "is a", "is one" or ", a" stands before `index`."""
    link = words[index - 2]
    return words[index - 1].lower in _ARTICLES and (link.lower in _COPULAS or link.text == ",")


def _is_passed(word: str) -> bool:
    """Words between the article and the branch: "one of the best known", "the most important"."""
    return word in grammar().generic or word in {"of", "and", "known", "the", "arguably"}


def _name_before(words: Sequence[Word], index: int, *, apposed: bool, placed: bool = False) -> tuple[Word, ...]:
    """The name that ends at `index`; a place behind it ("X in Oslo is a …") is passed over once."""
    end = _before_explanation(words, index - (words[index - 1].lower in {"has", "have", "had"}))
    begin = end
    while begin > 0 and end - begin < _MOST_NAME_WORDS and _in_name(words[begin - 1]):
        begin -= 1
    name = tuple(words[begin:end])
    if len(name) == 1 and name[0].place and not placed and begin > 1 and words[begin - 1].lower in {"in", "near", "at"}:
        return _name_before(words, begin - 1, apposed=apposed, placed=True)
    return name if _is_own_name(name, apposed=apposed) else ()


def _before_explanation(words: Sequence[Word], index: int) -> int:
    """The end of what stands before "(X)" or ", the capital of Y,"."""
    opening = {")": "(", ",": ","}.get(words[index - 1].text)
    if not opening:
        return index
    return next((i for i in range(index - 2, max(0, index - 10), -1) if words[i].text == opening), index)


def _in_name(word: Word) -> bool:
    return (word.is_word and word.is_capitalised and not word.is_boundary) or bool(word.place) or word.text == "&"


def _is_own_name(name: Sequence[Word], *, apposed: bool) -> bool:
    """Whether the words can name a cluster; behind a mere comma only the name of a site can."""
    if not name:
        return False
    if len(name) == 1 and name[0].place:
        return not apposed
    if name[-1].lower in grammar().sites:
        return len(name) > 1
    if apposed and " ".join(word.text for word in name) in famous_forms():
        return True
    telling = [w for w in name if not w.place and w.lower not in grammar().generic and not is_sector_word(w.lower)]
    return bool(telling) and not apposed


def _called(passage: Passage, index: int) -> tuple[Word, ...]:
    """The name behind "called", "known as", or the colon of "Industry Cluster: Masdar City"."""
    words = passage.words
    while index < len(words) and words[index].lower in {
        ",",
        "(",
        "also",
        "better",
        "often",
        "sometimes",
        "which",
        "is",
    }:
        index += 1
    link = words[index].lower if index < len(words) else ""
    colon = link == ":"
    if link not in _NAMERS and not colon and link != "known":
        return ()
    begin = index + 1
    while begin < len(words) and words[begin].lower in {"as", "the"}:
        begin += 1
    end = begin
    while (
        end < len(words)
        and end - begin < _MOST_NAME_WORDS
        and (_in_name(words[end]) or words[end].text in {"'s", "’s"})
    ):
        end += 1
    name = tuple(words[begin:end])
    if colon and not (name and name[-1].lower in grammar().sites):
        return ()
    return name if _is_own_name(name, apposed=False) and not (len(name) == 1 and name[0].place) else ()


def _acronym(words: Sequence[Word], index: int) -> Word | None:
    """The acronym in brackets that begin at `index`."""
    if index + 2 >= len(words) or words[index].text != "(" or words[index + 2].text != ")":
        return None
    word = words[index + 1]
    coined = word.is_capitalised and sum(char.isupper() for char in word.text) > 1
    return word if coined and 2 <= len(word.text) <= 12 and not word.place else None


def recurring(found: Sequence[Passage], sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Other printings of the own names that the sightings established."""
    names = _names(found, sightings)
    for passage in found:
        words, index = passage.words, 0
        while index < len(words):
            match = _match(names, words, index)
            if match:
                length, own = match
                yield _name_sighting(
                    Span(words[index].span.begin, words[index + length - 1].span.end), passage, own, ()
                )
            index += match[0] if match else 1


_Names = dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]


def _names(found: Sequence[Passage], sightings: Sequence[Sighting]) -> _Names:
    table: _Names = {}
    for sighting in sightings:
        first, last = _indices(sighting, found[sighting.passage])
        words = tuple(word.text for word in found[sighting.passage].words[first : last + 1])
        entry = (words, sighting.own_words)
        known = table.setdefault(words[0], [])
        if (
            _recurs(found[sighting.passage].words[first : last + 1], sighting)
            and entry not in known
            and len(known) < _MOST_NAMES
        ):
            known.append(entry)
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in table.items() if entries}


def _recurs(words: Sequence[Word], sighting: Sighting) -> bool:
    """Whether the same words elsewhere must mean the same cluster; a bare place or a common noun need not."""
    own = sighting.proper and sighting.sure and bool(sighting.own_words)
    return own and words[0].is_capitalised and not (len(words) == 1 and words[0].place)


def _match(names: _Names, words: Sequence[Word], index: int) -> tuple[int, frozenset[str]] | None:
    for name, own in names.get(words[index].text, ()):
        if tuple(word.text for word in words[index : index + len(name)]) == name:
            return len(name), own
    return None
