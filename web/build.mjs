// Builds every src/*.ts and styles/*.css that stands at the top into the Python package's assets.
// The same sources and pinned packages give the same bytes; a test builds them anew and compares.
// LICENCES.txt holds the licences of all packages of which anything is in the bundles.
import { readdirSync, readFileSync, rmSync, copyFileSync, writeFileSync } from "node:fs";
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

const PERMISSIVE = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);
const folders = new Set(
  Object.keys(metafile.inputs).map((path) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
);
const licences = [...folders].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  if (!PERMISSIVE.has(license)) throw new Error(`${name} ${version} has the licence ${license}.`);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n").trim() : "(The package has no text of its licence.)";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
const RULE = `\n${"-".repeat(78)}\n\n`;
writeFileSync(`${assets}/LICENCES.txt`, `Scripts in this folder hold parts of these packages.\n${RULE}${licences.join(RULE)}`);

const made = new Set(["LICENCES.txt"].concat(Object.keys(metafile.outputs).map((path) => basename(path)), readdirSync("static")));
for (const name of readdirSync("static")) copyFileSync(`static/${name}`, `${assets}/${name}`);
for (const name of readdirSync(assets)) if (!made.has(name)) rmSync(`${assets}/${name}`);
