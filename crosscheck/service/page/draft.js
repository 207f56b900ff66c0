// The draft: pasted, typed or dropped. Text formats are shown as text; word processors' files are kept as they are.

import { $, button, droppable, el, problem } from "./dom.js";
import { state } from "./state.js";
import { size, t } from "./texts.js";

const TEXT = ["txt", "md", "markdown"];
const FILES = ["docx", "html", "htm", "odt", "rtf"];
const LONGEST_NAME = 60;

let changed = () => {};

export function start(onChange) {
  changed = onChange;
  $("text").addEventListener("input", () => { state.text = $("text").value; update(); });
  $("text").addEventListener("paste", pasteMarkup);
  $("name").addEventListener("input", () => { state.name = $("name").value; state.named = Boolean(state.name); changed(); });
  $("published").addEventListener("input", () => { state.published = $("published").value; changed(); });
  $("reads").addEventListener("change", () => { state.reads = $("reads").value; changed(); });
  $("draft-choose").addEventListener("change", () => { take([...$("draft-choose").files]); $("draft-choose").value = ""; });
  droppable($("draft-drop"), (files, text) => (files.length ? take(files) : setText(text)));
}

/** Shows the draft of `state`. */
export function show() {
  $("text").value = state.text;
  $("name").value = state.name;
  $("published").value = state.published;
  $("reads").value = state.reads;
  $("text").hidden = Boolean(state.file);
  const filled = $("draft-file");
  filled.hidden = !state.file;
  filled.replaceChildren();
  if (state.file) {
    filled.append(
      el("p", {}, t("draft.file_given", { name: state.file.name, size: size(state.file.size) })),
      button("draft.file_remove", () => { state.file = null; state.named = false; update(); show(); $("text").focus(); }),
    );
  }
  count();
}

/** Replaces the text, as a correction does. */
export function setText(text) {
  state.text = text;
  state.file = null;
  update();
  show();
}

function update() {
  if (!state.named && !state.file) { state.name = suggested(state.text); $("name").value = state.name; }
  count();
  changed();
}

function count() {
  const words = state.text.trim() ? state.text.trim().split(/\s+/).length : 0;
  $("words").textContent = words ? t("draft.words", { n: words }) : "";
}

/** A name from the first line; Markdown's if the text is written so. */
function suggested(text) {
  const first = text.trim().split("\n", 1)[0].replace(/^#+\s*/, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  const clean = first.replace(/[^\p{L}\p{N} .-]/gu, " ").replace(/\s+/g, " ").trim();
  const short = clean.length <= LONGEST_NAME ? clean : clean.slice(0, LONGEST_NAME).replace(/\s\S*$/, "");
  const marked = /^#{1,6} |\]\(https?:/m.test(text);
  return short ? `${short.replace(/[ .-]+$/, "")}.${marked ? "md" : "txt"}` : "";
}

export async function take(files) {
  const [file] = files;
  const kind = file.name.split(".").pop().toLowerCase();
  problem($("draft-error"));
  if (![...TEXT, ...FILES].includes(kind)) {
    problem($("draft-error"), t("error.draft_type", { name: file.name }), t("error.draft_type_hint"));
    return;
  }
  if (!file.size) {
    problem($("draft-error"), t("error.empty_file", { name: file.name }), t("error.unreadable_hint"));
    return;
  }
  try {
    const bytes = await file.arrayBuffer(); // a file that cannot be read fails here, not at the check
    const text = TEXT.includes(kind) ? decoded(bytes) : null;
    Object.assign(state, { name: file.name, named: true, file: text === null ? file : null });
    if (text !== null) { state.text = text; }
    update();
    show();
  } catch {
    problem($("draft-error"), t("error.unreadable", { name: file.name }), t("error.unreadable_hint"));
  }
}

/** A text file as text; null if it is not UTF-8: the server then finds out what it is. */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}

/** Pasted from a browser or a word processor, links and headings are kept as Markdown: links name sources. */
function pasteMarkup(event) {
  const markup = event.clipboardData.getData("text/html");
  if (!/<a\b[^>]*href=["']?https?:/i.test(markup)) { return; }
  event.preventDefault();
  const body = new DOMParser().parseFromString(markup, "text/html").body; // inert: nothing in it runs or loads
  const written = markdown(body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  document.execCommand("insertText", false, written); // the one way that undo takes back
}

const BLOCKS = /^(P|DIV|UL|OL|BLOCKQUOTE|SECTION|ARTICLE|TABLE|TR|FIGURE)$/;

function markdown(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data.replace(/\s+/g, " "); }
  if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|HEAD)$/.test(node.tagName)) { return ""; }
  const inside = [...node.childNodes].map(markdown).join("");
  const heading = /^H([1-6])$/.exec(node.tagName);
  if (heading) { return `\n\n${"#".repeat(heading[1])} ${inside.trim()}\n\n`; }
  if (node.tagName === "A" && /^https?:/i.test(node.getAttribute("href")) && inside.trim()) { return `[${inside.trim()}](${node.href})`; }
  if (node.tagName === "BR") { return "\n"; }
  if (node.tagName === "LI") { return `\n- ${inside.trim()}\n`; }
  return BLOCKS.test(node.tagName) ? `\n\n${inside}\n\n` : inside;
}
