// The map: pan, zoom, slide through time, filter, and from every mark to the words behind it.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import "d3-transition";
import { Boxes, ask, bdi, claimList, colours, fit, framed, make, rtl, settled, still } from "../common/page.js";
import { Ground, nameLabels, read, worldX, worldY } from "./ground.js";
import { Marks } from "./marks.js";

const root = document.getElementById("map");
if (root) start(root);

function start(root) {
  const say = root.dataset, language = document.documentElement.lang;
  const sheet = root.querySelector(".sheet"), [below, above] = root.querySelectorAll("canvas");
  const tip = root.querySelector(".map-tip"), panel = root.querySelector(".map-panel"), list = root.querySelector(".map-list");
  const status = root.querySelector(".map-status");
  const form = document.querySelector("form.filters");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  const paint = colours(
    ["sea", "land", "coast", "border", "map-country", "map-area", "map-town", "mark", "mark-soft", "way", "ink", "card", "paper", "accent"],
    () => { redraw(); frame(); });
  const ground = new Ground(below, paint, family, language), context = above.getContext("2d");
  const MARGIN = 0.35, MOST = 256 * 2 ** 14;
  let width = 0, height = 0, dense = 1, marks = null, view = zoomIdentity, drawn = null, shown = [], numbered = [], chosen = null, over = null;
  let wanted = {}, moving = false, last = 0;

  const zoomed = zoom().on("zoom", (event) => {
    view = event.transform;
    moving = true;
    place();
    frame();
    rest();
  });
  const sheets = select(sheet).call(zoomed).on("dblclick.zoom", null);

  // ------------------------------------------------------------ drawing

  function place() {
    if (!drawn) return;
    const scale = view.k / drawn.k, left = (drawn.view[0] * view.k) + view.x, top = (drawn.view[1] * view.k) + view.y;
    below.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    const gone = left > 0 || top > 0 || left + below.clientWidth * scale < width || top + below.clientHeight * scale < height;
    if ((gone || scale > 5) && performance.now() - last > 240) redraw(); // each takes longer than a frame
  }

  function redraw() {
    if (!width) return;
    last = performance.now();
    const k = view.k, mx = width * MARGIN, my = height * MARGIN;
    const box = [(-view.x - mx) / k, (-view.y - my) / k, (width - view.x + mx) / k, (height - view.y + my) / k];
    const taken = [], told = new Set();
    if (!moving) label();
    for (const each of shown) {
      const x = each.x * k + view.x + mx, y = each.y * k + view.y + my;
      if (each.text) { told.add(each.text); taken.push([x + each.box[0], y + each.box[1], x + each.box[2], y + each.box[3]]); }
      taken.push([x - each.r, y - each.r, x + each.r, y + each.r]);
    }
    ground.draw(box, k, dense, taken, told);
    drawn = { view: box, k };
    below.style.transform = `translate(${-mx}px, ${-my}px)`;
  }

  const rest = settled(() => { moving = false; redraw(); frame(); near(); ahead(); }, 140);
  // Discs of the levels beside this one are put together while nothing else is to be done.
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 60));
  const ahead = () => { for (const step of [1, -1, 2, -2]) idle(() => marks?.discs(Math.max(1, Math.min(14, level() + step)))); };

  function resize() {
    const box = sheet.getBoundingClientRect();
    if (!box.width || (box.width === width && box.height === height)) return;
    const middle = width ? [(width / 2 - view.x) / view.k, (height / 2 - view.y) / view.k] : null;
    width = box.width; height = box.height;
    fit(below, width * (1 + 2 * MARGIN), height * (1 + 2 * MARGIN));
    dense = fit(above, width, height);
    zoomed.extent([[0, 0], [width, height]]).scaleExtent([Math.max(240, width / 2.2), MOST])
      .translateExtent([[-0.15, 0.05], [1.25, 0.86]]);
    if (middle) sheets.call(zoomed.transform, zoomIdentity.translate(width / 2 - middle[0] * view.k, height / 2 - middle[1] * view.k).scale(view.k));
    redraw();
    frame();
  }

  const level = () => Math.max(1, Math.min(14, Math.round(Math.log2(view.k / 256))));
  const name = (number) => {
    const places = marks.told.places;
    return language === "ar" ? places.name[number] : places.latin[number] ?? places.name[number];
  };

  /** Which discs get a name: the most told first, none over another. */
  function label() {
    shown = [];
    numbered = [];
    if (!marks) return;
    const boxes = new Boxes(), k = view.k;
    context.font = `600 13px ${family}`;
    const inside = marks.discs(level()).filter((disc) => {
      const x = disc.x * k + view.x, y = disc.y * k + view.y;
      return x > -200 && x < width + 200 && y > -100 && y < height + 100;
    }).slice(0, 900);
    for (const disc of inside) {
      const x = disc.x * k + view.x, y = disc.y * k + view.y;
      boxes.put([x - disc.r, y - disc.r, x + disc.r, y + disc.r]);
    }
    number(boxes);
    for (const disc of inside) {
      const text = name(disc.places[0]), half = context.measureText(text).width / 2 + 3;
      const x = disc.x * k + view.x, y = disc.y * k + view.y, box = [-half, disc.r + 1, half, disc.r + 18];
      const free = shown.length < 160 && boxes.take([x + box[0], y + box[1], x + box[2], y + box[3]]);
      shown.push({ x: disc.x, y: disc.y, r: disc.r, text: free ? text : null, box });
    }
  }

  /** Where along its first part each way has the number of its origins: over no disc and no other number, or nowhere. */
  function number(boxes) {
    for (const route of marks.routes) {
      const part = route.high > 1 ? bend(route.stops, BOW)[0] : null;
      if (!part || !seen(part) || Math.hypot(part[4] - part[0], part[5] - part[1]) <= 70) continue;
      const text = route.low === route.high ? String(route.high) : `${route.low}–${route.high}`;
      const half = context.measureText(text).width / 2 + 5;
      const t = SPOTS.find((t) => { const [x, y] = along(part, t); return boxes.take([x - half, y - 10, x + half, y + 10]); });
      if (t !== undefined) numbered.push({ route, text, half, t });
    }
  }

  function bend(stops, bow) {
    const { of } = marks.discs(level());
    const ends = stops.map((stop) => of[stop] ?? { x: marks.x[stop], y: marks.y[stop] });
    const path = [];
    for (let n = 1; n < ends.length; n++) {
      if (ends[n] === ends[n - 1]) continue;
      const [x0, y0, x1, y1] = [ends[n - 1], ends[n]].flatMap((end) => [end.x * view.k + view.x, end.y * view.k + view.y]);
      const dx = x1 - x0, dy = y1 - y0;
      path.push([x0, y0, (x0 + x1) / 2 + dy * bow, (y0 + y1) / 2 - dx * bow, x1, y1]);
    }
    return path;
  }

  const BOW = 0.16, SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7];
  const along = ([x0, y0, cx, cy, x1, y1], t) => {
    const s = 1 - t;
    return [s * s * x0 + 2 * s * t * cx + t * t * x1, s * s * y0 + 2 * s * t * cy + t * t * y1];
  };
  const seen = ([x0, y0, cx, cy, x1, y1]) => Math.max(x0, x1, cx) > -20 && Math.min(x0, x1, cx) < width + 20 && Math.max(y0, y1, cy) > -20 && Math.min(y0, y1, cy) < height + 20;

  function ways() {
    context.lineCap = "round";
    for (const route of marks.routes) {
      const parts = bend(route.stops, BOW);
      if (!parts.some(seen)) continue;
      const strong = route === over || route === chosen;
      context.strokeStyle = context.fillStyle = strong ? paint.accent : paint.way;
      context.lineWidth = (route.high > 2 ? 3.4 : route.high > 1 ? 2.4 : 1.3) + (strong ? 1.4 : 0);
      context.globalAlpha = strong ? 1 : route.high > 1 ? 0.85 : 0.55;
      context.beginPath();
      for (const [x0, y0, cx, cy, x1, y1] of parts) { context.moveTo(x0, y0); context.quadraticCurveTo(cx, cy, x1, y1); }
      context.stroke();
      const [, , cx, cy, x1, y1] = parts.at(-1), turn = Math.atan2(y1 - cy, x1 - cx), size = 6 + context.lineWidth;
      if (Math.hypot(x1 - parts.at(-1)[0], y1 - parts.at(-1)[1]) > 26) {
        const back = 6, tx = x1 - Math.cos(turn) * back, ty = y1 - Math.sin(turn) * back;
        context.beginPath();
        context.moveTo(tx, ty);
        context.lineTo(tx - Math.cos(turn - 0.42) * size, ty - Math.sin(turn - 0.42) * size);
        context.lineTo(tx - Math.cos(turn + 0.42) * size, ty - Math.sin(turn + 0.42) * size);
        context.closePath();
        context.fill();
      }
    }
    context.globalAlpha = 1;
  }

  function numbers() {
    context.direction = "ltr";
    context.font = `600 11px ${family}`;
    context.lineWidth = 1;
    for (const { route, text, half, t } of numbered) {
      const part = bend(route.stops, BOW)[0];
      if (!part) continue;
      const [x, y] = along(part, t);
      context.beginPath();
      context.roundRect(x - half, y - 9, half * 2, 18, 9);
      context.fillStyle = paint.card; context.fill();
      context.strokeStyle = route === over || route === chosen ? paint.accent : paint.way; context.stroke();
      context.fillStyle = paint.ink;
      context.fillText(text, x, y + 0.5);
    }
  }

  const frame = framed(() => {
    if (!width) return;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!marks) return;
    context.textAlign = "center";
    context.textBaseline = "middle";
    ways();
    const discs = marks.discs(level()), k = view.k, exact = marks.told.places.of;
    const sharp = [], soft = [];
    for (const disc of discs) {
      const x = disc.x * k + view.x, y = disc.y * k + view.y;
      if (x < -30 || y < -30 || x > width + 30 || y > height + 30) continue;
      (exact[disc.places[0]] === "place" ? sharp : soft).push(disc, x, y);
    }
    const rings = (found, fill, stroke) => {
      context.beginPath();
      for (let n = 0; n < found.length; n += 3) {
        context.moveTo(found[n + 1] + found[n].r, found[n + 2]);
        context.arc(found[n + 1], found[n + 2], found[n].r, 0, 6.2832);
      }
      context.fillStyle = fill; context.fill();
      context.strokeStyle = stroke; context.lineWidth = 1.5; context.stroke();
    };
    rings(soft, paint["mark-soft"], paint.mark);
    rings(sharp, paint.mark, paint.card);
    context.direction = "ltr";
    context.font = `600 11px ${family}`;
    for (const found of [soft, sharp]) {
      context.fillStyle = found === soft ? paint.ink : paint.card;
      for (let n = 0; n < found.length; n += 3) if (found[n].r > 11) context.fillText(String(found[n].claims), found[n + 1], found[n + 2] + 0.5);
    }
    numbers();
    for (const mark of [over, chosen]) {
      if (!mark?.places) continue;
      context.beginPath();
      context.arc(mark.x * k + view.x, mark.y * k + view.y, mark.r + 3.5, 0, 6.2832);
      context.strokeStyle = paint.accent; context.lineWidth = 2.5; context.stroke();
    }
    context.direction = rtl ? "rtl" : "ltr";
    context.font = `600 13px ${family}`;
    context.strokeStyle = paint.land; context.fillStyle = paint.ink; context.lineWidth = 3.2; context.lineJoin = "round";
    for (const each of shown) {
      if (!each.text) continue;
      const x = each.x * k + view.x, y = each.y * k + view.y + each.r + 9.5;
      if (x < -120 || y < -20 || x > width + 120 || y > height + 20) continue;
      if (!moving) context.strokeText(each.text, x, y);
      context.fillText(each.text, x, y);
    }
  });

  // ------------------------------------------------------------ what is under the pointer

  function hit(px, py, slack = 5) {
    if (!marks) return null;
    let best = null, least = Infinity;
    for (const disc of marks.discs(level())) {
      const far = Math.hypot(disc.x * view.k + view.x - px, disc.y * view.k + view.y - py) - disc.r;
      if (far < slack && far < least) { least = far; best = disc; }
    }
    if (best) return best;
    for (let n = marks.routes.length - 1; n >= 0; n--) {
      for (const part of bend(marks.routes[n].stops, BOW)) {
        if (!seen(part)) continue;
        for (let t = 0; t <= 1; t += 0.04) {
          const [x, y] = along(part, t);
          if (Math.hypot(x - px, y - py) < slack + 2) return marks.routes[n];
        }
      }
    }
    return null;
  }

  const words = (mark) => mark.places
    ? [mark.places.slice(0, 4).map(name).join(rtl ? "، " : ", ") + (mark.places.length > 4 ? ` +${mark.places.length - 4}` : ""), counts(mark.claims, sum(mark.places, marks.reports))]
    : [mark.legs.map((leg) => leg >= 0 ? name(leg) : "…").join(rtl ? " ← " : " → "), `${counts(mark.claims, mark.reports)} · ${say.origins}: ${mark.low === mark.high ? mark.high : `${mark.low}–${mark.high}`}`];
  const counts = (claims, reports) => `${say.claims}: ${claims} · ${say.reports}: ${reports}`;
  const sum = (places, of) => places.reduce((total, place) => total + of[place], 0);

  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || moving) { tip.hidden = true; return; }
    const box = sheet.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, found = hit(x, y);
    if (found !== over) { over = found; frame(); }
    sheet.classList.toggle("over", found !== null);
    tip.hidden = found === null;
    if (!found) return;
    const [title, facts] = words(found);
    tip.replaceChildren(make("b", {}, bdi(title)), make("span", { class: "facts" }, facts));
    tip.style.left = `${Math.max(8, Math.min(x + 14, width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, y + tip.offsetHeight + 24 > height ? y - tip.offsetHeight - 10 : y + 16)}px`;
  });
  sheet.addEventListener("pointerleave", () => { over = null; tip.hidden = true; frame(); });
  sheet.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.target.closest("button")) return;
    const box = sheet.getBoundingClientRect(), found = hit(event.clientX - box.left, event.clientY - box.top, 9);
    if (found) choose(found);
  });

  // ------------------------------------------------------------ from a mark to its words

  function choose(mark) {
    chosen = mark;
    frame();
    if (mark.places && mark.places.length > 1) {
      const several = mark.places.slice(0, 40);
      const spread = several.some((place) => Math.hypot(marks.x[place] - mark.x, marks.y[place] - mark.y) * MOST > 60);
      panel.replaceChildren(
        make("h2", {}, bdi(words(mark)[0])), make("p", { class: "facts" }, words(mark)[1]),
        spread ? make("button", { type: "button", onclick: () => to(mark.x, mark.y, view.k * 3) }, say.closer) : null,
        make("ul", { class: "things" }, ...several.map((place) => make("li", {}, button(place)))));
      panel.hidden = false;
    } else if (mark.places) open(mark.places[0]);
    else openWay(mark);
  }

  const button = (place) => make("button", { type: "button", class: "plain", onclick: () => { chosen = { places: [place], x: marks.x[place], y: marks.y[place], r: 6 }; frame(); open(place); } },
    bdi(name(place)), " ", make("span", { class: "facts" }, String(marks.claims[place])));

  const filters = () => {
    const asked = { who: say.who ?? "" };
    for (const field of ["event", "family", "certainty"]) asked[field] = form?.elements[field]?.value ?? "";
    if (wanted.since !== undefined) { asked.since = wanted.since < -900_000 ? "" : iso(wanted.since); asked.until = iso(wanted.until); }
    return asked;
  };

  async function show(title, facts, parameters, links) {
    panel.hidden = false;
    const told = make("p", { class: "facts" }, facts), head = [make("h2", {}, bdi(title)), told];
    panel.replaceChildren(...head, make("p", { class: "none" }, say.wait));
    panel.scrollTop = 0;
    try {
      const found = await ask("/map/claims", { ...parameters, ...filters() });
      const query = new URLSearchParams(Object.entries({ ...parameters, ...filters() }).filter(([, value]) => value));
      panel.replaceChildren(...head, make("p", {}, ...links, make("a", { href: `/map/claims?${query}` }, `${say.all} (${found.count})`)), claimList(found.rows));
      if (found.origins && parameters.place) told.append(" · ", `${say.origins}: `, bdi(found.origins, { dir: "ltr" }));
    } catch { panel.replaceChildren(...head, make("p", { class: "note bad" }, say.failed)); }
  }

  const open = (place) => {
    const number = marks.told.places.number[place], of = marks.told.places.of[place];
    const facts = counts(marks.claims[place], marks.reports[place]) + (of === "place" ? "" : ` · ${say[of]}`);
    return show(name(place), facts, { place: number }, [make("a", { href: `/places/${number}` }, say.page), " · "]);
  };
  const openWay = (route) => {
    const [title, facts] = words(route), numbers = route.legs.map((leg) => leg >= 0 ? marks.told.places.number[leg] : "");
    return show(title, facts, { from: numbers[0], via: numbers[1], to: numbers[2] }, []);
  };

  /** The places in sight, as a list: the picture in words. */
  function near() {
    if (!marks) return;
    const inside = marks.order.filter((place) => {
      const x = marks.x[place] * view.k + view.x, y = marks.y[place] * view.k + view.y;
      return x > 0 && y > 0 && x < width && y < height;
    });
    list.replaceChildren(...inside.slice(0, 24).map((place) => make("li", {}, button(place))));
    status.textContent = `${say.sight}: ${inside.length}`;
  }

  // ------------------------------------------------------------ moving

  const glide = () => still ? sheets : sheets.transition().duration(350);
  function to(x, y, k) {
    const close = Math.min(MOST, k);
    glide().call(zoomed.transform, zoomIdentity.translate(width / 2 - x * close, height / 2 - y * close).scale(close));
  }
  /** Where most of what is told lies; the far ends of the world do not count. */
  function home(soon) {
    let box = [worldX(-6), worldY(38), worldX(62), worldY(8)];
    const order = marks?.order ?? [];
    const total = order.reduce((all, place) => all + marks.claims[place], 0);
    const spread = (values) => {
      const sorted = order.map((place) => [values[place], marks.claims[place]]).sort((a, b) => a[0] - b[0]);
      const at = (share) => { let left = total * share; for (const [value, claims] of sorted) { left -= claims; if (left <= 0) return value; } return sorted.at(-1)[0]; };
      return [at(0.06), at(0.94)];
    };
    if (total) {
      const [x0, x1] = spread(marks.x), [y0, y1] = spread(marks.y), wide = Math.max(0.012, (x1 - x0) * 0.12), tall = Math.max(0.012, (y1 - y0) * 0.16);
      box = [x0 - wide, y0 - tall, x1 + wide, y1 + tall];
    }
    const k = Math.min(256 * 2 ** 9, width / (box[2] - box[0]), height / (box[3] - box[1]));
    const target = zoomIdentity.translate(width / 2 - ((box[0] + box[2]) / 2) * k, height / 2 - ((box[1] + box[3]) / 2) * k).scale(k);
    (soon ? sheets : glide()).call(zoomed.transform, target);
  }
  root.querySelector("[data-zoom=in]").addEventListener("click", () => glide().call(zoomed.scaleBy, 2));
  root.querySelector("[data-zoom=out]").addEventListener("click", () => glide().call(zoomed.scaleBy, 0.5));
  root.querySelector("[data-zoom=home]").addEventListener("click", () => home(false));
  sheet.addEventListener("keydown", (event) => {
    if (event.target !== sheet) return;
    const move = { ArrowLeft: [90, 0], ArrowRight: [-90, 0], ArrowUp: [0, 90], ArrowDown: [0, -90] }[event.key];
    if (move) sheets.call(zoomed.translateBy, move[0] / view.k, move[1] / view.k);
    else if (event.key === "+" || event.key === "=") sheets.call(zoomed.scaleBy, 1.6);
    else if (event.key === "-") sheets.call(zoomed.scaleBy, 1 / 1.6);
    else if (event.key === "0") home(true);
    else if (event.key === "Enter") { const found = hit(width / 2, height / 2, Math.max(width, height)); if (found) choose(found); }
    else if (event.key === "Escape") { panel.hidden = true; chosen = null; frame(); }
    else return;
    event.preventDefault();
  });

  // ------------------------------------------------------------ filters and days

  const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const slider = root.querySelector(".slider"), [from, until] = slider.querySelectorAll("input"), bars = slider.querySelector("canvas");
  const span = slider.querySelector("output");

  function refilter() {
    const asked = filters();
    const index = (name, within) => { const n = within.findIndex((each) => (Array.isArray(each) ? each[0] : each) === asked[name]); return n < 0 ? undefined : n; };
    const { told } = marks;
    wanted = { event: index("event", told.events), family: index("family", told.families), certainty: index("certainty", told.certainties) };
    if (marks.days) {
      const low = Math.min(Number(from.value), Number(until.value)), high = Math.max(Number(from.value), Number(until.value));
      if (low > marks.days[0] || high < marks.days[1]) { wanted.since = low > marks.days[0] ? low : -999_999; wanted.until = high; }
      span.textContent = `${low === marks.days[0] && marks.earlier ? "… " : ""}${iso(low)} – ${iso(high)}`;
      for (const input of [from, until]) input.setAttribute("aria-valuetext", iso(Number(input.value)));
    }
    marks.filter(wanted);
    chosen = over = null;
    label();
    frame();
    rest();
    histogram();
  }

  function histogram() {
    const wide = bars.parentElement.clientWidth, tall = 42, many = Math.max(24, Math.min(120, Math.floor(wide / 6)));
    if (!wide || !marks.days) return;
    const thick = fit(bars, wide, tall), pen = bars.getContext("2d"), found = marks.histogram(many, wanted);
    const most = Math.max(1, ...found), [first, last] = marks.days, each = (last - first + 1) / many;
    pen.setTransform(thick, 0, 0, thick, 0, 0);
    pen.clearRect(0, 0, wide, tall);
    found.forEach((count, n) => {
      const tallest = count ? Math.max(2, Math.sqrt(count / most) * (tall - 2)) : 0, day = first + n * each;
      const inside = wanted.since === undefined || day + each > wanted.since && day <= wanted.until;
      pen.fillStyle = inside ? paint.mark : paint["mark-soft"];
      const x = rtl ? wide - (n + 1) * (wide / many) : n * (wide / many);
      pen.fillRect(x + 0.5, tall - tallest, wide / many - 1, tallest);
    });
  }

  for (const input of [from, until]) input.addEventListener("input", refilter);
  for (const name of ["event", "family", "certainty"]) form?.elements[name]?.addEventListener("change", () => marks && refilter());
  slider.querySelector("button").addEventListener("click", () => { from.value = from.min; until.value = until.max; refilter(); });

  function days() {
    slider.hidden = !marks.days || marks.days[0] === marks.days[1];
    if (!marks.days) return;
    for (const input of [from, until]) { input.min = marks.days[0]; input.max = marks.days[1]; }
    const given = (name, otherwise) => { const text = form?.elements[name]?.value; return text ? Math.round(Date.parse(text) / 86_400_000) : otherwise; };
    from.value = Math.max(marks.days[0], given("since", marks.days[0]));
    until.value = Math.min(marks.days[1], given("until", marks.days[1]));
  }

  // ------------------------------------------------------------ beginning

  new ResizeObserver(() => { resize(); if (marks) histogram(); }).observe(sheet);
  resize();
  home(true);
  const failed = () => { status.textContent = say.failed; };
  fetch("/static/atlas.json").then((answer) => answer.json()).then((atlas) => { ground.shapes = read(atlas); redraw(); }).catch(failed);
  ask("/map/names").then((names) => { ground.names = nameLabels(names); redraw(); }).catch(failed);
  ask("/map/picture", { who: say.who, draw: say.draw }).then((told) => {
    marks = new Marks(told);
    days();
    refilter();
    home(true);
    if (told.looked < told.all) status.textContent = say.looking;
    root.dataset.ready = "";
  }).catch(failed);
}
