import { latinDigits } from "./numbers";

/** One spelling for comparing and searching: ی and ي, ک and ك, half-space, vowel marks, digits of three scripts, case. */
export function fold(text: string): string {
  return latinDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[يىئ]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[ۀة]/g, "ه")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ؤ/g, "و")
    .replace(/[\u064B-\u0655\u0670\u0640]/g, "")
    .replace(/[\u200C\u200D\u200E\u200F\s]+/g, " ")
    .trim();
}

/** Does `text` hold every word of `query`? */
export function foldedIncludes(text: string, query: string): boolean {
  const haystack = fold(text);
  const joined = haystack.replaceAll(" ", "");
  return fold(query)
    .split(" ")
    .every((word) => haystack.includes(word) || joined.includes(word));
}
