const ARABIC = /[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF]/;
const LATIN = /[A-Za-z\u00C0-\u024F]/;

/** Wraps text of the other direction in Unicode isolates, so that it cannot reorder the sentence around it. */
export function isolate(text: string, locale: string): string {
  const foreign = locale.startsWith("fa") ? LATIN.test(text) : ARABIC.test(text);
  return foreign ? `\u2068${text}\u2069` : text;
}
