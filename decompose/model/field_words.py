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


class FieldWords(Model):
    """Plain words of the field, each list for one question that audits ask of a text.

    They stand as they are to be found: no stars, no expressions.
    """

    linking: tuple[str, ...] = ()
    """What units do that have a hand in one thing: 会商, 通报, 移送."""
    powers: dict[str, tuple[str, ...]] = {}
    """Powers over one trade that may lie with several, with the words for each."""
    zones: tuple[str, ...] = ()
    """Kinds of functional zones: 开发区, 园区."""
    areas: tuple[str, ...] = ()
    """Other areas whose office may be taken for that of a zone: 新城, 公园."""
    payers: tuple[str, ...] = ()
    """Those who pay for themselves: what they spend is no public money."""
    subsidies: tuple[str, ...] = ()
    """For what subsidies are paid: 运营, 保费."""
    benefits: tuple[str, ...] = ()
    """What is paid to people by a standard: 救助, 抚恤."""
    vouchers: tuple[str, ...] = ()
    """What is handed out in place of money: 消费券."""
    new_ways: tuple[str, ...] = ()
    """First words of what is new and has no supervisor yet: 共享, 无人."""
    new_things: tuple[str, ...] = ()
    """Last words of it: 机器人."""
    party_work: tuple[str, ...] = ()
    """What party organs and mass organisations do by right, and words of those who only take part."""
    party_offices: tuple[str, ...] = ()
    """Words in the names of party offices with such work: 护路, 综治."""
    papers: tuple[str, ...] = ()
    """Last words of the names of newspapers."""
    stations: tuple[str, ...] = ()
    """Last words of the names of broadcasters."""
    agencies: tuple[str, ...] = ()
    """News agencies and sites."""
    accounts: tuple[str, ...] = ()
    """Kinds of accounts on which offices publish: 公众号."""
    channels: tuple[str, ...] = ()
    """Other places of the net where things are told: 论坛."""
    plan_subjects: tuple[str, ...] = ()
    """What plans are made for: a bare word for plans behind them names plans of a kind, never one document."""
    organ_parts: tuple[str, ...] = ()
    """Words of which names of organs are made, and of their work: none stands twice in a row."""
    organ_ends: tuple[str, ...] = ()
    """Words that stand twice in a row nowhere but before the sign of an organ."""
    organ_stems: tuple[str, ...] = ()
    """Words with which the name of an organ begins behind its level: 发改, 教育."""
    city_works: tuple[str, ...] = ()
    """What stands behind 城市 where a sentence begins with it: 内涝, 管网."""
    markets: tuple[str, ...] = ()
    """What markets are for: 农贸, 建材."""

    def extended(self, later: FieldWords) -> FieldWords:
        """Return these lists with the words of another pack behind them."""
        powers = {**self.powers, **later.powers}
        more = {
            name: (*getattr(self, name), *getattr(later, name))
            for name in later.model_fields_set - {"powers"}
        }
        return self.model_copy(update={**more, "powers": powers})
