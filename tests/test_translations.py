"""Every message and hint that the package raises can be told in Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import decompose.errors
from decompose.labels.errors import ERRORS, translate
from tests.conftest import ROOT

PACKAGE = ROOT / "decompose"
KINDS = {name for name in vars(decompose.errors) if name[:1].isupper()}


def _template(node: ast.expr) -> str | None:
    """Return a literal or f-string with its facts as Q."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "Q" for part in node.values
        )
    return None


def _raised() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in KINDS:
                continue
            hints = [word.value for word in node.keywords if word.arg == "hint"]
            for text in map(_template, [*node.args[:1], *hints]):
                if text:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", text


RAISED = sorted(set(_raised()))


@pytest.mark.parametrize(("where", "text"), RAISED, ids=[where for where, _ in RAISED])
def test_message_has_its_chinese(where: str, text: str) -> None:
    told = translate(text, "zh")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in told), f"{where}: {text}"


def test_both_templates_take_the_same_facts() -> None:
    kinds = re.compile(r"\{=?\}")
    assert not [en for en, zh in ERRORS if kinds.findall(en) != kinds.findall(zh)]


def test_words_of_the_user_are_repeated_as_they_are() -> None:
    assert translate("there is no entry department", "zh") == "没有条目 department"
    assert translate("there is no schema nothing", "zh") == "没有名为 nothing 的 Schema"


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("Missing option '-o' / '--out'.", "缺少选项 '-o' / '--out'"),
        (
            "Invalid value for '--level': Value error, 'x' is not one of 'city', 'county'.",
            "'--level' 的值 'x' 有误，可用：'city', 'county'",
        ),
        ("No such option: --bogus (Possible options: --out)", "没有选项 --bogus，是否想用 --out？"),
        (
            "Invalid value: give either PLAN or --text T",
            "参数有误：PLAN 与 --text T 须给出其中一个",
        ),
    ],
)
def test_usage(en: str, zh: str) -> None:
    assert translate(en, "zh") == zh


def test_translation_goes_both_ways() -> None:
    zh = translate("the file is named .txt but its content is a PNG image", "zh")
    assert zh == "文件后缀为 .txt，内容却是 PNG 图片"
    assert translate("文件不存在", "en") == "there is no such file"
    assert translate("there is no such file", "en") == "there is no such file"
