/* Read documents with Amazon's apl-suggester: names of properties, values of enumerations.
 *
 *   node suggest.js IN.json        IN.json: {name: document}; prints {name: [what is wrong]}.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { StaticAplTemplateValidator } = createRequire(import.meta.url)("apl-suggester");
console.log = console.warn = () => {}; // it thinks aloud

const documents = JSON.parse(await readFile(process.argv[2], "utf8"));
const found = {};
for (const [name, document] of Object.entries(documents)) {
  const faults = await new StaticAplTemplateValidator().validate(document);
  found[name] = faults.map((one) => `${one.path}: ${one.errorMessage}`);
}
process.stdout.write(JSON.stringify(found));
