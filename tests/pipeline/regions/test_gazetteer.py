"""The tables hold together."""

from pipeline.regions.gazetteer import COUNTRY, gazetteer


def test_every_place_below_a_country_reaches_it() -> None:
    places = gazetteer()
    for key, entry in places.entries.items():
        if entry.level in {"city", "region"}:
            assert [wider.level for wider in places.chain(key)][-1] == COUNTRY, key


def test_every_name_stands_for_known_places() -> None:
    places = gazetteer()
    assert all(sense.key in places.entries for senses in places.senses.values() for sense in senses)


def test_towns_that_are_subdivisions_bear_the_code() -> None:
    places = gazetteer()
    for name, code in {"Tashkent": "UZ-TK", "Prague": "CZ-10", "Busan": "KR-26", "Dubai": "AE-DU"}.items():
        assert any(s.key == code and places.entries[code].level == "city" for s in places.senses[name])


def test_nuts_codes_belong_to_the_country_and_lie_in_that_of_the_wider_region() -> None:
    places = gazetteer()
    codes = {key: entry.place().nuts for key, entry in places.entries.items() if entry.iso}
    assert sum(code is not None for code in codes.values()) > 500
    for key, code in codes.items():
        wider = codes.get(places.entries[key].part_of or "")
        assert code is None or code.startswith({"GR": "EL"}.get(key[:2], key[:2])), key
        assert code is None or wider is None or code.startswith(wider), key
