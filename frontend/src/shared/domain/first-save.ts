/** The first save of a new object, until its answer has arrived: repeated unchanged, it makes no second draft. */
export interface FirstSave<Fields> {
  key: string;
  fields: Partial<Fields>;
}

function place(userId: string, subject: string): string {
  return `bahamm.first-save.${userId}.${subject}`;
}

export function readFirstSave<Fields>(userId: string, subject: string): FirstSave<Fields> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place(userId, subject)) ?? "null") as Partial<FirstSave<Fields>> | null;
    return typeof kept?.key === "string" && typeof kept.fields === "object" ? { key: kept.key, fields: kept.fields } : null;
  } catch {
    return null;
  }
}

export function writeFirstSave<Fields>(userId: string, subject: string, save: FirstSave<Fields> | null): void {
  try {
    if (save === null) localStorage.removeItem(place(userId, subject));
    else localStorage.setItem(place(userId, subject), JSON.stringify(save));
  } catch {
    // Without storage a repeat after a reload cannot be recognised; the list of drafts shows both.
  }
}
