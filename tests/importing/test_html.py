"""Saved pages: the article and its title lines, in the words and lines that a browser shows."""

from __future__ import annotations

import base64

import pytest

from generator.errors import SourceError
from generator.importing import html

LINES = [f"　　第{n}项工作完成。" for n in range(40)]
SENTENCES = "".join(f"<p>{line}</p>" for line in LINES)


def lines(markup: str, encoding: str = "utf-8") -> list[str]:
    return html.read(markup.encode(encoding), "a.html")[0].split("\n")[:-1]


def page(body: str, title: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def test_article_and_what_stands_around_it() -> None:
    """Menus, links and scripts go; title, source line, article and its tail stay."""
    body = (
        '<form><div class="menu"><a>首页</a> <a>政务公开</a></div><nav>导航</nav>'
        "<h1>甲市人民政府</h1><div>当前位置：<a>首页</a>&gt;<a>政府工作报告</a></div>"
        "<h2>2025年政府工作报告</h2><p>来源：市政府办　【字体：<a>大</a> 中 <a>小</a>】</p>"
        f'<div id="text"><script>var a="。";</script>{SENTENCES}<p>责任编辑：乙</p></div></form>'
        '<div>相关链接</div><footer>版权所有</footer><p style="display: none">藏。</p>'
        "<p>本页不代表官方立场。</p>"
    )
    assert lines(page(body, "2025年政府工作报告_甲市人民政府")) == [
        "2025年政府工作报告",
        "来源：市政府办　【字体：大 中 小】",
        *LINES,
        "责任编辑：乙",
        "本页不代表官方立场。",
    ]


def test_title_of_the_page_where_the_text_has_none() -> None:
    """What only the window's title says is the first line."""
    title = "2025年甲市政府工作报告_甲市人民政府"
    assert lines(page(f"<div>{SENTENCES}</div>", title)) == [title, *LINES]


def test_line_breaks_spaces_and_entities() -> None:
    """`<br>` and blocks end lines; no-break spaces stay; markup's own line ends do not show."""
    body = (
        "<div>甲<br>乙<br/>　　丙\n\t  丁</div>戊 \n <b>己</b>A\nB<p>庚&nbsp;&lt;U+00A0&gt;&emsp;</p>"
        "<pre>辛\n  壬</pre>"
    )
    assert lines(page(body)) == [
        *("甲", "乙", "　　丙丁", "戊己A B", "庚\u00a0<U+00A0>\u2003", "辛", "壬"),
    ]


def test_tables() -> None:
    """A row of data is a line with tabs; a table that lays out the page is not."""
    data = (
        "<table><tr><th>指标</th><td><p>目标</p></td></tr><tr><th>增速</th><td>5%</td></tr></table>"
    )
    frame = f"<table><tr><td>{SENTENCES}{data}<p>附记</p></td></tr></table>"
    assert lines(page(frame)) == [*LINES, "指标\t目标", "增速\t5%", "附记"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("总值<sup>1</sup>202亿元", "总值[1]202亿元"),
        ("总值<sup>[1]</sup>202亿元", "总值[1]202亿元"),
        ("总值<sup><a href='#n'>〔1〕</a></sup>202亿元", "总值〔1〕202亿元"),
        ("总值<span style='vertical-align: super'>12</span>202亿元", "总值[12]202亿元"),
        ("5km<sup>2</sup>", "5km²"),
        ("<ruby>汉<rp>(</rp><rt>han</rt><rp>)</rp></ruby>字", "汉字"),
    ],
)
def test_raised_text(markup: str, expected: str) -> None:
    """Raised numbers are note marks."""
    assert lines(page(f"<p>{markup}</p>")) == [expected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("declared", ["", "gb2312", "utf-8"])
def test_encodings(encoding: str, declared: str) -> None:
    """A page is read in its own encoding, whatever it says of itself."""
    assert lines(f'<meta charset="{declared}"><p>政府工作报告</p>', encoding) == ["政府工作报告"]


def test_broken_bytes_show() -> None:
    """A broken byte in a long page of declared encoding is U+FFFD; without one it is refused."""
    body = f"<p>{'工作' * 2000}。</p>".encode("gb18030") + b"<p>\xff</p>"
    text, encoding = html.read(b'<meta charset="gb2312">' + body, "a.html")
    assert encoding == "gb18030"
    assert text == "工作" * 2000 + "。\n\ufffd\n"
    with pytest.raises(SourceError, match="neither UTF-8, UTF-16 nor GB18030"):
        html.read(body, "a.html")


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_web_archive(transfer: str) -> None:
    """In a web archive the page is the first HTML part."""
    content = "<p>政府工作报告</p>".encode("gb18030")
    if transfer == "base64":
        content = base64.encodebytes(content)
    elif transfer == "quoted-printable":
        content = b"".join(b"=%02X" % byte for byte in content)
    archive = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\n'
        b"Content-Type: image/png\r\n\r\n????\r\n--xx\r\n"
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: '
        + transfer.encode()
        + b"\r\n\r\n"
        + content
        + b"\r\n--xx--\r\n"
    )
    assert html.read(archive, "a.mht") == ("政府工作报告\n", "gb18030")


def test_page_without_text() -> None:
    """A page of pictures has no lines."""
    assert lines(page("<img src='a.png'>")) == [""]


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<div>" * 100_000, "found elements nested more than 5,000 deep"),
        ("<br>" * 500_001, "found more than 500,000 elements"),
    ],
)
def test_hostile_pages(markup: str, message: str) -> None:
    """A page without end is refused before it costs time."""
    with pytest.raises(SourceError, match=message):
        lines(markup)


def test_formatting_that_is_never_closed() -> None:
    """Tags left open by the thousand cost neither recursion nor time."""
    assert lines("<b>" * 2000 + "甲" + "<font>" * 2000 + "乙") == ["甲乙"]
