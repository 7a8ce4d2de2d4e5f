"""Where a cluster is, when its place stands elsewhere in the sentence or just before it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clusters.anaphora import introduced, pointed_at
from pipeline.clusters.grammar import grammar
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import heads
from pipeline.clusters.placing import locations
from pipeline.clusters.words import Word

_BROAD = frozenset({"country", "supranational"})
_FRONT = 9
_REACH = 12
_LONGEST_CLAUSE = 80


def located(sighting: Sighting, passage: Passage, before: Sequence[Passage]) -> Sighting:
    """The sighting with the places that its sentence gives it; what its branch and a place pin down becomes sure."""
    if sighting.places or sighting.place_names:
        return _further(sighting, passage)
    words = _stated(sighting, passage) or _behind(sighting, passage) or _fronted(sighting, passage)
    words = words or _nation(sighting, passage, before[-2:])
    evidence = passage
    if not words and (told := pointed_at(sighting, passage, before)):
        words, evidence = told
    if not words and not sighting.sure:
        words = _founded(sighting, passage)
        if not words and _is_singled_out(sighting, passage):
            words, evidence = _of_its_class(sighting, before[-2:], passage)
        if not words:
            words, evidence = _introduced(sighting, before[-2:], passage)
    if not words:
        return sighting
    places = tuple(Located(region=word.place, evidence=evidence.span) for word in words if word.place)
    return replace(sighting, places=places, sure=True, confidence=max(sighting.confidence, 0.6))


def _stated(sighting: Sighting, passage: Passage) -> tuple[Word, ...]:
    """The places directly beside a name: "X in the USA", "X is in Omsk Region", "X, between Denmark and Sweden"."""
    if not sighting.proper:
        return ()
    words = passage.words
    begin, end = passage.range_of(sighting.span)
    if begin > 1 and words[begin - 1].lower in {"'s", "’s"} and words[begin - 2].place:
        return (words[begin - 2],)
    following = [word.lower for word in words[end : end + 2]]
    if "between" in following[: 1 + (following[:1] == [","])]:
        return _places_from(words, end + 1 + (following[0] == ","))
    if following[:1] and following[0] in ({",", "–", "—", "-", "is", "lies"} if passage.bulleted else {"is", "lies"}):
        end += 1
    return tuple(word for group in locations(words, end)[0] for word in group if word.place)


def _introduced(sighting: Sighting, before: Sequence[Passage], passage: Passage) -> tuple[tuple[Word, ...], Passage]:
    """The place of "one cluster in Agra", which the next sentence calls "the shoe cluster"."""
    found = ((_places_from(after, 0), one) for after, one in introduced(sighting, passage, before))
    return next(((words, one) for words, one in found if words), ((), passage))


def _after(sighting: Sighting, passage: Passage) -> Sequence[Word]:
    """The next words behind the name."""
    end = passage.range_of(sighting.span)[1]
    return passage.words[end : end + _REACH]


def _earlier(sighting: Sighting, passage: Passage) -> Sequence[Word]:
    """The words before the name, as far as a clause may reach."""
    begin = passage.range_of(sighting.span)[0]
    return passage.words[max(0, begin - _LONGEST_CLAUSE) : begin]


def _behind(sighting: Sighting, passage: Passage) -> tuple[Word, ...]:
    """The places of "…, which emerged in Agra" and "… spanning the A-B corridor"."""
    after = _after(sighting, passage)
    for index, word in enumerate(after):
        if word.text in ";:" or (word.lower,) in grammar().singular:
            return ()
        if word.lower in grammar().formation | grammar().spatial:
            found = _places_from(after, index + 1)
            if found:
                return found
    return ()


def _further(sighting: Sighting, passage: Passage) -> Sighting:
    """With the region that the next words put a placed cluster in: "the Graz cluster, situated in Styria, …"."""
    sighting = _with_holder(sighting, passage)
    if not any(word.lower in grammar().spatial for word in _after(sighting, passage)[:4]):
        return sighting
    known = {located.region.id for located in sighting.places}
    words = [word for word in _behind(sighting, passage) if word.place and word.place.level not in _BROAD]
    new = [Located(region=w.place, evidence=passage.span) for w in words if w.place and w.place.id not in known]
    return replace(sighting, places=(*sighting.places, *new))


def _with_holder(sighting: Sighting, passage: Passage) -> Sighting:
    """With the wider place between commas or in brackets behind the name: "the Graz cluster, Austria, …"."""
    after = _after(sighting, passage)[:3]
    if len(after) < 3 or after[0].text not in ",(" or not after[1].place or after[2].text not in ",.;)":
        return sighting
    region = after[1].place
    known = {place.key for located in sighting.places for place in located.region.wider}
    if not region.place or region.place.key not in known or any(one.region.id == region.id for one in sighting.places):
        return sighting
    place = Located(region=region, evidence=passage.span, chained=True)
    return replace(sighting, places=(*sighting.places, place))


def _places_from(words: Sequence[Word], index: int) -> tuple[Word, ...]:
    """The places behind a verb of place: over filling words to the first, then along commas, hyphens and "and"."""
    joining = (grammar().place_fillers - {"of"}) | {",", "-", "–", "and"}
    passable = joining | grammar().place_prepositions | {"mainly", "corridor", "up", "out", "to"}
    found: list[Word] = []
    for word in words[index:]:
        if word.place:
            found.append(word)
        elif word.lower not in (joining if found else passable):
            break
    return tuple(found)


def _fronted(sighting: Sighting, passage: Passage) -> tuple[Word, ...]:
    """The place of "In Guria, a tea cluster was formed"."""
    if relative := _antecedent(_earlier(sighting, passage)):
        return relative
    words = [word for word in passage.words[:_FRONT] if word.span.end <= sighting.span.begin]
    for index, word in enumerate(words[:4]):
        if word.lower in {"in", "at", "around", "near"}:
            return _places_from(words, index + 1)[:2]
    return ()


def _antecedent(earlier: Sequence[Word]) -> tuple[Word, ...]:
    """The places of "Agra, India, where a shoe cluster"."""
    where = next((i for i in range(len(earlier) - 1, max(0, len(earlier) - 4), -1) if earlier[i].lower == "where"), 0)
    found: list[Word] = []
    for word in reversed(earlier[:where]):
        if word.place:
            found.insert(0, word)
        elif word.text != ",":
            break
    return tuple(found[:2])


def _nation(sighting: Sighting, passage: Passage, before: Sequence[Passage]) -> tuple[Word, ...]:
    """The country of "the national dairy cluster": the last one named before it."""
    if not sighting.kind.startswith("national ") or not sighting.sectors:
        return ()
    earlier = [word for one in before for word in one.words] + list(_earlier(sighting, passage))
    countries = [word for word in earlier if word.place and word.place.level == "country"]
    return tuple(countries[-1:])


def _founded(sighting: Sighting, passage: Passage) -> tuple[Word, ...]:
    """The only narrow place before a cluster that the sentence says is being founded."""
    earlier = _earlier(sighting, passage)
    places = [word for word in earlier if word.place and word.place.level not in _BROAD]
    founded = any(word.lower in grammar().formation for word in earlier[-6:])
    return tuple(places) if founded and len({word.place.id for word in places if word.place}) == 1 else ()


def _is_singled_out(sighting: Sighting, passage: Passage) -> bool:
    """Whether a superlative picks one of a class: "the best known is the industrial district …"."""
    earlier = [word.lower for word in _earlier(sighting, passage)]
    superlative = any(
        word in {"most", "best", "largest", "oldest", "first", "biggest", "strongest"} for word in earlier[:6]
    )
    return superlative and earlier[-1:] == ["the"]


def _of_its_class(sighting: Sighting, before: Sequence[Passage], passage: Passage) -> tuple[tuple[Word, ...], Passage]:
    """The place of the class just before, "industrial districts in Italy", and the passage that says it."""
    for earlier in reversed(before):
        for head in heads(earlier.words):
            after = earlier.words[head.end :]
            if head.plural and sighting.kind.endswith(head.lemma) and after[:1] and _is_preposition(after[0]):
                return _places_from(after, 1)[:1], earlier
    return (), passage


def _is_preposition(word: Word) -> bool:
    return word.lower in grammar().place_prepositions


def spreading(passage: Passage) -> tuple[Located, ...]:
    """The places of a later sentence that says where "the cluster" or "its centre" lies."""
    lower = [word.lower for word in passage.words]
    spot = next((i for i in range(len(lower) - 1) if _means_cluster(lower[i], lower[i + 1])), None)
    if spot is None:
        return ()
    verb = next((i for i in range(spot + 1, min(len(lower), spot + 7)) if lower[i] in grammar().spatial), None)
    if verb is None:
        return ()
    near = passage.words[: verb + _REACH]
    narrow = [word.place for word in near if word.place and word.place.level not in _BROAD]
    return tuple(Located(region=region, evidence=passage.span) for region in dict.fromkeys(narrow))


def _means_cluster(first: str, second: str) -> bool:
    if first == "the":
        return (second,) in grammar().singular or second in grammar().branch_singular
    return first == "its" and second in grammar().spatial
