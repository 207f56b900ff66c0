"""The elements of HTML: which are blocks, which are not shown, and which a start tag ends."""

from crosscheck.model import BlockKind


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
HEAD_CONTENT = _names("title meta link base script style template noscript")
UNSEEN = _names(
    "head title script style template noscript nav svg math iframe object audio video canvas "
    "button select textarea datalist map noembed noframes"
)
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
    "p pre search section summary table tbody td tfoot th thead tr ul"
)
# Start tag → the elements without an end tag that it ends, and those in which it ends none outside.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "a": (frozenset({"a"}), BLOCKS - {"p"}),
}
TABLE_PARTS = _names("caption tbody td tfoot th thead tr")
ENDS_P = BLOCKS - TABLE_PARTS - {"body", "html"}
P = (frozenset({"p"}), BLOCKS - {"p"})
KINDS = {
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_HEADER,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "pre": BlockKind.CODE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
LISTS = frozenset({"ul", "ol", "menu"})
