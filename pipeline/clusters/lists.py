"""Clusters that a text enumerates: "clusters such as A and B", "the clusters A, B", "(Region, the X Cluster; …)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.clusters.branches import branch_ranges
from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Head, heads, phrase_around
from pipeline.clusters.placing import locations
from pipeline.clusters.specific import folded, makeup_of
from pipeline.clusters.words import CLOSING_QUOTES, MARKUP, OPENING_QUOTES, Word
from pipeline.spans import Span

_AND = frozenset({"and", "&"})
_ARTICLES = frozenset({"the", "a", "an"})
_GAP = 12
_LONGEST_LIST = 400
_MOST_NAME_WORDS = 9
_JUNK = OPENING_QUOTES + CLOSING_QUOTES + MARKUP + "().,;:-–—"
Words = Sequence[Word]


def listed(passage: Passage, organisations: frozenset[tuple[int, int]]) -> Iterator[Sighting]:
    """The sightings in the enumerations of a passage; `organisations` are the spans of organisation names."""
    words = passage.words
    for head in heads(words):
        behind = head.end
        if not head.plural and _at(words, behind) in {"formations", "organisations", "organizations", "structures"}:
            behind += 1
        elif not head.plural:
            continue
        yield from _list_behind(passage, head, behind, organisations)


def _list_behind(
    passage: Passage, head: Head, index: int, organisations: frozenset[tuple[int, int]]
) -> Iterator[Sighting]:
    words = passage.words
    opened = _opening(words, index)
    if opened is None:
        yield from _quoted(passage, index)
        if _at(words, head.begin - 1) == "the" and not passage.headline and not passage.keyword:
            yield from _named(passage, _apposed(words, index))
        return
    colon = words[opened - 1].text == ":" or words[index].lower not in {"such", "like", "namely"}
    rest = words[opened : opened + _LONGEST_LIST]
    while rest and rest[0].text in _JUNK:
        rest = rest[1:]
    if any(word.text == ";" for word in rest):
        yield from _by_semicolons(passage, rest)
    else:
        yield from _by_commas(passage, rest, organisations, sites_only=colon)
        yield from _by_places(passage, head, rest)


def _quoted(passage: Passage, index: int) -> Iterator[Sighting]:
    """The names of "clusters “A”, “B” and “C” in D"."""
    words, names = passage.words, list[Words]()
    while _at(words, index) in OPENING_QUOTES and index < len(words):
        end = next((i for i in range(index + 1, min(len(words), index + 20)) if words[i].text in CLOSING_QUOTES), index)
        if end <= index + 1:
            return
        names.append(words[index + 1 : end])
        index = end + 1
        while index < len(words) and (words[index].text in ",;" or words[index].lower in _AND):
            index += 1
    places = [word for group in locations(words, index)[0] for word in group if word.place]
    if len(names) > 1:
        yield from (_sighting(passage, name, places, confidence=0.7) for name in names if _is_name(name))


def _at(words: Words, index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""


def _opening(words: Words, index: int) -> int | None:
    """Where the items begin behind "include", "such as", or a colon; None when no list opens."""
    for position in range(index, min(len(words), index + _GAP)):
        word = words[position]
        if word.lower in grammar().list_openers or word.text == ":":
            return position + 1 + (_at(words, position + 1) == "as")
        if word.text in ".;)" or (word.is_finite_verb and word.lower != "are"):
            return None
    return None


def _by_semicolons(passage: Passage, words: Words) -> Iterator[Sighting]:
    """Items between semicolons: a name, or a place and the name of its cluster, with places in brackets behind."""
    first = True
    for chunk in _split(words, {";"}):
        items = _placed_names(_within_brackets(chunk))
        if first and not (items and items[0][1][0].is_capitalised):
            return
        first = False
        for place, name in items:
            yield from _item(passage, place, name, chunk)


def _within_brackets(chunk: Words) -> Words:
    """The chunk without the bracket that opens the whole list, and what follows the one that closes it."""
    begin = 0
    while begin < len(chunk) and chunk[begin].text in _JUNK:
        begin += 1
    depth, end = 0, len(chunk)
    for index in range(begin, len(chunk)):
        depth += (chunk[index].text == "(") - (chunk[index].text == ")")
        if depth < 0:
            end = index
            break
    return chunk[begin:end]


def _placed_names(chunk: Words) -> list[tuple[Word | None, Words]]:
    """ "A Region, the X Cluster, B Region, the Y Cluster" as pairs; without places the whole chunk is one name."""
    found: list[tuple[Word | None, list[Word]]] = [(None, [])]
    for part in _split(chunk, {","}):
        bare = [word for word in part if word.lower not in _ARTICLES and word.lower not in {"and", "republic", "of"}]
        if len(bare) == 1 and bare[0].place:
            found.append((bare[0], []))
        elif not found[-1][1] or not _explains(part):
            found[-1][1].extend(part)
    return [(place, trimmed) for place, name in found if (trimmed := _trimmed(name))]


def _explains(part: Words) -> bool:
    """Whether a part behind a comma only tells what the name before it is: ", a computer cluster"."""
    return part[0].lower in {"a", "an"} or not any(word.is_capitalised for word in part[:2])


def _trimmed(words: Words) -> Words:
    """Without article, "and", "etc." and signs at the edges, and without an explanation behind the name."""
    begin, end = 0, len(words)
    while begin < end and (words[begin].lower in _ARTICLES | _AND or words[begin].text in _JUNK):
        begin += 1
    stop = next((i for i in range(begin, end) if words[i].text == "("), end)
    end = stop
    while end > begin and (words[end - 1].text in _JUNK or words[end - 1].lower in {"etc", "and"}):
        end -= 1
    return words[begin:end]


def _item(passage: Passage, place: Word | None, name: Words, chunk: Words) -> Iterator[Sighting]:
    if not _is_name(name):
        return
    bracket = next((i for i, word in enumerate(chunk) if word.text == "("), len(chunk))
    printed = [word for word in (*name, *chunk[bracket + 1 : bracket + 2], *((place,) if place else ())) if word.place]
    yield _sighting(passage, name, printed, confidence=0.75)


def _is_name(words: Words) -> bool:
    """Whether an item can be a proper name: capitalised, not a bare place, not a clause."""
    if not words or not words[0].is_capitalised or all(word.place or word.lower in _AND for word in words):
        return False
    return not any(word.is_finite_verb for word in words) and len(words) <= 4 * _MOST_NAME_WORDS


def _sighting(passage: Passage, name: Words, places: Words, *, confidence: float) -> Sighting:
    span = Span(name[0].span.begin, name[-1].span.end)
    inside = passage.words[slice(*passage.range_of(span))]
    regions = dict.fromkeys(word.place for word in places if word.place)
    own = folded([word.text for word in name if word.is_word])
    return Sighting(
        span=span,
        passage=passage.index,
        confidence=confidence,
        sure=True,
        proper=True,
        own_words=own,
        places=tuple(Located(region=region, evidence=passage.span) for region in regions),
        sectors=tuple(
            Span(inside[b].span.begin, inside[e - 1].span.end) for b, e in branch_ranges(inside, 0, len(inside))
        ),
        kind="cluster",
    )


def _by_commas(
    passage: Passage, words: Words, organisations: frozenset[tuple[int, int]], *, sites_only: bool
) -> Iterator[Sighting]:
    """Items between commas. Behind a colon explanations may stand between; elsewhere the first misfit ends the list."""
    for part in _split(words, {",", *_AND}):
        name = _trimmed(part)
        if sites_only:
            name = _leading_name(name)
        fits = _is_name(name) and _stands_alone(name, organisations, sites_only=sites_only)
        if fits:
            yield _sighting(passage, name, [word for word in name if word.place], confidence=0.6)
        elif not sites_only:
            return


def _by_places(passage: Passage, head: Head, words: Words) -> Iterator[Sighting]:
    """One cluster for each place of "two wine clusters: Mendoza in Argentina and Stellenbosch in South Africa"."""
    makeup = makeup_of(passage, phrase_around(passage.words, head))
    firsts = [part[0] for part in _split(words, {",", *_AND}) if part[0].place]
    narrow = [word for word in firsts if word.place and word.place.level in {"city", "region"}]
    if not makeup.sectors or makeup.behind or len(narrow) < 2 or len(narrow) < len(firsts):
        return
    branch = tuple(Span(passage.words[b].span.begin, passage.words[e - 1].span.end) for b, e in makeup.sectors)
    stem = " ".join(word.text for b, e in makeup.sectors for word in passage.words[b:e])
    for word in narrow:
        named = _sighting(passage, [word], [word], confidence=0.5)
        label = f"{stem} {head.lemma} of {word.text}"
        yield replace(named, label=label, sectors=branch, proper=False, own_words=frozenset())


def _leading_name(words: Words) -> Words:
    end = 0
    while end < len(words) and (words[end].is_capitalised or words[end].place):
        end += 1
    return words[:end]


def _stands_alone(name: Words, organisations: frozenset[tuple[int, int]], *, sites_only: bool) -> bool:
    """Whether a name in a list of clusters can only be that of a cluster."""
    if name[-1].lower in grammar().sites:
        return True
    if sites_only or len(name) > _MOST_NAME_WORDS:
        return False
    whole = (name[0].span.begin, name[-1].span.end)
    telling = any(w.is_capitalised and not w.place and not is_sector_word(w.lower) for w in name)
    return telling and whole not in organisations and all(w.is_capitalised or w.place for w in name)


def _split(words: Words, separators: set[str]) -> list[Words]:
    """The stretches between the separators outside brackets opened within the list."""
    parts: list[list[Word]] = [[]]
    depth = 0
    for word in words:
        depth = max(0, depth + (word.text == "(" and bool(parts[-1])) - (word.text == ")"))
        if word.lower in separators and depth == 0:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _apposed(words: Words, index: int) -> list[Words]:
    """The names of "the clusters A, B of X region and C": at least two."""
    if not words[index:] or not words[index].is_word or not words[index].is_capitalised:
        return []
    names: list[list[Word]] = [[]]
    for position in range(index, len(words)):
        word = words[position]
        if word.text == "," or (word.lower in _AND and _separates(words, position)):
            names.append([])
        elif word.is_capitalised or word.place or (names[-1] and word.lower in {"of", "in", "and", "&", "for"}):
            names[-1].append(word)
        else:
            break
    complete = [name for name in names if name]
    return [name for name in complete if name[0].is_capitalised] if len(complete) > 1 else []


def _separates(words: Words, index: int) -> bool:
    """Whether an "and" stands between names, not inside one ("Optics and Photonics")."""
    inside = all(
        is_sector_word(_at(words, i)) or _at(words, i) in {"technology", "technologies"} for i in (index - 1, index + 1)
    )
    return not inside


def _named(passage: Passage, names: list[Words]) -> Iterator[Sighting]:
    for name in names:
        alone = len(name) == 1 and name[0].place
        yield _sighting(passage, name, [] if alone else [word for word in name if word.place], confidence=0.7)
