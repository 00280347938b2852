/* What a four-character clock shows: APLT, of which a text and a running time are drawn. */

const SHOWN = ["Text", "TimeText"];

/** Return the face of a document: a function of the kitchen's time, in ms. */
export function faceOf(document, since) {
  const item = itemOf(document?.mainTemplate?.items ?? document?.mainTemplate?.item);
  if (!item) return null;
  if (item.type === "Text") return () => String(item.text ?? "").slice(0, 5);
  const sign = { down: -1, up: 1 }[item.direction] ?? 0;
  return (now) => {
    const passed = Math.floor((now - since) / 1000);
    return spelt(Math.max(0, Number(item.start ?? 0) + sign * passed), item.format ?? "%M:%S");
  };
}

function itemOf(given) {
  for (const one of [given].flat()) {
    if (SHOWN.includes(one?.type)) return one;
    const inner = one && itemOf(one.items ?? one.item);
    if (inner) return inner;
  }
  return null;
}

function spelt(seconds, format) {
  const two = (number) => String(number).padStart(2, "0");
  const hours = format.includes("%H");
  const minutes = Math.floor(seconds / 60);
  return format
    .replace("%H", two(Math.floor(seconds / 3600)))
    .replace("%M", two(hours ? minutes % 60 : minutes))
    .replace("%S", two(seconds % 60));
}
