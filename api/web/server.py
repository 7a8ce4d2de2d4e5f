"""The application behind uvicorn, for the command line and for whoever runs it otherwise."""

import json
from collections.abc import Mapping
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.web.http.headers import PROTECTION
from api.web.http.problems import PROBLEMS, BadRequestError
from api.web.presentation.problem_answers import PROBLEM_JSON, problem_body


class Protocol(HttpToolsProtocol):
    """HTTP/1.1, where what is none is answered as every other wrong request is: with a problem."""

    def send_400_response(self, msg: str) -> None:
        """Answers, and closes the connection: nobody can tell where another request begins."""
        problem = PROBLEMS[BadRequestError]
        body = json.dumps(problem_body(problem, msg, "")).encode()
        headers = {
            **PROTECTION,
            "content-type": PROBLEM_JSON,
            "content-length": str(len(body)),
            "connection": "close",
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(f"HTTP/1.1 {problem.status} Bad Request\r\n{head}\r\n".encode("latin-1") + body)
        self.transport.close()


SETTINGS: Final[Mapping[str, Any]] = {
    "http": Protocol,
    "ws": "none",
    "lifespan": "on",
    "server_header": False,
    "access_log": False,
}
"""What uvicorn has to be told beside the application, its address, and how much to log."""
