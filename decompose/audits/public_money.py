"""Words by which work costs public money: funds, subsidies, standards of relief, what goes into the budget."""

from __future__ import annotations

from decompose.model.field_words import FieldWords
from decompose.text.cues import CuedPattern, filled
from decompose.text.patterns import regex

_FUNDS = CuedPattern(
    "专项(?:补助|引导|扶持|奖补|补贴)?(?:资金|经费)|(?:补助|奖补|补贴|奖励)资金|专项补助|奖励金|从[^，。；]{0,6}预算中?列支|落实[^，。；、]{0,8}(?:建设|投入|养护|管护|运行|运营)(?:资金|经费)"
    "|(?:拓宽|畅通)[^，。；]{0,6}(?:融资|筹资|资金|经费)(?:来源)?(?:渠道|来源)|(?:规划|项目|建设)?资金需求|投入(?:稳定)?(?:增长|保障)机制|财政(?:资金|投入|补助|补贴|预算|保障)"
    "|(?:列入|纳入)[^，。；]{0,6}(?:财政)?预算|设立[^，。；]{0,12}(?:基金|资金|奖金)"
    "|贴息|以奖[代促][补治]|奖补|补偿(?:资金|金|款)|转移支付|政府(?:出资|购买服务|投资)|政府性基金|公益金",
    cue="财专预基资贴奖补转政投拓畅公",
)
_PAID = (
    "(?:给予|发放|享受|落实|兑付|兑现|提供|实行|实施)[^，,。；;]{0,14}(?:补贴|补助|津贴|资助|奖励金)(?!政策|对象|资格|申[请报])|§0(?:补贴|补助)(?!政策|对象|资格|申[请报]|[^，,。；;]{0,4}挂钩)"
    "|(?:提高|上调|调整)[^，,。；;]{0,12}§1金?标准"
    "|(?:发放|投放)[^，,。；;]{0,10}§2|(?:养护|管护|运维|运行维护)(?:资金|经费)|保费由?[^，,。；;]{0,6}(?:政府|财政)"
    r"|补[贴助](?:标准|资金)?[^，,。；;]{0,8}?[0-9.]+万?元|政府(?:统一|出资)?购买[^，,。；;]{0,12}(?:保险|服务)|(?:统一|集中)?为[^，,。；;]{2,20}购买[^，,。；;]{0,12}保险"
)
"""What is paid to people or works."""
_PAYS = "贴助补费标券险"
_SPENT = regex(
    "给予每[户人辆台套][0-9]{1,6}元补[助贴]|(?:累计|总)投入不低于[0-9.]{1,8}[万亿]元"
    "|(?:加大|增加|保障|强化|落实|健全|完善|稳定|优化)[^，,。；;]{0,20}(?:经费|资金|投入)(?:支持|保障|投入|力度|机制|安排)?(?:力度)?|(?:经费|资金)(?:支持|保障|投入)"
    "|(?:多元化?|多渠道|多层次)[^，,。；;]{0,8}(?:投融?资|投入|融资|筹资)|争取[^，,。；;]{0,14}(?:资金|国债|债券|补助)|整合[^，,。；;]{0,8}资金|只增不减"
    "|(?:市|县|区|省|州)级[^，,。；;]{0,6}(?:资金|投入|奖补)|安排[^，,。；;]{0,12}(?:资金|经费)|(?:统筹|安排|投入)[^，,。；;]{0,10}[0-9.]+[万亿]元",
    cue=("投入", "经费", "资金", "资", "国债", "债券", "只增", "奖补", "补", "元"),
)
"""What safeguards say of money in general."""
_TO_THEM = regex("^(?:对|向|给|为)[^，,。；;]+(?:给予|发放|提供|兑付|兑现)")
"""Who is paid: 对公交企业政策性亏损给予补贴."""
_CLAUSE = regex("[^，,。；;\\n]+")


def public_money(text: str, words: FieldWords, *, safeguard: bool) -> str | None:
    """Return the words by which a text costs public money, None where it does not.

    What enterprises or banks spend is not public; general words on money count in safeguards alone.

    Args:
        text: What is read.
        words: Words of the packs for who pays, and for what.
        safeguard: Whether it stands among the safeguards.
    """
    if found := _FUNDS.search(text):
        return str(found.group())
    if not safeguard and not any(sign in text for sign in _PAYS):
        return None
    pays = filled(_PAID, words.subsidies, words.benefits, words.vouchers, cue=_PAYS)
    for clause in _CLAUSE.finditer(text):
        said = clause.group()
        if any(payer in said for payer in words.payers) and not _TO_THEM.search(said):
            continue
        paid = pays.search(said) or (_SPENT.search(said) if safeguard else None)
        if paid:
            return str(paid.group())
    return None
