"""Answers that are kept as long as the case that they were given for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from decompose.audits.case import AuditCase

P = ParamSpec("P")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate["AuditCase", P], Answer]


def remembered(ask: Asked[P, Answer]) -> Asked[P, Answer]:
    """Return a function of a case that answers the same question once.

    What is asked about is hashable and given by position; nobody changes the answer.
    """

    @wraps(ask)
    def asked(case: AuditCase, /, *about: P.args, **named: P.kwargs) -> Answer:
        known = case.answers.get(ask)
        if known is None:
            known = case.answers[ask] = {}
        if about not in known:
            known[about] = ask(case, *about, **named)
        return cast(Answer, known[about])

    return asked
