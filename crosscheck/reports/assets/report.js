"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const marks = all("a.s");
  const cards = new Map(all(".card").map((card) => [card.id, card]));
  const status = document.getElementById("status");
  const outlets = document.getElementById("outlet");
  const keys = document.getElementById("keys");
  let current = null;

  document.documentElement.classList.add("scripted");
  all(".controls, .keys").forEach((part) => { part.hidden = false; });

  const cardOf = (mark) => cards.get(mark.dataset.card);
  const shown = (card) => !card.classList.contains("hidden");
  const open = () => marks.filter((m) => m.dataset.open === "1" && shown(cardOf(m)));

  function filter() {
    const verdicts = new Set(
      all("button[data-verdict]").filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.verdict)
    );
    let count = 0;
    for (const card of cards.values()) {
      const named = card.dataset.outlets.split(" ");
      const fits = verdicts.has(card.dataset.verdict) && (outlets.value === "" || named.includes(outlets.value));
      card.classList.toggle("hidden", !fits);
      count += fits ? 1 : 0;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", !shown(cardOf(mark)));
    }
    status.textContent = status.dataset.text.replace("{n}", count).replace("{of}", cards.size).replace("{open}", open().length);
  }

  function select(mark, from) {
    if (current) {
      current.classList.remove("now");
      current.removeAttribute("aria-current");
      cardOf(current).classList.remove("now");
    }
    current = mark;
    if (!mark) { return; }
    const card = cardOf(mark);
    mark.classList.add("now");
    mark.setAttribute("aria-current", "true");
    card.classList.remove("hidden");
    card.classList.add("now");
    if (from !== "card") { card.scrollIntoView({ block: "nearest" }); }
    if (from !== "mark") { mark.scrollIntoView({ block: "center" }); }
    if (from === "keys") { mark.focus({ preventScroll: true }); }
    history.replaceState(null, "", "#" + card.id);
  }

  function step(by) {
    const queue = open();
    if (!queue.length) { return; }
    let at = queue.indexOf(current);
    if (at < 0 && current) {
      // From a statement that is not open, on to the next or previous open one in the text.
      const place = marks.indexOf(current);
      const next = queue.findIndex((mark) => marks.indexOf(mark) > place);
      at = next < 0 ? queue.length : next;
      at = by > 0 ? at - 1 : at;
    } else if (at < 0) {
      at = by > 0 ? -1 : 0;
    }
    select(queue[(at + by + queue.length) % queue.length], "keys");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-verdict]");
    if (button) {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
      return;
    }
    const mover = event.target.closest("button[data-step]");
    if (mover) { step(Number(mover.dataset.step)); return; }
    const mark = event.target.closest("a.s");
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      select(mark, "mark");
      return;
    }
    const card = event.target.closest(".card");
    if (card && !event.target.closest("a, button, summary") && String(getSelection()) === "") {
      select(marks.find((m) => m.dataset.card === card.id) || null, "card");
    }
  });
  outlets.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("select, input:not([type=checkbox])")) { return; }
    if (event.key === "n" || event.key === "j") { step(1); event.preventDefault(); }
    if (event.key === "p" || event.key === "k") { step(-1); event.preventDefault(); }
    if (event.key === "Escape") { select(null); }
  });

  filter();
  const asked = marks.find((m) => "#" + m.dataset.card === location.hash);
  if (asked) { select(asked); }
})();
