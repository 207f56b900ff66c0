"""Sentence segmentation by rules, over offsets into the text.

A candidate is a run of `.`, `!`, `?` or `…` with the quotation marks, brackets and footnote marks
that close it, followed by white space. The text before and after it decides. A quotation after which
the sentence continues („… . …“, sagte X) is not cut.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from crosscheck.language.nearby import Nearby
from crosscheck.language.segmentation import Segmentation
from crosscheck.model import Span
from crosscheck.text.quotations import closed

_CLOSERS = "\"“”»«’‘›‹')\\]*_"
_MARK = r"(?:\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹]++)"
# Runs are taken whole, and from their first sign: a thousand stops or marks in a row have one beginning.
_CANDIDATE = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{_CLOSERS}]*+)"
    rf"(?P<mark>(?:[ \u00a0]?{_MARK})+(?=\s|\Z)|\d{{1,2}}(?:,\d{{1,2}})*(?=\s|\Z))?"
    r"(?P<close2>[“”\"»«)]*+)(?:\s++|\Z)"
)
_FIRST = re.compile(r"(?:,,|``)?[„“”\"»«‚‘’›‹'(\[*_–—-]*\s*(?P<word>[^\W\d_][\w’'-]*|\d[\d.,]*)?")
_TAIL = 60  # characters before a full stop that are examined
_LAST_WORD = Nearby(re.compile(r"(?:[^\W\d_]{1,4}\.[ \u00a0]?)*[^\W\d_][\w-]*\Z"), _TAIL)
_LEAD = r"(?:(?<![^\W\d_])(?P<lead>[^\W\d_]++)[ \u00a0]++)?"
_LAST_NUMBER = re.compile(
    rf"{_LEAD}(?:(?<!\d)(?P<range>\d++\.?[ \u00a0]?[–/-][ \u00a0]?))?(?<!\w)(?P<number>\d++)\Z"
)
# „31:27.“, „bei 3,5.“, „£38m.“: no ordinal and no abbreviation, whatever the language.
_VALUE = re.compile(r"\d[:,]\d{1,3}\Z|\d[^\W\d_]\Z")
_ROMAN = re.compile(rf"{_LEAD}(?P<number>[IVX]{{1,6}})\Z")
_DOMAIN_END = re.compile(r"[\w-]\.[a-z]{2,6}\Z")
_LIST = re.compile(r"\s*+(?:\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹]+)\s")
_LIST_MARK = re.compile(rf"(?<!\s)\s++(?={_MARK}\s*+[^\W\d_])")
_BRACKET = re.compile(r"\([^()\s][^()]{0,80}\)[.!?…]*(?:\s+|\Z)")


def sentences(text: str, span: Span, rules: Segmentation) -> Iterator[Span]:
    """The spans of the sentences of one block of `text`, in order; only white space is left out."""
    starts = [span.start, *_breaks(text, span, rules)]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            yield Span(left, right)


def _breaks(text: str, span: Span, rules: Segmentation) -> Iterator[int]:
    """Offsets at which a sentence begins, the first excepted."""
    block = span.of(text)
    quoted = closed(block)
    quoted_from = [q.start for q in quoted]
    cuts = set()
    for found in _CANDIDATE.finditer(block):
        index = bisect.bisect_right(quoted_from, found.start("stop")) - 1
        inside = quoted[index] if index >= 0 and found.start("stop") < quoted[index].end else None
        if not _ends(block, found, inside, rules):
            continue
        credit = _BRACKET.match(block, found.end())
        # „… . (n-tv.de) Danach …“: the bracket belongs to the sentence it follows.
        cuts.add(credit.end() if credit and _is_credit(credit.group()) else found.end())
    # The entries of a source list carry no full stop: „[1] Name: Titel [2] Name: Titel“.
    if _LIST.match(block):
        cuts.update(found.end() for found in _LIST_MARK.finditer(block) if found.start() > 0)
    yield from (span.start + cut for cut in sorted(cuts) if cut < len(block))


def _ends(block: str, found: re.Match[str], quotation: Span | None, rules: Segmentation) -> bool:
    """Whether the candidate `found` ends a sentence; `quotation` is the one that contains it."""
    stop, after = found.start("stop"), found.end()
    following = _FIRST.match(block, after)
    word = (following.group("word") if following else "") or ""
    if found["mark"] and found["mark"][0].isdigit() and block[stop - 1 : stop].isdigit():
        return False  # „3.2 “: a number, not a footnote
    if quotation is not None and not _may_cut(block, found, quotation):
        return False
    if after >= len(block):
        return True
    if block[after] in "–—-" and block[after + 1 : after + 2].isspace() and found["close"]:
        return False  # „… .“ – so der Sprecher
    if word[:1].islower() and not _is_name(word):
        # Where a new line of speech or a list item follows, writers do capitalise.
        return False
    if found["stop"] != ".":
        return _strong_stop(block, found, word, rules)
    if found["close"] or found["mark"] or found["close2"]:
        return True
    return _full_stop(block[max(0, stop - _TAIL) : stop], word, rules)


def _is_name(word: str) -> bool:
    """Whether a lower-case word is a name, by a capital or hyphen in it: „iPhone“, „n-tv“."""
    return any(c.isupper() for c in word[1:]) or bool(re.match(r"[a-z]{1,2}-[a-z]{2}", word))


def _is_credit(bracket: str) -> bool:
    """Whether a bracket after the full stop is too short for a sentence, and so a source."""
    inside = bracket[1 : bracket.index(")")]
    return len(inside.split()) <= 4 and not inside.rstrip().endswith((".", "!", "?"))


def _may_cut(block: str, found: re.Match[str], quotation: Span) -> bool:
    """Whether a stop inside a quotation may end a sentence: only if the quotation is not part of a longer one."""
    if found.end("close2") >= quotation.end:
        return True  # the quotation closes here
    before, after = quotation.start - 1, quotation.end
    while before >= 0 and block[before].isspace():
        before -= 1
    if before >= 0 and block[before] not in '.!?…“”"»«)]':
        return False  # „Sie sagte: ‚… . …‘“ is one sentence
    while after < len(block) and block[after].isspace():
        after += 1
    if after == len(block):
        return True
    parted = after > quotation.end and block[quotation.end - 2] in ".!?…"
    return parted and not block[after].islower() and block[after] not in "–—-,("


def _strong_stop(block: str, found: re.Match[str], word: str, rules: Segmentation) -> bool:
    """Whether `!`, `?`, `…` or a run of them ends a sentence."""
    last = _LAST_WORD.before(block, found.start("stop"), max(0, found.start("stop") - 30))
    if last and last.group().lower() in rules.dotted_names and not found["close"]:
        return word.lower() in rules.starters
    if found["stop"] in ("…", "...") and not found["close"]:
        return not word or word.lower() in rules.starters or not rules.nouns_capitalised
    return True


def _full_stop(tail: str, word: str, rules: Segmentation) -> bool:
    """Whether a single `.` ends a sentence, and not an abbreviation, ordinal or initial."""
    starter = word.lower() in rules.starters and word[:1].isupper()
    if _VALUE.search(tail) and not (word[:1].isdigit() or word.lower() in rules.ordinal_followers):
        return True
    number = _LAST_NUMBER.search(tail)
    if number and rules.dotted_ordinals:
        return _after_number(number, word, starter, rules)
    if _is_regnal(tail, rules):
        return starter
    last = _LAST_WORD.before(tail, len(tail))
    if not last or _DOMAIN_END.search(tail):
        return True
    token = re.sub(r"\s", "", last.group())
    end = token.rsplit(".", 1)[-1]
    may_close = _may_close(token, end, rules)
    if may_close is not None:
        return may_close and starter
    if len(end) > 1:
        return True
    # „F.A.Z.“ can close a sentence, the initials of „H. P. Müller“ cannot.
    return starter and token.isupper() and token == last.group()


def _may_close(token: str, end: str, rules: Segmentation) -> bool | None:
    """Whether an abbreviation, or the last of several, may end a sentence; None if the word is no abbreviation."""
    for form in (token, end) if len(end) > 1 else (token,):
        if form in rules.closing_abbreviations or form.lower() in rules.closing_abbreviations:
            return True
        if form in rules.abbreviations or form.lower() in rules.abbreviations:
            return False
    return None


def _is_regnal(tail: str, rules: Segmentation) -> bool:
    """Whether the full stop belongs to a Roman numeral after a name: „Ludwig XIV.“"""
    roman = _ROMAN.search(tail)
    lead: str = (roman["lead"] or "") if roman else ""
    return lead[:1].isupper() and lead.lower() not in rules.starters


def _after_number(number: re.Match[str], word: str, starter: bool, rules: Segmentation) -> bool:
    """Whether a full stop after a number ends a sentence: „im Jahr 2009. Danach“, but not „die 3. Runde“."""
    lead, value = (number["lead"] or "").lower(), number["number"]
    if word.lower() in rules.ordinal_followers and len(value) <= 2:
        return False
    if starter or not word or word[:1].isdigit():
        return bool(starter or not word or len(value) > 2)
    if len(value) > 2 or value.startswith("0"):
        return True
    if lead in rules.count_leaders and lead not in rules.ordinal_leaders:
        return True
    return not (lead in rules.ordinal_leaders or number["range"] or not lead)
