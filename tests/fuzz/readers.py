"""Damaged documents of every format, for the readers."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

from generator.importing.confined import READERS, read_here
from generator.importing.markdown import plain
from generator.seeds.source import decode
from tests.documents import docx, level, numbered, par, pdf, run
from tests.fuzz.damage import damaged

_REPORT = "政府工作报告\n一、2024年工作回顾\n（一）总值[1]增长5.1%。\n注释：\n1.甲：乙\n"
SAMPLES: Mapping[str, bytes] = {
    "text": _REPORT.encode("gb18030"),
    "markdown": (
        "---\ntitle: 报告\n---\n# 政府\\*\n> **甲**[^1] [a](b) `c`<br>&nbsp;\n|a|b|\n|-|-|\n[^1]: 乙\n"
    ).encode(),
    "html": (
        "<!DOCTYPE html><!-- saved from url=(0019)https://a.cn/b.html -->"
        "<meta charset=gb2312><base href=https://a.cn/><link rel=canonical href=c.html>"
        "<meta name=ContentSource content=某某日报><title>报告</title><body><nav><a>首页</a></nav><table><tr>"
        "<td><p>甲<sup>1</sup>。<b>乙<p>丙</b>&nbsp;<pre>a\nb</pre><td style='display:none'>丁</table>"
    ).encode("gb18030"),
    "word": docx(
        [
            numbered("回顾", 1),
            par(
                run("甲") + run("1", '<w:vertAlign w:val="superscript"/>'), '<w:pStyle w:val="S"/>'
            ),
            par('<w:r><w:footnoteReference w:id="2"/></w:r>'),
            f"<w:tbl><w:tr><w:tc>{par('丙')}</w:tc></w:tr></w:tbl>",
        ],
        {
            "numbering": '<w:abstractNum w:abstractNumId="0">'
            + level(0, "chineseCounting", "%1、")
            + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            "styles": '<w:style w:styleId="S"><w:basedOn w:val="T"/><w:rPr/></w:style>',
            "footnotes": f'<w:footnote w:id="2">{par("注")}</w:footnote>',
        },
        properties={
            "core": "<dc:publisher>某某日报</dc:publisher>",
            "custom": '<property name="Source"><lpwstr>https://a.cn/b.html</lpwstr></property>',
        },
    ),
    "pdf": pdf([[(80, 80, 20, "政府工作报告"), (80, 120, 10, "一、回顾"), (120, 116, 6, "1")]] * 2)
    + b'<x:xmpmeta xmlns:x="x"><Description><format>application/pdf</format>'
    b"<publisher><li>https://a.cn/b.html</li></publisher></Description></x:xmpmeta>",
}
"""A small valid document for each target to damage."""


READ: dict[str, Callable[[bytes], object]] = {
    "text": lambda data: decode(data, "fuzz"),
    "markdown": lambda data: plain(data.decode("utf-8", "replace")),
    **{form: partial(read_here, form, name="fuzz") for form in READERS},
}
"""By format, what reads it. Every format has a sample."""


def case(chance: random.Random) -> bytes:
    """A damaged document; its first line names the format."""
    form = chance.choice(sorted(SAMPLES))
    return form.encode() + b"\n" + damaged(SAMPLES[form], chance)


def check(data: bytes) -> None:
    """Whatever is damaged, a document is read or refused in one line."""
    form, _, document = data.partition(b"\n")
    READ[form.decode()](document)
