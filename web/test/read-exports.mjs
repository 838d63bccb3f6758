// Reads exports with JavaScript's own toolkits and prints how many statements each holds, as JSON:
//     node test/read-exports.mjs FILE…
// The ending says what a file is. Nothing is fetched: a context from elsewhere is an error.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { Parser } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";

const FORMATS = { ttl: "Turtle", nt: "N-Triples", trig: "TriG", nq: "N-Quads" };

function xml(text) {
  return new Promise((resolve, reject) => {
    let count = 0;
    const parser = new RdfXmlParser();
    parser.on("data", () => count++).on("error", reject).on("end", () => resolve(count));
    parser.write(text);
    parser.end();
  });
}

async function statements(file) {
  const text = readFileSync(file, "utf8");
  const ending = file.split(".").pop();
  if (ending === "rdf") return xml(text);
  if (ending === "jsonld") {
    const documentLoader = (url) => Promise.reject(new Error(`${url} would be fetched`));
    return (await jsonld.toRDF(JSON.parse(text), { documentLoader })).length;
  }
  return new Parser({ format: FORMATS[ending] }).parse(text).length;
}

const counts = {};
for (const file of process.argv.slice(2)) counts[file.split(".").pop()] = await statements(file);
console.log(JSON.stringify(counts));
