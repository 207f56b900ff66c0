"""Facet: turns by which a sentence denies what hangs on it, and by which it excludes one thing of several."""

from dataclasses import dataclass

_Turns = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Denials:
    """Words of denial and exclusion, folded; `…*` stands for all words that begin so. A turn is the words of a line,
    in their order, with others between them. Read from `denials.toml`; without it the rules find nothing."""

    # a clause that hangs on another
    opening: frozenset[str] = frozenset()  # begin it („dass“)
    free: frozenset[str] = frozenset()  # begin an infinitive that hangs on none („um … zu“)
    told: frozenset[str] = frozenset()  # verbs of reported speech („sei“)
    told_endings: tuple[str, ...] = ()  # of such verbs at the end of the clause
    reports: tuple[str, ...] = ()  # nouns for what others say („Gerücht“)
    report_links: frozenset[str] = frozenset()  # must stand behind such a noun, if given (“claim that”)
    charging: tuple[str, ...] = ()  # verbs by which others say or charge („vorgeworfen“)
    denying: _Turns = ()  # turns that deny, or advise against, what hangs on them
    affirming: tuple[str, ...] = ()  # words that do so with a negator („trifft nicht zu, dass“)
    forward: _Turns = ()  # turns that deny the words behind them, to the end of their clause
    forward_acts: _Turns = ()  # those that deny an act, which is the first word behind them („rät von … ab“)
    forward_reports: _Turns = ()  # those that do so if a noun for what others say follows

    # one thing of several
    not_only: frozenset[str] = frozenset()  # „nicht nur“ excludes nothing
    but: frozenset[str] = frozenset()  # between what is excluded and what holds („sondern“)
    but_not: frozenset[str] = frozenset()  # before a negator that excludes what follows („aber nicht“)
    verb_negators: frozenset[str] = frozenset()  # words before a negator that make it the verb's („did not“)
    neither: frozenset[str] = frozenset()
    nor: frozenset[str] = frozenset()
    instead: _Turns = ()  # turns before what is excluded; their words stand side by side
    instead_particle: frozenset[str] = frozenset()  # verbs that „statt“ is the particle of
    exceptions: _Turns = ()  # turns before an exception
    exceptions_of_all: _Turns = ()  # those that are such a turn only beside „alle“ or „kein“
    universal: frozenset[str] = frozenset()  # adverbs that speak of all („überall“)
    formerly: frozenset[str] = frozenset()  # tell what was so before, or was meant to be
    excepting: tuple[str, ...] = ()  # words by which a claim itself speaks of an exception
