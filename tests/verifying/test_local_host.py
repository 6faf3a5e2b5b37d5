"""The host of `verify` and of the tests is silent, whatever a browser does."""

from __future__ import annotations

import socket
import struct
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.verifying.local_host import serving


def test_a_browser_that_leaves_is_no_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It closes the connection with a reset while a large file is sent."""
    (tmp_path / "large").write_bytes(bytes(50_000_000))
    with serving(tmp_path, "below") as base_url:
        host, _, port = urlsplit(base_url).netloc.partition(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"GET /below/large HTTP/1.0\r\n\r\n")
            connection.recv(1)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert capfd.readouterr().err == ""
