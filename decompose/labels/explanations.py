"""The sentences of explanations, in Chinese and English."""

from __future__ import annotations

from decompose.labels import pick
from decompose.model.result import Role

SENTENCES: dict[str, tuple[str, str]] = {
    # one sentence why
    "stated": (
        "规划原文写明“{quote}”，{name}{role}。",
        "The plan itself says “{quote}”: {name} {role}.",
    ),
    "duty": (
        "原文“{term}”属{topic}，{law}规定“{duty}”由{name}承担，故由其{role}。",
        "“{term}” belongs to {topic}; {law} gives “{duty}” to {name}, which therefore {role}.",
    ),
    "function": (
        "原文“{term}”属“{topic}”职能，{law}，由主管该职能的{name}{role}。",
        "“{term}” is the function “{topic}” ({law}); its holder {name} {role}.",
    ),
    "rule": ("按“{rule}”，{name}{role}。", "By the rule “{rule}” {name} {role}."),
    # the chain
    "text": ("原文 {id}：“{quote}”", "text {id}: “{quote}”"),
    "term": ("词语：“{term}” → {topic}", "words: “{term}” → {topic}"),
    "asked": ("环节、方面：{asked}", "stages and aspects: {asked}"),
    "duty.step": ("职责：{duty}（{id}，{grade} 级）", "duty: {duty} ({id}, grade {grade})"),
    "function.step": (
        "职能：{topic}（{id}，{grade} 级）",
        "function: {topic} ({id}, grade {grade})",
    ),
    "law": ("依据：{law}", "law: {law}"),
    "precedent": ("以往分工：{quote}", "precedent: {quote}"),
    "rule.step": ("规则：{rule}（{code}）", "rule: {rule} ({code})"),
    "won": ("裁定：分量 {weight:.2f}，无竞争者", "settled: weight {weight:.2f}, no other claimant"),
    "won.over": (
        "裁定：分量 {weight:.2f}，高于{others}",
        "settled: weight {weight:.2f}, ahead of {others}",
    ),
    "convenes": (
        "裁定：综合领域与单项领域并列，由综合领域的部门召集（分量 {weight:.2f}），不比轻重：{others}",
        "settled: the general field stands beside single ones, so its organ convenes ({weight:.2f}), "
        "whatever the weights: {others}",
    ),
    "part": (
        "裁定：就其领域分项负责，分量 {weight:.2f}；更重的是{others}",
        "settled: leads its own part, weight {weight:.2f}; heavier are {others}",
    ),
    "helps": (
        "裁定：牵头的是{lead}，本单位分量 {weight:.2f}",
        "settled: {lead} leads; this department weighs {weight:.2f}",
    ),
    "stated.won": (
        "裁定：原文写明的优先；推定的{others}不采用",
        "settled: what the plan states comes first; derived {others} set aside",
    ),
    "stated.only": ("裁定：原文写明的优先", "settled: what the plan states comes first"),
    # why not
    "leads": ("{name}就是牵头单位。", "{name} is the lead."),
    "not.stated": (
        "{name}未牵头：规划原文已写明由{lead}负责。",
        "{name} does not lead: the plan itself names {lead}.",
    ),
    "not.absent": (
        "{name}未牵头：{year}年本级没有该机构。",
        "{name} does not lead: there was no such body at this level in {year}.",
    ),
    "not.weaker": (
        "{name}未牵头：其依据“{ground}”（分量 {weight:.2f}）弱于{lead}的“{better}”（{best:.2f}）。",
        "{name} does not lead: its ground “{ground}” ({weight:.2f}) is weaker than that of {lead}, "
        "“{better}” ({best:.2f}).",
    ),
    "not.convenor": (
        "{name}未牵头：任务涉及多个部门，由{lead}统筹；它就“{ground}”负责其中一部分。",
        "{name} does not lead: the task concerns several departments and {lead} convenes them; "
        "its own part is “{ground}”.",
    ),
    "not.helps": (
        "{name}不牵头而是{role}：{reason}。",
        "{name} does not lead but {role}: {reason}.",
    ),
    "not.date": (
        "{name}未牵头：其职责“{duty}”在{date}不适用（{period}）。",
        "{name} does not lead: its duty “{duty}” did not apply on {date} ({period}).",
    ),
    "not.level": (
        "{name}未牵头：其职责“{duty}”不在本级行使。",
        "{name} does not lead: its duty “{duty}” is not exercised at this level.",
    ),
    "not.role": (
        "{name}未牵头：其职责“{duty}”只是{role}，不能据以牵头。",
        "{name} does not lead: its duty “{duty}” is one of {role} only, no ground to lead.",
    ),
    "not.stage": (
        "{name}未牵头：其职责“{duty}”限于{asked}，本任务没有提到。",
        "{name} does not lead: its duty “{duty}” is limited to {asked}, which the task does not name.",
    ),
    "not.second": (
        "{name}未牵头：在“{ground}”中，主管的是{lead}，它只是共同承担或协助。",
        "{name} does not lead: in “{ground}” {lead} is the main holder, it only shares or assists.",
    ),
    "not.words": (
        "{name}未牵头：本任务没有指向其职责的词语{hint}。",
        "{name} does not lead: no words of the task point to its duties{hint}.",
    ),
    "hint": ("（例如{words}）", " (such as {words})"),
    "claimant": ("{name}（{weight:.2f}）：{reason}", "{name} ({weight:.2f}): {reason}"),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.LEAD: ("牵头", "leads"),
    Role.CO_LEAD: ("共同负责", "shares the lead"),
    Role.SUPPORT: ("配合", "supports"),
    Role.PARTICIPANT: ("参加", "takes part"),
    Role.GUIDANCE: ("指导", "guides"),
    Role.COMPREHENSIVE: ("综合监管", "supervises comprehensively"),
    Role.LICENSING: ("许可监管", "licenses"),
    Role.TERRITORIAL: ("承担属地责任", "answers for its area"),
    Role.OVERSIGHT: ("督办", "oversees"),
}

DUTY_ROLES: dict[str, tuple[str, str]] = {
    "comprehensive": ("综合监管", "comprehensive supervision"),
    "support": ("协助配合", "support"),
    "territorial": ("属地责任", "territorial responsibility"),
    "industry": ("行业管理", "trade management"),
    "sector": ("行业监管", "supervision"),
    "licensing": ("许可", "licensing"),
}

PERIOD: dict[str, tuple[str, str]] = {
    "from": ("{0}起", "from {0}"),
    "to": ("至{0}", "until {0}"),
    "and": ("，", ", "),
    "list": ("、", ", "),
}


def say(key: str, lang: str, **values: object) -> str:
    """Return a sentence in a language with its values put in."""
    return pick(SENTENCES[key], lang).format(**values)
