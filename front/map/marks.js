// What the case says: places as discs, near ones together, and ways as arrows. Filtered and counted here.
import { worldX, worldY } from "./ground.js";

export const NO_DAY = -1_000_000;

export class Marks {
  constructor(told) {
    this.told = told;
    const places = told.places;
    this.count = places.number.length;
    this.x = Float64Array.from(places.longitude, worldX);
    this.y = Float64Array.from(places.latitude, worldY);
    this.claims = new Int32Array(this.count);
    this.reports = new Int32Array(this.count);
    this.family = told.events.map(([, family]) => told.families.findIndex(([name]) => name === family));
    const days = told.claims.day.concat(told.routes.day).filter((day) => day > NO_DAY).sort((a, b) => a - b);
    // A century that one report mentions would leave no room for the years that the others speak of.
    this.days = days.length ? [days[Math.floor(days.length * 0.05)], days.at(-1)] : null;
    this.earlier = days.length > 0 && days[0] < this.days[0];
    this.levels = new Map();
    this.filter({});
  }

  #fits(columns, n, wanted) {
    const event = columns.event[n];
    if (wanted.event !== undefined && event !== wanted.event) return false;
    if (wanted.family !== undefined && this.family[event] !== wanted.family) return false;
    if (wanted.certainty !== undefined && columns.certainty[n] !== wanted.certainty) return false;
    if (wanted.since === undefined) return true;
    return columns.day[n] >= wanted.since && columns.day[n] <= wanted.until;
  }

  /** Counts what passes; days are asked for only where they are narrowed. */
  filter(wanted) {
    const { claims } = this.told, last = new Int32Array(this.count).fill(-1);
    this.claims.fill(0);
    this.reports.fill(0);
    for (let n = 0; n < claims.place.length; n++) {
      if (!this.#fits(claims, n, wanted)) continue;
      const place = claims.place[n];
      this.claims[place]++;
      if (last[place] !== claims.report[n]) { last[place] = claims.report[n]; this.reports[place]++; }
    }
    const routes = new Map(), told = this.told.routes;
    for (let n = 0; n < told.from.length; n++) {
      if (!this.#fits(told, n, wanted)) continue;
      const legs = [told.from[n], told.via[n], told.to[n]], key = legs.join();
      let route = routes.get(key);
      if (!route) routes.set(key, route = { legs, claims: 0, reports: new Set(), origins: new Set(), low: 1 });
      route.claims++;
      route.reports.add(told.report[n]);
      route.origins.add(told.origin[n]);
      route.low = Math.max(route.low, told.low[n]);
    }
    this.routes = [...routes.values()].map((route) => {
      const high = Math.max(1, Math.min(route.origins.size, route.reports.size));
      return { ...route, reports: route.reports.size, high, low: Math.min(route.low, high), stops: route.legs.filter((leg) => leg >= 0) };
    }).sort((a, b) => a.high - b.high);
    this.order = [...this.claims.keys()].filter((place) => this.claims[place]).sort((a, b) => this.claims[b] - this.claims[a] || a - b);
    this.levels.clear();
  }

  /** Claims by day, in so many parts. */
  histogram(parts, wanted) {
    const bars = new Int32Array(parts), { claims } = this.told;
    if (!this.days) return bars;
    const [first, last] = this.days, each = (last - first + 1) / parts;
    const rest = { ...wanted, since: undefined };
    for (let n = 0; n < claims.day.length; n++) {
      if (claims.day[n] > NO_DAY && this.#fits(claims, n, rest)) bars[Math.max(0, Math.min(parts - 1, Math.floor((claims.day[n] - first) / each)))]++;
    }
    return bars;
  }

  /** Discs at a whole level of closeness: places that would lie over each other are one, at the largest of them. */
  discs(level) {
    const had = this.levels.get(level);
    if (had) return had;
    const near = 30 / (256 * 2 ** level), cells = new Map(), made = [];
    made.of = new Array(this.count);
    for (const place of this.order) {
      const x = this.x[place], y = this.y[place], cx = Math.floor(x / near), cy = Math.floor(y / near);
      let best = null, least = near * near;
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
        for (const disc of cells.get((cx + dx) * 8388608 + cy + dy) ?? []) {
          const far = (disc.x - x) ** 2 + (disc.y - y) ** 2;
          if (far < least) { least = far; best = disc; }
        }
      }
      if (best) { best.places.push(place); best.claims += this.claims[place]; made.of[place] = best; continue; }
      const disc = { x, y, places: [place], claims: this.claims[place] };
      made.push(disc);
      made.of[place] = disc;
      const key = cx * 8388608 + cy, row = cells.get(key);
      if (row) row.push(disc); else cells.set(key, [disc]);
    }
    for (const disc of made) disc.r = 3.6 + 1.75 * Math.log2(1 + disc.claims);
    made.sort((a, b) => b.claims - a.claims);
    this.levels.set(level, made);
    return made;
  }
}
