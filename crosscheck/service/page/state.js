// What the editor has given, and what came of it. Every change is kept in the browser at once, one entry for each tab,
// so that a reload, a crash or a closed tab loses nothing.

const STORE = "drafts";
const KEPT = 20; // the oldest beyond these are removed

const empty = () => ({
  name: "", named: false, text: "", file: null, published: "", reads: "",
  sources: [], // {id, outlet, kind: "file" | "url" | "text", value, name, file}
  checked: null, // {json, fragment, text, at}
  typed: {}, // half-written decisions by fingerprint
  at: 0,
});

export const state = empty();
let slot = "";
let database = null;
let broken = () => {};

/** Opens the store and puts what this tab had into `state`; false if the browser keeps nothing. */
export async function open(onBroken) {
  broken = onBroken;
  slot = sessionStorage.getItem("slot") ?? "";
  try {
    database = await request(Object.assign(indexedDB.open("crosscheck", 1), {
      onupgradeneeded: (event) => event.target.result.createObjectStore(STORE),
    }));
  } catch {
    broken();
  }
  if (slot) { await resume(slot); } else { begin(); }
}

function begin() {
  slot = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  sessionStorage.setItem("slot", slot);
}

/** Puts a kept draft into `state`. */
export async function resume(other) {
  const kept = database && (await request(store().get(other)).catch(() => null));
  slot = other;
  sessionStorage.setItem("slot", slot);
  Object.assign(state, empty(), kept ?? {});
}

/** Keeps `state`, if there is anything in it. */
export function keep() {
  if (!database) { return; }
  state.at = Date.now();
  const write = isEmpty() ? store("readwrite").delete(slot) : store("readwrite").put({ ...state }, slot);
  write.onerror = () => broken();
  write.transaction.onabort = () => broken();
}

export const isEmpty = () => !state.text && !state.file && !state.sources.length;

/** Removes what this tab had, and begins anew. */
export async function clear() {
  if (database) { await request(store("readwrite").delete(slot)).catch(() => {}); }
  Object.assign(state, empty());
  begin();
}

/** Other drafts that are kept, the latest first: {slot, name, at}. */
export async function others() {
  if (!database) { return []; }
  const from = store();
  const [keys, values] = await Promise.all([request(from.getAllKeys()), request(from.getAll())]);
  const found = keys.map((key, n) => ({ slot: key, name: values[n].name, at: values[n].at })).sort((a, b) => b.at - a.at);
  for (const old of found.slice(KEPT)) { store("readwrite").delete(old.slot); }
  return found.filter((each) => each.slot !== slot);
}

const store = (mode = "readonly") => database.transaction(STORE, mode).objectStore(STORE);

function request(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}
