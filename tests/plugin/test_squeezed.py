"""Templates lose what lays them out, and nothing that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from generator.plugin.squeezed import Squeezed


@pytest.mark.parametrize(
    ("template", "html"),
    [
        (
            "<p>\n    {% if yes %}\n      词  {{ value }}\n    {% endif %}\n\n\n</p>",
            "<p>\n\n词  值\n\n  值\n\n</p>",
        ),
        ("<a>一</a>  \n  <a>二</a> <a>三</a>", "<a>一</a>\n<a>二</a> <a>三</a>"),
        ("<script>\n  // 说明\n  run()\n</script>", "<script>\n// 说明\nrun()\n</script>"),
    ],
)
def test_one_break_is_left_of_a_run_of_blanks(template: str, html: str) -> None:
    made = Environment(extensions=[Squeezed], autoescape=True).from_string(template)
    assert made.render(yes=True, value="值\n\n  值") == html


def test_the_theme_s_pages_are_not_indented(built_site: Path) -> None:
    html = (built_site / "index.html").read_text(encoding="utf-8")
    assert [line for line in html.splitlines() if line.startswith((" ", "\t"))] == []
