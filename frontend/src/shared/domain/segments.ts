/** A marked stretch of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Mark {
  id: string;
  start: number;
  end: number;
}

export interface Segment {
  start: number;
  text: string;
  /** The marks that cover it, in the order given; none for plain text. */
  ids: readonly string[];
}

/** Cuts `text` where a mark begins or ends, so that overlapping marks share a segment. Nothing is lost or doubled. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const valid = marks
    .map((mark) => ({ ...mark, start: snapped(text, Math.max(0, mark.start)), end: snapped(text, Math.min(text.length, mark.end)) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...valid.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) break;
    const ids = valid.filter((mark) => mark.start <= start && end <= mark.end).map((mark) => mark.id);
    segments.push({ start, text: text.slice(start, end), ids: [...new Set(ids)] });
  }
  return segments;
}

/** An offset inside a surrogate pair would tear a character; it moves to the pair's beginning. */
function snapped(text: string, offset: number): number {
  const isInside = /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1));
  return isInside ? offset - 1 : offset;
}
