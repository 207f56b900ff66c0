"""German words that point back to the sentence before."""

from __future__ import annotations

from crosscheck.language.anaphora import Anaphora


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANAPHORA = Anaphora(
    words=_set(
        "er sie ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner "
        "seines dessen deren dies diese diesem diesen dieser dieses jener jene jenes derselbe "
        "dieselbe dasselbe letzterer letztere beide beiden dort dorthin daran darauf daraus darin "
        "darüber darum darunter davon davor dazu dafür dagegen damit daher dabei danach daraufhin "
        "deshalb deswegen demnach hierfür hierzu hiervon zuvor stattdessen trotzdem"
    )
)
