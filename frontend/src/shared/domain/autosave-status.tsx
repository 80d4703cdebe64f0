import { SaveState } from "@/shared/ui/save-state";
import type { AutosaveState } from "./autosave";

/** «ذخیره شد، ساعت ۱۴:۰۵», or why not yet. */
export function AutosaveStatus({ autosave }: { autosave: { state: AutosaveState; savedAt: string | null } }) {
  return <SaveState state={autosave.state} {...(autosave.savedAt === null ? {} : { at: autosave.savedAt })} />;
}
