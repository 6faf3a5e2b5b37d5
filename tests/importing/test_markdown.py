"""Markdown: the marks go, words and numbers stay."""

from __future__ import annotations

import pytest

from generator.importing.markdown import plain


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# 政府工作报告", "政府工作报告"),
        ("## 一、回顾 ##", "一、回顾"),
        ("#1工程", "#1工程"),
        ("**各位代表：**我*代表*政府，~~删~~", "各位代表：我代表政府，删"),
        ("***重点***", "重点"),
        ("2*3*4 与 snake_case_name", "234 与 snake_case_name"),
        ("5 * 3 * 2 和 **未完", "5 * 3 * 2 和 **未完"),
        ("> 引用\n>> 再引", "引用\n再引"),
        ("- 甲\n* 乙\n+ [x] 丙", "甲\n乙\n丙"),
        ("1. 甲\n2．乙\n3) 丙\n7. 丁", "1. 甲\n2．乙\n3) 丙\n7. 丁"),
        (r"2024\. 年\*\[1\]", "2024. 年*[1]"),
        ("总值[1]和^[2]与【3】", "总值[1]和^[2]与【3】"),
        ('[**报告**](http://a.b/c "题")全文', "报告全文"),
        ("见<https://a.b>", "见https://a.b"),
        ("前![图](a.png)后", "前后"),
        ("`代码`与``a``和`", "代码与a和`"),
        ("甲<br>乙<br/>丙<b>丁</b><!-- 注 -->", "甲\n乙\n丙丁"),
        ("总值<sup>1</sup>202亿元，5km<sup>2</sup>", "总值[1]202亿元，5km²"),
        ("空&nbsp;格&lt;U+00A0><U+00A0>&无;", "空\u00a0格<U+00A0><U+00A0>&无;"),
        ("| 指标 | **目标** |\n|:--|--:|\n| 增速 | 5% |", "指标\t目标\n\n增速\t5%"),
        ("甲\n\n***\n---\n===\n乙", "甲\n\n\n\n\n乙"),
        ("```text\n# 不是标题\n```", "# 不是标题"),
        ("[ref]: http://a.b 'c'\n甲", "甲"),
        ("——2025年1月17日", "——2025年1月17日"),
        ("一、回顾\n（一）工业", "一、回顾\n（一）工业"),
    ],
)
def test_marks(markdown: str, text: str) -> None:
    """Each mark as a reader sees it."""
    assert plain(markdown) == text


def test_notes() -> None:
    """Notes keep their own number, others get one; they follow the text."""
    source = "甲[^1]乙[^note]丙[^1]\n[^note]: 丁：*戊*\n[^1]: 己\n"
    assert plain(source).split("\n") == ["甲[1]乙[2]丙[1]", "", "注释：", "[2]丁：戊", "[1]己", ""]


def test_front_matter() -> None:
    """Front matter gives the title where the text has none, and nothing else."""
    front = '---\ntitle: "2025年甲市政府工作报告"\ndate: 2025-01-20\n---\n'
    assert plain(front + "正文") == "2025年甲市政府工作报告\n正文"
    assert plain(front + "# 2025年甲市政府工作报告") == "2025年甲市政府工作报告"
    assert plain("---\n正文") == "\n正文"
