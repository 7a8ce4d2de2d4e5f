"""Precision, recall and F1 of cards against gold annotations, with every miss named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from pipeline.scoring.sameness import (
    Entry,
    Same,
    any_same,
    forms,
    plain,
    same_cluster,
    same_concept,
    same_institution,
    same_keyword,
    same_person,
    same_text,
)
from pipeline.scoring.tally import Miss, Score, Tally, Verdict, summed

Card = Mapping[str, Any]

_SINGLE = ("title", "year", "venue", "type", "doi", "volume", "issue", "pages", "status")
_NEAR_ENOUGH = 0.9
"""Similarity at which two titles or venues are the same: a lost letter, a joined word."""


@dataclass(slots=True)
class _Sheet:
    """The tallies and misses of one document while it is marked."""

    document: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def judge(self, kind: str, right: Iterable[Entry], wrong: Iterable[Entry], owner: Entry | None = None) -> None:
        """Keeps what became of each entry of the card; a link is named by its owner and its other end."""
        for is_right, entries in ((True, right), (False, wrong)):
            for entry in entries:
                named = entry if owner is None else owner
                iri = str(named.get("iri", "")) if isinstance(named, Mapping) else ""
                other = "" if owner is None else (forms(entry) or [""])[0]
                self.verdicts.append(Verdict(self.document, kind, iri, other, is_right))

    def note(self, kind: str, verdict: str, words: str) -> None:
        self.misses.append(Miss(self.document, kind, verdict, words))


@dataclass(frozen=True, slots=True)
class _Pairing:
    pairs: tuple[tuple[Entry, Entry], ...]
    missed: tuple[Entry, ...]
    extra: tuple[Entry, ...]


def _pair(wanted: Sequence[Entry], given: Sequence[Entry], same: Same) -> _Pairing:
    """One-to-one matching in two rounds: equal names first, so that an alias never takes another's partner."""
    free = list(given)
    pairs: list[tuple[Entry, Entry]] = []
    rest: list[Entry] = []
    for entry in wanted:
        partner = next((g for g in free if forms(entry) and forms(g) and same_text(forms(entry)[0], forms(g)[0])), None)
        if partner is None:
            rest.append(entry)
        else:
            _take(free, partner)
            pairs.append((entry, partner))
    missed: list[Entry] = []
    for entry in rest:
        partner = next((g for g in free if any_same(same, entry, g)), None)
        if partner is None:
            missed.append(entry)
        else:
            _take(free, partner)
            pairs.append((entry, partner))
    return _Pairing(tuple(pairs), tuple(missed), tuple(free))


def _take(free: list[Entry], partner: Entry) -> None:
    del free[next(i for i, entry in enumerate(free) if entry is partner)]


def _excused(entry: Entry, excuses: Iterable[str], same: Same) -> bool:
    return any(any_same(same, {"name": excuse}, entry) for excuse in excuses)


def _mark_entities(sheet: _Sheet, kind: str, gold: Card, card: Card, same: Same, excuses: Sequence[str]) -> _Pairing:
    pairing = _pair(gold.get(kind) or (), card.get(kind) or (), same)
    extra = tuple(entry for entry in pairing.extra if not _excused(entry, excuses, same))
    _mark_list(sheet, kind, pairing, extra)
    return pairing


def _mark_list(sheet: _Sheet, kind: str, pairing: _Pairing, extra: Sequence[Entry]) -> None:
    right = len(pairing.pairs)
    sheet.tallies[kind] = Tally(right, right + len(pairing.missed), right + len(extra))
    sheet.judge(kind, (given for _, given in pairing.pairs), extra)
    for entry in pairing.missed:
        sheet.note(kind, "missed", (forms(entry) or [""])[0])
    for entry in extra:
        sheet.note(kind, "spurious", (forms(entry) or [""])[0])


def _mark_codes(sheet: _Sheet, regions: _Pairing) -> None:
    coded = [(g, p) for g, p in regions.pairs if isinstance(g, Mapping) and isinstance(p, Mapping) and g.get("iso")]
    right = 0
    for gold, given in coded:
        if gold["iso"] == given.get("iso"):
            right += 1
        else:
            sheet.note("region_codes", "wrong", f"{gold['name']}: {given.get('iso')} for {gold['iso']}")
    sheet.tallies["region_codes"] = Tally(right, len(coded), len(coded))


@dataclass(frozen=True, slots=True)
class _LinkKind:
    """Links from matched entities (`owners`) to the names of others (`targets`), e.g. author to affiliations."""

    kind: str
    owners: str
    key: str
    targets: str
    same: Same


_LINKS = (
    _LinkKind("affiliations", "authors", "affiliations", "institutions", same_institution),
    _LinkKind("cluster_regions", "clusters", "regions", "regions", same_text),
)


def _with_aliases(names: Iterable[str], entries: Sequence[Entry]) -> list[Entry]:
    known = {plain(form): forms(entry) for entry in entries for form in forms(entry)}
    return [{"name": name, "aliases": known.get(plain(name), [])} for name in names]


def _mark_links(
    sheet: _Sheet, link: _LinkKind, gold: Card, card: Card, pairing: _Pairing, ignore: Sequence[str]
) -> None:
    total = Tally(wanted=sum(len(m.get(link.key) or ()) for m in pairing.missed if isinstance(m, Mapping)))
    for owner, given in pairing.pairs:
        if not isinstance(owner, Mapping) or not isinstance(given, Mapping):
            continue
        want = _with_aliases(owner.get(link.key) or (), gold.get(link.targets) or ())
        have = _with_aliases(given.get(link.key) or (), card.get(link.targets) or ())
        ends = _pair(want, have, link.same)
        excuses = (*ignore, *(owner.get(f"{link.key}_acceptable") or ()))
        extra = [entry for entry in ends.extra if not _excused(entry, excuses, link.same)]
        right = len(ends.pairs)
        total += Tally(right, len(want), right + len(extra))
        sheet.judge(link.kind, (end for _, end in ends.pairs), extra, owner=given)
        for entry in ends.missed:
            sheet.note(link.kind, "missed", f"{forms(owner)[0]} -> {forms(entry)[0]}")
        for entry in extra:
            sheet.note(link.kind, "spurious", f"{forms(owner)[0]} -> {forms(entry)[0]}")
    sheet.tallies[link.kind] = total


def _mark_concepts(sheet: _Sheet, gold: Card, card: Card, ignore: Sequence[str]) -> None:
    concepts = gold.get("concepts") or {}
    optional = [forms(entry)[0] for entry in concepts.get("acceptable") or ()]
    pairing = _pair(concepts.get("required") or (), card.get("concepts") or (), same_concept)
    extra = [entry for entry in pairing.extra if not _excused(entry, (*optional, *ignore), same_concept)]
    _mark_list(sheet, "concepts", pairing, extra)


def _mark_fields(sheet: _Sheet, gold: Card, card: Card) -> None:
    want, have = gold.get("document") or {}, card.get("document") or {}
    for kind, same in (("keywords", same_keyword), ("jel", same_text), ("issn", same_text)):
        pairing = _pair([str(v) for v in want.get(kind) or ()], [str(v) for v in have.get(kind) or ()], same)
        _mark_list(sheet, kind, pairing, pairing.extra)
    for kind in _SINGLE:
        _mark_single(sheet, kind, want.get(kind), have.get(kind))


def _mark_single(sheet: _Sheet, kind: str, want: object, have: object) -> None:
    right = want is not None and have is not None and _near(kind, str(want), str(have))
    sheet.tallies[kind] = Tally(int(right), int(want is not None), int(have is not None))
    if not right and (want is not None or have is not None):
        sheet.note(kind, "wrong", f"{have!r} for {want!r}")


def _near(kind: str, want: str, have: str) -> bool:
    return plain(want) == plain(have) or (kind in {"title", "venue"} and _similarity(want, have) >= _NEAR_ENOUGH)


def _similarity(a: str, b: str) -> float:
    return SequenceMatcher(None, plain(a), plain(b)).ratio()


def _mark_references(sheet: _Sheet, gold: Card, card: Card) -> None:
    if "references" not in gold:
        return
    free = list(card.get("references") or ())
    right = 0
    for entry in gold["references"]:
        partner = next((given for given in free if _same_reference(entry, given)), None)
        if partner is None:
            sheet.note("references", "missed", str(entry.get("raw", ""))[:60])
        else:
            free.remove(partner)
            right += 1
    sheet.tallies["references"] = Tally(right, len(gold["references"]), right + len(free))


def _same_reference(gold: Card, given: Card) -> bool:
    """Same year, title nearly the same (this way round: the measure is not symmetric), first author among the given."""
    if str(given.get("year")) != str(gold.get("year")):
        return False
    if _similarity(given.get("title") or "", gold.get("title") or "") < _NEAR_ENOUGH:
        return False
    first = (gold.get("authors") or [None])[0]
    return first is None or any(same_person(first, author) for author in given.get("authors") or ())


@dataclass(frozen=True, slots=True)
class Marked:
    """The tallies of one document by kind, its misses in the order of the kinds, and a verdict on each entry given."""

    tallies: Mapping[str, Tally]
    misses: tuple[Miss, ...]
    verdicts: tuple[Verdict, ...]


def mark(gold: Card, card: Card) -> Marked:
    """One document's card against its annotation."""
    sheet = _Sheet(str(gold.get("id", "")))
    ignore = tuple(gold.get("ignore") or ())
    author_names = tuple(form for author in gold.get("authors") or () for form in forms(author))
    entity_kinds: tuple[tuple[str, Same, tuple[str, ...]], ...] = (
        ("authors", same_person, ()),
        # An author who is named again in the text is no wrong person.
        ("people", same_person, author_names),
        ("institutions", same_institution, ()),
        ("regions", same_text, ()),
        ("clusters", same_cluster, ()),
    )
    pairings = {
        kind: _mark_entities(sheet, kind, gold, card, same, (*ignore, *excuses)) for kind, same, excuses in entity_kinds
    }
    _mark_codes(sheet, pairings["regions"])
    for link in _LINKS:
        _mark_links(sheet, link, gold, card, pairings[link.owners], ignore)
    _mark_concepts(sheet, gold, card, ignore)
    _mark_fields(sheet, gold, card)
    _mark_references(sheet, gold, card)
    return Marked(sheet.tallies, tuple(sheet.misses), tuple(sheet.verdicts))


def score(golds: Iterable[Card], card_of: Callable[[str], Card | None]) -> Score:
    """Score every gold annotation against the card that `card_of` finds for its id; none counts as an empty card."""
    marks: list[tuple[str, Tally]] = []
    misses: list[Miss] = []
    verdicts: list[Verdict] = []
    absent: list[str] = []
    count = 0
    for gold in golds:
        count += 1
        card = card_of(str(gold["id"]))
        if card is None:
            absent.append(str(gold["id"]))
        marked = mark(gold, card or {})
        misses.extend(marked.misses)
        verdicts.extend(marked.verdicts)
        marks.extend(marked.tallies.items())
    kinds = {kind: tally for kind, tally in summed(marks).items() if tally.wanted or tally.given}
    return Score(
        kinds=kinds,
        misses=tuple(misses),
        verdicts=tuple(verdicts),
        documents=count,
        without_card=tuple(absent),
    )
