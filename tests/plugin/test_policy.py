"""A page's content security policy allows the page's own inline scripts and no others."""

from __future__ import annotations

import base64
import hashlib

from generator.plugin.policy import with_policy

THREE = '\nthree("三")\n'


def hashed(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def test_inline_scripts_are_allowed_by_their_hash() -> None:
    """Data and files need none; the policy stands before every script."""
    page = (
        '<head><meta charset="utf-8"><script>one()</script>'
        '<script type="application/json">{"a": 1}</script>'
        '<script src="two.js"></script><script>\nthree("三")\n</script></head>'
    )
    result = with_policy(page)
    policy = result.partition('content="')[2].partition('"')[0]
    scripts = next(d for d in policy.split("; ") if d.startswith("script-src"))
    assert scripts == f"script-src 'self' file: {hashed('one()')} {hashed(THREE)}"
    assert result.index("Content-Security-Policy") < result.index("<script")


def test_nothing_else_may_run_or_be_loaded() -> None:
    result = with_policy('<meta charset="utf-8">')
    assert "script-src 'self' file:;" in result
    assert "default-src 'self' file:;" in result
    assert "object-src 'none'" in result
    assert "http:" not in result


def test_a_script_in_the_content_is_not_allowed() -> None:
    """Whatever brought it there, it is not the theme's."""
    content = "<p>甲</p><script>injected()</script>"
    page = f'<meta charset="utf-8"><script>frame()</script><main>{content}</main>'
    policy = with_policy(page, content).partition('content="')[2].partition('"')[0]
    assert hashed("frame()") in policy
    assert hashed("injected()") not in policy
