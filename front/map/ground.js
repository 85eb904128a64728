// The base map: land, borders as settled or disputed, and the names of countries, governorates and towns.
import { Boxes } from "../common/page.js";

export const worldX = (longitude) => (longitude + 180) / 360;
export const worldY = (latitude) => {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

function unpack(text, step) {
  const made = [];
  let at = 0, x = 0, y = 0;
  const next = () => {
    let shift = 0, value = 0, byte;
    do { byte = text.charCodeAt(at++) - 63; value |= (byte & 0x1f) << shift; shift += 5; } while (byte >= 0x20);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < text.length) { x += next(); y += next(); made.push(x / step, y / step); }
  return made;
}

const COARSE = 0.0005; // of the width of the world: what is nearer than this is left out from afar

function thinned(points) {
  const made = [points[0], points[1]];
  for (let i = 2; i < points.length - 2; i += 2) {
    if (Math.hypot(points[i] - made.at(-2), points[i + 1] - made.at(-1)) > COARSE) made.push(points[i], points[i + 1]);
  }
  made.push(points.at(-2), points.at(-1));
  return made;
}

/** Lines with the box of each, so that only what is in sight is drawn. */
function lines(list) {
  return list.map((points) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]); box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]); box[3] = Math.max(box[3], points[i + 1]);
    }
    return { points, coarse: thinned(points), box };
  });
}

export function read(atlas) {
  const arcs = atlas.arcs.map((text) => {
    const degrees = unpack(text, atlas.step);
    for (let i = 0; i < degrees.length; i += 2) { degrees[i] = worldX(degrees[i]); degrees[i + 1] = worldY(degrees[i + 1]); }
    return degrees;
  });
  const land = atlas.land.map((ring) => {
    const points = [];
    for (const number of ring) {
      const arc = arcs[number < 0 ? ~number : number];
      const count = arc.length / 2;
      let shift = 0;
      for (let n = 0; n < count; n++) {
        const at = (number < 0 ? count - 1 - n : n) * 2;
        if (n === 0 && points.length) shift = Math.round(points.at(-2) - arc[at]);
        if (n > 0 || !points.length) points.push(arc[at] + shift, arc[at + 1]);
      }
    }
    const least = points.reduce((a, x, i) => i % 2 ? a : Math.min(a, x), Infinity);
    if (least < -0.1) for (let i = 0; i < points.length; i += 2) points[i] += 1;
    return points;
  });
  const of = (numbers) => lines(numbers.map((number) => arcs[number]));
  return { land: lines(land), coast: of(atlas.coast), borders: of(atlas.borders), disputed: of(atlas.disputed.flatMap((each) => each.arcs)) };
}

/** Names in the order in which they are wanted, with the closeness from which each is shown. */
export function nameLabels(names) {
  return names.name.map((name, n) => {
    const kind = names.kind[n], people = names.population[n];
    const from = kind === "country" ? (people > 2e7 ? 2.4 : people > 3e6 ? 3.6 : 4.6)
      : kind === "governorate" ? 5.5
      : people > 3e6 ? 4 : people > 8e5 ? 4.8 : people > 2e5 ? 5.6 : people > 6e4 ? 6.4 : people > 1.5e4 ? 7.2 : people > 2000 ? 8.4 : 9.2;
    return { name, latin: names.latin[n], kind, people, from, x: worldX(names.longitude[n]), y: worldY(names.latitude[n]) };
  }).sort((a, b) => (a.kind === "country" ? 0 : 1) - (b.kind === "country" ? 0 : 1) || b.people - a.people);
}

const SIZES = { country: 14, governorate: 13, city: 12.5, town: 11.5, village: 11, settlement: 11 };

export class Ground {
  constructor(canvas, colours, family, language) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.colours = colours;
    this.family = family;
    this.arabic = language === "ar";
    this.shapes = null;
    this.names = [];
    this.widths = new Map();
  }

  #path(found, view, level) {
    const path = new Path2D();
    for (const { points, coarse, box } of found) {
      if (box[2] < view[0] || box[0] > view[2] || box[3] < view[1] || box[1] > view[3]) continue;
      if ((box[2] - box[0]) * level < 1.5 && (box[3] - box[1]) * level < 1.5) continue;
      const own = level < 12000 ? coarse : points;
      path.moveTo(own[0], own[1]);
      for (let i = 2; i < own.length; i += 2) path.lineTo(own[i], own[i + 1]);
    }
    return path;
  }

  /** Draws what lies in a box of the world; `taken`: where no name may be put, `told`: names that stand there already. */
  draw(view, k, dense, taken, told) {
    const { context, canvas, colours } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (!this.shapes) return;
    const scale = k * dense;
    const place = () => context.setTransform(scale, 0, 0, scale, -view[0] * scale, -view[1] * scale);
    place();
    context.fillStyle = colours.land;
    context.fill(this.#path(this.shapes.land, view, k), "evenodd");
    context.lineJoin = "round";
    const stroke = (found, colour, width, dash = []) => {
      context.strokeStyle = colour;
      context.lineWidth = width / k;
      context.setLineDash(dash.map((part) => part / k));
      context.stroke(this.#path(found, view, k));
    };
    stroke(this.shapes.coast, colours.coast, 0.8);
    stroke(this.shapes.borders, colours.border, 1.1);
    stroke(this.shapes.disputed, colours.border, 1.3, [5, 4]);
    context.setLineDash([]);
    this.#write(view, k, dense, taken, told);
  }

  #write(view, k, dense, taken, told) {
    const { context, colours } = this;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.direction = this.arabic ? "rtl" : "ltr";
    const level = Math.log2(k / 256), boxes = new Boxes();
    for (const box of taken) boxes.put(box);
    let left = 260;
    for (const label of this.names) {
      if (level < label.from || label.kind === "country" && level > 8) continue;
      if (label.x < view[0] || label.x > view[2] || label.y < view[1] || label.y > view[3]) continue;
      const text = this.arabic ? label.name : label.latin ?? label.name;
      if (told.has(text)) continue;
      const size = SIZES[label.kind] ?? 11, dot = label.kind !== "country" && label.kind !== "governorate";
      context.font = `${label.kind === "country" ? 600 : 400} ${size}px ${this.family}`;
      const key = `${size} ${text}`;
      let width = this.widths.get(key);
      if (width === undefined) this.widths.set(key, width = context.measureText(text).width);
      const x = (label.x - view[0]) * k, y = (label.y - view[1]) * k + (dot ? size * 0.85 : 0);
      if (!boxes.take([x - width / 2 - 3, y - size * 0.75, x + width / 2 + 3, y + size * 0.75])) continue;
      context.lineWidth = 3;
      context.strokeStyle = colours.land;
      context.strokeText(text, x, y);
      context.fillStyle = label.kind === "country" ? colours["map-country"] : label.kind === "governorate" ? colours["map-area"] : colours["map-town"];
      context.fillText(text, x, y);
      if (dot) { context.beginPath(); context.arc(x, (label.y - view[1]) * k, 1.6, 0, 7); context.fill(); }
      if (--left === 0) break;
    }
  }
}
