"use strict";
(() => {
  const small = matchMedia("(max-width: 60rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const all = (selector, root) => Array.from(root.querySelectorAll(selector));
  let active = null; // the report that keys are for: the last one attached

  // For pages that insert the fragment later: `crosscheckReport(element)` with the element that holds it.
  function attach(place) {
    const root = place.matches(".report") ? place : place.querySelector(".report");
    if (!root || !root.querySelector(".tools") || root.classList.contains("scripted")) { return; }
    active = new Page(root);
  }

  class Page {
    constructor(root) {
      this.root = root;
      this.sentences = all("a.s", root);
      this.cards = new Map(all(".card[id]", root).map((card) => [card.id, card]));
      this.list = Array.from(this.cards.values());
      this.sentence = null;
      this.card = null;
      this.kind = "";
      this.home = null; // where the card that stands beneath its sentence belongs
      root.classList.add("scripted", "view-list");
      all(".tools", root).forEach((part) => { part.hidden = false; });
      root.addEventListener("click", (event) => this.click(event));
      const outlets = root.querySelector(".outlets");
      if (outlets) { outlets.addEventListener("change", () => this.filter()); }
      new ResizeObserver(() => {
        if (small.matches) { root.style.removeProperty("--bar"); return; }
        root.style.setProperty("--bar", `${root.querySelector(".tools").offsetHeight}px`);
      }).observe(root);
      this.filter();
      const asked = this.cards.get(decodeURIComponent(location.hash.slice(1)));
      if (asked) { this.select(asked, null, "hash"); }
    }

    sentencesOf(card) { return this.sentences.filter((each) => each.dataset.card === card.id); }
    shown(card) { return !card.classList.contains("hidden"); }
    // The lower edge of what sticks to the top of the window.
    bar() {
      const bar = this.root.querySelector(small.matches ? ".bar" : ".tools");
      return (parseFloat(getComputedStyle(bar).top) || 0) + bar.getBoundingClientRect().height;
    }
    inText() { return small.matches && this.root.classList.contains("view-text"); }

    // ---------------------------------------------------------------- filters

    filter() {
      const select = this.root.querySelector(".outlets");
      const outlet = select ? select.value : "";
      let count = 0;
      for (const card of this.list) {
        const kind = this.kind === "" || card.dataset.kind === this.kind;
        const fits = kind && (outlet === "" || card.dataset.outlets.split(" ").includes(outlet));
        card.classList.toggle("hidden", !fits);
        count += fits ? 1 : 0;
      }
      all(".part", this.root).forEach((part) => {
        const own = all(".card[id]", part);
        part.classList.toggle("hidden", own.length > 0 && !own.some((card) => this.shown(card)));
      });
      this.sentences.forEach((each) => each.classList.toggle("off", !this.shown(this.cards.get(each.dataset.card))));
      const status = this.root.querySelector(".status");
      const whole = count === this.list.length;
      status.textContent = whole ? "" : status.dataset.text.replace("{n}", count).replace("{of}", this.list.length);
    }

    isolate(chip) {
      this.kind = this.kind === chip.dataset.filter ? "" : chip.dataset.filter;
      all(".chip", this.root).forEach((each) => {
        each.setAttribute("aria-pressed", String(each.dataset.filter === this.kind));
      });
      this.filter();
    }

    // ---------------------------------------------------------------- selection

    select(card, sentence, from) {
      const before = sentence ? sentence.getBoundingClientRect().top : 0;
      this.clear();
      if (!card) { return; }
      this.card = card;
      this.sentence = sentence || this.sentencesOf(card)[0] || null;
      card.classList.add("now");
      card.classList.remove("hidden");
      card.closest(".part, .here").classList.remove("hidden");
      all(":scope > details", card).forEach((each) => { each.open = true; });
      if (this.sentence) {
        this.sentence.classList.add("now");
        this.sentence.setAttribute("aria-current", "true");
      }
      if (this.inText()) { this.beneath(card, from === "sentence" ? before : null); } else { this.beside(card, from); }
      history.replaceState(null, "", "#" + card.id);
    }

    clear() {
      if (this.card) { this.card.classList.remove("now"); }
      if (this.sentence) {
        this.sentence.classList.remove("now");
        this.sentence.removeAttribute("aria-current");
        if (this.inText()) { this.sentence.setAttribute("aria-expanded", "false"); }
      }
      if (this.home) {
        const slot = this.card.parentNode;
        this.home.replaceWith(this.card);
        slot.remove();
        this.home = null;
      }
      this.card = this.sentence = null;
    }

    // On wide screens: the card moves to the top of the list, the sentence into the draft's pane.
    beside(card, from) {
      if (from !== "card") { this.reveal(card); }
      if (this.sentence && from !== "sentence" && !small.matches) { this.centre(this.sentence); }
      if (from === "keys") { card.focus({ preventScroll: true }); }
    }

    reveal(card) {
      const box = card.getBoundingClientRect();
      const top = this.bar() + 12;
      if (box.top >= top && box.bottom <= innerHeight) { return; }
      this.scroll(box.top - top);
    }

    centre(sentence) {
      const pane = sentence.closest(".draft");
      const box = sentence.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      if (pane.scrollHeight <= pane.clientHeight) { return; }
      if (box.top >= frame.top + 24 && box.bottom <= Math.min(frame.bottom, innerHeight) - 24) { return; }
      pane.scrollBy({ top: box.top - frame.top - pane.clientHeight / 3, behavior: still.matches ? "auto" : "smooth" });
    }

    // On small screens: the card opens beneath its sentence, which stays where it is.
    beneath(card, before) {
      const sentence = this.sentence;
      const bar = this.bar();
      const top = before === null ? bar + 24 : before;
      this.home = document.createElement("li");
      this.home.hidden = true;
      card.replaceWith(this.home);
      const slot = document.createElement("ul");
      slot.className = "here";
      slot.append(card);
      sentence.after(slot);
      sentence.setAttribute("aria-expanded", "true");
      scrollBy({ top: sentence.getBoundingClientRect().top - top, behavior: "instant" });
      const box = card.getBoundingClientRect();
      const hidden = box.top + Math.min(box.height, innerHeight * 0.45) - innerHeight;
      if (hidden > 0) { this.scroll(Math.min(hidden, top - bar - 8)); }
    }

    scroll(by) { scrollBy({ top: by, behavior: still.matches ? "auto" : "smooth" }); }

    view(name) {
      const card = this.card;
      const sentence = this.sentence;
      this.clear();
      this.root.classList.toggle("view-list", name === "list");
      this.root.classList.toggle("view-text", name === "text");
      all("[data-view]", this.root).forEach((each) => {
        each.setAttribute("aria-pressed", String(each.dataset.view === name));
      });
      this.sentences.forEach((each) => {
        if (name === "text") { each.setAttribute("aria-expanded", "false"); } else { each.removeAttribute("aria-expanded"); }
      });
      const above = this.root.querySelector(".columns").getBoundingClientRect().top - this.bar();
      if (above < 0) { scrollBy({ top: above, behavior: "instant" }); }
      if (card) { this.select(card, sentence, "view"); }
    }

    // ---------------------------------------------------------------- input

    step(by) {
      const queue = this.inText()
        ? [...new Set(this.sentences.map((each) => this.cards.get(each.dataset.card)))]
        : this.list;
      const open = queue.filter((card) => "open" in card.dataset && this.shown(card));
      if (!open.length) { return; }
      let at = open.indexOf(this.card);
      if (at < 0) { at = by > 0 ? -1 : 0; }
      this.select(open[(at + by + open.length) % open.length], null, "keys");
    }

    // From the card back to its sentence; from a sentence to its card its link leads.
    swap(target) {
      if (target !== this.card || !this.sentence || small.matches) { return false; }
      this.sentence.focus();
      return true;
    }

    leave() {
      const sentence = this.sentence;
      this.clear();
      this.root.querySelector(".help").open = false;
      if (sentence) { sentence.focus({ preventScroll: true }); }
    }

    click(event) {
      const chip = event.target.closest(".chip");
      const view = event.target.closest("[data-view]");
      const mover = event.target.closest("[data-step]");
      const link = event.target.closest("a");
      if (chip) { this.isolate(chip); return; }
      if (view) { this.view(view.dataset.view); return; }
      if (mover) { this.step(Number(mover.dataset.step)); return; }
      if (link) { this.follow(link, event); return; }
      const card = event.target.closest(".card[id]");
      if (card && !event.target.closest("button, summary, input, select, textarea, .decide") && String(getSelection()) === "") {
        this.select(card, null, "card");
      }
    }

    follow(link, event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      if (link.matches(".s")) {
        event.preventDefault();
        const card = this.cards.get(link.dataset.card);
        if (this.inText() && this.sentence === link) { this.clear(); return; }
        this.select(card, link, "sentence");
        if (!small.matches) { card.focus({ preventScroll: true }); }
      } else if (link.matches(".to-text")) {
        event.preventDefault();
        const sentence = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        const card = this.cards.get(sentence.dataset.card);
        if (small.matches) { this.view("text"); }
        this.select(card, sentence, "text");
      } else if (link.matches(".rule")) {
        const rule = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (rule) { rule.closest("details").open = true; }
      }
    }

    key(event) {
      if (event.key === "n" || event.key === "j") { this.step(1); return true; }
      if (event.key === "p" || event.key === "k") { this.step(-1); return true; }
      if (event.key === "Escape") { this.leave(); return true; }
      if (event.key === "Enter") { return this.swap(event.target); }
      if (event.key === "?") {
        const help = this.root.querySelector(".help");
        help.open = !help.open;
        return true;
      }
      return false;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (!active || !active.root.isConnected || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("select, textarea, input:not([type=checkbox]), [contenteditable]")) { return; }
    const keys = active.root.querySelector(".keys");
    if (keys && !keys.checked) { return; }
    if (active.key(event)) { event.preventDefault(); }
  });
  small.addEventListener("change", () => { if (active) { active.clear(); } });

  attach(document.documentElement);
  globalThis.crosscheckReport = attach;
})();
