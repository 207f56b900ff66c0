"""English turns with which a text takes back what it, or others, said."""

from __future__ import annotations

from crosscheck.language.corrections import Corrections, expression, expressions

_STATEMENT = r"(?:claims?|reports?|rumou?rs?|allegations?|statements?|posts?|suggestions?)"
_UNTRUE = r"""(?:(?:is|are|was|were)_(?:simply_|also_|plainly_|however_)?
    (?:false|untrue|wrong|incorrect|inaccurate|not_(?:true|correct|accurate|the_case)|unfounded|baseless|made_up)\b)"""

CORRECTIONS = Corrections(
    earlier=(
        expressions(
            [
                r"""\b(?:earlier|previous|original|initial|first)_versions?_of_
                (?:this|the|our)_(?:article|story|report|piece|post|headline|interview|newsletter|caption)"""
            ]
        ),
        expressions([r"\b(?:an_earlier|a_previous|the_original)_version_(?:said|stated|misstated|misidentified|gave)\b"]),
        expressions([r"\bthis_(?:article|story|report|piece)_(?:originally|initially|previously|incorrectly|mistakenly)\b"]),
        expressions([r"\b(?:it_was|were|was)_(?:initially|originally|at_first)_(?:reported|said|thought|believed)\b"]),
        expressions([r"\b(?:initial|early|first)_reports_(?:said|spoke|suggested|had|put|gave)\b"]),
        expressions([r"\b(?:we|the_article|the_story)_(?:incorrectly|mistakenly|wrongly|erroneously)\b"]),
    ),
    instead=expression(
        r"\b(?:in_fact|actually|in_reality|the_correct|it_is_now|but_it_later|this_has_been|it_has_been|we_have)\b"
    ),
    refused=expressions(
        [
            rf"\b(?:false|untrue|wrong)_(?:is|was)_the_{_STATEMENT}_that_(?P<said>.+)$",
            rf"\b{_STATEMENT}_that_(?P<said>[^.!?]{{5,300}}?)_{_UNTRUE}",
            r"""\b(?:it_is|it's|it_was|nor_is_it|neither_is_it)_(?:also_)?
            (?:not_true|untrue|false|incorrect|wrong|not_the_case|true)_that_(?P<said>.+)$""",
        ]
    ),
    rejects=expression(rf"^(?:that|this|both|neither|the_{_STATEMENT})_(?:{_UNTRUE}|never_happened)"),
    reported=expression(
        r"\b(?:said|says|say|saying|claim\w*|rumou?r\w*|alleged\w*|report\w*|suggest\w*|posts?|social_media|circulat\w*)\b"
    ),
    note=expression(r"^(?:correction|clarification|editor['’]s_note|editors['’]_note|amendment|for_the_record)\b"),
    contrary=expression(r"\b(?:contrary_to|despite)_[^,.]{0,60}(?:reports?|claims?|statements?|rumou?rs?|version)\b"),
    replaced=expressions(
        [
            r"\b(?:rather_than|instead_of)_(?P<said>[^,.;]{1,60})",
            r"(?:,|\band)_not_(?P<said>[^,.;]{1,60})",
            r"\bnot_(?P<said>[^,.;]{1,80}),?_but\b",
            r"\bdid_not_(?P<said>[^,.;]{1,80})",
        ]
    ),
    claim=expression(r"^(?:the_)?(?:claim|rumou?r|myth)(?:_(?:no\.?_)?\d{1,2})?_?:_?"),
    ruling=expression(r"^(?:our_)?(?:verdict|rating|ruling|assessment|conclusion|fact_check)_?:_?"),
    untrue=expression(
        r"""^(?:(?:this|that|it)_is_)?(?:mostly_|largely_|completely_|totally_)?
        (?:false|untrue|wrong|incorrect|misleading|fake|not|unproven|no_evidence|baseless|altered)\b"""
    ),
    untrue_label=expression(r"^(?:false|fake|untrue)_?(?::|_[–-]_)_?"),
    hints=(
        "version", "originally", "initially", "previously", "incorrect", "mistaken", "at first", "reports", "wrong",
        "erroneous", "false", "untrue", "inaccurate", "not true", "not accurate", "not the case", "unfounded", "baseless",
        "made up", "true that", "never happened", "correction", "clarification", "editor", "amendment", "for the record",
        "contrary to", "despite", "claim", "rumour", "rumor", "myth", "fake",
    ),
    speaks=(
        "initial", "original", "earlier", "previous", "false", "wrong", "incorrect", "correct", "claim", "rumour", "rumor",
        "alleg", "mistak", "untrue", "misstat", "retract",
    ),
)  # fmt: skip
