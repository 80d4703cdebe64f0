/** What a spreadsheet would compute, also behind blanks and in full width. */
const FORMULA = /^[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[=+\-@\t\r＝＋－＠]/u;

/** One cell: a formula becomes text by an apostrophe, quotes are doubled. */
export function safeCell(value: string | number): string {
  const text = typeof value === "number" ? String(value) : FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, without which Excel takes Persian for Latin. */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(safeCell).join(",")).join("\r\n")}\r\n`;
}

export function download(text: string, filename: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = filename;
  anchor.click();
  URL.revokeObjectURL(address);
}
