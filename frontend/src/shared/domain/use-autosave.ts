import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { FieldIssue } from "@/shared/forms/errors";
import { useSession } from "@/shared/session/session";
import { Autosave, type AutosavePort, type AutosaveSnapshot, type Saved } from "./autosave";
import { journalKey, localJournal } from "./autosave-journal";

export type { AutosaveAnswer, Conflict, Saved } from "./autosave";
export { journalKey, localJournal } from "./autosave-journal";

interface AutosaveOptions<Fields extends object> {
  /** What is edited, such as `challenge:<id>` or `solution:new:<organisation>`; it names the journal on this device. */
  subject: string;
  /** The server's state; a newer revision is merged in. Null while it is not known. */
  saved: Saved<Fields>;
  save: AutosavePort<Fields>["save"];
  reload: AutosavePort<Fields>["reload"];
}

export interface AutosaveControls<Fields extends object> extends AutosaveSnapshot<Fields> {
  set(patch: Partial<Fields>): void;
  /** Before a step that needs the text on the server. True when all of it is there. */
  flush(): Promise<boolean>;
  /** The refusals that stand now, for those who cannot wait for a render. */
  refusals(): readonly FieldIssue[];
  resolve(field: keyof Fields & string, choice: "mine" | "theirs"): void;
  dismissNotice(): void;
  retry(): void;
}

/**
 * A form that saves itself; see `Autosave`. Give the component a `key` when the edited object changes: the first
 * `subject` and `saved` start it. `save` must answer, never throw.
 */
export function useAutosave<Fields extends object>({ subject, saved, save, reload }: AutosaveOptions<Fields>): AutosaveControls<Fields> {
  const { user } = useSession();
  const [autosave] = useState(() => new Autosave<Fields>(saved, localJournal(journalKey(user?.id ?? "nobody", subject))));
  const snapshot = useSyncExternalStore(autosave.subscribe, autosave.getSnapshot);

  useEffect(() => {
    autosave.connect({ save, reload });
  }, [autosave, save, reload]);

  useEffect(() => {
    autosave.receive(saved);
  }, [autosave, saved]);

  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === "hidden") void autosave.flush();
    };
    window.addEventListener("online", autosave.retry);
    window.addEventListener("focus", autosave.retry);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("online", autosave.retry);
      window.removeEventListener("focus", autosave.retry);
      document.removeEventListener("visibilitychange", flush);
      autosave.stop();
    };
  }, [autosave]);

  const flush = useCallback(() => autosave.flush(), [autosave]);
  const refusals = useCallback(() => autosave.getSnapshot().issues, [autosave]);
  return { ...snapshot, set: autosave.set, flush, refusals, resolve: autosave.resolve, dismissNotice: autosave.dismissNotice, retry: autosave.retry };
}
