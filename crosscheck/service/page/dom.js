// Small helpers for the document. Texts become text nodes only: nothing foreign is ever read as markup.

import { t } from "./texts.js";

export const $ = (id) => document.getElementById(id);

/** An element; attributes are properties, `data` and `aria` objects, `on` listeners. */
export function el(name, { data = {}, aria = {}, on = {}, ...rest } = {}, ...children) {
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(aria)) { made.setAttribute(`aria-${key}`, value); }
  for (const [key, listener] of Object.entries(on)) { made.addEventListener(key, listener); }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (key, click, more = {}) => el("button", { type: "button", on: { click }, ...more }, t(key));

/** Said to screen readers, shown nowhere. */
export function say(text) {
  $("live").textContent = "";
  setTimeout(() => { $("live").textContent = text; }, 50);
}

/** Shows what went wrong and what to do in the place meant for it; without `problem` clears that place. */
export function problem(place, what = "", hint = "", ...more) {
  place.hidden = !what;
  place.replaceChildren(...(what ? [el("strong", {}, what), " ", hint, ...more.flatMap((each) => [" ", each])] : []));
}

/** A file field whose label works as a button for keyboards too. */
export function filePicker(key, label, accept, choose) {
  const input = el("input", { type: "file", accept, aria: { label }, on: { change: () => { choose([...input.files]); input.value = ""; } } });
  return el("label", { className: "file" }, el("span", {}, t(key)), input);
}

/** Calls `drop` with the files, or the text, that are let go over `zone`. */
export function droppable(zone, drop) {
  let depth = 0;
  const over = (on) => zone.classList.toggle("over", on);
  zone.addEventListener("dragenter", (event) => { event.preventDefault(); event.stopPropagation(); depth += 1; over(true); });
  zone.addEventListener("dragleave", (event) => { event.stopPropagation(); depth -= 1; over(depth > 0); });
  zone.addEventListener("dragover", (event) => { event.preventDefault(); event.stopPropagation(); });
  zone.addEventListener("drop", (event) => {
    depth = 0;
    over(false);
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain");
    if (!files.length && !text) { return; }
    event.preventDefault();
    event.stopPropagation();
    drop(files, text);
  });
}

export function debounced(wait, act) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(act, wait); };
}
