"""The single base of every value in decompose."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import BaseModel, ConfigDict, ValidationError


class Model(BaseModel):
    """A frozen value: unknown fields are refused, collections are tuples, equality is by content."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, defer_build=True)


@contextmanager
def building() -> Iterator[None]:
    """Let the garbage collector wait while thousands of values are made that all live on.

    It would walk them again and again and find nothing: a third of the time of a step.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def first_fault(error: ValidationError) -> tuple[str, str]:
    """Return what is wrong first with a value that was read, and where in it: $.events.0.date."""
    first = error.errors(include_url=False, include_input=False)[0]
    return first["msg"], ".".join(map(str, ("$", *first["loc"])))
