// Builds every src/*.ts and styles/*.css that stands at the top into the Python package's assets.
// The same sources and pinned packages give the same bytes; a test builds them anew and compares.
import { readdirSync, rmSync, copyFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";

const assets = process.argv[2] ?? "../src/inspgraph/site/assets";
const entries = [
  ...readdirSync("src").filter((name) => name.endsWith(".ts")).map((name) => `src/${name}`),
  "styles/site.css",
];
const { metafile } = await build({
  metafile: true,
  entryPoints: entries,
  outdir: assets,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "info",
});
const made = new Set([...Object.keys(metafile.outputs).map((path) => basename(path)), ...readdirSync("static")]);
for (const name of readdirSync("static")) copyFileSync(`static/${name}`, `${assets}/${name}`);
for (const name of readdirSync(assets)) if (!made.has(name)) rmSync(`${assets}/${name}`);
