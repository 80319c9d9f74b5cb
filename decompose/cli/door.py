"""From words to a command and back to an exit code: the one place where every error is caught."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, cast

import typer

from decompose.cli import COMMANDS, FAILED, INTERRUPTED, OK, Command
from decompose.cli.console import Console
from decompose.errors import DecomposeError
from decompose.labels.commands import HELP, sentence
from decompose.labels.errors import translate
from decompose.labels.options import OPTIONS

# typer carries its own copy of click in newer releases: its public names lead to the right classes.
_UsageError = typer.BadParameter.__mro__[1]
_ClickException: type[Exception] = cast(type[Exception], _UsageError.__mro__[1])

_RARELY = 200_000


def call(words: Sequence[str], lang: str) -> int:
    """Run one command.

    Args:
        words: The command's name, then its arguments.
        lang: Language of help, errors and results.

    Returns:
        0, 1 or 2 as in the contract, 130 when interrupted.
    """
    console = Console(lang)
    # Nearly all that a command makes lives until it ends: looking for rubbish often only costs time.
    gc.set_threshold(_RARELY)
    try:
        command = _find(words, console)
        code = FAILED if command is None else _run(command, list(words[1:]), lang)
        sys.stdout.flush()
        if code == INTERRUPTED:
            # typer turns an interruption inside a command into this code, without a word.
            console.say(sentence("interrupted", lang))
        return code
    except DecomposeError as error:
        all_faults = words[:2] == ["kb", "check"]
        console.error(error, **({"most": None} if all_faults else {}))
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        console.say(sentence("interrupted", lang))
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as error:  # noqa: BLE001  # the door: nobody above could tell the user
        return _internal(error, console)


def _find(words: Sequence[str], console: Console) -> Command | None:
    for command in COMMANDS:
        if command.name == words[0]:
            return command
    near = get_close_matches(words[0], [command.name for command in COMMANDS], n=1)
    hint = sentence("command.near" if near else "command.help", console.lang)
    console.fault(sentence("command.unknown", console.lang).format(words[0]), hint.format(*near))
    return None


def _run(command: Command, arguments: list[str], lang: str) -> int:
    built = build(command, lang)
    if _only_options(arguments) and getattr(built, "commands", None):
        arguments = ["--help"]
    try:
        code = built.main(
            args=arguments, prog_name=f"decompose {command.name}", standalone_mode=False
        )
    except _ClickException as error:
        hint = sentence("usage.hint", lang).format(command.name)
        Console(lang).fault(translate(_usage(error), lang), hint)
        return FAILED
    except SystemExit:
        # typer's own way out when the reader of a pipe has gone.
        return OK
    return code if isinstance(code, int) else OK


def _only_options(arguments: list[str]) -> bool:
    """Tell whether no part of a group is named: then its help is what is wanted."""
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("-"):
            return False
    return True


def _usage(error: BaseException) -> str:
    """Return typer's message on one line."""
    shown = getattr(error, "format_message", None)
    return " ".join((shown() if callable(shown) else str(error)).split())


def build(command: Command, lang: str) -> Any:
    """Build one command with its help in one language."""
    module = import_module(command.module)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    for function in module.COMMANDS:
        app.command(function.__name__.rstrip("_").replace("_", "-"))(function)
    built = typer.main.get_command(app)
    built.help = getattr(command, lang)
    for part in (built, *getattr(built, "commands", {}).values()):
        part.get_help = _in_language(part.get_help, lang)
        key = f"{command.name}.{part.name}"
        part.help = OPTIONS.get(key, {}).get(lang) or part.help
        part.short_help = part.help
        for parameter in part.params:
            text = OPTIONS.get(getattr(parameter, "help", None) or "", {})
            parameter.help = text.get(lang, getattr(parameter, "help", ""))
    return built


def _in_language(get_help: Callable[[Any], str], lang: str) -> Callable[[Any], str]:
    """Give the words of the library's help pages in a language."""

    def told(context: Any) -> str:
        text = get_help(context)
        for en, zh in HELP if lang == "zh" else ():
            text = text.replace(en, zh)
        return text

    return told


def _leave_quietly() -> int:
    """Point stdout at nothing, so that Python does not complain about the closed pipe on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _internal(error: Exception, console: Console) -> int:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        console.fault(sentence("disk.full", console.lang), sentence("disk.hint", console.lang))
        return FAILED
    if os.environ.get("DECOMPOSE_DEBUG"):
        raise error
    shown = f"{type(error).__name__}: {error}".splitlines()[0]
    console.fault(
        sentence("internal", console.lang).format(shown), sentence("internal.hint", console.lang)
    )
    return FAILED
