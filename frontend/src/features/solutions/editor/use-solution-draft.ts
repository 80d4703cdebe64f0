import { useCallback, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { CreateSolutionDocument } from "@/gql/CreateSolution";
import type { SolutionFull } from "@/gql/fragments";
import { SolutionEditDocument } from "@/gql/SolutionEdit";
import { UpdateSolutionDocument } from "@/gql/UpdateSolution";
import { type Attempt, useAction } from "@/shared/api/use-action";
import { type AutosaveAnswer, type AutosaveControls, journalKey, localJournal, type Saved, useAutosave } from "@/shared/domain/use-autosave";
import { useSession } from "@/shared/session/session";
import { readFirstSave, writeFirstSave } from "./first-save";
import { inputFrom, savedFrom, type SolutionForm } from "./solution-form";

type Answer = AutosaveAnswer<SolutionForm>;

function answerOf<Data>({ issues, problem }: Attempt<Data>, solution: SolutionFull | null): Answer {
  if (solution) return { kind: "saved", saved: savedFrom(solution) };
  if (issues.some((issue) => issue.code === "stale_revision")) return { kind: "stale" };
  if (problem) return { kind: "failed", problem };
  return { kind: "refused", issues };
}

export interface SolutionDraft {
  autosave: AutosaveControls<SolutionForm>;
  /** Null until the first save made it. */
  solution: SolutionFull | null;
  /** Asks the server again: after an attachment came or went. */
  refresh(): Promise<void>;
}

interface DraftOptions {
  supplierId: string;
  solution: SolutionFull | null;
  blank: Saved<SolutionForm>;
  onCreated?(id: string): void;
}

/** A solution that saves itself: the first change makes a draft, the later ones update it. */
export function useSolutionDraft({ supplierId, solution: given, blank, onCreated }: DraftOptions): SolutionDraft {
  const client = useClient();
  const userId = useSession().user?.id ?? "nobody";
  const { attempt: create } = useAction(CreateSolutionDocument);
  const { attempt: update } = useAction(UpdateSolutionDocument);
  const [latest, setLatest] = useState<SolutionFull | null>(given);
  const id = useRef<string | null>(given?.id ?? null);
  // A colleague's change arrives through the cache.
  if (given && (!latest || given.revision > latest.revision)) setLatest(given);
  const saved = useMemo(() => (given ? savedFrom(given) : blank), [given, blank]);

  const make = useCallback(
    async (changes: Partial<SolutionForm>): Promise<Answer> => {
      const first = readFirstSave(userId, supplierId) ?? { key: crypto.randomUUID(), fields: { language: blank.fields.language, ...changes } };
      writeFirstSave(userId, supplierId, first);
      const answer = await create({ input: { supplier: supplierId, fields: inputFrom(first.fields), idempotencyKey: first.key } });
      if (answer.problem) return answerOf(answer, null);
      writeFirstSave(userId, supplierId, null);
      const made = answer.payload?.solution ?? null;
      if (!made) return answerOf(answer, null);
      id.current = made.id;
      setLatest(made);
      onCreated?.(made.id);
      return { kind: "saved", saved: savedFrom(made), accepted: first.fields, journal: localJournal(journalKey(userId, `solution:${made.id}`)) };
    },
    [create, supplierId, userId, blank, onCreated],
  );

  const save = useCallback(
    async (changes: Partial<SolutionForm>, revision: number): Promise<Answer> => {
      if (id.current === null) return make(changes);
      const answer = await update({ input: { id: id.current, revision, fields: inputFrom(changes) } });
      const changed = answer.payload?.solution ?? null;
      if (changed) setLatest(changed);
      return answerOf(answer, changed);
    },
    [make, update],
  );

  const read = useCallback(async (): Promise<SolutionFull | null> => {
    if (id.current === null) return null;
    const result = await client.query(SolutionEditDocument, { id: id.current }, { requestPolicy: "network-only" }).toPromise();
    const found = result.data?.solution ?? null;
    if (found) setLatest(found);
    return found;
  }, [client]);

  const reload = useCallback(async (): Promise<Saved<SolutionForm> | null> => {
    const found = await read();
    return found && savedFrom(found);
  }, [read]);

  const refresh = useCallback(async () => {
    await read();
  }, [read]);

  const subject = given ? `solution:${given.id}` : `solution:new:${supplierId}`;
  const autosave = useAutosave<SolutionForm>({ subject, saved, save, reload });
  return { autosave, solution: latest, refresh };
}
