// The controls in a card of the report: accept, dismiss with a reason, corrected to; and what was decided.

import { $, button, el, problem, say } from "./dom.js";
import * as corrections from "./corrections.js";
import { Conflict, add } from "./decisions.js";
import { failed } from "./failures.js";
import { decided, isOpen, made } from "./findings.js";
import { keep, state } from "./state.js";
import { clock, t } from "./texts.js";

export const CHOICES = ["accepted", "dismissed", "corrected"];
const LABELS = { accepted: "decide.accept", dismissed: "decide.dismiss", corrected: "decide.correct" };
const MARKS = { accepted: "✎", dismissed: "–", corrected: "✓" };
const REASONS = ["stands", "sense", "elsewhere", "own_work"];

let after = () => {};
export const onDecided = (act) => { after = act; };

/** Shows the controls of `entry`, or its decision, in `place`. */
export function show(place, entry) {
  place.hidden = false;
  const now = isOpen(entry) ? null : decided(entry.findings[0]);
  place.closest(".card")?.toggleAttribute("data-decided", Boolean(now));
  place.replaceChildren(...(now ? [settled(place, entry, now)] : [...fixes(place, entry), choices(place, entry)]));
  const typed = state.typed[key(entry)];
  if (typed && !now) { form(place, entry, typed.decision); }
}

const key = (entry) => entry.findings[0].fingerprint || entry.claim.id;

function choices(place, entry) {
  return el("div", { className: "choices", role: "group", aria: { label: t("decide.group") } },
    ...CHOICES.map((choice, n) => el("button", {
      type: "button", data: { choice }, aria: { keyshortcuts: String(n + 1) }, on: { click: () => choose(place, entry, choice) },
    }, t(LABELS[choice]), el("kbd", { aria: { hidden: "true" } }, String(n + 1)))));
}

/** Acts on a choice: accepted at once if it is known who decides; the others need words. */
export function choose(place, entry, choice) {
  if (choice === "accepted" && $("editor").value.trim()) { store(place, entry, { decision: choice }); } else { form(place, entry, choice).focus(); }
}

function settled(place, entry, decision) {
  const said = decision.decision === "corrected" ? decision.corrected_to : decision.reason;
  return el("div", { className: `decided is-${decision.decision}` },
    el("p", {},
      el("span", { aria: { hidden: "true" }, className: "mark" }, MARKS[decision.decision]),
      el("strong", {}, t(`decide.is_${decision.decision}`)),
      said ? el("span", { className: "said" }, said) : null,
      el("span", { className: "quiet" }, t("decide.by", { editor: decision.editor || "–", when: clock(decision.at) })),
      button("decide.change", () => { place.replaceChildren(...fixes(place, entry), choices(place, entry)); form(place, entry, decision.decision, decision).focus(); }, { className: "link" })),
    decision.note ? el("p", { className: "quiet" }, decision.note) : null);
}

// ------------------------------------------------------------------ the form

/** Opens the form of a choice with what was typed before; returns the field to begin with. */
function form(place, entry, choice, from = {}) {
  place.querySelector(".decision")?.remove();
  for (const each of place.querySelectorAll("[data-choice]")) { each.ariaPressed = String(each.dataset.choice === choice); }
  const old = { ...from, ...(state.typed[key(entry)]?.decision === choice ? state.typed[key(entry)] : {}) };
  const fields = { note: input("decide.note", old.note, { placeholder: t("decide.note_hint") }) };
  if (choice === "dismissed") { fields.reason = input("decide.reason", old.reason); }
  if (choice === "corrected") { fields.corrected_to = input("decide.corrected_to", old.corrected_to ?? entry.text, { rows: 2 }); }
  if (!$("editor").value.trim()) { fields.editor = input("decide.who", "", { size: 8 }); }
  const error = el("div", { className: "problem", role: "alert", hidden: true });
  const submit = (event) => { event.preventDefault(); send(place, entry, choice, fields, error, old); };
  const made = el("form", { className: "decision", noValidate: true, on: { submit, input: () => remember(entry, choice, fields) } },
    ...[fields.reason && reasons(fields, place, entry, choice, error, old), fields.reason?.label, fields.corrected_to?.label,
      fields.corrected_to && el("p", { className: "quiet" }, t(corrections.possible() ? "decide.corrected_hint" : "decide.corrected_by_hand"))],
    el("div", { className: "row" }, fields.editor?.label, fields.note.label, el("button", { type: "submit", className: "primary" }, t("save")),
      button("cancel", () => { delete state.typed[key(entry)]; keep(); show(place, entry); place.querySelector("button")?.focus(); })),
    error);
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); delete state.typed[key(entry)]; keep(); show(place, entry); place.querySelector("button")?.focus(); }
    if (event.key === "Enter" && event.target.tagName === "TEXTAREA" && (event.ctrlKey || event.metaKey)) { made.requestSubmit(); }
  });
  place.append(made);
  requestAnimationFrame(() => made.scrollIntoView({ block: "nearest" }));
  return (fields.reason ?? fields.corrected_to ?? fields.editor ?? fields.note).field;
}

function input(label, value = "", more = {}) {
  const field = el(more.rows ? "textarea" : "input", { value, maxLength: 2000, ...more });
  return { field, label: el("label", {}, el("span", {}, t(label)), field) };
}

/** The usual reasons; one press fills the field and, if nothing else is lacking, stores the decision. */
function reasons(fields, place, entry, choice, error, old) {
  return el("div", { className: "reason-row" }, ...REASONS.map((each) => button(`decide.reason_${each}`, () => {
    fields.reason.field.value = t(`decide.reason_${each}`);
    remember(entry, choice, fields);
    if (!fields.editor || fields.editor.field.value.trim()) { send(place, entry, choice, fields, error, old); } else { fields.editor.field.focus(); }
  }, { className: "reason-chip" })));
}

const values = (fields) => Object.fromEntries(Object.entries(fields).map(([name, { field }]) => [name, field.value.trim()]));

function remember(entry, choice, fields) {
  state.typed[key(entry)] = { ...values(fields), decision: choice };
  keep();
}

const NEEDED = { editor: "decide.who_needed", reason: "decide.reason_needed", corrected_to: "decide.corrected_needed" };

function send(place, entry, choice, fields, error) {
  const given = values(fields);
  const lacking = Object.keys(NEEDED).find((name) => name in given && !given[name]);
  if (lacking) { problem(error, t(NEEDED[lacking])); fields[lacking].field.focus(); return; }
  if (given.editor) { $("editor").value = given.editor; $("editor").dispatchEvent(new Event("change")); }
  store(place, entry, { decision: choice, ...given }, error);
}

// ------------------------------------------------------------------ storing

async function store(place, entry, choice, error = el("div", { className: "problem", role: "alert" }), over = false) {
  if (!error.isConnected) { place.append(error); }
  const { editor, inText, ...rest } = choice;
  const fresh = made(entry, { ...rest, editor: editor || $("editor").value.trim(), at: new Date().toISOString() });
  for (const each of place.querySelectorAll("button")) { each.disabled = true; }
  try {
    await add(fresh, { over });
  } catch (refused) {
    for (const each of place.querySelectorAll("button")) { each.disabled = false; }
    if (refused instanceof Conflict) { conflict(place, entry, choice, refused.theirs); return; }
    failed(error, refused, () => store(place, entry, choice, error, over));
    error.prepend(`${t("decide.failed")} `);
    return;
  }
  delete state.typed[key(entry)];
  const corrected = choice.decision === "corrected" && corrections.possible();
  const done = !corrected || inText || corrections.replace(entry.text, choice.corrected_to);
  keep();
  show(place, entry);
  if (!done) { place.append(el("p", { className: "quiet" }, t("fix.moved"))); }
  place.querySelector("button")?.focus();
  after(entry);
}

/** Both decisions, to choose from. */
function conflict(place, entry, mine, theirs) {
  const side = (heading, decision, key_, act) => el("div", { className: "side" },
    el("p", { className: "quiet" }, heading),
    el("p", {}, el("strong", {}, t(`decide.is_${decision.decision}`)), " ", decision.reason || decision.corrected_to || ""),
    decision.note ? el("p", { className: "quiet" }, decision.note) : null,
    button(key_, act));
  const keepTheirs = () => { delete state.typed[key(entry)]; keep(); show(place, entry); place.querySelector("button")?.focus(); after(entry); };
  const box = el("div", { className: "conflict", role: "alertdialog", tabIndex: -1, aria: { label: t("decide.conflict") } },
    el("p", {}, el("strong", {}, t("decide.conflict")), ". ", t("decide.conflict_text")),
    el("div", { className: "sides" },
      side(t("decide.theirs", { editor: theirs.editor || "–", when: clock(theirs.at) }), theirs, "decide.keep_theirs", keepTheirs),
      side(t("decide.mine"), mine, "decide.keep_mine", () => store(place, entry, mine, undefined, true))));
  place.replaceChildren(box);
  box.focus();
}

// ------------------------------------------------------------------ corrections

function fixes(place, entry) {
  return entry.findings.filter((each) => each.fix).slice(0, 1).map((finding) => {
    const error = el("div", { className: "problem", role: "alert", hidden: true });
    const shown = corrections.parts(finding.fix).flatMap(({ old, replacement }) => [
      old ? el("del", {}, el("span", { className: "sr" }, `${t("fix.old")} `), old) : null,
      el("span", { aria: { hidden: "true" } }, " → "),
      replacement ? el("ins", {}, el("span", { className: "sr" }, `${t("fix.new")} `), replacement) : el("ins", {}, "–"), " "]);
    const apply = () => {
      const wording = corrections.wording(entry.claim, finding.fix);
      if (!$("editor").value.trim()) { form(place, entry, "corrected", { corrected_to: wording }).focus(); return; }
      if (!corrections.apply(finding.fix)) { problem(error, t("fix.moved")); return; }
      say(t("fix.applied"));
      store(place, entry, { decision: "corrected", corrected_to: wording, inText: true });
    };
    return el("div", { className: "offer" },
      el("p", { className: "change", title: finding.fix.description }, el("span", { className: "quiet" }, t("fix.heading")), ...shown, corrections.possible() ? button("fix.apply", apply) : null), error);
  });
}
