"""Clusters that a text enumerates: "clusters such as A and B", "the clusters A, B", "(Region, the X Cluster; …)"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.clusters.apposed import apposed
from pipeline.clusters.counted import counted
from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.items import AND, MOST_NAME_WORDS, Words, is_name, item
from pipeline.clusters.model import Sighting
from pipeline.clusters.paired import paired
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Head, heads, phrase_around
from pipeline.clusters.specific import makeup_of
from pipeline.clusters.words import CLOSING_QUOTES, MARKUP, OPENING_QUOTES, Word, word_at
from pipeline.spans import Span

_ARTICLES = frozenset({"the", "a", "an"})
_BETWEEN = frozenset({"are", "were"})
_GAP = 12
_LONGEST_LIST = 400
_JUNK = OPENING_QUOTES + CLOSING_QUOTES + MARKUP + "().,;:-–—"


def listed(passage: Passage, organisations: frozenset[tuple[int, int]]) -> Iterator[Sighting]:
    """The sightings in the enumerations of a passage; `organisations` are the spans of organisation names."""
    words = passage.words
    for head in heads(words):
        behind = head.end
        if not head.plural and word_at(words, behind) in {"formations", "organisations", "organizations", "structures"}:
            behind += 1
        elif not head.plural:
            continue
        yield from counted(passage, head)
        yield from _list_behind(passage, head, behind, organisations)


def _list_behind(
    passage: Passage, head: Head, index: int, organisations: frozenset[tuple[int, int]]
) -> Iterator[Sighting]:
    words = passage.words
    opened = _opening(words, index)
    if opened is None:
        yield from apposed(passage, head, index)
        yield from _paired_behind(passage, head, _colon(words, index))
        return
    colon = words[opened - 1].text == ":" or words[index].lower not in {"such", "like", "namely"}
    rest = words[opened : opened + _LONGEST_LIST]
    while rest and rest[0].text in _JUNK:
        rest = rest[1:]
    yield from _paired_behind(passage, head, opened)
    if any(word.text == ";" for word in rest):
        yield from _by_semicolons(passage, rest)
    else:
        yield from _by_commas(passage, rest, organisations, sites_only=colon)
        yield from _by_places(passage, head, rest)


def _colon(words: Words, index: int) -> int:
    """Behind the colon of the same sentence, verbs or not; the end when there is none."""
    near = range(index, min(len(words), index + _GAP))
    return next((position + 1 for position in near if words[position].text == ":"), len(words))


def _paired_behind(passage: Passage, head: Head, index: int) -> Iterator[Sighting]:
    rest = passage.words[index : index + _LONGEST_LIST]
    yield from paired(passage, head, [_trimmed_start(part) for part in _split(rest, {",", ";", *AND})])


def _opening(words: Words, index: int) -> int | None:
    """Where the items begin behind "include", "such as", or a colon; None when no list opens."""
    for position in range(index, min(len(words), index + _GAP)):
        word = words[position]
        if word.lower in grammar().list_openers or word.text == ":":
            return position + 1 + (word_at(words, position + 1) == "as")
        if word.text in ".;)" or (word.is_finite_verb and word.lower not in _BETWEEN):
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
    while begin < end and (words[begin].lower in _ARTICLES | AND or words[begin].text in _JUNK):
        begin += 1
    stop = next((i for i in range(begin, end) if words[i].text == "("), end)
    end = stop
    while end > begin and (words[end - 1].text in _JUNK or words[end - 1].lower in {"etc", "and"}):
        end -= 1
    return words[begin:end]


def _trimmed_start(words: Words) -> Words:
    """Without article and signs at the beginning."""
    begin = next((i for i, word in enumerate(words) if word.is_word and word.lower not in _ARTICLES), len(words))
    return words[begin:]


def _item(passage: Passage, place: Word | None, name: Words, chunk: Words) -> Iterator[Sighting]:
    if not is_name(name):
        return
    bracket = next((i for i, word in enumerate(chunk) if word.text == "("), len(chunk))
    printed = [word for word in (*name, *chunk[bracket + 1 : bracket + 2], *((place,) if place else ())) if word.place]
    yield item(passage, name, printed, confidence=0.75)


def _by_commas(
    passage: Passage, words: Words, organisations: frozenset[tuple[int, int]], *, sites_only: bool
) -> Iterator[Sighting]:
    """Items between commas. Behind a colon explanations may stand between; elsewhere the first misfit ends the list."""
    for part in _split(words, {",", *AND}):
        name = _trimmed(part)
        if sites_only:
            name = _leading_name(name)
        fits = is_name(name) and _stands_alone(name, organisations, sites_only=sites_only)
        if fits:
            yield item(passage, name, [word for word in name if word.place], confidence=0.6)
        elif not sites_only:
            return


def _by_places(passage: Passage, head: Head, words: Words) -> Iterator[Sighting]:
    """One cluster for each place of "two wine clusters: Mendoza in Argentina and Stellenbosch in South Africa"."""
    makeup = makeup_of(passage, phrase_around(passage.words, head))
    firsts = [part[0] for part in _split(words, {",", *AND}) if part[0].place]
    narrow = [word for word in firsts if word.place and word.place.level in {"city", "region"}]
    if not makeup.sectors or makeup.behind or len(narrow) < 2 or len(narrow) < len(firsts):
        return
    branch = tuple(Span(passage.words[b].span.begin, passage.words[e - 1].span.end) for b, e in makeup.sectors)
    stem = " ".join(word.text for b, e in makeup.sectors for word in passage.words[b:e])
    for word in narrow:
        named = item(passage, [word], [word], confidence=0.5)
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
    if sites_only or len(name) > MOST_NAME_WORDS:
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
