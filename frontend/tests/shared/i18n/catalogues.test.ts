import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { allCatalogues, argumentsOf } from "@/shared/i18n/catalogue";
import type { Locale } from "@/shared/i18n/locale";

const sources = import.meta.glob<string>("/src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const loaders = import.meta.glob("/src/**/*.{ts,tsx}");
const declaring = Object.entries(sources).filter(([path, source]) => source.includes("defineMessages(") && !path.endsWith("/i18n/catalogue.ts"));
const declared = declaring.flatMap(([, source]) => [...source.matchAll(/defineMessages\(\s*"([\w.-]+)"/g)].map(([, namespace = ""]) => namespace));
await Promise.all(declaring.map(async ([path]) => loaders[path]?.()));
const catalogues = allCatalogues();

function textsIn(locale: Locale): { id: string; text: string }[] {
  return catalogues.flatMap(({ namespace, messages }) => Object.entries(messages[locale]).map(([key, text]) => ({ id: `${namespace}.${key}`, text })));
}
const persian = textsIn("fa");
const english = textsIn("en");

function offenders(texts: { id: string; text: string }[], pattern: RegExp): string[] {
  return texts.filter(({ text }) => pattern.test(text)).map(({ id, text }) => `${id}: ${text}`);
}

describe("catalogues", () => {
  it("are all loaded, each with a namespace of its own", () => {
    expect(catalogues.map(({ namespace }) => namespace).sort()).toEqual([...declared].sort());
  });

  it.each(catalogues.map((catalogue) => [catalogue.namespace, catalogue] as const))("%s: the same keys with the same arguments", (_, { messages }) => {
    const { fa, en } = messages as Record<Locale, Record<string, string>>;
    expect(Object.keys(fa).sort()).toEqual(Object.keys(en).sort());
    const argumentsIn = (message: string) => [...argumentsOf(compileMessage(message))].sort().join();
    const differing = Object.entries(fa).filter(([key, text]) => argumentsIn(text) !== argumentsIn(en[key] ?? ""));
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

/** Outside of ICU syntax and examples of spelling. */
const SPELLING_EXAMPLES = /ي و ی|ي\/ی|ك\/ک/;

describe("Persian orthography", () => {
  it("uses Persian ye and kaf", () => {
    expect(offenders(persian, /[يك]/).filter((line) => !SPELLING_EXAMPLES.test(line))).toEqual([]);
  });
  it("writes digits in Persian", () => {
    // Names of standards and formats keep theirs: ISO 9001.
    const prose = persian.map(({ id, text }) => ({ id, text: text.replace(/<\/?\d+>|\{[^{}]*\}|=\d|ISO \d+/g, "") }));
    expect(offenders(prose, /(?<![A-Za-z-])[0-9٠-٩]/)).toEqual([]);
  });
  it("uses the Persian comma, semicolon and question mark", () => {
    const prose = persian.map(({ id, text }) => ({ id, text: text.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, "") }));
    expect(offenders(prose, /[\u0600-\u06FF]\s*[,;?]/)).toEqual([]);
  });
  it("joins prefixes and plurals with a half-space", () => {
    expect(offenders(persian, /(^|\s)ن?می\s(?=[\u0600-\u06FF])/)).toEqual([]);
    expect(offenders(persian, /[\u0600-\u06FF]\s(ها|های|هایی|هایتان|ترین)(\s|$)/)).toEqual([]);
  });
  it("has no blank at an edge and none doubled", () => {
    expect(offenders([...persian, ...english], / {2}/)).toEqual([]);
  });
  it("addresses the reader formally", () => {
    expect(offenders(persian, /(^|\s)(تو|خودت)(\s|$)/)).toEqual([]);
  });
});

describe("English", () => {
  it("holds no Persian but names and examples", () => {
    const names = new Set(["shell.otherLanguage", "shell.otherLanguageShort", "shell.persian", "shell.searchHint"]);
    const found = english.filter(({ id, text }) => /[\u0600-\u06FF]/.test(text) && !names.has(id)).map(({ id, text }) => `${id}: ${text}`);
    expect(found.filter((line) => !/فارسی|ي|باهم/.test(line))).toEqual([]);
  });
});
