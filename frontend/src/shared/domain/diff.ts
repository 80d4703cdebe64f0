export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Beyond this many comparisons the middle is shown as replaced whole. */
const MAX_CELLS = 4_000_000;

/** Words, spaces and punctuation, so that nothing is lost when the parts are joined. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\u200C\u200D]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

/** The difference of two texts word by word. The parts without "added" give `before`, without "removed" give `after`. */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = tokens(before);
  const b = tokens(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return joined([
    ...a.slice(0, start).map((text) => part("same", text)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => part("same", text)),
  ]);
}

function part(kind: DiffPart["kind"], text: string): DiffPart {
  return { kind, text };
}

function replaced(a: readonly string[], b: readonly string[]): DiffPart[] {
  return [part("removed", a.join("")), part("added", b.join(""))];
}

function middle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return replaced(a, b);
  const width = b.length + 1;
  // Length of the longest common subsequence of a[i…] and b[j…].
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return walked(a, b, lengths);
}

function walked(a: readonly string[], b: readonly string[], lengths: Uint16Array): DiffPart[] {
  const width = b.length + 1;
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push(part("same", a[i] ?? ""));
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      parts.push(part("removed", a[i] ?? ""));
      i += 1;
    } else {
      parts.push(part("added", b[j] ?? ""));
      j += 1;
    }
  }
  return [...parts, part("removed", a.slice(i).join("")), part("added", b.slice(j).join(""))];
}

/** Neighbours of one kind become one part; between two unequal texts a lone space is no island. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed) out.push(part("removed", removed));
    if (added) out.push(part("added", added));
    removed = "";
    added = "";
  };
  for (const [index, { kind, text }] of parts.entries()) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (/^[^\S\n]+$/.test(text) && removed && added && parts[index + 1]?.kind !== "same") {
      removed += text;
      added += text;
    } else {
      close();
      const last = out.at(-1);
      if (last?.kind === "same") last.text += text;
      else out.push(part("same", text));
    }
  }
  close();
  return out;
}
