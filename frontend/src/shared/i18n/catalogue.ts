import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Locale } from "./locale";

type Compiled = ReturnType<typeof compileMessage>;

/** One feature's messages: every key in both languages, which the compiler checks. */
export interface Catalogue<Key extends string = string> {
  namespace: string;
  messages: Readonly<Record<Locale, Readonly<Record<Key, string>>>>;
}

const registry = new Map<string, Catalogue>();

/** Every catalogue of the modules that were loaded; the tests read them all. */
export function allCatalogues(): readonly Catalogue[] {
  return [...registry.values()];
}

/** Ids of arguments that a message formats as a number itself (plural, number), by message id. */
const numericArguments = new Map<string, ReadonlySet<string>>();

/**
 * Registers a feature's messages. Ids are `namespace.key`; texts are ICU messages.
 * A key that stands in one language only does not compile.
 */
export function defineMessages<const Key extends string>(
  namespace: string,
  messages: { fa: Record<Key, string>; en: Record<Key, string> },
): Catalogue<Key> {
  for (const locale of ["fa", "en"] as const) {
    const compiled: Record<string, Compiled> = {};
    for (const [key, text] of Object.entries<string>(messages[locale])) {
      const id = `${namespace}.${key}`;
      compiled[id] = compileMessage(text);
      numericArguments.set(`${locale}:${id}`, argumentsOf(compiled[id], true));
    }
    i18n.load(locale, compiled);
  }
  const catalogue: Catalogue<Key> = { namespace, messages };
  registry.set(namespace, catalogue);
  return catalogue;
}

export function isNumericArgument(locale: string, id: string, name: string): boolean {
  return numericArguments.get(`${locale}:${id}`)?.has(name) ?? false;
}

/** Names of a compiled message's arguments, or only of those which it formats as numbers. */
export function argumentsOf(compiled: unknown, numericOnly = false, found = new Set<string>()): Set<string> {
  if (!Array.isArray(compiled)) return found;
  for (const token of compiled as unknown[]) {
    if (!Array.isArray(token)) continue;
    const [name, format, options] = token as [unknown, unknown, unknown];
    const formatted = format === "plural" || format === "selectordinal" || format === "number";
    if (typeof name === "string" && (!numericOnly || formatted)) found.add(name);
    if (options !== null && typeof options === "object") {
      for (const branch of Object.values(options)) argumentsOf(branch, numericOnly, found);
    }
  }
  return found;
}
