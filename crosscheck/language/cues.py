"""Facet: the words and turns by which a text credits a publisher."""

from __future__ import annotations

from dataclasses import dataclass


def any_of(words: str) -> str:
    """A regular expression for one of the words, which are divided by white space; a tilde is a blank
    inside one of them."""
    return "(?:" + "|".join(word.replace("~", " ") for word in words.split()) + ")"


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn around a publisher's name, read once article, role and quotation marks are taken off.

    `before` has to match what ends right before the name, `after` what begins right after it, both
    within the sentence; an empty pattern asks nothing. `code` names the turn in reports.
    """

    code: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun phrase that stands for a publisher named before; `media` are those it can stand for."""

    media: frozenset[str]
    pattern: str


@dataclass(frozen=True, slots=True)
class Cues:
    """How credit is given. All patterns are regular expressions over the plain view of a sentence.

    `lead_in` is what may stand between cue and name (article, „der Nachrichtensender“, an opening
    quotation mark), `tail` what may follow the name and still belongs to it, `editions` what a hyphen
    joins to the name without changing who is meant („-Online“). `joint` joins two names into one
    credit.

    `blocks` make a name no credit; `report` are turns that credit, `told` those in which somebody
    speaks to a publisher, `press` the loose ones that count only for a publisher the draft is known
    to draw on, and such a publisher is credited wherever it is named, unless one of `about` shows that
    it is spoken of. `addressee` is the form a name has when somebody speaks to it.

    `reports` and `shows` are what a hyphen joins to a name and still credits it: the one always
    („SZ-Bericht“), the other beside a cue („ARD-Morgenmagazin“).

    `carriers` continue a credit without naming anybody, `openers` do so even from one paragraph to
    the next, `carry_on` are lesser signs that a sentence continues the one before. `points_back` opens
    a paragraph that speaks of the block quotation above it.

    `both` stands for the two publishers named last.

    `press_review` is what a draft calls itself in a heading or lead-in when it goes through the papers.

    `unknown` finds names of publishers that nobody registered, by their telling words: group `name`
    or `quoted`. `not_publishers` are such words that name none, `base_forms` turn an inflected
    unknown name into its base form.

    `issue` is all that stands between a name and the day of its issue („vom“), `reported_on` between a
    verb of reporting and the day on which it was reported („am“).
    """

    lead_in: str
    tail: str
    editions: str
    joint: str
    blocks: tuple[Cue, ...]
    report: tuple[Cue, ...]
    told: tuple[Cue, ...]
    press: tuple[Cue, ...]
    about: tuple[Cue, ...]
    addressee: str
    reports: str
    shows: str
    anaphors: tuple[Anaphor, ...]
    both: str
    carriers: str
    openers: str
    carry_on: str
    points_back: str
    press_review: str
    unknown: tuple[str, ...]
    not_publishers: str
    base_forms: tuple[tuple[str, str], ...]
    issue: str
    reported_on: str
