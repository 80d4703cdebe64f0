import { i18n, type I18n } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react";
import { useCallback, type ReactElement } from "react";
import { isNumericArgument, type Catalogue } from "./catalogue";
import { isolate } from "./isolate";
import { intlTag, type Locale } from "./locale";

export type Values = Record<string, string | number | null | undefined>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

function prepared<Text>(id: string, values: Values | undefined, locale: string, show: (text: string) => Text): Record<string, Text | number> | undefined {
  if (!values) return undefined;
  const out: Record<string, Text | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string") out[name] = show(isolate(value, locale));
    else if (typeof value === "number") {
      out[name] = isNumericArgument(locale, id, name) ? value : show(new Intl.NumberFormat(intlTag(locale as Locale)).format(value));
    } else out[name] = show("");
  }
  return out;
}

/** Lingui decodes `\u0041` in the whole sentence; a value that holds it has its backslash come out again. */
function asWritten(text: string): string {
  return text.replace(/\\(?=u[\da-fA-F]{4}|x[\da-fA-F]{2})/g, "\\u005c");
}

/** Outside React. Inside, `useMessages` re-renders when the language changes. */
export function translate<Key extends string>(catalogue: Catalogue<Key>, key: Key, values?: Values, from: I18n = i18n): string {
  const id = `${catalogue.namespace}.${key}`;
  return from._(id, prepared(id, values, from.locale, asWritten));
}

/** `t("key", values)` of one catalogue. Numbers get the reader's digits, foreign names are isolated. */
export function useMessages<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
  const { i18n: current } = useLingui();
  const { locale } = current;
  return useCallback(
    (key, values) => {
      const id = `${catalogue.namespace}.${key}`;
      return current._(id, prepared(id, values, locale, asWritten));
    },
    [catalogue, current, locale],
  );
}

interface MessageProps<Key extends string> {
  of: Catalogue<Key>;
  id: Key;
  values?: Values;
  /** Elements for `<0>…</0>` or `<name>…</name>` in the text. */
  components?: Record<string, ReactElement>;
}

/** A message with elements inside. Only the message's own tags are elements: values are text, whatever they hold. */
export function Message<Key extends string>({ of, id, values, components }: MessageProps<Key>) {
  const { i18n: current } = useLingui();
  const fullId = `${of.namespace}.${id}`;
  const given = prepared(fullId, values, current.locale, (text) => <>{text}</>);
  return <Trans id={fullId} {...(given ? { values: given } : {})} {...(components ? { components } : {})} />;
}
