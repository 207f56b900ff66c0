"""Passages and alignment: the nearest sentences of an article, word by word, and what stands in whose slot."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from one_claim import MONDAY, NORD, Outcome, article, indexed_article, judged, moment

from crosscheck.language import get
from crosscheck.matching.align import Alignment, Likely, align
from crosscheck.matching.clauses import clauses
from crosscheck.matching.passages import MAX_SENTENCES, IndexedArticle
from crosscheck.matching.similarity import WordMatcher, token_similarity
from crosscheck.matching.support import FEATURES, features
from crosscheck.matching.tokens import Token, tokens
from crosscheck.model import Article, State
from crosscheck.retrieval.extract.canonical import assemble, clean
from crosscheck.text.text import Text

DE, EN = get("de"), get("en")
BRIDGE = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt.",
    "Täglich fahren rund 14.000 Autos über das Bauwerk.",
    "Amtsleiterin Petra Hollmann ließ zwei der acht Pfeiler untersuchen.",
    "Von den Kosten trägt das Land 60 Prozent.",
    "Die Händler in der Altstadt klagen über ausbleibende Kunden.",
)

SPELT = [
    "Kiew,",
    "die Brücke",
    "gesperrt",
    "14.000 Autos",
    "am Montag",
    "Hausbesitzer",
    "EU",
    "Pfeiler",
    "knapp 60 Prozent",
]
SPELT_OTHERWISE = [
    "Kyjiw,",
    "Brücken",
    "sperrte",
    "14.012 Autos",
    "60 Prozent",
    "Hauseigentümer",
    "Europäische Union",
    "Pfeilern",
]


def aligned(claim: str, source: str, lang: str = "de") -> Alignment:
    language = get(lang)
    theirs = tokens(Text(source, language))
    matcher = WordMatcher([t.fold for t in theirs if t.weight], language.lexicon)
    return align(tokens(Text(claim, language)), theirs, matcher)


@examples(40)
@given(st.data())
def test_alignment_considers_every_pair_that_has_something_in_common(data):
    """What is passed over unseen – most pairs of a claim's and a passage's words – has no likeness at all."""
    theirs = tokens(Text(" ".join(data.draw(st.permutations(SPELT))), DE))
    matcher = WordMatcher([t.fold for t in theirs if t.weight], DE.lexicon)
    likely = Likely(theirs, matcher)
    for token in tokens(Text(" ".join(data.draw(st.permutations(SPELT_OTHERWISE))), DE)):
        places = likely.places(token)
        for j, other in enumerate(theirs):
            if token.weight and other.weight and j not in places:
                assert token_similarity(token, other, matcher) == 0


def words(alignment: Alignment) -> dict[str, str]:
    """The claim's words and the source's that they were aligned with."""
    return {alignment.claim[p.claim].text: alignment.source[p.source].text for p in alignment.links}


def content(text: str, lang: str = "de") -> tuple[Token, ...]:
    return tokens(Text(text, get(lang), moment(MONDAY)))


# ------------------------------------------------------------------ words that belong together

ALIKE = """
de | Brücken | Brücke | inflection
de | Gipfelvorbereitung | Vorbereitung des Gipfels | a compound taken apart
de | Landesregierung | Regierung | the head of a compound
de | Hochwasser | Hochwasserschutz | the first part of a compound
de | Straße | Strasse | ß spelt ss
de | Maßnahme | Massnahmen | ß spelt ss, inflected
de | gesperrt | Sperrung | a verb made a noun
de | untersucht | Untersuchung | a verb made a noun
de | stiegen | steigen | a strong verb
de | angekündigt | kündigte | a separable verb
de | geschlossen | schließen | a strong verb with ß
de | Verletzte | verletzt | an adjective made a noun
de | Polizisten | Polizist | a weak noun
de | EU | Europäische Union | an abbreviation of a union
de | USA | Vereinigte Staaten | a country's short name
en | bridges | bridge | inflection
en | organisation | organization | British and American
en | closed | closure | a verb made a noun
en | ran | run | a strong verb
en | drove | drive | a strong verb
en | UN | United Nations | an abbreviation
"""


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_words_for_one_thing_are_aligned(line: str) -> None:
    """Inflection, compounds, spellings, nouns of verbs and common abbreviations do not part two words."""
    lang, mine, theirs, _ = (p.strip() for p in line.split(" | "))
    alignment = aligned(f"xx {mine}", f"yy {theirs}", lang)
    assert any(alignment.claim[p.claim].text == mine.split()[-1] for p in alignment.links)


@pytest.mark.parametrize(
    "lang, mine, theirs",
    [("de", "ging", "gehen"), ("de", "sah", "sehen"), ("de", "gab", "geben")],
)
def test_short_strong_verbs_are_aligned(lang: str, mine: str, theirs: str) -> None:
    """The commonest strong verbs are one word in all their tenses."""
    assert aligned(f"xx {mine}", f"yy {theirs}", lang).links


UNLIKE = """
de | Baum | Zaun
de | Richter | Dichter
de | Berlin | Bern
de | Halm | Halle
de | Ostern | Osten
de | 38 Menschen | 28 Menschen
de | 5 Euro | 5 Dollar
de | 3. April | 13. April
en | north | mouth
en | Harwick | Warwick
en | 1998 | 1989
"""


@pytest.mark.parametrize("line", UNLIKE.strip().splitlines())
def test_words_that_only_look_alike_are_not_the_same(line: str) -> None:
    """Likeness of letters or a shared noun makes no pair of two names, numbers or dates."""
    lang, mine, theirs = (p.strip() for p in line.split(" | "))
    alignment = aligned(f"es war in {mine}", f"das war in {theirs}", lang)
    first = next(i for i, t in enumerate(alignment.claim) if t.weight)
    assert all(p.similarity < 0.95 for p in alignment.links if p.claim == first)


def test_order_does_not_matter_to_pairs() -> None:
    """German word order is free: the same words align whatever their order."""
    alignment = aligned(
        "Die Gemeinde Sorn verklagt wegen der Deponie den Landkreis.",
        "Den Landkreis verklagt die Gemeinde Sorn wegen der Deponie.",
    )
    assert alignment.coverage == pytest.approx(1.0)
    assert all(mine.casefold() == theirs.casefold() for mine, theirs in words(alignment).items())


def test_a_repeated_word_is_used_once() -> None:
    """One word of the source bears out one word of the claim."""
    alignment = aligned("Brücke um Brücke um Brücke wurde gesperrt", "Die Brücke wurde gesperrt")
    assert [alignment.claim[p.claim].text for p in alignment.links].count("Brücke") == 1


def test_the_nearest_of_equal_words_is_taken() -> None:
    """Between two equal words the neighbours decide."""
    alignment = aligned("die Brücke in Sorn", "eine Brücke in Halm und eine Brücke in Sorn")
    (pair,) = (p for p in alignment.links if alignment.claim[p.claim].text == "Brücke")
    assert alignment.source[pair.source + 2].text == "Sorn"


def test_a_slot_holds_what_differs() -> None:
    """Between the same neighbours, the claim's word stands against the source's."""
    alignment = aligned("Die Halle in Sorn bleibt gesperrt", "Die Schule in Sorn bleibt gesperrt")
    (slot,) = alignment.slots
    assert [alignment.claim[i].text for i in slot.claim] == ["Halle"]
    assert [alignment.source[j].text for j in slot.source] == ["Schule"]


def test_an_addition_has_an_empty_slot() -> None:
    """A word of the claim that nothing in the source stands for."""
    alignment = aligned("Die große Halle in Sorn bleibt gesperrt", "Die Halle in Sorn bleibt gesperrt")
    (slot,) = alignment.slots
    assert [alignment.claim[i].text for i in slot.claim] == ["große"]
    assert slot.source == ()


def test_clauses_are_cut_at_commas_and_before_another_verb() -> None:
    """„…, weil …“ are two clauses, „A und B“ is one."""
    text = "Die Brücke ist zu, weil Risse und Löcher gefunden wurden"
    found = clauses(text, content(text), DE.logic)
    assert [c.first.text for c in found] == ["Die", "weil"]


# ------------------------------------------------------------------ the nearest passages


def indexed(*passages: str, lang: str = "de") -> IndexedArticle:
    return indexed_article(article(*passages, lang=lang), lang)


@pytest.mark.parametrize("number", range(len(BRIDGE)))
def test_each_sentence_of_an_article_is_its_own_nearest_passage(number: int) -> None:
    """A sentence copied from the article finds itself, fully covered."""
    source = indexed(*BRIDGE)
    best = source.windows(content(BRIDGE[number]))[0]
    assert (best.first, best.last) == (number, number)
    assert best.coverage == pytest.approx(1.0)


def test_a_claim_of_two_sentences_gets_both() -> None:
    """What stands in two neighbouring sentences is found as a passage of two."""
    best = indexed(*BRIDGE).windows(
        content("Die Ahrbrücke in Altenfeld, über die täglich rund 14.000 Autos fahren, bleibt gesperrt.")
    )[0]
    assert (best.first, best.last) == (0, 1)


def test_the_runner_up_is_given_too_and_overlaps_nothing() -> None:
    """Passages come best first and do not overlap."""
    found = indexed(*BRIDGE).windows(content("Das Land trägt die Kosten der Ahrbrücke in Altenfeld."))
    assert len(found) >= 2
    assert [w.score for w in found] == sorted((w.score for w in found), reverse=True)
    taken = [n for w in found for n in range(w.first, w.last + 1)]
    assert len(taken) == len(set(taken))


def test_a_heading_is_not_joined_with_the_text() -> None:
    """The title is a passage of its own, and the paragraph that says the same is preferred."""
    source = indexed_article(article(*BRIDGE, title="Ahrbrücke in Altenfeld bleibt gesperrt"))
    best = source.windows(content("Die Ahrbrücke in Altenfeld bleibt gesperrt."))[0]
    assert not source.sentences[best.first].heading


def test_nothing_in_common_gives_no_passage() -> None:
    """A claim that shares no word has no nearest passage."""
    assert indexed(*BRIDGE).windows(content("Schnee fiel auf Larsund.")) == []


# ------------------------------------------------------------------ invariants


@pytest.mark.parametrize("sign", "¹²³")
def test_a_superscript_that_stands_alone_is_read(sign: str) -> None:
    """A footnote mark after the full stop is a sign like others."""
    text = f"Die Ahrbrücke bleibt gesperrt.{sign} Täglich fahren 14.000 Autos."
    assert [t.text for t in content(text) if t.weight][-1] == "Autos"


WORDS = st.sampled_from(
    [
        "Die",
        "Ahrbrücke",
        "in",
        "Altenfeld",
        "bleibt",
        "bis",
        "Ende",
        "März",
        "gesperrt",
        "nicht",
        "mehr",
        "als",
        "14.000",
        "Autos",
        "„Wir",
        "haben",
        "Risse",
        "“",
        ",",
        ".",
        ":",
        "sagte",
        "Petra",
        "Hollmann",
        "am",
        "Samstag",
        "3:1",
        "38,5",
        "%",
        "weil",
        "und",
        "aber",
        "könnte",
        "alle",
        "Straße",
        "USA",
        "7.",
        "um",
        "13.10",
        "Uhr",
        "gestern",
        "—",
        ";",
        "(",
        ")",
        "zwölf",
        "Millionen",
        "Euro",
        "rund",
        "knapp",
        "n-tv.de",
        "€",
        "½",
        "İ",
        "ß",
        "ﬁ",
        "👍🏽",
        "é",
        "1990er",
        "\xad",
        "\u200b",
        "\n",
        "\xa0",
        "'",
        "’",
        '"',
        "»",
        "«",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.text(max_size=60),
    st.text(alphabet="aäAß.,:„“\"'-–0123456789 \n€%", max_size=60),
)


def built(parts: list[str], lang: str) -> Article:
    text, passages = assemble(("paragraph", clean(p)) for p in parts)
    return Article(
        NORD, "https://nordblatt.example/a", State.FULL, text=text, passages=passages, language=lang
    )


@given(claim=TEXTS, source=TEXTS, lang=st.sampled_from(["de", "en"]))
@examples(150)
def test_an_alignment_is_one_to_one_and_its_shares_are_shares(claim: str, source: str, lang: str) -> None:
    """Any two texts: no token is used twice, slots and unused tokens are unmatched, shares lie in 0 to 1."""
    alignment = aligned(claim, source, lang)
    mine, theirs = [p.claim for p in alignment.links], [p.source for p in alignment.links]
    assert len(set(mine)) == len(mine)
    assert len(set(theirs)) == len(theirs)
    assert all(0 < p.similarity <= 1 for p in alignment.links)
    assert not set(theirs) & set(alignment.unused)
    for slot in alignment.slots:
        assert not set(slot.claim) & set(mine)
        assert set(slot.source) <= set(alignment.unused)
    assert 0 <= alignment.coverage <= 1 + 1e-9
    assert 0 <= alignment.used <= 1 + 1e-9


@given(text=TEXTS, lang=st.sampled_from(["de", "en"]))
@examples(150)
def test_tokens_lie_in_their_text_in_order(text: str, lang: str) -> None:
    """Any text: tokens are exact stretches of it, in order, and do not overlap."""
    end = 0
    for token in content(text, lang):
        assert token.span.start >= end
        assert token.span.of(text) == token.text != ""
        assert token.weight >= 0
        end = token.span.end


@given(claim=TEXTS, parts=st.lists(TEXTS, max_size=4), lang=st.sampled_from(["de", "en"]))
@examples(100)
def test_windows_lie_in_the_article(claim: str, parts: list[str], lang: str) -> None:
    """Any claim and article: windows are one to three sentences inside it, coverage within 0 to 1."""
    source = indexed_article(built(parts, lang), lang)
    for window in source.windows(content(claim, lang)):
        assert 0 <= window.first <= window.last < len(source.sentences)
        assert window.last - window.first < MAX_SENTENCES
        assert 0 < window.coverage <= 1 + 1e-9
        span = source.window_span(window)
        assert 0 <= span.start < span.end <= len(source.article.text)


@given(claim=TEXTS, parts=st.lists(TEXTS, max_size=4), lang=st.sampled_from(["de", "en"]))
@examples(100)
def test_any_claim_against_any_article_gets_a_verdict(claim: str, parts: list[str], lang: str) -> None:
    """Any draft and article: no crash; findings, passages and pairs lie inside; confidences are shares."""
    if not any(c.isalnum() for c in claim):
        claim = f"x{claim}"
    outcome = judged(claim.replace("\x00", " "), [built(parts, lang)], lang=lang)
    for judgement in outcome.judgements:
        assert 0 <= judgement.confidence <= 1
        for e in judgement.evidence:
            assert e.quote == e.article.text[e.span.start : e.span.end] != ""
            assert 0 <= e.score <= 1
            assert len({p.draft for p in e.pairs}) == len({p.article for p in e.pairs}) == len(e.pairs)
            assert all(judgement.claim.span.covers(p.draft) and e.span.covers(p.article) for p in e.pairs)
        for f in judgement.findings:
            assert judgement.claim.span.covers(f.span)
            assert 0 <= f.confidence <= 1
            assert "{" not in f.message


@given(claim=TEXTS, parts=st.lists(TEXTS, min_size=1, max_size=3), lang=st.sampled_from(["de", "en"]))
@examples(60)
def test_features_are_shares_or_counts(claim: str, parts: list[str], lang: str) -> None:
    """Any claim and article: all features are there and finite."""
    source = indexed_article(built(parts, lang), lang)
    values = features(content(claim, lang), [source], [])
    assert set(values) == set(FEATURES)
    assert all(0 <= v <= 3 for v in values.values())


@given(parts=st.lists(st.sampled_from(BRIDGE), min_size=1, max_size=4, unique=True))
@examples(20)
def test_an_article_bears_out_each_of_its_own_sentences(parts: list[str]) -> None:
    """A sentence taken over unchanged from the article is never flagged, whatever else stands there."""
    for sentence in parts:
        outcome: Outcome = judged(sentence, [article(*parts)])
        assert outcome.verdict.value == "supported", outcome.findings
