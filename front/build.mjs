// Bundles the scripts and the base map into the Python package, and writes down what they were made of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { atlas } from "./atlas.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = join(HERE, "..", "src", "khabar", "data", "web");
const STATIC = join(DATA, "static");
const SCRIPTS = ["map", "network", "layout", "timeline", "causes"]; // front/NAME/main.js becomes static/NAME.js

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

const scripts = SCRIPTS.filter((name) => sources(HERE).includes(join(HERE, name, "main.js")));
await build({
  entryPoints: Object.fromEntries(scripts.map((name) => [name, join(HERE, name, "main.js")])),
  outdir: STATIC, bundle: true, minify: true, format: "iife", target: ["es2022"], charset: "utf8", legalComments: "none",
  banner: { js: "/* Made by `make front` from front/. Licences: NOTICE. */" },
});
const world = atlas();
const { countries, ...drawn } = world;
writeFileSync(join(STATIC, "atlas.json"), `${JSON.stringify({ ...drawn, countries })}\n`);
writeFileSync(join(DATA, "countries.tsv"), `code\tlongitude\tlatitude\n${countries.map((c) => `${c[0]}\t${c[1]}\t${c[2]}\n`).join("")}`);

const made = [...scripts.map((name) => join(STATIC, `${name}.js`)), join(STATIC, "atlas.json"), join(DATA, "countries.tsv")];
const listed = (paths, root) => Object.fromEntries(
  paths.map((path) => [relative(root, path).split(sep).join("/"), hash(readFileSync(path))]).sort(([a], [b]) => (a < b ? -1 : 1)),
);
const manifest = { made: listed(made, DATA), sources: listed(sources(HERE), HERE) };
writeFileSync(join(DATA, "front.json"), `${JSON.stringify(manifest, null, 1)}\n`);
for (const path of made) {
  const bytes = readFileSync(path);
  process.stdout.write(`${relative(DATA, path)}\t${bytes.length}\t${gzipSync(bytes).length} compressed\n`);
}
