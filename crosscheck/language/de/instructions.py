"""How orders to a reading program sound in German."""

from __future__ import annotations

_VERDICT = r"(?:supported|belegt|gedeckt|gestützt|bestätigt|unbelegt|widersprochen|richtig|korrekt|wahr|zutreffend|teilweise)"

PATTERNS: tuple[str, ...] = (
    r"\b(?:ignorier\w*|missacht\w*|vergiss|vergesst|vergessen sie|übergeh\w*)\b.{0,40}"
    r"\b(?:anweisung|instruktion|prompt|befehl|vorgabe|regel)\w*",
    r"\b(?:vorherige|bisherige|vorige|obige|frühere)\w* (?:anweisung|instruktion|prompt|befehl)\w*",
    rf"\b(?:antworte|antworten sie|gib|geben sie|bewerte|bewerten sie|urteile|markiere|stufe)\b.{{0,60}}\W{_VERDICT}\b",
    r"\b(?:als|du bist|sie sind) (?:ein\w* )?(?:ki|sprachmodell|ki-modell|assistent|faktenprüfer|chatbot)\b",
    r"\b(?:ki|sprachmodelle?|ki-systeme?|prüfprogramme?|faktenprüfer)\b.{0,40}\b(?:müssen|sollen|muss|soll|haben zu)\b",
    rf"\b(?:alle|jede|sämtliche)\w* (?:aussage|behauptung|satz|sätze|angabe)\w*\b.{{0,80}}"
    rf"\b(?:ist|sind|gilt|gelten)\b.{{0,30}}\b{_VERDICT}\b",
)
