// The report on the page, with the controls in its cards, how far the decisions are, and whether it can be released.

import { $, el, problem, say } from "./dom.js";
import * as corrections from "./corrections.js";
import { read } from "./decisions.js";
import { CHOICES, choose, onDecided, show as showControls } from "./decide.js";
import { entries, decided, isOpen } from "./findings.js";
import { failed } from "./failures.js";
import { Failure, draftName } from "./server.js";
import { state } from "./state.js";
import { t } from "./texts.js";

let cards = []; // {card, place, entry}
let onChange = () => {};

export function start(changed) {
  onChange = changed;
  onDecided((entry) => { count(); onChange(); say(`${t("decide.saved")} ${$("count").textContent}`); markDecided(entry); });
  document.addEventListener("keydown", keys);
}

/** Shows the report of `state`, with the decisions on the server in it. */
export async function show() {
  problem($("result-error"));
  try {
    await read(draftName());
  } catch (error) {
    failed($("result-error"), error, show); // the report is shown all the same
  }
  const parsed = new DOMParser().parseFromString(state.checked.fragment, "text/html"); // its scripts never run
  $("report").replaceChildren(...parsed.body.childNodes);
  if (!$("report").querySelector(".report")) { throw new Failure(500, t("error.broken"), t("error.lost_hint")); }
  globalThis.crosscheckReport($("report")); // of report.js
  own = null;
  controls();
}

/** Puts the controls into the cards anew. */
export function controls() {
  const known = entries();
  cards = [];
  for (const card of $("report").querySelectorAll(".card[data-claim-id]")) {
    const entry = known.get(card.dataset.claimId);
    const place = card.querySelector(".decide");
    if (!entry || !place) { continue; }
    cards.push({ card, place, entry });
    showControls(place, entry);
  }
  for (const each of cards) { markDecided(each.entry); }
  count();
}

/** Shows in the draft, too, that a statement is decided. */
function markDecided(entry) {
  const { card } = cards.find((each) => each.entry === entry);
  card.toggleAttribute("data-open", isOpen(entry)); // the report steps through open cards
  for (const mark of $("report").querySelectorAll(`a.s[data-card="${CSS.escape(card.id)}"]`)) { mark.toggleAttribute("data-decided", !isOpen(entry)); }
}

export const openCards = () => cards.filter(({ entry }) => isOpen(entry));

/** How far the decisions are, below the report and in its headline. */
function count() {
  const n = cards.length;
  const open = openCards().length;
  const waiting = cards.filter(({ entry }) => !isOpen(entry) && decided(entry.findings[0]).decision === "accepted").length;
  $("count").textContent = n ? t("result.progress", { done: n - open, n }) : "";
  Object.assign($("decided"), { max: n || 1, value: n - open, hidden: !n });
  const remarks = state.checked.json.documents.flatMap((each) => each.remarks).filter((each) => each.severity !== "info").length;
  const [tone, long, short] = standing(n, open, waiting, remarks);
  $("release").textContent = short;
  $("release").className = `release ${waiting ? "waiting" : "ready"}`;
  headline(tone, long);
}

/** How the draft stands: tone and headline, and a short form for the bar; empty while only the report has a say. */
function standing(n, open, waiting, remarks) {
  if (!n) {
    const clean = state.checked.json.summary.exit_code === 0 && !remarks;
    return ["", "", clean ? t("result.ready") : ""];
  }
  if (open) { return open < n ? ["stop", t("result.open", { n: open, of: n }), ""] : ["", "", ""]; }
  if (remarks) { return ["look", t("result.remarks", { n: remarks }), ""]; }
  return waiting ? ["look", t("result.released_open_changes", { n: waiting }), t("result.ready_after", { n: waiting })]
    : ["release", t("result.released"), t("result.ready")];
}

const SIGNS = { stop: "✗", look: "✎", release: "✓" };
let own = null; // the headline of the report, while another is shown

/** Puts `text` in place of the report's own headline; without it that one is shown again. */
function headline(tone = "", text = "") {
  const shown = $("report").querySelector("h1.headline");
  own ??= shown.cloneNode(true);
  if (!tone) { shown.replaceWith(own.cloneNode(true)); return; }
  shown.className = `headline ${tone}`;
  shown.replaceChildren(el("span", { className: "sign", aria: { hidden: "true" } }, SIGNS[tone]), el("span", {}, text));
}

/** Tells that the text is no longer the one that was checked. */
export function stale() {
  const changed = corrections.possible() && state.checked && state.checked.text !== state.text;
  $("stale").hidden = !changed;
}

function keys(event) {
  const on = $("report").querySelector(".keys")?.checked ?? true;
  if ($("result").hidden || !on || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) { return; }
  const choice = CHOICES[Number(event.key) - 1];
  const now = $("report").querySelector(".card.now") ?? event.target.closest(".card");
  const found = cards.find(({ card }) => card === now);
  if (!choice || !found || !isOpen(found.entry)) { return; }
  event.preventDefault();
  choose(found.place, found.entry, choice);
}
