// The base map from world-atlas (Natural Earth, 1:10m): thinned, its borders sorted into settled and disputed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { iso31661 } from "iso-3166";
import { feature } from "topojson-client";
import { presimplify } from "topojson-simplify";

const NEAR = [-19, -6, 67, 44]; // the region that is drawn closely: west, south, east, north
const FINE = 3e-5, COARSE = 8e-3; // areas in square degrees below which a corner goes
const SMALL = 2e-4, SMALL_FAR = 0.02; // islands below which nothing is drawn
const STEP = 1000; // steps of a degree

const overlaps = (box, other) => box[0] <= other[2] && box[2] >= other[0] && box[1] <= other[3] && box[3] >= other[1];
const inside = (box, other) => box[0] >= other[0] && box[2] <= other[2] && box[1] >= other[1] && box[3] <= other[3];

function bounds(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Whole numbers as printable characters, five bits at a time, as encoded polylines have them. */
function packed(points) {
  let made = "", lastX = 0, lastY = 0;
  const put = (value) => {
    let left = value < 0 ? ~(value << 1) : value << 1;
    while (left >= 0x20) { made += String.fromCharCode((0x20 | (left & 0x1f)) + 63); left >>= 5; }
    made += String.fromCharCode(left + 63);
  };
  for (const [x, y] of points) {
    const qx = Math.round(x * STEP), qy = Math.round(y * STEP);
    put(qx - lastX); put(qy - lastY);
    lastX = qx; lastY = qy;
  }
  return made;
}

/** Across the 180th meridian without a leap. */
function unwrapped(points) {
  let turn = 0;
  return points.map(([x, y, ...rest], n) => {
    if (n > 0) {
      const step = x - points[n - 1][0];
      if (step > 180) turn -= 360; else if (step < -180) turn += 360;
    }
    return [x + turn, y, ...rest];
  });
}

function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
  return Math.abs(sum) / 2;
}

function middle(ring) {
  let x = 0, y = 0, sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    x += (ring[j][0] + ring[i][0]) * cross; y += (ring[j][1] + ring[i][1]) * cross; sum += cross;
  }
  return sum ? [x / (3 * sum), y / (3 * sum)] : ring[0];
}

/** With corners put in, so that a long straight line can be cut. */
function close(points) {
  return points.flatMap((point, n) => {
    if (n === 0) return [point];
    const [x0, y0] = points[n - 1], steps = Math.ceil(Math.hypot(point[0] - x0, point[1] - y0) / 0.1);
    return Array.from({ length: steps }, (_, k) => [x0 + (point[0] - x0) * (k + 1) / steps, y0 + (point[1] - y0) * (k + 1) / steps]);
  });
}

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

export function atlas() {
  const world = read(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"));
  const rules = read(new URL("map/boundaries.json", import.meta.url));
  const countries = world.objects.countries.geometries;
  const owners = world.arcs.map(() => []);
  const walk = (arcs, owner) => arcs.forEach((arc) => Array.isArray(arc) ? walk(arc, owner) : owners[arc < 0 ? ~arc : arc].push(owner));
  for (const country of countries) walk(country.arcs ?? [], country.properties.name);

  const thin = presimplify(world).arcs.map((arc) => {
    const least = overlaps(bounds(arc), NEAR) ? FINE : COARSE;
    return unwrapped(arc).filter((point, n) => n === 0 || n === arc.length - 1 || point[2] >= least).map(([x, y]) => [x, y]);
  });
  const boxes = thin.map(bounds);
  const used = new Map(), arcs = [];
  const number = (arc) => {
    const own = arc < 0 ? ~arc : arc;
    if (!used.has(own)) { used.set(own, arcs.length); arcs.push(packed(thin[own])); }
    return arc < 0 ? ~used.get(own) : used.get(own);
  };

  const joined = (ring) => unwrapped(ring.flatMap((arc) => arc < 0 ? [...thin[~arc]].reverse() : thin[arc]));
  const land = [];
  for (const shape of world.objects.land.geometries) {
    for (const polygon of shape.type === "Polygon" ? [shape.arcs] : shape.arcs) {
      for (const ring of polygon) {
        const points = joined(ring), box = bounds(points);
        if (box[3] < -60) continue; // the Antarctic does not fit this projection
        if (area(points) < (overlaps(box, NEAR) ? SMALL : SMALL_FAR)) continue;
        land.push(ring.map(number));
      }
    }
  }
  const borders = [], disputed = [], coast = [];
  owners.forEach((sides, arc) => {
    const two = [...new Set(sides)].sort();
    if (two.length === 1 && used.has(arc)) {
      coast.push(number(arc));
    }
    if (two.length !== 2 || rules.omitted.some((pair) => pair.join() === two.join())) return;
    const rule = rules.pairs.find((pair) => [...pair.sides].sort().join() === two.join()
      && (!pair.within || overlaps(boxes[arc], pair.within)));
    if (!rule) { borders.push(number(arc)); return; }
    if (!rule.within || inside(boxes[arc], rule.within)) { disputed.push({ note: rule.note, arcs: [number(arc)] }); return; }
    // a border of which a part is disputed: cut where it enters and leaves
    const within = ([x, y]) => inside([x, y, x, y], rule.within);
    const plain = [], broken = [];
    const dense = close(thin[arc]);
    let run = [dense[0]], kind = within(dense[0]);
    for (const point of dense.slice(1)) {
      run.push(point);
      if (within(point) !== kind) { (kind ? broken : plain).push(run); run = [point]; kind = !kind; }
    }
    if (run.length > 1) (kind ? broken : plain).push(run);
    for (const part of plain) borders.push(arcs.push(packed(part)) - 1);
    for (const part of broken) disputed.push({ note: rule.note, arcs: [arcs.push(packed(part)) - 1] });
  });
  for (const line of rules.lines) disputed.push({ note: line.note, arcs: [arcs.push(packed(line.degrees)) - 1] });
  const missing = rules.pairs.filter((pair) => !disputed.some((each) => each.note === pair.note));
  if (missing.length) throw new Error(`no such border: ${missing.map((pair) => pair.sides.join(", ")).join("; ")}`);

  const codes = new Map(iso31661.map((each) => [each.numeric, each.alpha2]));
  const labels = [];
  for (const shape of feature(world, world.objects.countries).features) {
    const code = codes.get(String(shape.id ?? "").padStart(3, "0")) ?? (shape.properties.name === "Kosovo" ? "XK" : null);
    if (!code || !shape.geometry) continue;
    const rings = (shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates).map((polygon) => unwrapped(polygon[0]));
    const largest = rings.reduce((a, b) => area(a) >= area(b) ? a : b);
    const [x, y] = middle(largest);
    if (y < -60) continue;
    labels.push([code, Number((((x + 540) % 360 + 360) % 360 - 180).toFixed(2)), Number(y.toFixed(2)), Number(area(largest).toFixed(1))]);
  }
  labels.sort((a, b) => b[3] - a[3] || (a[0] < b[0] ? -1 : 1));
  return { step: STEP, arcs, land, coast, borders, disputed, countries: labels };
}
