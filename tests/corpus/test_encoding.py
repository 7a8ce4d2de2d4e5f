"""Encodings that files do not name, and text that was decoded wrongly before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decode
from corpus.mojibake import repaired, repaired_line

RUSSIAN = "Кластерная политика области объединяет предприятия, вузы и органы власти. Сидоров П. А., Омск.\n"
POLISH = "Klastry w Małopolsce łączą uczelnie i przedsiębiorstwa: źródła wiedzy, żółta jaźń. Łódź, Śląsk.\n"
CZECH = "Klastry v České republice: šíření znalostí mezi firmami, žluťoučký kůň, řízení a věda.\n"
FRENCH = "Le pôle réunit deux cents entreprises près de Nîmes, à côté de l’université – « filière ».\n"
JAPANESE = "産業集積は、企業と大学を結びつける。\n地域の政策について、著者は次のように述べる。\n"
ENGLISH = "A page about clusters in plain English, with nothing in it that would tell.\n"


@pytest.mark.parametrize(
    ("words", "encodings"),
    [
        (RUSSIAN, ("cp1251", "koi8-r", "iso8859-5", "cp866", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")),
        (POLISH, ("iso8859-2", "cp1250", "utf-16-le", "utf-32-be")),
        (CZECH, ("iso8859-2", "cp1250", "utf-16-be")),
        (FRENCH, ("cp1252", "utf-16-le", "utf-32-le")),
        (JAPANESE, ("utf-16-le", "utf-16-be", "utf-32-le")),
    ],
)
@pytest.mark.parametrize("before", ["", ENGLISH * 10])
def test_encodings_are_told_by_what_they_make_of_the_bytes(words: str, encodings: tuple[str, ...], before: str) -> None:
    for encoding in encodings:
        text = before + words * 3
        assert decode(text.encode(encoding), "a.txt").text == text, encoding


@pytest.mark.parametrize("words", [RUSSIAN, POLISH, FRENCH])
def test_text_that_was_decoded_wrongly_is_repaired_and_the_reason_says_so(words: str) -> None:
    wrong = ENGLISH + words.encode().decode("latin-1")
    decoded = decode(wrong.encode(), "a.txt")
    assert decoded.text == ENGLISH + words
    assert decoded.reason == "valid UTF-8; 1 line repaired"


@pytest.mark.parametrize(
    "line",
    [
        "São Tomé, Ångström, Łódź, «Ёлка», č. 5, Œuvre – “œ”, ½ ± 3 ° C, naïve Ã, Â. Ñandú, Ä Ö Ü, d’Été’s",
        "A. Muster Ã , B. Ek Ã",
        "РЁЛКА «СЁМГА», Ї і ґ є – С… Р.",
        "ÀÉÎÕÜ ÇÑß áéíóú ½ £100 ¥200 §5 ©2014 «mots» ‹x›",
        "Çağrı Öztürk, Đorđe Šarić, Þórður Ægisson, Željko",
    ],
)
def test_right_text_stays_as_it_is(line: str) -> None:
    assert repaired_line(line) == line
    assert repaired(line) == (line, 0)


@given(st.text(max_size=200))
def test_a_repair_adds_no_line(text: str) -> None:
    assert repaired(text)[0].count("\n") == text.count("\n")
