import { fold } from "@/shared/format/fold";

export interface Segment {
  start: number;
  text: string;
  isMarked: boolean;
}

/** A word keeps its half-spaces, vowel marks and the joiner inside. */
const WORD = /[\p{L}\p{N}\p{M}\u200C\u200D\u0640]+/gu;
/** A shorter word marks only its equal: «با» must not light up «بازار». */
const SHORTEST_STEM = 3;

interface Wanted {
  words: ReadonlySet<string>;
  stems: readonly string[];
}

function wantedOf(query: string): Wanted {
  const words = new Set<string>();
  for (const word of query.match(WORD) ?? []) {
    for (const spelling of spellings(word)) words.add(spelling);
  }
  return { words, stems: [...words].filter((word) => word.length >= SHORTEST_STEM) };
}

/** «پارکینگ‌ها» is looked for joined and by its parts. */
function spellings(word: string): string[] {
  const parts = fold(word).split(" ").filter(Boolean);
  return parts.length > 1 ? [parts.join(""), ...parts] : parts;
}

function isWanted(word: string, { words, stems }: Wanted): boolean {
  return spellings(word).some((spelling) => words.has(spelling) || stems.some((stem) => spelling.startsWith(stem)));
}

/** Splits a snippet at the words that the query names, whichever way either was spelled. */
export function markWords(text: string, query: string): Segment[] {
  const wanted = wantedOf(query);
  const found = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length, word: match[0] }));
  const segments: Segment[] = [];
  let position = 0;
  const push = (end: number, isMarked: boolean) => {
    if (end > position) segments.push({ start: position, text: text.slice(position, end), isMarked });
    position = Math.max(position, end);
  };
  found.forEach(({ start, end, word }, index) => {
    if (start < position) return;
    const next = found[index + 1];
    // «کتاب خانه» in the text answers «کتابخانه» in the query.
    const isPair = next !== undefined && text.slice(end, next.start) === " " && wanted.words.has(fold(word + next.word).replaceAll(" ", ""));
    if (!isPair && !isWanted(word, wanted)) return;
    push(start, false);
    push(isPair ? next.end : end, true);
  });
  push(text.length, false);
  return segments;
}
