"""The command line: ``decompose COMMAND``.

This door stays cheap. The list of commands is plain data, so that bare help needs no library; a
command's module, and typer with it, is imported when the command is named.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decompose import __version__
from decompose.labels.commands import Overview

OK = 0
FINDINGS = 1
FAILED = 2
INTERRUPTED = 130


class Command(NamedTuple):
    """One command: where it lives, and one line about it in Chinese and English."""

    name: str
    arguments: str
    zh: str
    en: str

    @property
    def module(self) -> str:
        """Module of the command."""
        return f"decompose.cli.{self.name}"


COMMANDS: tuple[Command, ...] = (
    Command(
        "run",
        "PLAN… -o OUT",
        "主任务：读规划，出全部成果（分工表、清单、图、JSON）",
        "The main job: every deliverable of a plan, findings and diagrams",
    ),
    Command("parse", "PLAN", "规划的结构树", "The outline of a plan as a tree"),
    Command("assign", "PLAN | --text T", "谁牵头、谁配合", "Who leads and who supports"),
    Command("audit", "PLAN | RESULT", "空白、交叉和其他问题", "Gaps, overlaps and other findings"),
    Command(
        "fix",
        "PLAN | RESULT [-o FILE]",
        "每个问题的最小修改：显示，或写出修改后的分工",
        "The smallest change for each finding: shown, or applied",
    ),
    Command(
        "coverage",
        "PLAN | RESULT [-o FILE]",
        "监管覆盖：对象、环节、方面的空白与交叉，监管链条",
        "Coverage of objects, stages and aspects; chains",
    ),
    Command(
        "explain",
        "ID [SOURCE]",
        "为什么由（或不由）某部门承担；或某条规则、检查的说明",
        "Why, or why not; or the page of a rule or an audit",
    ),
    Command(
        "diff",
        "OLD NEW [-o FILE]",
        "两稿（或两期规划）之间：任务、分工、时限、指标的变化",
        "What changed between two drafts or periods",
    ),
    Command(
        "align",
        "SUPERIOR PLAN [-o FILE]",
        "对照上级（或同级）规划：任务、指标是否落实、弱化、推迟",
        "How a plan answers the one above it",
    ),
    Command(
        "cascade",
        "PLAN --places FILE|--to NAME… -o DIR",
        "向下级分解：各地由谁承接、指标份额，每地一本工作簿",
        "Who carries each task below, each place's share",
    ),
    Command(
        "review",
        "PLAN [--project DIR]",
        "条文改动后，哪些意见处理和已接受的问题须复核",
        "Which decisions still stand on a changed text",
    ),
    Command(
        "reform",
        "DIVISION --events FILE",
        "机构改革（更名、合并、拆分、划转）后各项分工由谁承接",
        "Who inherits each role after a reform",
    ),
    Command(
        "consult",
        "send|collect|decide",
        "征求意见：发出、收回、处理，汇总成表",
        "Ask the departments, take their replies, decide",
    ),
    Command(
        "seal",
        "OUT [-o PACK]",
        "封存：输入、知识包、设置、版本、成果和哈希装进一个文件",
        "One file with the plan, knowledge, settings and results of a run",
    ),
    Command(
        "verify",
        "PACK",
        "核验封存包：逐个核对哈希，离线重做，逐字节比对",
        "Check a sealed pack: hashes, then run again and compare",
    ),
    Command("evaluate", "TRUTH", "与已公布的分工比对打分", "Score against a published division"),
    Command(
        "kb",
        "check|list|show|resolve",
        "知识包：检查、列出、查看、解析单位名称",
        "Knowledge packs: check, list, show, resolve a name",
    ),
    Command("schema", "[NAME]", "各对象的 JSON Schema", "JSON Schema of an object"),
)
"""Every command, in the order of the work."""


def language(arguments: Sequence[str]) -> str:
    """Return the language asked for: ``--lang``, else DECOMPOSE_LANG, else Chinese."""
    wish = os.environ.get("DECOMPOSE_LANG", "")
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang":
            wish = following
        elif argument.startswith("--lang="):
            wish = argument.removeprefix("--lang=")
    return "en" if wish == "en" else "zh"


def overview(lang: str) -> str:
    """Return the help text of the whole program."""
    say = Overview(lang)
    lines = [say["usage"], "", say["about"], "", f"{say['commands']}:"]
    for command in COMMANDS:
        lines.append(f"  {command.name:9} {command.arguments:24} {getattr(command, lang)}")
    return "\n".join([*lines, "", say["common"], say["codes"], say["more"]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        arguments: Words after the program's name; those of the process when left out.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows a question mark instead of failing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    lang = language(words)
    if _wants_overview(words):
        sys.stdout.write(overview(lang) + "\n")
        return OK
    if "--version" in words[:1]:
        sys.stdout.write(f"decompose {__version__}\n")
        return OK
    if words[0] == "run" and not {"-h", "--help"} & set(words):
        from decompose.forked import can_split

        if not can_split():
            # The drawing process warms up while this one still imports what it needs.
            from decompose.reports.render import warm_up

            warm_up()
    from decompose.cli.door import call

    return call(words, lang)


def _wants_overview(words: list[str]) -> bool:
    if not words or words[0] in {"-h", "--help", "help"}:
        return True
    names = {command.name for command in COMMANDS}
    return not names & set(words) and bool({"-h", "--help"} & set(words))
