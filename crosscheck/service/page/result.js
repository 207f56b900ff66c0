// The report on the page, with the controls in its cards, how far the decisions are, and whether it can be released.

import { $, el, problem, say } from "./dom.js";
import * as corrections from "./corrections.js";
import { read } from "./decisions.js";
import { CHOICES, choose, onDecided, show as showControls } from "./decide.js";
import { entries, decided, isOpen } from "./findings.js";
import { Failure } from "./server.js";
import { state } from "./state.js";
import { t } from "./texts.js";

let cards = []; // {card, place, entry}
let onChange = () => {};

export function start(changed) {
  onChange = changed;
  onDecided((entry) => { count(); onChange(); say(`${t("decide.saved")} ${$("count").textContent}`); markDecided(entry); });
  document.addEventListener("keydown", keys);
}

/** Shows the report of `state`, and puts the decisions on the server into it. */
export async function show() {
  const parsed = new DOMParser().parseFromString(state.checked.fragment, "text/html"); // its scripts never run
  $("report").replaceChildren(...parsed.body.childNodes);
  globalThis.crosscheckReport?.($("report"));
  problem($("result-error"));
  try {
    await read(state.name);
  } catch (error) {
    if (!(error instanceof Failure)) { throw error; }
    problem($("result-error"), error.message, error.hint);
  }
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
  keysText();
}

/** Shows in the draft, too, that a statement is decided. */
function markDecided(entry) {
  const { card } = cards.find((each) => each.entry === entry);
  for (const mark of $("report").querySelectorAll(`a.s[data-card="${CSS.escape(card.id)}"]`)) { mark.toggleAttribute("data-decided", !isOpen(entry)); }
}

export const openCards = () => cards.filter(({ entry }) => isOpen(entry));

function count() {
  const n = cards.length;
  const open = openCards().length;
  const waiting = cards.filter(({ entry }) => !isOpen(entry) && decided(entry.findings[0]).decision === "accepted").length;
  $("count").textContent = n ? t("result.progress", { done: n - open, n }) : "";
  Object.assign($("decided"), { max: n || 1, value: n ? n - open : 1, hidden: !n });
  const release = $("release");
  release.textContent = !n ? t("result.nothing") : open ? "" : waiting ? t("result.released_open_changes", { n: waiting }) : t("result.released");
  release.className = `release ${open ? "" : waiting ? "waiting" : "ready"}`;
}

/** Tells that the text is no longer the one that was checked. */
export function stale() {
  const changed = corrections.possible() && state.checked && state.checked.text !== state.text;
  $("stale").hidden = !changed;
}

function keysText() {
  const kbd = (name) => el("kbd", {}, name);
  const parts = t("result.keys").split(/\{(\w+)\}/);
  const names = { next: "n", previous: "p", accept: "1", dismiss: "2", correct: "3" };
  $("keys-text").replaceChildren(...parts.map((part, n) => (n % 2 ? kbd(names[part]) : part)));
}

function keys(event) {
  if ($("result").hidden || !$("keys-on").checked || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) { return; }
  const choice = CHOICES[Number(event.key) - 1];
  const now = $("report").querySelector(".card.now") ?? event.target.closest(".card");
  const found = cards.find(({ card }) => card === now);
  if (!choice || !found || !isOpen(found.entry)) { return; }
  event.preventDefault();
  choose(found.place, found.entry, choice);
}
