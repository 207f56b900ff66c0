"""How orders to a reading program sound in English."""

from __future__ import annotations

_VERDICT = r"(?:supported|unsupported|contradicted|misattributed|partial|true|correct|verified|accurate)"

PATTERNS: tuple[str, ...] = (
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|directives)\b",
    r"\b(?:previous|prior|above|earlier|system) (?:instructions?|prompts?)\b",
    rf"\b(?:answer|reply|respond|return|output|say|rate|mark|classify|judge)\b.{{0,60}}\W{_VERDICT}\b(?!\s+\w)",
    r"\b(?:verdict|answers|quotes)\W{1,4}[:=]\s*\W{0,2}\w",
    r"\b(?:as an?|you are an?) (?:ai|(?:large )?language model|llm|chatbot)\b",
    r"\byou are an? (?:\w+ )?(?:assistant|fact[- ]?checker)\b",
    r"\b(?:ai|llm|language|fact[- ]?checking) (?:models?|systems?|agents?|assistants?|bots?)\b.{0,40}\b(?:must|should|shall)\b",
    rf"\b(?:all|every|each|any) (?:statements?|claims?|sentences?)\b.{{0,80}}\b(?:is|are|be)\b.{{0,20}}\b{_VERDICT}\b",
    r"</?(?:system|assistant|user|instructions?|im_start|im_end)\b",
    r"\[/?inst\]|<\|[a-z_]+\|>",
)
