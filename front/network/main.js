// The network: people, groups and posts on a canvas, and from every node and line to its words.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import "d3-transition";
import { Boxes, ask, bdi, claimList, colours, fit, framed, make, rtl, settled, still } from "../common/page.js";

const root = document.getElementById("network");
if (root) start(root);

function start(root) {
  const say = root.dataset, sheet = root.querySelector(".sheet"), canvas = sheet.querySelector("canvas");
  const context = canvas.getContext("2d"), tip = root.querySelector(".map-tip"), panel = root.querySelector(".map-panel");
  const status = root.querySelector(".map-status"), seek = root.querySelector("input[type=search]"), found = root.querySelector("datalist");
  const font = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  const families = [...root.querySelectorAll("[data-family]")];
  const paint = colours(["ink", "soft", "card", "paper", "line", "line-2", "accent", "no", "m-person", "m-group", "m-post",
    ...families.map((each) => `f-${each.dataset.family}`)], () => frame());
  let width = 0, height = 0, dense = 1, view = zoomIdentity, nodes = [], ties = [], shown = new Set(), moved = false, moving = false;
  let over = null, chosen = null, labels = [];
  const hidden = new Set();
  const R = 7;

  const zoomed = zoom().scaleExtent([0.05, 6]).on("zoom", (event) => {
    view = event.transform;
    if (event.sourceEvent) moved = true;
    moving = true;
    frame();
    rest();
  });
  const sheets = select(sheet).call(zoomed).on("dblclick.zoom", null);
  const rest = settled(() => { moving = false; label(); frame(); }, 120);
  const glide = () => still ? sheets : sheets.transition().duration(350);

  function resize() {
    const box = sheet.getBoundingClientRect();
    if (!box.width || (box.width === width && box.height === height)) return;
    width = box.width; height = box.height;
    dense = fit(canvas, width, height);
    zoomed.extent([[0, 0], [width, height]]);
    if (!moved) whole(true);
    label();
    frame();
  }

  const visible = (node) => node.ties.some((tie) => !hidden.has(tie.family)) || node.start;

  function whole(soon) {
    const all = nodes.filter(visible);
    if (!all.length || !width) return;
    const xs = all.map((node) => node.x), ys = all.map((node) => node.y);
    const x0 = Math.min(...xs) - 60, x1 = Math.max(...xs) + 60, y0 = Math.min(...ys) - 40, y1 = Math.max(...ys) + 50;
    const k = Math.min(1.6, width / (x1 - x0), height / (y1 - y0));
    (soon ? sheets : glide()).call(zoomed.transform, zoomIdentity.translate(width / 2 - ((x0 + x1) / 2) * k, height / 2 - ((y0 + y1) / 2) * k).scale(k));
  }

  // ------------------------------------------------------------ drawing

  const near = () => {
    const focus = chosen?.kind ? chosen : over?.kind ? over : null, tie = chosen?.from ? chosen : over?.from ? over : null;
    if (tie) return new Set([tie.from, tie.to]);
    return focus ? new Set([focus, ...focus.ties.filter((each) => !hidden.has(each.family)).flatMap((each) => [each.from, each.to])]) : null;
  };

  /** Which nodes get a name: what is chosen and what is beside it, then whatever has room. */
  function label() {
    labels = [];
    if (!nodes.length) return;
    const boxes = new Boxes(), beside = near(), size = Math.max(10, Math.min(13, 9 + view.k * 3));
    context.font = `${size}px ${font}`;
    const inside = nodes.filter((node) => {
      const x = node.x * view.k + view.x, y = node.y * view.k + view.y;
      return visible(node) && x > -60 && y > -30 && x < width + 60 && y < height + 30;
    });
    for (const node of inside) {
      const x = node.x * view.k + view.x, y = node.y * view.k + view.y;
      if (view.k > 0.5) boxes.put([x - R + 2, y - R + 2, x + R - 2, y + R - 2]);
    }
    const first = (node) => node.start || node === chosen ? 0 : beside?.has(node) ? 1 : node.kind === "group" ? 2 : 3;
    for (const node of inside.sort((a, b) => first(a) - first(b) || a.place - b.place)) {
      if (labels.length > 260) break;
      node.wide ??= new Map();
      const text = first(node) < 2 ? node.name : node.short;
      let half = node.wide.get(size + text);
      if (half === undefined) node.wide.set(size + text, half = context.measureText(text).width / 2 + 2);
      const x = node.x * view.k + view.x, y = node.y * view.k + view.y + R + 9;
      if (boxes.take([x - half, y - size * 0.7, x + half, y + size * 0.7]) || first(node) === 0) labels.push({ node, text, size });
    }
  }

  function shape(node, x, y, r) {
    if (node.kind === "group") context.roundRect(x - r, y - r * 0.86, r * 2, r * 1.72, 3);
    else if (node.kind === "post") { context.moveTo(x, y - r * 1.1); context.lineTo(x + r * 1.1, y); context.lineTo(x, y + r * 1.1); context.lineTo(x - r * 1.1, y); context.closePath(); }
    else { context.moveTo(x + r, y); context.arc(x, y, r, 0, 6.2832); }
  }

  const frame = framed(() => {
    if (!width) return;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!nodes.length) return;
    const beside = near(), k = view.k, r = Math.max(3.2, Math.min(R, R * Math.sqrt(k) * 1.1));
    const at = (node) => [node.x * k + view.x, node.y * k + view.y];
    context.lineCap = "round";
    for (const far of [true, false]) {
      if (far && !beside) continue;
      context.globalAlpha = far ? 0.14 : beside ? 0.95 : 0.6;
      for (const family of families) {
        const name = family.dataset.family;
        if (hidden.has(name)) continue;
        for (const denied of [false, true]) {
          context.beginPath();
          for (const tie of ties) {
            if (tie.family !== name || tie.denied !== denied) continue;
            if (beside && far === touches(tie, beside)) continue;
            const [x0, y0] = at(tie.from), [x1, y1] = at(tie.to);
            if (Math.max(x0, x1) < 0 || Math.min(x0, x1) > width || Math.max(y0, y1) < 0 || Math.min(y0, y1) > height) continue;
            const mx = (x0 + x1) / 2 + (y1 - y0) * tie.bow, my = (y0 + y1) / 2 - (x1 - x0) * tie.bow;
            context.moveTo(x0, y0);
            context.quadraticCurveTo(mx, my, x1, y1);
            if (k > 0.45) {
              const turn = Math.atan2(y1 - my, x1 - mx), tx = x1 - Math.cos(turn) * (r + 2), ty = y1 - Math.sin(turn) * (r + 2);
              context.moveTo(tx - Math.cos(turn - 0.45) * 6, ty - Math.sin(turn - 0.45) * 6);
              context.lineTo(tx, ty);
              context.lineTo(tx - Math.cos(turn + 0.45) * 6, ty - Math.sin(turn + 0.45) * 6);
            }
          }
          context.strokeStyle = paint[`f-${name}`];
          context.lineWidth = beside && !far ? 1.8 : 1.1;
          context.setLineDash(denied ? [4, 4] : []);
          context.stroke();
        }
      }
      context.setLineDash([]);
    }
    if (chosen?.from) line(chosen, 4);
    if (over?.from) line(over, 3);
    for (const far of [true, false]) {
      if (far && !beside) continue;
      context.globalAlpha = far ? 0.22 : 1;
      for (const kind of ["post", "person", "group"]) {
        context.beginPath();
        for (const node of nodes) {
          if (node.kind !== kind || !visible(node) || (beside && far === beside.has(node))) continue;
          const [x, y] = at(node);
          if (x > -20 && y > -20 && x < width + 20 && y < height + 20) shape(node, x, y, r);
        }
        context.fillStyle = paint[`m-${kind}`];
        context.fill();
        context.strokeStyle = paint.card;
        context.lineWidth = 1.2;
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    for (const node of nodes) {
      if (!node.start && node !== chosen && node !== over) continue;
      const [x, y] = at(node);
      context.beginPath();
      shape(node, x, y, r + 3);
      context.strokeStyle = node.start && node !== chosen && node !== over ? paint.ink : paint.accent;
      context.lineWidth = 2.2;
      context.stroke();
    }
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.direction = "rtl";
    context.lineJoin = "round";
    for (const { node, text, size } of labels) {
      if (beside && !beside.has(node) && !node.start) context.globalAlpha = 0.25;
      const [x, y] = at(node);
      context.font = `${node.start || node === chosen ? 700 : 400} ${size}px ${font}`;
      context.lineWidth = 3;
      context.strokeStyle = paint.card;
      if (!moving) context.strokeText(text, x, y + r + 9);
      context.fillStyle = paint.ink;
      context.fillText(text, x, y + r + 9);
      context.globalAlpha = 1;
    }
  });

  const touches = (tie, beside) => chosen?.kind || over?.kind ? tie.from === (chosen?.kind ? chosen : over) || tie.to === (chosen?.kind ? chosen : over) : beside.has(tie.from) && beside.has(tie.to);

  function line(tie, wide) {
    const k = view.k, x0 = tie.from.x * k + view.x, y0 = tie.from.y * k + view.y, x1 = tie.to.x * k + view.x, y1 = tie.to.y * k + view.y;
    context.globalAlpha = 1;
    context.beginPath();
    context.moveTo(x0, y0);
    context.quadraticCurveTo((x0 + x1) / 2 + (y1 - y0) * tie.bow, (y0 + y1) / 2 - (x1 - x0) * tie.bow, x1, y1);
    context.strokeStyle = paint.accent;
    context.lineWidth = wide;
    context.stroke();
  }

  // ------------------------------------------------------------ what is under the pointer

  function hit(px, py, slack = 6) {
    let best = null, least = R + slack;
    for (const node of nodes) {
      if (!visible(node)) continue;
      const far = Math.hypot(node.x * view.k + view.x - px, node.y * view.k + view.y - py);
      if (far < least) { least = far; best = node; }
    }
    if (best) return best;
    least = slack;
    for (const tie of ties) {
      if (hidden.has(tie.family)) continue;
      const k = view.k, x0 = tie.from.x * k + view.x, y0 = tie.from.y * k + view.y, x1 = tie.to.x * k + view.x, y1 = tie.to.y * k + view.y;
      if (px < Math.min(x0, x1) - 40 || px > Math.max(x0, x1) + 40 || py < Math.min(y0, y1) - 40 || py > Math.max(y0, y1) + 40) continue;
      const mx = (x0 + x1) / 2 + (y1 - y0) * tie.bow, my = (y0 + y1) / 2 - (x1 - x0) * tie.bow;
      for (let t = 0; t <= 1; t += 0.05) {
        const s = 1 - t, far = Math.hypot(s * s * x0 + 2 * s * t * mx + t * t * x1 - px, s * s * y0 + 2 * s * t * my + t * t * y1 - py);
        if (far < least) { least = far; best = tie; }
      }
    }
    return best;
  }

  const arrow = rtl ? " ← " : " → ";
  const title = (mark) => mark.kind ? mark.name : `${mark.from.name}${arrow}${mark.to.name}`;
  const facts = (mark) => mark.kind ? say[mark.kind] : `${mark.tie} · ${say.claims}: ${mark.claims} · ${say.reports}: ${mark.reports}`;

  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || moving) { tip.hidden = true; return; }
    const box = sheet.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, mark = hit(x, y);
    if (mark !== over) { over = mark; label(); frame(); }
    sheet.classList.toggle("over", mark !== null);
    tip.hidden = mark === null;
    if (!mark) return;
    tip.replaceChildren(make("b", {}, bdi(title(mark))), make("span", { class: "facts" }, facts(mark)));
    tip.style.left = `${Math.max(8, Math.min(x + 14, width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, y + tip.offsetHeight + 24 > height ? y - tip.offsetHeight - 10 : y + 16)}px`;
  });
  sheet.addEventListener("pointerleave", () => { over = null; tip.hidden = true; label(); frame(); });
  sheet.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.target.closest("button")) return;
    const box = sheet.getBoundingClientRect(), mark = hit(event.clientX - box.left, event.clientY - box.top, 10);
    if (!mark) { chosen = null; label(); frame(); } else if (mark.kind) choose(mark); else open(mark);
  });

  // ------------------------------------------------------------ from a mark to its words

  const asked = Object.fromEntries(["event", "family", "certainty", "since", "until"].map((name) => [name, new URLSearchParams(location.search).get(name) ?? ""]));

  function choose(node) {
    chosen = node;
    over = null;
    label();
    frame();
    const page = { person: "/people/", group: "/groups/" }[node.kind];
    const links = page ? [make("a", { href: page + node.number }, say.page), " · ", make("a", { href: `/network?${node.kind}=${node.number}` }, say.from)] : [];
    panel.replaceChildren(make("h2", {}, bdi(node.name)), make("p", { class: "facts" }, say[node.kind]), make("p", {}, ...links),
      make("ul", { class: "ties" }, ...node.ties.filter((tie) => !hidden.has(tie.family)).map((tie) => make("li", {},
        make("button", { type: "button", class: "plain", onclick: () => open(tie) },
          make("span", {}, make("b", { class: `f-${tie.family} tie-name` }, tie.tie), tie.from === node ? (rtl ? " ← " : " → ") : (rtl ? " → " : " ← "), bdi(tie.from === node ? tie.to.name : tie.from.name), tie.denied ? ` (${say.denied})` : null),
          make("span", { class: "facts" }, String(tie.claims)))))));
    panel.scrollTop = 0;
  }

  async function open(tie) {
    chosen = tie;
    over = null;
    label();
    frame();
    const head = [make("h2", {}, bdi(title(tie))), make("p", { class: "facts" }, facts(tie))];
    const back = make("p", {}, ...[tie.from, tie.to].flatMap((node) => [make("button", { type: "button", onclick: () => choose(node) }, bdi(node.short)), " "]));
    panel.replaceChildren(...head, make("p", { class: "none" }, say.wait));
    panel.scrollTop = 0;
    try {
      const told = await ask("/network/claims", { ...asked, from: tie.from.id, to: tie.to.id, event: tie.event });
      panel.replaceChildren(...head, back, claimList(told.rows));
    } catch { panel.replaceChildren(...head, make("p", { class: "note bad" }, say.failed)); }
  }

  function to(node) {
    const k = Math.max(view.k, 1.1);
    moved = true;
    glide().call(zoomed.transform, zoomIdentity.translate(width / 2 - node.x * k, height / 2 - node.y * k).scale(k));
    choose(node);
  }

  // ------------------------------------------------------------ by hand and by keyboard

  root.querySelector("[data-zoom=in]").addEventListener("click", () => { moved = true; glide().call(zoomed.scaleBy, 1.7); });
  root.querySelector("[data-zoom=out]").addEventListener("click", () => { moved = true; glide().call(zoomed.scaleBy, 1 / 1.7); });
  root.querySelector("[data-zoom=home]").addEventListener("click", () => { moved = false; whole(false); });
  sheet.addEventListener("keydown", (event) => {
    if (event.target !== sheet || !nodes.length) return;
    const move = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] }[event.key];
    moved = true;
    if (move) sheets.call(zoomed.translateBy, move[0] / view.k, move[1] / view.k);
    else if (event.key === "+" || event.key === "=") sheets.call(zoomed.scaleBy, 1.4);
    else if (event.key === "-") sheets.call(zoomed.scaleBy, 1 / 1.4);
    else if (event.key === "0") whole(true);
    else if (event.key === "Enter") { const mark = hit(width / 2, height / 2, Math.max(width, height)); if (mark?.kind) choose(mark); }
    else if (event.key === "Escape") { chosen = null; label(); frame(); }
    else return;
    event.preventDefault();
  });
  seek.addEventListener("change", () => {
    const text = seek.value.trim(), node = nodes.find((each) => each.name === text) ?? nodes.find((each) => text && each.name.includes(text));
    if (node) to(node);
    status.textContent = text && !node ? say.nobody : counted();
  });
  for (const button of families) {
    button.addEventListener("click", () => {
      const name = button.dataset.family, off = !hidden.has(name);
      if (off) hidden.add(name); else hidden.delete(name);
      button.setAttribute("aria-pressed", String(!off));
      label();
      frame();
      status.textContent = counted();
    });
  }
  const counted = () => `${say.nodes}: ${nodes.filter(visible).length} · ${say.ties}: ${ties.filter((tie) => !hidden.has(tie.family)).length}`;

  // ------------------------------------------------------------ beginning

  new ResizeObserver(resize).observe(sheet);
  resize();
  ask("/network", Object.fromEntries(new URLSearchParams(location.search))).then((told) => {
    const short = (name) => name.length > 26 ? `${name.slice(0, 24)}…` : name;
    nodes = told.nodes.map((node, place) => ({ ...node, short: short(node.name), place, ties: [], x: 0, y: 0 }));
    const by = new Map(nodes.map((node) => [node.id, node])), beside = new Map();
    ties = told.ties.map((tie) => {
      const pair = [tie.from, tie.to].sort().join(), number = beside.get(pair) ?? 0;
      beside.set(pair, number + 1);
      const side = tie.from < tie.to ? 1 : -1;
      const made = { ...tie, from: by.get(tie.from), to: by.get(tie.to), bow: side * (number === 0 ? 0.06 : number % 2 ? -0.12 * Math.ceil(number / 2) : 0.06 + 0.12 * (number / 2)) };
      made.from.ties.push(made);
      made.to.ties.push(made);
      return made;
    });
    shown = new Set(ties.map((tie) => tie.family));
    for (const button of families) button.hidden = !shown.has(button.dataset.family);
    found.replaceChildren(...nodes.map((node) => make("option", { value: node.name })));
    status.textContent = counted();
    const worker = new Worker("/static/layout.js");
    worker.addEventListener("message", ({ data: { places, rest: done } }) => {
      nodes.forEach((node, n) => { node.x = places[n * 2]; node.y = places[n * 2 + 1]; });
      if (!moved) whole(true);
      label();
      frame();
      if (done) { worker.terminate(); root.dataset.ready = ""; }
    });
    const starts = nodes.filter((node) => node.start);
    const pairs = new Map(ties.map((tie) => [`${tie.from.place} ${tie.to.place}`, [tie.from.place, tie.to.place]]));
    worker.postMessage({ count: nodes.length, links: [...pairs.values()], fixed: starts.length === 1 ? starts[0].place : -1 });
  }).catch(() => { status.textContent = say.failed; });
}
