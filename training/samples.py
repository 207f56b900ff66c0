"""From groups to samples to batches: chunks of passages with statements on them, as numbers.

A sample is one passage, cut into chunks, sometimes with chunks of other stories beside it, and statements with their
readings. A statement is sampled together with both of its labels, so that it tells nothing by itself.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.data import ABSENT, Group, Reading, Statement, sentences
from training.exchanges import exchanged, scrambled
from training.model import STATEMENT_AT, Batch
from training.vocabulary import END, PAD, START

MAX_STATEMENT, MAX_CONTEXT = 96, 48  # tokens
ROW = 127  # tokens: statements that are read side by side
LINE = 256  # the number of tokens of a batch is a multiple of it
_CREDITS = {
    "de": (
        ", berichtet der Südkurier", ", so n-tv.de", ", schreibt die Süddeutsche", ", wie der SWR meldet",
        ", heißt es in der Zeitung", ", so das Blatt", " n-tv.de",
    ),
    "en": (
        ", the Guardian reports", ", according to the BBC", ", the paper says", ", reports Reuters", " bbc.co.uk",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """Chunks of text and statements with one reading each."""

    chunks: tuple[str, ...]
    statements: tuple[tuple[Statement, Reading], ...]
    group: int  # samples of one group hold the same statements


@dataclass(frozen=True)
class Recipe:
    """How samples are made; shares are probabilities."""

    written: float = 1.0  # of the groups that were written as twins
    mirrored: float = 1.0  # of those with a mirror passage
    thinned: bool = True  # statements by their `share`, so that overlap tells nothing
    scrambled: float = 0.1
    outside: float = 0.3  # of the scrambled: with words of another group
    statements: int = 14  # of a group in one epoch, at most
    same_label: float = 0.3  # share kept of statements that both passages read alike
    exchanges: float = 0.2
    foreign: float = 0.01  # more of them, and overlap alone tells
    beside: float = 0.2  # samples with chunks of other stories
    context: float = 0.12
    credit: float = 0.08


def samples(groups: Sequence[Group], rng: random.Random, recipe: Recipe = Recipe()) -> Iterator[Sample]:
    """The samples of one epoch, in the order of the groups."""
    by_language: dict[str, list[Group]] = {}
    for group in groups:
        by_language.setdefault(group.language, []).append(group)
    number = 0
    for group in groups:
        others = by_language[group.language]
        made = [group] if rng.random() < (recipe.mirrored if group.mirrored else recipe.written) else []
        if rng.random() < recipe.scrambled and (
            odd := scrambled(group, rng.choice(others), rng, foreign=recipe.outside)
        ):
            made.append(odd)
        if rng.random() < recipe.exchanges and (twin := exchanged(group, rng, 6)):
            made.append(twin)
        for each in made:
            chosen = _chosen(each, rng, recipe)
            number += 1
            for k, passage in enumerate(each.passages):
                read = tuple((s, r) for s in chosen if (r := s.readings[k]) is not None)
                if read:
                    yield Sample(_beside(passage, others, rng, recipe), read, number)
        if rng.random() < recipe.foreign:
            foreign = rng.choice(others)
            if foreign is not group:
                read = tuple((s, Reading(ABSENT, None)) for s in _chosen(group, rng, recipe)[:4])
                number += 1
                yield Sample(tuple(_chunks(rng.choice(foreign.passages), rng)), read, number)


def _chosen(group: Group, rng: random.Random, recipe: Recipe) -> list[Statement]:
    """A random part of the statements, dressed as digests dress them."""
    found = [
        s
        for s in group.statements
        if rng.random() < (s.share if recipe.thinned else 1.0) * (recipe.same_label if _alike(s) else 1.0)
    ]
    rng.shuffle(found)
    return [_dressed(s, group, rng, recipe) for s in found[: recipe.statements]]


def _alike(statement: Statement) -> bool:
    return len({r.label == 0 for r in statement.readings if r}) < 2


def _dressed(statement: Statement, group: Group, rng: random.Random, recipe: Recipe) -> Statement:
    text, context = statement.text, statement.context
    if not context and rng.random() < recipe.context:
        context = rng.choice(group.statements).text
    if rng.random() < recipe.credit and text.endswith("."):
        text = text[:-1] + rng.choice(_CREDITS[group.language]) + "."
    return replace(statement, text=text, context=context)


def _beside(passage: str, others: Sequence[Group], rng: random.Random, recipe: Recipe) -> tuple[str, ...]:
    found = _chunks(passage, rng)
    while rng.random() < recipe.beside and len(found) < 3:
        found.append(rng.choice(_chunks(rng.choice(rng.choice(others).passages), rng)))
    rng.shuffle(found)
    return tuple(found)


def _chunks(passage: str, rng: random.Random) -> list[str]:
    """The passage in chunks of whole sentences, now and then with the last sentence of the chunk before."""
    limit = rng.choice((60, 90, 130, 130))  # words
    out: list[list[str]] = [[]]
    for sentence in sentences(passage):
        if out[-1] and sum(len(s.split()) for s in [*out[-1], sentence]) > limit:
            out.append(out[-1][-1:] if rng.random() < 0.5 else [])
        out[-1].append(sentence)
    return [" ".join(c) for c in out]


_NOTHING = Recipe(
    written=0.0, mirrored=0.0, scrambled=0.0, exchanges=0.0, foreign=0.0, beside=0.0, context=0.0, credit=0.0
)


@dataclass(frozen=True)
class Lesson:
    """`steps` of training on samples of one recipe; `marks` is how much the words count."""

    steps: int
    recipe: Recipe
    rate: float
    marks: float = 0.5


#: what is taught, in this order: is a word there at all; does it stand where it stands; whose value is it; statements
#: where overlap helps; reading proper, where it does not (the set that the gate is for)
LESSONS = (
    Lesson(200, replace(_NOTHING, scrambled=1.0, outside=0.75), 1.2e-4, 1.5),
    Lesson(100, replace(_NOTHING, scrambled=1.0, outside=0.0), 1.0e-4, 1.5),
    Lesson(100, replace(_NOTHING, scrambled=0.3, outside=0.0, exchanges=1.0), 8e-5, 1.0),
    Lesson(1000, Recipe(written=0.3, thinned=False, scrambled=0.03, exchanges=0.08), 1.2e-4),
    Lesson(1_000_000, Recipe(), 1.1e-4),
)


@dataclass(frozen=True)
class Encoded:
    """A sample as token ids; `marks` holds for each token of a statement 1 (wrong), 0, or -1 (not known)."""

    chunks: list[list[int]]
    statements: list[list[int]]
    labels: list[int]
    marks: list[list[int]]
    names: tuple[tuple[int, str, str], ...] = ()  # group, text and kind of each statement: which are the same

    @property
    def rows(self) -> list[list[int]]:
        """The statements, by number, in rows of at most ROW tokens (one statement may be longer)."""
        return _rows([len(ids) for ids in self.statements], ROW)

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Rows of statements, tokens of the longest row, of the longest chunk, of all chunks."""
        rows = self.rows
        longest = max(sum(len(self.statements[j]) for j in row) for row in rows)
        return len(rows), longest, max(map(len, self.chunks)), sum(map(len, self.chunks))


def _rows(sizes: Sequence[int], limit: int) -> list[list[int]]:
    """Indexes of `sizes` in rows of at most `limit` in sum (one may be larger), the largest first."""
    rows: list[list[int]] = []
    room: list[int] = []
    for j in sorted(range(len(sizes)), key=lambda j: -sizes[j]):
        at = next((k for k, free in enumerate(room) if free >= sizes[j]), len(rows))
        if at == len(rows):
            rows.append([])
            room.append(max(limit, sizes[j]))
        rows[at].append(j)
        room[at] -= sizes[j]
    return rows


def encode_chunk(tokenizer: Tokenizer, text: str) -> list[int]:
    return [START, *tokenizer.encode(text, add_special_tokens=False).ids[: STATEMENT_AT - 2], END]


def encode_statement(
    tokenizer: Tokenizer, text: str, context: str = ""
) -> tuple[list[int], list[tuple[int, int]]]:
    """Ids of <s> [context </s>] statement </s>, and the span of each token in the statement (empty for the rest)."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    before = tokenizer.encode(context, add_special_tokens=False).ids[-MAX_CONTEXT:] if context else []
    lead = [START, *before, END] if before else [START]
    ids = encoding.ids[:MAX_STATEMENT]
    return [*lead, *ids, END], [*((0, 0) for _ in lead), *encoding.offsets[:MAX_STATEMENT], (0, 0)]


def encode(tokenizer: Tokenizer, sample: Sample) -> Encoded:
    chunks = [encode_chunk(tokenizer, c) for c in sample.chunks]
    statements, marks = [], []
    for statement, reading in sample.statements:
        ids, offsets = encode_statement(tokenizer, statement.text, statement.context)
        statements.append(ids)
        wrong = reading.wrong
        marks.append(
            [
                -1 if wrong is None or b == a else int(any(a < e and b > s for s, e in wrong))
                for a, b in offsets
            ]
        )
    names = tuple((sample.group, s.text, _made(s.kind)) for s, _ in sample.statements)
    return Encoded(chunks, statements, [r.label for _, r in sample.statements], marks, names)


@dataclass
class Labelled:
    """A batch with labels `(S,)` of its statements and marks `(U,)` of their tokens, -1 where not known.

    pairs `(P, 2)`: the same statement where a passage bears it out, and where another does not; pair_kinds says of
    each how the statement was made.
    """

    batch: Batch
    labels: Tensor
    marks: Tensor
    pairs: Tensor
    pair_kinds: tuple[str, ...]


def collate(items: Sequence[Encoded]) -> Labelled:
    n, r, length, k = _shape(items)
    b = len(items)
    chunks = [ids for item in items for ids in item.chunks]
    total = _line_size(sum(map(len, chunks)))
    chunk_rows = torch.full((_up(len(chunks), 4), length), total - 1)
    chunk_mask = torch.zeros(chunk_rows.shape, dtype=torch.bool)
    chunk_places: list[int] = []
    at = 0
    for row, ids in enumerate(chunks):
        chunk_rows[row, : len(ids)] = torch.arange(at, at + len(ids))
        chunk_mask[row, : len(ids)] = True
        chunk_places += range(row * length, row * length + len(ids))
        at += len(ids)
    memory, memory_mask = torch.full((b, k), total - 1), torch.zeros(b, k, dtype=torch.bool)
    memory_places: list[int] = []
    used = _line_size(sum(len(ids) for item in items for ids in item.statements))
    rows, owner = torch.full((b, n, r), used - 1), torch.full((b, n, r), -1)
    texts: list[int] = []
    positions: list[int] = []
    places: list[int] = []
    marks: list[int] = []
    firsts: list[int] = []
    held = 0
    for i, item in enumerate(items):
        size = sum(map(len, item.chunks))
        memory[i, :size] = torch.arange(held, held + size)
        memory_mask[i, :size] = True
        memory_places += range(i * k, i * k + size)
        held += size
        first = dict.fromkeys(range(len(item.statements)), 0)
        for row, members in enumerate(item.rows):
            at = 0
            for j in members:
                ids = item.statements[j]
                first[j] = len(texts)
                rows[i, row, at : at + len(ids)] = torch.arange(len(texts), len(texts) + len(ids))
                owner[i, row, at : at + len(ids)] = j
                places += range((i * n + row) * r + at, (i * n + row) * r + at + len(ids))
                texts += ids
                positions += range(STATEMENT_AT, STATEMENT_AT + len(ids))
                marks += item.marks[j]
                at += len(ids)
        firsts += first.values()
    labels = torch.tensor([label for item in items for label in item.labels])
    found = _pairs([name for item in items for name in item.names], labels.tolist())
    pairs = torch.tensor([pair for pair, _ in found], dtype=torch.long).view(-1, 2)
    batch = Batch(
        _line([i for ids in chunks for i in ids], PAD), _line([p for ids in chunks for p in range(len(ids))], 0),
        chunk_rows, chunk_mask, _line(chunk_places, length - 1), memory, memory_mask, _line(memory_places, k - 1),
        _line(texts, PAD), _line(positions, STATEMENT_AT), rows, _line(places, r - 1), owner, torch.tensor(firsts),
    )  # fmt: skip
    return Labelled(batch, labels, _line(marks, -1), pairs, tuple(kind for _, kind in found))


def _line(values: list[int], padding: int) -> Tensor:
    return torch.tensor(values + [padding] * (_line_size(len(values)) - len(values)))


def _line_size(tokens: int) -> int:
    """The tokens with padding, at least one, up to a size that few batches differ in."""
    return _up(tokens + 1, LINE)


def _made(kind: str) -> str:
    return kind if kind in ("scrambled", "exchanged") else "written"


def _pairs(names: Sequence[tuple[int, str, str]], labels: Sequence[int]) -> list[tuple[tuple[int, int], str]]:
    fair: dict[tuple[int, str, str], list[int]] = {}
    wrong: dict[tuple[int, str, str], list[int]] = {}
    for i, (name, label) in enumerate(zip(names, labels, strict=False)):
        (fair if label == 0 else wrong).setdefault(name, []).append(i)
    return [((i, j), name[2]) for name, rows in fair.items() for i in rows for j in wrong.get(name, ())]


def batches(items: Sequence[Encoded], tokens: int, rng: random.Random) -> list[list[int]]:
    """Indexes of items that go together: items of one group, groups like in shape, at most `tokens` when padded."""
    groups: dict[object, list[int]] = {}
    for i, item in enumerate(items):
        groups.setdefault(item.names[0][0] if item.names else ("single", i), []).append(i)
    order = list(groups.values())
    rng.shuffle(order)
    out: list[list[int]] = []
    for start in range(0, len(order), 400):
        pool = sorted(order[start : start + 400], key=lambda g: _rank(_shape([items[i] for i in g])))
        current: list[int] = []
        for group in pool:
            if current and _padded([items[k] for k in [*current, *group]]) > tokens:
                out.append(current)
                current = []
            current = [*current, *group]
        if current:
            out.append(current)
    rng.shuffle(out)
    return out


def _rank(shape: tuple[int, int, int, int]) -> tuple[int, int, int]:
    rows, _, longest, memory = shape
    return rows, longest // 32, memory


def _padded(items: Sequence[Encoded]) -> int:
    """Tokens of a batch of the items; those of rows, which are there for attention alone, count a third."""
    n, r, length, _ = _shape(items)
    lines = sum(e.shape[3] for e in items), sum(len(ids) for e in items for ids in e.statements)
    chunks = _up(sum(len(e.chunks) for e in items), 4)
    return sum(map(_line_size, lines)) + (chunks * length + len(items) * n * r) // 3


def _shape(items: Sequence[Encoded]) -> tuple[int, int, int, int]:
    """Sizes of a batch of the items: rows of statements, their length, length of chunks, memory; with padding.

    Few different sizes: for every new one the processor's kernels are built anew, which takes as long as a step.
    """
    rows, row, length, memory = (max(sizes) for sizes in zip(*(e.shape for e in items), strict=True))
    return rows, _up(row + 1, 64), _up(length + 1, 64), _up(memory + 1, 128)


def _up(size: int, step: int) -> int:
    return -(-size // step) * step
