"""Words of the field by which audits read a text: data of a pack, which another pack may extend."""

from __future__ import annotations

from decompose.model.base import Model


class TradeWord(Model):
    """A word for a trade, or an organ's short name, that a replacement everywhere spoils."""

    id: str
    """The word: 发改, 应急."""
    names: tuple[str, ...] = ()
    """What an organ of that name is called today, and a replacement puts in: 发展改革."""
    within: tuple[str, ...] = ()
    """Words with the same characters in which it is no name: 开发改造."""
    organs: tuple[str, ...] = ()
    """Names of organs that were put in place of the word within a compound: 防汛应急管理局预案."""
    before: tuple[str, ...] = ()
    """First halves of such compounds: 防汛."""
    behind: tuple[str, ...] = ()
    """Their second halves: 预案."""
    bureaus: tuple[str, ...] = ()
    """Names that stand for the word where their last character belongs to the next word: 水利局 in 水利局部积水."""
