/** What was typed and not yet saved, kept on this device so that a reload or a lost connection costs nothing. */
export interface JournalEntry<Fields> {
  /** The revision on which the typing began. */
  revision: number;
  /** What the server held in these fields then. */
  base: Partial<Fields>;
  values: Partial<Fields>;
}

export interface Journal<Fields> {
  read(): JournalEntry<Fields> | null;
  /** Null removes the entry: everything is saved. */
  write(entry: JournalEntry<Fields> | null): void;
}

const PREFIX = "bahamm.journal";

/** The key holds who wrote it: the next person at this device must neither see nor send it. */
export function journalKey(userId: string, subject: string): string {
  return `${PREFIX}.${userId}.${subject}`;
}

export function localJournal<Fields>(key: string): Journal<Fields> {
  return {
    read() {
      try {
        const entry: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return isEntry<Fields>(entry) ? entry : null;
      } catch {
        return null;
      }
    },
    write(entry) {
      try {
        if (entry === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(entry));
      } catch {
        // Storage is full or forbidden: the server's copy must do.
      }
    },
  };
}

function isEntry<Fields>(value: unknown): value is JournalEntry<Fields> {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Record<string, unknown>;
  return typeof entry.revision === "number" && typeof entry.base === "object" && typeof entry.values === "object";
}
