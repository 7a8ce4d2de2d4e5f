"""How likely an indexer is to assign a notion to its document: a logistic model of a few things that can be seen.

The weights are fitted by `pipeline.training.concepts`; each says how much its feature adds to the log odds.
"""

import functools
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pipeline.concepts.notions import Notion, Rank, Wording
from pipeline.concepts.terms import is_kernel, is_weak_head
from pipeline.concepts.vocabulary import is_sector
from pipeline.concepts.wording import form_of

WEIGHTS = Path(__file__).with_name("weights.toml")
LEXICON = Path(__file__).with_name("subjects.toml")

SUBJECT = 0.4
"""From this confidence on, a concept is a subject: the optimum of F1 lies at half of the F1 that is reached."""
_MOST_TIMES = 3.0
_EARLY = 0.25
_BODY_SHARE = 4
_WORDINGS = ("partial", "loose", "word", "phrase", "label")
"""How plainly title or summary name it."""

Features = Mapping[str, float]


def likelihood(features: Features) -> float:
    """The probability that the model gives to these features."""
    weights = fitted_weights()
    return 1.0 / (1.0 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


@functools.cache
def fitted_weights() -> Mapping[str, float]:
    """The weight of each feature, of `bias` and of what else the file names."""
    read = tomllib.loads(WEIGHTS.read_text("utf-8"))
    return {name: float(weight) for name, weight in read["weights"].items()}


def features_of(notion: Notion, *, inner: bool) -> dict[str, float]:
    """What can be seen of a notion; `inner`: it only stands within longer ones. Of a keyword nothing else matters."""
    if notion.highest is Rank.KEYWORD:
        return {"keyword": 1.0}
    seen = {"bias": 1.0, **_place(notion), **_frequency(notion)}
    kind = _of_thesaurus(notion) if notion.concept else _of_candidate(notion)
    seen.update({"inner": float(inner), "attributive": float(not notion.free)})
    return {name: value for name, value in {**seen, **kind}.items() if value}


def _place(notion: Notion) -> dict[str, float]:
    """Where it stands, and how plainly there."""
    title, summary = notion.plainest(Rank.TITLE), notion.plainest(Rank.SUMMARY)
    return {
        "title": float(title > Wording.PARTIAL),
        **{name: float(max(title, summary) == plain) for plain, name in enumerate(_WORDINGS)},
        "opening": float(notion.plainest(Rank.OPENING) >= Wording.PHRASE),
        "body": float(notion.plainest(Rank.BODY) >= Wording.PHRASE),
        "early": float(notion.depth < _EARLY),
    }


def _frequency(notion: Notion) -> dict[str, float]:
    """How often it is plainly named; of the body, whose length varies, only a share counts."""
    plain = [rank for rank, wording in notion.sightings.values() if wording > Wording.PARTIAL]
    within = sum(rank is Rank.BODY for rank in plain)
    times = len(plain) - within + within // _BODY_SHARE
    return {"times": min(math.log2(1 + times), _MOST_TIMES), "repeated": float(times > 1)}


def _of_thesaurus(notion: Notion) -> dict[str, float]:
    concept = notion.concept
    if concept is None:
        return {}
    topical, background = _subjects()
    form = form_of(concept.label)
    listed = concept.label in topical
    return {
        "known": 1.0,
        "general": float(concept.general and not listed),
        "general_phrase": float(concept.general and not listed and notion.in_words > 1),
        "background": float(concept.label in background),
        "topical": float(listed and notion.as_labelled and notion.highest > Rank.BODY),
        "sector": float(is_sector(concept)),
        "sector_by_cluster": float(is_sector(concept) and notion.near_cluster),
        "sector_in_cluster": float(notion.in_cluster),
        "kernel": float(len(form) > 1 and any(is_kernel(word) for word in form)),
        "one_word": float(len(form) == 1),
        "printed_otherwise": float(not notion.as_labelled),
        "vague": float(notion.vague and not notion.as_labelled),
    }


def _of_candidate(notion: Notion) -> dict[str, float]:
    form = form_of(notion.name)
    return {
        "new_kernel": float(any(is_kernel(word) for word in form)),
        "new_weak_head": float(bool(form) and is_weak_head(form[-1])),
        "new_long": float(len(form) > 2),
    }


@functools.cache
def _subjects() -> tuple[frozenset[str], frozenset[str]]:
    read = tomllib.loads(LEXICON.read_text("utf-8"))
    return frozenset(read["topical"]), frozenset(read["background"])
