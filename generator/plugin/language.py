"""The language of titles in the frame: most are Chinese, also where the theme speaks another."""

from __future__ import annotations

import re

from generator.text import LANGUAGE, has_chinese

_TITLE = re.compile(
    r"""
    <(?P<tag>span|div|a|label)\b
    (?P<attributes>[^<>]*\bclass="(?:md-ellipsis|md-tabs__link|md-nav__title)"[^<>]*)>
    (?P<content>(?:(?!</?(?P=tag)\b).)*+)</(?P=tag)>
    """,
    re.VERBOSE | re.DOTALL,
)
_TAGS = re.compile(r"<[^<>]*>")


def with_languages(html: str) -> str:
    """The page, with its language on every Chinese title of navigation, outline and header."""

    def marked(title: re.Match[str]) -> str:
        if not has_chinese(_TAGS.sub("", title["content"])):
            return title.group()
        start = title.end("attributes") - title.start()
        return f'{title.group()[:start]} lang="{LANGUAGE}"{title.group()[start:]}'

    return _TITLE.sub(marked, html)
