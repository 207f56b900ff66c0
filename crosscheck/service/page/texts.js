// The texts of the page, in every language the server has; elements name theirs in data-t attributes.

let catalogues = {};
let current = "en";

export async function load(preferred) {
  const answer = await fetch("/assets/texts.json");
  catalogues = await answer.json();
  const wanted = [preferred, ...navigator.languages.map((each) => each.slice(0, 2))];
  use(wanted.find((each) => each && Object.hasOwn(catalogues, each)) ?? "en");
}

export const languages = () => Object.keys(catalogues);
export const language = () => current;
export const named = (code) => catalogues[code].language_name;

/** The text of a key. A list has the forms for one and for many, chosen by `n`. */
export function t(key, values = {}) {
  const found = catalogues[current]?.[key] ?? catalogues.en?.[key] ?? key;
  const form = Array.isArray(found) ? found[values.n === 1 ? 0 : found.length - 1] : found;
  return form.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

export function use(code) {
  current = code;
  document.documentElement.lang = code;
  document.title = t("page_title");
  fill(document);
}

const PLACES = [["t", "textContent"], ["tTitle", "title"], ["tPlaceholder", "placeholder"], ["tLabel", "ariaLabel"]];

/** Puts the texts into every element below `root` that names one. */
export function fill(root) {
  const named = root.querySelectorAll("[data-t], [data-t-title], [data-t-placeholder], [data-t-label]");
  for (const each of named) {
    for (const [name, property] of PLACES) {
      if (each.dataset[name]) { each[property] = t(each.dataset[name]); }
    }
  }
}

export const clock = (iso) => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) { return ""; }
  const today = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(current, today ? { timeStyle: "short" } : { dateStyle: "short", timeStyle: "short" });
};

export function size(bytes) {
  const large = bytes >= 1e6;
  const value = large ? bytes / 1e6 : Math.max(1, bytes / 1e3);
  return `${value.toLocaleString(current, { maximumFractionDigits: large ? 1 : 0 })} ${large ? "MB" : "KB"}`;
}
