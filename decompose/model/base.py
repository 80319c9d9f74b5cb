"""The single base of every value in decompose."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value: unknown fields are refused, collections are tuples, equality is by content."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)
