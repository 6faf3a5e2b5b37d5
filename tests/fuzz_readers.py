"""Feeds damaged documents to the readers and to what reads a report: `python -m tests.fuzz_readers [--seconds N] [TARGET …]`.

A target takes bytes; a SourceError is an answer, every other exception a finding. Where atheris
is installed `--atheris TARGET` lets it guide one target by coverage. A finding is written to
`fuzz-<target>-<seed>.bin`, and the seed repeats it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

from generator.catalogue.indicators import load_indicators
from generator.catalogue.origins import load_origins
from generator.catalogue.senses import load_senses
from generator.errors import SourceError
from generator.importing.confined import READERS, read_here
from generator.importing.markdown import plain
from generator.importing.origin import frame_clues, read_origin
from generator.readings import read_report
from generator.splitting.report import split_report
from generator.splitting.source import decode
from tests.documents import docx, level, numbered, par, pdf, run, zipped
from tests.factory import make_source, rules
from tests.golden_cases import assert_faithful

_SLOW = 20.0
"""Seconds for one small document that are a finding of their own."""

_REPORT = "政府工作报告\n一、2024年工作回顾\n（一）总值[1]增长5.1%。\n注释：\n1.甲：乙\n"
_WHOLE_REPORT = """\
来源：某某日报　网址：https://a.cn/b.html
网站首页 > 政务公开
2024年江西省政府工作报告
——2024年1月9日在江西省第十四届人民代表大会第二次会议上
省　长　王甲乙
目录
一、2023年工作回顾……1
各位代表：
&nbsp;&nbsp;现在，我代表省人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
初步核算，地区生产总值[1]增长5.1%，达到3.2万亿元；规模以上工业增加值增长8%左右。
— 1 —
（一）甲事办得好。新增就业４２万人，粮食产量439.7亿斤。（下转3版）
一是乙事办得好。居民人均可支配收入分别增长5%—6%、7%以上。
二、2024年工作安排
㈠办好“甲乙”工程。地区生产总值增长5%左右，城镇调查失业率5.5%以内。
(二)　　办好丙\ufffd事。与经济增长同步①。
三、加强政府自身建设
勤政为民。
各位代表！让我们奋斗！
附件1
名 词 解 释
1.“甲乙”工程：是指把甲和乙办好。
[2]丙事（办好丙）。（见第3页）
附件2
2024年民生实事项目
一、修路十条
上一篇：甲
"""
SAMPLES: Mapping[str, bytes] = {
    "report": _WHOLE_REPORT.encode(),
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


def _read_whole(data: bytes) -> None:
    """Splits a text and reads all that one report says by itself; no character may be lost."""
    source = make_source(data.decode("utf-8", "replace"))
    report, _ = split_report(source, None, rules())
    assert_faithful(report, source.text)
    read_report(source, report, _SENSES, _INDICATORS)
    read_origin(frame_clues(source.text, report.furniture, _ORIGINS), _ORIGINS)


_SENSES = load_senses()
_INDICATORS = load_indicators()
_ORIGINS = load_origins()
TARGETS: Mapping[str, Callable[[bytes], object]] = {
    "report": _read_whole,
    "text": lambda data: decode(data, "fuzz"),
    "markdown": lambda data: plain(data.decode("utf-8", "replace")),
    **{form: partial(read_here, form, name="fuzz") for form in READERS},
}
"""By name, what is fed. Every target has a sample."""


def damaged(sample: bytes, seed: int) -> bytes:
    """`sample` with a few bytes changed, cut, doubled or swapped, as `seed` decides.

    Most of the damage to an archive is done to a file inside it: the rest would only ever show
    that a checksum works.
    """
    chance = random.Random(seed)
    if sample.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(BytesIO(sample)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(files))
        files[name] = _damaged(files[name], chance)
        return zipped(files)
    return _damaged(sample, chance)


def _damaged(sample: bytes, chance: random.Random) -> bytes:
    data = bytearray(sample)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 8, 64)))
        piece = bytes(data[start:end])
        match chance.randrange(6):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:end] = piece * chance.choice((2, 3, 200))
            case 3:
                data[start:start] = bytes(data[chance.randrange(len(data) + 1) :][:64])
            case 4:
                data[start:end] = chance.choice(
                    (b"\x00", b"<", b">", b"-1", b"99999999999", b"[", b"\xff")
                )
            case _:
                at = chance.randrange(len(data) + 1)
                data[at:at] = piece
    return bytes(data)


def _tried(name: str, data: bytes) -> str:
    """What is wrong with how a target takes `data`; empty where nothing is."""
    start = time.monotonic()
    try:
        TARGETS[name](data)
    except SourceError as error:
        if "\n" in str(error):
            return f"an error of several lines: {error!r}"
    except Exception as error:
        return repr(error)
    seconds = time.monotonic() - start
    return f"took {seconds:.0f} s" if seconds > _SLOW else ""


def _run(name: str, seconds: float, seed: int) -> int:
    """Feeds one target for that long; the number of findings."""
    end = time.monotonic() + seconds
    tries = findings = 0
    while time.monotonic() < end:
        data = damaged(SAMPLES[name], seed + tries)
        wrong = _tried(name, data)
        if wrong:
            findings += 1
            Path(f"fuzz-{name}-{seed + tries}.bin").write_bytes(data)
            print(f"{name}, seed {seed + tries}: {wrong}")
        tries += 1
    print(f"{name}: {tries} documents in {seconds:.0f} s, {findings} findings", flush=True)
    return findings


def _run_atheris(name: str) -> None:
    import atheris

    def feed(data: bytes) -> None:
        wrong = _tried(name, data)
        if wrong:
            raise AssertionError(wrong)

    atheris.instrument_all()
    atheris.Setup(sys.argv[:1], feed)
    atheris.Fuzz()


def main() -> None:
    """Runs the targets that are named, or all, each for its share of the time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--atheris", choices=sorted(TARGETS), metavar="TARGET")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"found {', '.join(sorted(unknown))}; expected some of {', '.join(TARGETS)}")
    if options.atheris:
        _run_atheris(options.atheris)
        return
    names = options.targets or list(TARGETS)
    seed = random.randrange(2**32) if options.seed is None else options.seed
    findings = sum(_run(name, options.seconds / len(names), seed) for name in names)
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
