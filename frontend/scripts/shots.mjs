/**
 * Screenshots of a running installation:
 *   node scripts/shots.mjs --base http://127.0.0.1:8000 --out /tmp/shots --as officer --password … /challenges /dashboard
 *     --as       a demo account's name (or nobody)          --lang   fa,en
 *     --width    1440,390                                   --theme  light,dark
 *     --full     the whole page instead of the window       --wait   milliseconds after the network is quiet
 *     --click    a selector to click first (repeatable)     --keys   keys to press, such as Control+K (repeatable)
 *     --type     text for what then has the focus          --scroll   pixels to scroll down at last
 * Prints what the console of the browser said (a breach of the content security policy among it) and fails when it said any.
 */
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: "string", default: "http://127.0.0.1:8000" },
    out: { type: "string", default: "shots" },
    as: { type: "string", default: "" },
    password: { type: "string", default: process.env.BAHAMM_DEMO_PASSWORD ?? "" },
    lang: { type: "string", default: "fa,en" },
    width: { type: "string", default: "1440,390" },
    theme: { type: "string", default: "light" },
    full: { type: "boolean", default: false },
    wait: { type: "string", default: "400" },
    click: { type: "string", multiple: true, default: [] },
    keys: { type: "string", multiple: true, default: [] },
    type: { type: "string", default: "" },
    scroll: { type: "string", default: "0" },
  },
});

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("No Chromium: name it in CHROMIUM.");
  return found;
}

async function signIn(context) {
  const { request } = context;
  await request.get(`${values.base}/_allauth/browser/v1/config`);
  const token = (await context.cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const answer = await request.post(`${values.base}/_allauth/browser/v1/auth/login`, {
    data: { email: `${values.as}@demo.bahamm.example`, password: values.password },
    headers: { "X-CSRFToken": token },
  });
  if (!answer.ok()) throw new Error(`signing in as ${values.as}: ${answer.status()} ${await answer.text()}`);
}

/** The profile decides the language of a signed-in person, so it is set there. */
async function setLanguage(context, language) {
  const token = (await context.cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const query = "mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { code message } } }";
  await context.request.post(`${values.base}/graphql/`, {
    data: { query, variables: { input: { language: language.toUpperCase() } } },
    headers: { "X-CSRFToken": token },
  });
}

const complaints = [];
mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
for (const lang of values.lang.split(",")) {
  for (const theme of values.theme.split(",")) {
    for (const width of values.width.split(",").map(Number)) {
      const isPhone = width < 700;
      const context = await browser.newContext({
        viewport: { width, height: isPhone ? 844 : 900 },
        hasTouch: isPhone,
        isMobile: isPhone,
        locale: lang === "fa" ? "fa-IR" : "en-GB",
        colorScheme: theme,
      });
      await context.addInitScript(
        ([locale, chosen]) => {
          localStorage.setItem("bahamm.preferences", JSON.stringify({ locale, theme: chosen }));
        },
        [lang, theme],
      );
      if (values.as) {
        await signIn(context);
        await setLanguage(context, lang);
      }
      const page = await context.newPage();
      const place = { path: "" };
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${place.path} [${lang}]: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${place.path} [${lang}]: ${error.stack ?? error}`));
      for (const path of positionals) {
        place.path = path;
        await page.goto(values.base + path, { waitUntil: "domcontentloaded" });
        await page.waitForLoadState("networkidle", { timeout: 8000 }).catch(() => undefined);
        for (const selector of values.click) await page.click(selector, { timeout: 3000 });
        for (const keys of values.keys) await page.keyboard.press(keys);
        if (values.type) await page.keyboard.insertText(values.type);
        await page.evaluate((top) => window.scrollTo(0, top), Number(values.scroll));
        await page.waitForTimeout(Number(values.wait));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 0) complaints.push(`${path} [${lang}, ${width}]: ${overflow} px wider than the window`);
        const name = `${path.replace(/^\/|\/$/g, "").replace(/[^\w-]+/g, "_") || "home"}-${lang}-${width}-${theme}.png`;
        await page.screenshot({ path: join(values.out, name), fullPage: values.full });
        console.log(join(values.out, name));
      }
      await context.close();
    }
  }
}
await browser.close();
for (const complaint of new Set(complaints)) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
