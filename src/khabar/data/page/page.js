"use strict";
// Lights up what belongs together. Everything shown is copied from elements of the page, never made from strings.
(() => {
  const $ = (what, root = document) => root.querySelector(what);
  const $$ = (what, root = document) => [...root.querySelectorAll(what)];
  const main = $("#main"), tip = $("#tip"), list = $("#list"), toText = $("#to-text");
  const reports = $$(".report");
  const english = () => $("#ui-en").checked;
  const ranges = (text) => (text || "").split(" ").filter(Boolean).map((at) => at.split("-").map(Number));
  const touches = (range, piece) => range[0] < piece.stop && piece.start < range[1];
  const LIT = ["keep-A", "keep-B", "keep-C", "keep-D", "ev", "ev-first", "role", "src", "cue-here", "content"];
  const models = new Map();
  let chosen = null, shown = null;

  class Model { // one report: its pieces of text and what lies over them
    constructor(section) {
      this.section = section;
      this.text = $(".text", section);
      this.pieces = $$("[data-s]", this.text).map((element) => {
        const start = Number(element.dataset.s);
        return { element, start, stop: start + [...element.textContent].length };
      });
      this.claims = $$(".claim", section).map((element) => ({ element, ranges: ranges(element.dataset.ev) }));
      this.mentions = $$(".glossary .mention", section).map((element) => ({ element, ranges: ranges(element.dataset.at) }));
      this.unread = $$(".unread-list li", section).map((element) => ({ element, ranges: ranges(element.dataset.at) }));
      this.stops = this.pieces.filter((piece) => this.over(piece).length);
      this.wire();
    }
    within(range) { return this.pieces.filter((piece) => touches(range, piece)); }
    all(text) { return ranges(text).flatMap((range) => this.within(range)); }
    lying(things, piece) { return things.filter((thing) => thing.ranges.some((range) => touches(range, piece))); }
    over(piece) { return [...this.lying(this.mentions, piece), ...this.lying(this.claims, piece), ...this.lying(this.unread, piece)]; }
    piece(target) {
      const element = target.closest && target.closest(".text [data-s]");
      return element && this.pieces.find((piece) => piece.element === element);
    }
    wire() {
      const { text, section } = this;
      text.addEventListener("pointerover", (event) => {
        if (event.pointerType === "touch") return;
        const piece = this.piece(event.target);
        if (!piece && wide()) hide();
        this.near(piece);
        if (piece) show(this, piece, event);
      });
      text.addEventListener("pointerleave", () => { this.near(null); hide(); });
      text.addEventListener("click", (event) => {
        const piece = this.piece(event.target);
        if (!piece) { hide(); return clear(); }
        this.open(piece);
        if (!wide()) show(this, piece, event);
      });
      text.addEventListener("keydown", (event) => this.key(event));
      text.addEventListener("blur", () => { this.point(null); hide(); });
      for (const claim of this.claims) {
        claim.element.addEventListener("pointerenter", () => this.preview(claim, true));
        claim.element.addEventListener("pointerleave", () => this.preview(claim, false));
        claim.element.addEventListener("click", (event) => {
          const link = event.target.closest("a");
          if (link?.classList.contains("to-text")) {
            event.preventDefault();
            const first = this.within(claim.ranges[0])[0];
            return first?.element.scrollIntoView({ block: "center" });
          }
          if (link && link.hash !== `#${claim.element.id}`) return;
          event.preventDefault();
          if (!link && String(getSelection())) return;
          choose(this, claim === chosen?.claim && !link ? null : claim, true);
        });
      }
      for (const item of this.unread) {
        const go = () => { clear(); this.flash(item.ranges); };
        item.element.addEventListener("click", go);
        item.element.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
      }
      for (const select of $$(".filters select", section)) select.addEventListener("change", () => this.filter());
      $(".filters .reset", section)?.addEventListener("click", () => {
        for (const select of $$(".filters select", section)) select.value = "";
        this.filter();
      });
    }
    near(piece) {
      const here = piece ? this.lying(this.claims, piece) : [];
      for (const claim of this.claims) claim.element.classList.toggle("near", here.includes(claim));
    }
    preview(claim, on) {
      for (const range of claim.ranges) for (const piece of this.within(range)) piece.element.classList.toggle("pre", on);
    }
    flash(at) {
      const pieces = at.flatMap((range) => this.within(range));
      for (const piece of pieces) piece.element.classList.add("at");
      if (pieces.length) into(pieces[0].element);
      setTimeout(() => pieces.forEach((piece) => piece.element.classList.remove("at")), 2500);
    }
    open(piece) { // the narrowest claim first, then the next around it
      const here = this.lying(this.claims, piece).filter((claim) => !claim.element.hidden);
      if (!here.length) return clear();
      const size = (claim) => claim.ranges.reduce((sum, [start, stop]) => sum + stop - start, 0);
      here.sort((a, b) => size(a) - size(b));
      choose(this, here[(here.indexOf(chosen?.claim) + 1) % here.length], false);
      if (wide()) into(chosen.claim.element);
    }
    point(piece) {
      for (const other of this.pieces) other.element.classList.toggle("at", other === piece);
      this.here = piece;
      this.near(piece);
      if (piece) { into(piece.element); show(this, piece); }
    }
    key(event) {
      const forward = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 }[event.key];
      const index = this.stops.indexOf(this.here);
      if (forward) this.point(this.stops[Math.max(0, Math.min(this.stops.length - 1, index + forward))]);
      else if (event.key === "Home") this.point(this.stops[0]);
      else if (event.key === "End") this.point(this.stops[this.stops.length - 1]);
      else if (event.key === "Enter" && this.here) this.open(this.here);
      else return;
      event.preventDefault();
    }
    filter() {
      const wanted = $$(".filters select", this.section).filter((select) => select.value);
      const has = (element, select) => (element.dataset[select.name] || "").split(" ").includes(select.value);
      let shown = 0;
      for (const { element } of this.claims) {
        element.hidden = !wanted.every((select) => has(element, select));
        shown += !element.hidden;
      }
      $(".filters output", this.section).textContent = wanted.length ? `${shown} / ${this.claims.length}` : "";
      for (const piece of this.pieces) {
        const here = this.lying(this.claims, piece);
        for (const lane of "ABCD") {
          const drawn = here.filter((claim) => claim.element.dataset.lane === lane);
          piece.element.classList.toggle(`off-${lane}`, drawn.length > 0 && drawn.every((claim) => claim.element.hidden));
        }
      }
      if (chosen?.claim.element.hidden) clear();
    }
  }

  const model = (section) => {
    if (!models.has(section)) models.set(section, new Model(section));
    return models.get(section);
  };

  const wide = () => window.matchMedia("(min-width:62rem)").matches; // text and claims beside each other
  const into = (element) => element.scrollIntoView({ block: "nearest", inline: "nearest" });

  function clear() {
    if (!chosen) return;
    const { model: owner, claim } = chosen;
    claim.element.classList.remove("chosen");
    $(".pick", claim.element).removeAttribute("aria-current");
    owner.section.classList.remove("choosing");
    for (const { element } of owner.pieces) { element.classList.remove(...LIT); delete element.dataset.role; }
    $(".arcs", owner.section)?.remove();
    chosen = null;
  }

  function choose(owner, claim, scroll) {
    clear();
    if (!claim) return;
    chosen = { model: owner, claim };
    claim.element.classList.add("chosen");
    $(".pick", claim.element).setAttribute("aria-current", "true");
    owner.section.classList.add("choosing");
    const evidence = claim.ranges.flatMap((range) => owner.within(range));
    evidence.forEach((piece) => piece.element.classList.add("ev", `keep-${claim.element.dataset.lane}`));
    evidence[0]?.element.classList.add("ev-first");
    for (const link of $$(".chain li", claim.element)) {
      const mark = (at, name) => owner.all(at).forEach((piece) => piece.element.classList.add(name));
      mark(link.dataset.content, "content");
      mark(link.dataset.cue, "cue-here");
      mark(link.dataset.at, "src");
    }
    for (const row of $$(".roles [data-at]", claim.element)) label(owner, row.dataset.at, $("dt", row));
    const last = $$(".chain li", claim.element).filter((link) => link.dataset.at).pop();
    if (last) label(owner, last.dataset.at, null);
    $(".more", claim.element).append(toText);
    toText.hidden = false;
    draw(owner, claim, evidence);
    if (scroll && evidence.length) {
      if (wide()) into(evidence[0].element);
    }
    try { history.replaceState(null, "", `#${claim.element.id}`); } catch { /* some browsers refuse on a file */ }
  }

  function label(owner, at, term) {
    const pieces = owner.all(at);
    if (!pieces.length) return;
    pieces.forEach((piece) => piece.element.classList.add(term ? "role" : "src"));
    const says = english() ? "says" : "القائل";
    const name = term ? ($(english() ? "[lang=en]" : "[lang=ar]", term) || term).textContent : says;
    const before = pieces[0].element.dataset.role;
    pieces[0].element.dataset.role = before && before !== name ? `${before} · ${name}` : name;
  }

  function draw(owner, claim, evidence) { // from the outermost source in the text to the next, and last to the words
    const stops = $$(".chain li[data-at]", claim.element).map((link) => owner.all(link.dataset.at)[0]).filter(Boolean);
    if (!stops.length || !evidence.length) return;
    const box = $(".reading", owner.section), frame = box.getBoundingClientRect();
    const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const svg = make("svg");
    svg.setAttribute("class", "arcs");
    svg.setAttribute("aria-hidden", "true");
    svg.style.height = `${box.scrollHeight}px`;
    const at = ({ element }) => {
      const spot = element.getClientRects()[0];
      return { x: spot.right - Math.min(spot.width / 2, 30) - frame.left + box.scrollLeft, top: spot.top + 7 - frame.top + box.scrollTop };
    };
    const path = [...stops, evidence[0]];
    for (let i = 0; i + 1 < path.length; i++) {
      if (path[i] === path[i + 1]) continue;
      const a = at(path[i]), b = at(path[i + 1]);
      const lift = Math.min(a.top, b.top) - 13 - Math.min(26, Math.abs(a.x - b.x) / 14);
      const line = make("path"), head = make("path");
      line.setAttribute("d", `M${a.x} ${a.top}C${a.x} ${lift} ${b.x} ${lift} ${b.x} ${b.top - 3}`);
      head.setAttribute("d", `M${b.x - 4} ${b.top - 6}L${b.x + 4} ${b.top - 6}L${b.x} ${b.top + 1}z`);
      head.setAttribute("class", "head");
      svg.append(line, head);
    }
    box.append(svg);
  }

  function show(owner, piece, event) {
    shown = { piece, event };
    tip.replaceChildren();
    for (const { element } of owner.lying(owner.mentions, piece)) {
      const copy = document.createElement("div");
      copy.className = "mention";
      copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
      tip.append(copy);
    }
    for (const { element } of owner.lying(owner.claims, piece)) {
      const copy = document.createElement("div");
      copy.className = `tip-claim ${[...element.classList].filter((name) => /^(f|st)-/.test(name)).join(" ")} claim-in-tip`;
      copy.append(...[$(".pick", element), $(".says strong", element), $(".stand", element)].map((node) => node.cloneNode(true)));
      const small = document.createElement("small");
      small.append(...$$(".more .facts > span", element).slice(0, 2).map((node) => node.cloneNode(true)));
      copy.append(small);
      tip.append(copy);
    }
    for (const { element } of owner.lying(owner.unread, piece)) {
      const copy = document.createElement("div");
      copy.className = "tip-unread";
      copy.append($(".note", element).cloneNode(true));
      tip.append(copy);
    }
    tip.hidden = !tip.childNodes.length;
    if (!tip.hidden) put();
  }

  function put() { // beside the words that it tells of
    const { piece, event } = shown;
    const spots = [...piece.element.getClientRects()], size = tip.getBoundingClientRect();
    const spot = spots.find((each) => event && each.top <= event.clientY && event.clientY <= each.bottom) || spots[0];
    const below = spot.bottom + 10 + size.height < innerHeight;
    tip.style.top = `${below ? spot.bottom + 10 : Math.max(4, spot.top - size.height - 10)}px`;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, spot.right - size.width))}px`;
  }

  const hide = () => { tip.hidden = true; };

  function speak() { // what cannot be in both languages at once
    document.documentElement.lang = english() ? "en" : "ar";
    document.documentElement.dir = english() ? "ltr" : "rtl";
    for (const option of $$("option[data-ar]")) option.textContent = english() ? option.dataset.en : option.dataset.ar;
    if (chosen) choose(chosen.model, chosen.claim, false);
  }

  function route() { // #r2 is a report, #r2c5 a claim
    if (!/^(#r\d.*)?$/.test(location.hash)) return; // #main and the like
    const [, report, claim] = /^#r(\d+)(?:c(\d+))?/.exec(location.hash) || [];
    const section = report && reports[report - 1];
    if (list) {
      for (const other of reports) other.hidden = other !== section;
      $$("tbody tr", list).forEach((row, index) => row.classList.toggle("here", reports[index] === section));
    }
    hide();
    if (!section) return clear();
    const owner = model(section);
    const found = claim && owner.claims[claim - 1];
    if (found) { choose(owner, found, true); found.element.scrollIntoView({ block: "nearest" }); }
    else if (list) { clear(); $("h2", section).focus({ preventScroll: true }); section.scrollIntoView(); }
  }

  main.classList.add("live");
  for (const input of $$("input[name=ui]")) input.addEventListener("change", speak);
  addEventListener("hashchange", route);
  addEventListener("keydown", (event) => { if (event.key === "Escape") { clear(); hide(); } });
  addEventListener("click", (event) => { if (event.target.closest("#tip a")) hide(); });
  addEventListener("resize", () => { if (chosen) choose(chosen.model, chosen.claim, false); });
  addEventListener("scroll", () => {
    if (tip.hidden || !wide()) return;
    if (shown.event) hide(); else put();
  }, { passive: true, capture: true });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = $$("details:not([open])");
    closed.forEach((details) => { details.open = true; });
    if (list && reports.every((section) => section.hidden)) reports.forEach((section) => { section.hidden = false; });
  });
  addEventListener("afterprint", () => { closed.forEach((details) => { details.open = false; }); if (list) route(); });
  if (!list && reports[0]) model(reports[0]);
  speak();
  route();
})();
