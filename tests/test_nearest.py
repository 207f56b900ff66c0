"""Many articles: those that could bear on a claim are found by its words, as if all had been read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st
from one_claim import article, judged

from crosscheck.language import get
from crosscheck.matching import nearest
from crosscheck.matching.nearest import LEAST, NEAR, WEIGHT, Nearest
from crosscheck.matching.passages import MAX_SENTENCES, IndexedArticle
from crosscheck.matching.pool import MANY, Pool
from crosscheck.matching.tokens import Token, TokenKind, tokens
from crosscheck.model import Article, Outlet, Verdict
from crosscheck.text.text import Text

DE = get("de")
WORDS = [
    "Ahrbrücke",
    "Brücken",
    "Pfeiler",
    "sperrte",
    "gesperrte",
    "Sperrung",
    "Hausbesitzer",
    "Hauseigentümer",
    "Altenfeld",
    "Hollmann",
    "Gutachten",
    "Gutachter",
    "untersuchte",
    "Händler",
    "Altstadt",
    "klagen",
    "Europäische-Union",
    "EU",
    "Kosten",
    "trägt",
    "Dämme",
    "Dammbruch",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda words: " ".join(words) + ".")
ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=5), min_size=1, max_size=14)


def share(claim: tuple[Token, ...], one: Article) -> float:
    """The share of the claim's words that the best window of an article holds, every pair of words tried."""
    indexed = IndexedArticle(one, Text.of(one, DE))
    weights: dict[str, float] = {}
    for token in claim:
        if token.weight and token.kind is TokenKind.WORD:
            weights[token.fold] = weights.get(token.fold, 0.0) + token.weight
    total = sum(weights.values())
    most = 0.0
    for first in range(len(indexed.sentences)):
        window = [
            t.fold for s in indexed.sentences[first : first + MAX_SENTENCES] for t in s.tokens if t.weight
        ]
        held = 0.0
        for word, weight in weights.items():
            likes = indexed.matcher.matches(word)
            found = max((likes.get(other, 0.0) for other in window), default=0.0)
            held += weight * found if found >= nearest._LIKE else 0.0
        if held >= max(LEAST * total, WEIGHT) - 1e-9:
            most = max(most, held / total)
    return most


@examples(60)
@given(ARTICLES, SENTENCES)
@example([["Ahrbrücke."]], "Ahrbrücke Ahrbrücke Pfeiler Pfeiler.")  # just enough
def test_articles_found_by_the_index_are_those_found_by_reading_all(texts, text):
    """The best by the share of the claim's words, none that falls short, ties by the order given."""
    articles = [article(" ".join(sentences)) for sentences in texts]
    claim = tokens(Text(text, DE))
    shares = [round(share(claim, one), 9) for one in articles]
    ranked = sorted((n for n, got in enumerate(shares) if got), key=lambda n: (-shares[n], n))
    found = Nearest(articles, DE).find(claim)
    assert sorted(shares[n] for n in found) == sorted(shares[n] for n in ranked[:NEAR])


def test_windows_do_not_reach_into_the_next_article():
    """What one article ends with and the next begins with is one passage of neither."""
    one, two = article("Die Ahrbrücke sperrte Hollmann."), article("Hauseigentümer klagen in Altenfeld.")
    claim = tokens(Text("Ahrbrücke Hollmann Hauseigentümer Altenfeld Gutachter Pfeiler Dammbruch", DE))
    assert Nearest([one, two], DE).find(claim) == []


def test_articles_are_found_in_any_case_when_asked_for():
    """A claim that has no word in common with any article is laid beside some all the same."""
    articles = [
        article("Die Händler klagen."),
        article("Der Pfeiler steht."),
        article("Die Kosten trägt das Land."),
    ]
    claim = tokens(Text("Xyzzy kwortet plumbum.", DE))
    assert Nearest(articles, DE).find(claim, at_least=2) == [0, 1]
    assert Nearest(articles, DE).find(claim, at_least=2, leave_out={0}) == [1, 2]
    assert Nearest(articles, DE).find(claim, at_least=2, among={2}) == [2]


@pytest.fixture(scope="module")
def crowd() -> list[Article]:
    """More articles than are all read closely, of as many outlets, none of which is about bridges."""
    topics = ("Der Haushalt der Gemeinde {0} wächst um {0} Euro.", "Im Zoo kam Elefant Nummer {0} zur Welt.")
    made = []
    for number in range(MANY + 10):
        host = f"blatt-{number}.example"
        outlet = Outlet(f"blatt-{number}", host, f"Blatt {number}", (f"Blatt {number}",), (host,))
        made.append(article(*(t.format(number) for t in topics), outlet=outlet))
    return made


CLAIM = "Die Ahrbrücke in Altenfeld bleibt bis Ende März für Lastwagen gesperrt."
BRIDGE = "Bis Ende März bleibt die Ahrbrücke in Altenfeld für Lastwagen gesperrt, teilte das Bauamt mit."


def test_credited_article_is_read_among_many(crowd):
    """The article a claim is credited to is laid beside it however many others there are."""
    assert judged(CLAIM, [article(BRIDGE), *crowd]).verdict is Verdict.SUPPORTED


def test_misattributed_claim_is_found_among_many(crowd):
    """Another outlet's article that bears the claim out is found by the claim's words."""
    told = replace(crowd[40], text=article(BRIDGE).text, passages=article(BRIDGE).passages)
    articles = [
        article("Der Stadtrat berät über die Gebühren der Musikschule."),
        *crowd[:40],
        told,
        *crowd[41:],
    ]
    outcome = judged(CLAIM, articles)
    assert outcome.verdict is Verdict.MISATTRIBUTED
    assert outcome.evidence[0].article is told


def test_claim_credited_to_nobody_is_measured_against_the_nearest_of_many(crowd):
    """Without a credit all articles count, and the one that bears the claim out is found."""
    assert judged(CLAIM, [*crowd, article(BRIDGE)], credited=[]).verdict is Verdict.SUPPORTED


def test_claim_that_stands_in_none_of_many_is_unsupported(crowd):
    """That no article is near is no reason to call the claim uncheckable."""
    assert judged(CLAIM, crowd, credited=[]).verdict is Verdict.UNSUPPORTED


def test_articles_of_the_drafts_other_sources_are_laid_beside_every_claim(crowd):
    """Of many articles those of outlets that the draft credits elsewhere count, however few words are shared."""
    claim = tokens(Text("Xyzzy kwortet plumbum.", DE))
    pool = Pool(
        crowd, "de", lambda one: IndexedArticle(one, Text.of(one, DE)), sources={"blatt-7", "blatt-9"}
    )
    credited, others = pool.beside(claim, {"blatt-9"})
    assert [indexed.article for indexed in credited] == [crowd[9]]
    assert [indexed.article for indexed in others] == [crowd[7]]
