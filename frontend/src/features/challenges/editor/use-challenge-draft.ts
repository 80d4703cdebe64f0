import { useCallback, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { ChallengeEditDocument } from "@/gql/ChallengeEdit";
import { CreateChallengeDocument } from "@/gql/CreateChallenge";
import type { ChallengeFull } from "@/gql/fragments";
import { UpdateChallengeDocument } from "@/gql/UpdateChallenge";
import { type Attempt, useAction } from "@/shared/api/use-action";
import { useWake } from "@/shared/api/use-live";
import { readFirstSave, writeFirstSave } from "@/shared/domain/first-save";
import { type AutosaveAnswer, type AutosaveControls, journalKey, localJournal, type Saved, useAutosave } from "@/shared/domain/use-autosave";
import { useSession } from "@/shared/session/session";
import { type ChallengeForm, inputFrom, savedFrom } from "./challenge-form";

type Answer = AutosaveAnswer<ChallengeForm>;

function answerOf<Data>({ issues, problem }: Attempt<Data>, challenge: ChallengeFull | null): Answer {
  if (challenge) return { kind: "saved", saved: savedFrom(challenge) };
  if (issues.some((issue) => issue.code === "stale_revision")) return { kind: "stale" };
  if (problem) return { kind: "failed", problem };
  return { kind: "refused", issues };
}

export interface ChallengeDraft {
  autosave: AutosaveControls<ChallengeForm>;
  /** Null until the first save made it. */
  challenge: ChallengeFull | null;
  /** Asks the server again: after an attachment came or went, or a step was taken. */
  refresh(): Promise<ChallengeFull | null>;
}

interface DraftOptions {
  unitId: string;
  challenge: ChallengeFull | null;
  blank: Saved<ChallengeForm>;
  onCreated?: (id: string) => void;
}

/** A challenge that saves itself: the first words make a draft of the unit, the later ones update it. */
export function useChallengeDraft({ unitId, challenge: given, blank, onCreated }: DraftOptions): ChallengeDraft {
  const client = useClient();
  const userId = useSession().user?.id ?? "nobody";
  const { attempt: create } = useAction(CreateChallengeDocument);
  const { attempt: update } = useAction(UpdateChallengeDocument);
  const [latest, setLatest] = useState<ChallengeFull | null>(given);
  const id = useRef<string | null>(given?.id ?? null);
  const subject = given ? `challenge:${given.id}` : `challenge:new:${unitId}`;
  // A colleague's change that came through the cache.
  if (given && (!latest || given.revision > latest.revision)) setLatest(given);

  const make = useCallback(
    async (changes: Partial<ChallengeForm>): Promise<Answer> => {
      const first = readFirstSave<ChallengeForm>(userId, subject) ?? { key: crypto.randomUUID(), fields: { language: blank.fields.language, ...changes } };
      writeFirstSave(userId, subject, first);
      const answer = await create({ input: { unit: unitId, fields: inputFrom(first.fields), idempotencyKey: first.key } });
      if (answer.problem) return answerOf(answer, null);
      writeFirstSave(userId, subject, null);
      const made = answer.payload?.challenge ?? null;
      if (!made) return answerOf(answer, null);
      id.current = made.id;
      setLatest(made);
      onCreated?.(made.id);
      return { kind: "saved", saved: savedFrom(made), accepted: first.fields, journal: localJournal(journalKey(userId, `challenge:${made.id}`)) };
    },
    [create, unitId, userId, subject, blank, onCreated],
  );

  const save = useCallback(
    async (changes: Partial<ChallengeForm>, revision: number): Promise<Answer> => {
      if (id.current === null) return make(changes);
      const answer = await update({ input: { id: id.current, revision, fields: inputFrom(changes) } });
      const changed = answer.payload?.challenge ?? null;
      if (changed) setLatest(changed);
      return answerOf(answer, changed);
    },
    [make, update],
  );

  const refresh = useCallback(async (): Promise<ChallengeFull | null> => {
    if (id.current === null) return null;
    const result = await client.query(ChallengeEditDocument, { id: id.current }, { requestPolicy: "network-only" }).toPromise();
    const found = result.data?.challenge ?? null;
    if (found) setLatest(found);
    return found;
  }, [client]);

  const reload = useCallback(async (): Promise<Saved<ChallengeForm> | null> => {
    const found = await refresh();
    return found && savedFrom(found);
  }, [refresh]);

  useWake(() => void refresh());
  const saved = useMemo(() => (latest ? savedFrom(latest) : blank), [latest, blank]);
  const autosave = useAutosave<ChallengeForm>({ subject, saved, save, reload });
  return { autosave, challenge: latest, refresh };
}
