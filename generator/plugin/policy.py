"""The content security policy of a page: only the site's own files, and its inline scripts by hash.

The theme puts a few scripts into the page itself; ours are files. A policy that allowed inline
scripts at large would allow an injected one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA = re.compile(r"\bsrc=|type=[\"']?application/(?:ld\+)?json")
_CHARSET = re.compile(r"<meta charset=[^>]*>")

DIRECTIVES = (
    # A page opened from a folder has no origin: `file:` stands for it, and says nothing elsewhere.
    "default-src 'self' file:",
    "script-src 'self' file:{hashes}",
    # The theme's own markup and its scripts set styles on elements.
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self' file:",
)
"""Source: Content Security Policy Level 3; `frame-ancestors` has no effect in a page."""


def with_policy(html: str, content: str = "") -> str:
    """The page with a policy that allows the inline scripts of its frame, and no others.

    `content` is what the frame is around: a script in it is no part of the theme's, so it gets no
    hash and is not run.
    """
    frame = html.replace(content, "") if content else html
    scripts = (
        found["code"] for found in _INLINE.finditer(frame) if not _DATA.search(found["attributes"])
    )
    hashes = "".join(f" '{source}'" for source in dict.fromkeys(map(_hash, scripts)))
    policy = "; ".join(DIRECTIVES).format(hashes=hashes)
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: charset.group() + meta, html, count=1)


@lru_cache(maxsize=256)
def _hash(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"
