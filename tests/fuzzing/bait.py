"""What no reader may reach out for, and texts that ask it to."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PASSWORD: Final = "do-not-tell-7312"
"""What the file says of which no record may tell."""


class Bait:
    """A file and a port of this machine that inputs name; no reader may tell of the one or knock at the other."""

    def __init__(self, folder: Path) -> None:
        secret = folder / "secret.txt"
        secret.write_text(PASSWORD)
        self._port = socket.create_server(("127.0.0.1", 0))
        self._port.setblocking(False)
        address = f"http://127.0.0.1:{self._port.getsockname()[1]}/x"
        self.attacks = tuple(_attacks(secret.as_uri(), str(secret), address))

    def knocked(self) -> bool:
        """Whether somebody has been at the port since this was asked before."""
        try:
            self._port.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Closes the port."""
        self._port.close()


def _attacks(uri: str, path: str, address: str) -> Iterator[str]:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    yield f'<!DOCTYPE a [<!ENTITY b0 "ha">{bomb}]>&b11;'
    for place in (uri, address):
        yield f'<!DOCTYPE a [<!ENTITY f SYSTEM "{place}">]>&f;'
        yield f'<!DOCTYPE a SYSTEM "{place}">'
        yield f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{place}">%p;]>'
        yield f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
        yield f'<?xml-stylesheet href="{place}"?><link rel="stylesheet" href="{place}"><iframe src="{place}"></iframe>'
    yield "&b11;&f;"
    yield f"\\input{{{path}}}"
    yield f'@include{{"{path}"}}'
