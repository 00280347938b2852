/* What Alexa's cloud does with the data of a document: its transformers.
 *
 * Speech becomes an address that only our own player knows: "speech:" and the SSML.
 */
import { wordsOf } from "./sound.js";

const WORKS = {
  ssmlToSpeech: (value) => `speech:${encodeURIComponent(value)}`,
  textToSpeech: (value) => `speech:${encodeURIComponent(`<speak>${escaped(value)}</speak>`)}`,
  ssmlToText: (value) => wordsOf(value),
  textToHint: (value) => `Try “Alexa, ${value}”`,
};

/** Return data sources with every transformer of theirs carried out. */
export function transformed(sources) {
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, whole(source)]),
  );
}

function whole(source) {
  if (source?.type !== "object" || !Array.isArray(source.transformers)) return source;
  const properties = structuredClone(source.properties ?? {});
  for (const { transformer, inputPath, outputName } of source.transformers) {
    const work = WORKS[transformer];
    if (work && inputPath) carryOut(properties, inputPath.split("."), outputName, work);
  }
  return { ...source, properties };
}

/** Walk to the end of a path, through lists by `*`, and write what is made beside it. */
function carryOut(here, [step, ...rest], outputName, work) {
  if (here === null || typeof here !== "object") return;
  if (step === "*") {
    for (const each of Object.values(here)) carryOut(each, rest, outputName, work);
  } else if (rest.length) carryOut(here[step], rest, outputName, work);
  else if (typeof here[step] === "string") here[outputName ?? step] = work(here[step]);
}

const escaped = (text) =>
  text.replace(/[&<>]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each]);
