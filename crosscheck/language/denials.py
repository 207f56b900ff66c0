"""Facet: turns by which a sentence denies what hangs on it, and by which it excludes one thing of several."""

from dataclasses import dataclass

_Turns = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Denials:
    """Words of denial and exclusion, folded; `…*` matches every word with that prefix. A turn (`_Turns`) is a sequence
    of words that match in this order, with other words allowed between them. Read from `denials.toml`; without that
    file CC316 and CC317 have no hits."""

    # subordinate clauses
    opening: frozenset[str] = frozenset()  # conjunctions that introduce one („dass“)
    free: frozenset[str] = frozenset()  # introduce an infinitive clause of purpose („um … zu“)
    told: frozenset[str] = frozenset()  # verb forms of the subjunctive of reported speech („sei“)
    told_endings: tuple[str, ...] = ()  # endings of such forms at the end of a clause
    reports: tuple[str, ...] = ()  # nouns for what others say („Gerücht“)
    report_links: frozenset[str] = (
        frozenset()
    )  # if not empty, one must follow a noun of `reports` (“claim that”)
    charging: tuple[str, ...] = ()  # verbs by which others say or charge („vorgeworfen“)
    denying: _Turns = ()  # turns that deny, or advise against, their subordinate clause
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
    instead: _Turns = ()  # turns followed by what is excluded; no other words between („an Stelle von“)
    instead_particle: frozenset[str] = (
        frozenset()
    )  # verbs with the separable particle „statt“ („findet statt“)
    exceptions: _Turns = ()  # turns before an exception
    exceptions_of_all: _Turns = ()  # those that are such a turn only beside „alle“ or „kein“
    universal: frozenset[str] = frozenset()  # adverbs that speak of all („überall“)
    formerly: frozenset[str] = frozenset()  # words for an earlier state or plan („bisher“)
    excepting: tuple[str, ...] = ()  # words by which a claim itself speaks of an exception
