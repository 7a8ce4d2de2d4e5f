"""Documents as programs write them."""

import gc
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fpdf import FPDF

FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf")

Pack = Callable[[Mapping[str, str | bytes]], bytes]
Print = Callable[[], FPDF]


@pytest.fixture
def packed() -> Pack:
    """Makes an archive of these members."""

    def pack(members: Mapping[str, str | bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return stream.getvalue()

    return pack


@pytest.fixture
def printer() -> Iterator[Print]:
    """Makes an empty PDF with a font that has letters of many scripts, where the system has one."""

    def make() -> FPDF:
        made = FPDF()
        font = next((font for font in FONTS if Path(font).exists()), None)
        if font is None:
            made.set_font("Helvetica", size=10)
        else:
            made.add_font("body", "", font)
            made.set_font("body", size=10)
        made.add_page()
        return made

    yield make
    with warnings.catch_warnings():
        # fpdf2 leaves the files of its fonts open: no later test shall be told.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
