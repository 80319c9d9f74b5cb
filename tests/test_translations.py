"""Every message and hint that the package raises can be told in Chinese."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

import decompose.errors
from decompose.cli.translations import ERRORS, translate
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
    assert all(en.count("{}") == zh.count("{}") for en, zh in ERRORS)


def test_translation_goes_both_ways() -> None:
    zh = translate("the file is named .txt but its content is a PNG image", "zh")
    assert zh == "文件后缀为 .txt，内容却是 PNG 图片"
    assert translate("文件不存在", "en") == "there is no such file"
    assert translate("there is no such file", "en") == "there is no such file"
