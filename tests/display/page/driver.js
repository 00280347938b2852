/* Drive one page in headless Chromium, told what to do line by line.
 *
 *   node driver.js CHROMIUM
 *
 * In: {"act": name, ...}; out: {"done": value} or {"failed": why}, a line for each.
 * Every request, console message and error of the page is kept, to be asked for.
 */
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
  "--autoplay-policy=no-user-gesture-required", "--mute-audio"];
const PATIENCE = 15_000;
const SCREEN = 'iframe[src="/screen.html"]';

const browser = await chromium.launch({ executablePath: process.argv[2], args: FLAGS });
let page = null;
let seen = null; // {requests, complaints}

const within = ({ on }) => (on === "screen" ? page.frameLocator(SCREEN) : page);
const find = (given) => {
  const { css, role, name, text } = given;
  if (role) return within(given).getByRole(role, { name, exact: true });
  return text ? within(given).getByText(text, { exact: false }) : within(given).locator(css);
};
/* Where a thing is on the page; the frame is drawn smaller than it is, which is not known
 * to Playwright. */
async function boxOf(given) {
  const one = find(given).first();
  if (given.on !== "screen") return one.boundingBox();
  const local = await one.evaluate((element) => element.getBoundingClientRect().toJSON());
  const frame = page.locator(SCREEN);
  const around = await frame.boundingBox();
  const scale = around.width / Number(await frame.getAttribute("width"));
  return {
    x: around.x + local.x * scale, y: around.y + local.y * scale,
    width: local.width * scale, height: local.height * scale,
  };
}

async function click(given) {
  const one = find(given).first();
  await one.waitFor({ state: "visible" });
  if (given.on !== "screen") return one.click();
  await within(given).locator("#view[data-awake]").waitFor(); // nobody is that quick
  const { x, y, width, height } = await boxOf(given);
  return page.mouse.click(x + width / 2, y + height / 2, { delay: 50 }); // as a finger would
}

const ACTS = {
  async open({ url, width = 1280, height = 900, scheme = "light", motion = "no-preference" }) {
    await page?.context().close();
    seen = { requests: [], complaints: [] };
    const context = await browser.newContext({
      viewport: { width, height }, colorScheme: scheme, reducedMotion: motion,
      acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"],
    });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on("request", (request) => seen.requests.push(request.url()));
    page.on("pageerror", (error) => seen.complaints.push(`error: ${error.message}`));
    page.on("console", (said) => {
      if (said.type() === "error") seen.complaints.push(said.text());
    });
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(url);
    await page.waitForSelector("body[data-ready]");
  },
  type: ({ words }) => page.keyboard.type(words),
  press: ({ key }) => page.keyboard.press(key),
  click,
  fill: (given) => find(given).fill(given.words),
  choose: (given) => find(given).selectOption(given.option),
  upload: (given) => find(given).setInputFiles(given.file),
  appear: (given) => find(given).first().waitFor({ state: "visible" }),
  vanish: (given) => find(given).first().waitFor({ state: "hidden" }),
  text: (given) => find(given).first().innerText(),
  texts: (given) => find(given).allInnerTexts(),
  count: (given) => find(given).count(),
  value: (given) => find(given).inputValue(),
  attribute: (given) => find(given).first().getAttribute(given.attribute),
  box: boxOf,
  async colour(given) {
    const { x, y, width, height } = await boxOf(given);
    return colourAt(x + width * given.across, y + height * given.down);
  },
  lit: () => screen().waitForFunction(isLit).then(() => null),
  focused: () => focused(),
  wide: () => page.evaluate(() => document.documentElement.scrollWidth),
  seen: () => seen,
  picture: ({ path }) => page.screenshot({ path }).then(() => null),
  async swipe(given) {
    const { x, y, width, height } = await boxOf(given);
    const by = given.by * width;
    const from = x + width / 2 - by / 2;
    await page.mouse.move(from, y + height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      await page.mouse.move(from + (by * step) / 12, y + height / 2);
    }
    await page.mouse.up();
  },
  async download(given) {
    const [file] = await Promise.all([page.waitForEvent("download"), find(given).click()]);
    return readFile(await file.path(), "utf8");
  },
  violations: ({ on }) => violations(on),
};

/* The pixel that is really there, cursor and all: a picture of it, decoded by the browser. */
async function colourAt(x, y) {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const blank = await browser.newPage();
  try {
    return await blank.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [1, 1];
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    }, shot.toString("base64"));
  } finally {
    await blank.close();
  }
}

/* Whether some lines of a text are of another colour than the rest of it. */
function isLit() {
  return [...document.querySelectorAll("p")].some((text) =>
    new Set([...text.children].map((line) => getComputedStyle(line).color)).size > 1);
}

/* What has the focus: its words, and whether it can be seen to have it. */
async function focused() {
  const told = await page.evaluate(describe);
  if (told.tag !== "iframe") return { on: "page", ...told };
  return { on: "screen", ...(await screen().evaluate(describe)) };
}

function describe() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText;
  const around = element.closest("form, label") ?? element;
  const rings = [style, getComputedStyle(around), getComputedStyle(element.nextElementSibling ?? element)];
  return {
    tag: element.localName,
    id: element.id,
    name: (label ?? element.innerText ?? "").trim(),
    marked: rings.some((one) => one.outlineStyle !== "none" || one.boxShadow !== "none"),
  };
}

const screen = () => page.frames().find((frame) => frame.url().endsWith("/screen.html"));

/* What axe-core finds, each rule with the elements it is about. */
async function violations(on) {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  const frame = on === "screen" ? screen() : page.mainFrame();
  await frame.evaluate(await readFile(axe, "utf8"));
  return frame.evaluate(async () => {
    const found = await window.axe.run(document, { iframes: false, preload: false });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...given } = JSON.parse(line);
  let answer;
  try {
    answer = { done: (await ACTS[act](given)) ?? null };
  } catch (error) {
    answer = { failed: String(error).split("\n", 1)[0] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
