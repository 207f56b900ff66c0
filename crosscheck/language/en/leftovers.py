"""How an assistant speaks to its user in English about the text it has written."""

from __future__ import annotations

_ASSENT = (
    r"(?:Sure(?: thing)?|Certainly|Of course|Absolutely|Got it|Great|Happy to help|No problem|Okay|OK|Understood|"
    r"Gladly|You got it|Will do|Thank you|Thanks)"
)
_TEXT = (
    r"(?:text|article|draft|story|version|summary|paragraphs?|headlines?|copy|press release|translation|rewrite|"
    r"rephrasing|write-up|standfirst|lede|blog post|news item|(?:headline|title) (?:options|suggestions|ideas))"
)
_MADE = (
    r"(?:revised|rewritten|edited|polished|shortened|condensed|cleaned-up|improved|updated|proofread|reworded|refined|"
    r"tightened|rephrased|simplified|streamlined|corrected|suggested|possible|alternative)"
)
_TO_DO = (
    r"(?:adjust|shorten|rewrite|revise|rephrase|translate|summari[sz]e|expand|tweak|polish|reword|condense|tailor|"
    r"lengthen|simplify|make|provide|create|write|include|remove|format|add|draft|change|refine|edit|turn (?:this|it) into)"
)
_ABOUT = rf"(?:{_TEXT}|tone|style|length|wording|changes|adjustments|edits|revisions|details|words|sources)"
_SHORT, _LONG = r"[^!?“”\"]{0,60}", r"[^!?“”\"]{0,140}"
_HERE = r"(?:[Hh]ere(?:['’]s| is| are)|[Bb]elow (?:is|are))"
_ARTIFICIAL = r"(?:AI|artificial intelligence|(?:large )?language model|AI (?:language )?model|AI (?:assistant|chatbot)|chatbot|LLM)"

ASSENT: tuple[str, ...] = (rf"{_ASSENT}\b[^.!?]{{0,40}}[.!]*",)
TURNS: tuple[str, ...] = (
    # "Sure, here's the revised version:"
    rf"^{_ASSENT}\b{_SHORT}?[,!:.–—-] ?{_HERE}\b{_LONG}\b{_TEXT}\b",
    rf"^{_ASSENT}[,!:.–— ]+I(?:['’]ve| have|['’]ll| will| can)\b{_LONG}\b(?:{_MADE}|{_TO_DO})\b",
    # "Here is a condensed version of the article in a neutral tone"
    rf"^{_HERE}\b{_SHORT}\b{_MADE}(?: and {_MADE})? (?:\w+ )?{_TEXT}(?: of (?:the|your|this) (?:\w+ )?{_TEXT}\b)?"
    r"(?=\s*+(?:$|[:.!,]|(?:in|with|for|based|written|without)\b))",
    rf"^{_HERE}\b{_SHORT}\b(?:summary|version|rewrite|translation|headlines?) (?:of|for) (?:the|your|this) "
    r"(?:\w+ )?(?:text|article|draft|passage|content|document)\b(?! (?:by|from|that|signed|agreed|adopted)\b)",
    rf"^{_HERE}\b{_SHORT}\b(?:headline|title) (?:options|suggestions|ideas)\b{_SHORT}:\W*$",
    # "If you'd like, I can shorten it"
    rf"^(?:If you(?:['’]d| would)? (?:like|want|prefer|need|wish)|Should you (?:want|need|prefer))\b{_SHORT}, ?I(?: can|['’]d be (?:happy|glad) to|"
    rf" could|['’]ll| will|['’]m happy to| am happy to| would be happy to)\b{_LONG}\b(?:{_TO_DO}|{_ABOUT})\b",
    rf"^(?:Would you like me to|Do you want me to|Shall I|Should I)\b{_SHORT}\b{_TO_DO}\b{_LONG}\?",
    rf"^I (?:can|could) (?:also )?(?:{_TO_DO})\b{_LONG}\bif you(?:['’]d| would)? (?:like|want|prefer|wish|need)\b",
    rf"^(?:Would you like|Do you want|Do you need) (?:an? )?(?:shorter|longer|different|alternative|second|more \w+) {_TEXT}\b{_SHORT}\?",
    rf"^(?:Please |Just |Feel free to )?[Ll]et me know (?:if|whether|how|which|what|should)\b{_LONG}\b(?:me to (?:\w+ )?{_TO_DO}|{_TO_DO} (?:it|this|the|anything)|"
    r"(?:any|further|more|other) (?:changes|adjustments|edits|revisions|tweaks)|(?:different|shorter|longer) (?:tone|version|style)|need anything else)\b",
    # what it knows and is
    rf"^As an? {_ARTIFICIAL},? I\b",
    rf"^I(?:['’]m| am) (?:just |only )?an? {_ARTIFICIAL}\b",
    r"^\W*(?:Please note that )?(?:[Aa]s of|[Uu]p to|[Uu]ntil|[Ss]ince|[Aa]fter) my (?:last|latest|most recent) (?:knowledge |training )?(?:update|cut-?off|data|training)\b",
    r"^(?:Please note that )?[Mm]y (?:knowledge|training)(?: data)? (?:cut-?off|ends|only goes|goes up to|extends)\b",
    r"^(?:Unfortunately, )?I (?:do not|don['’]t|cannot|can['’]t) (?:have |access )(?:access to )?(?:real-time|current|live|the internet|external|up-to-date)\b",
    rf"^(?:I['’]m sorry|I am sorry|Sorry|Unfortunately)\b{_SHORT}\bI (?:can['’]t|cannot|can not|am unable to|['’]m unable to) (?:access|open|browse|read)\b"
    rf"{_SHORT}\b(?:links?|URL|article|page|file|internet)\b",
    # what it has done
    rf"^I(?:['’]ve| have)\b(?=[^.!?]{{0,160}}\b(?:your?|as requested|requested)\b){_LONG}\b(?:{_MADE}|kept)\b",
    rf"^I hope (?:this|the) {_TEXT}\b{_SHORT}\b(?:your?|helps|helpful)\b",
)
PLACEHOLDERS: tuple[str, ...] = (
    r"\[(?:[Ii]nsert|INSERT|[Aa]dd|[Ee]nter|[Ff]ill in|[Pp]laceholder)\b[^\[\]\n]{1,60}\]",
    r"\[[Yy]our (?:[Nn]ame|[Tt]itle|[Cc]ompany|[Oo]rgani[sz]ation|[Ee]mail|[Cc]ity|[Pp]hone)[^\[\]\n]{0,30}\]",
)
REPORTED: tuple[str, ...] = (
    r"[,:;–—] ?(?:said|says|wrote|writes|replied|replies|answered|reads|read|it said|the (?:chat)?bot)\b",
)
