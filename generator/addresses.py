"""Addresses on the web: which may stand on a page, and how they are spelled there."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

MAX_LENGTH = 2000
_EXPECTED = "expected an address that begins with http:// or https://"
_HOST = re.compile(r"[a-z0-9]([a-z0-9_.-]{0,251}[a-z0-9.])?|[0-9a-f:.]{2,45}")
_KEPT = "/%:@!$&'()*+,;=~"  # besides letters, digits and `_.-`, which are always kept


def ascii_address(address: str) -> str:
    """`address` in ASCII: a host in other letters as punycode, other characters escaped.

    Raises: ValueError unless it is an http or https address of at most `MAX_LENGTH` characters that
    names a host, and no user; or where it holds white space or invisible characters.
    """
    if len(address) > MAX_LENGTH:
        raise ValueError(f"expected an address of {MAX_LENGTH:,} characters at most")
    if any(unicodedata.category(char)[0] in "CZ" for char in address):
        raise ValueError("expected an address without spaces and invisible characters")
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:
        raise ValueError(_EXPECTED) from error
    # A user's name before the host (https://gov.cn@example.org) only misleads.
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise ValueError(_EXPECTED)
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (
            parts.scheme,
            place if port is None else f"{place}:{port}",
            quote(parts.path, safe=_KEPT),
            quote(parts.query, safe=f"{_KEPT}?"),
            quote(parts.fragment, safe=f"{_KEPT}?"),
        )
    )
