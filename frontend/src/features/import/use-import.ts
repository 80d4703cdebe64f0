import { useCallback, useRef, useState } from "react";
import { ImportCatalogueDocument, type ImportCatalogueMutation } from "@/gql/ImportCatalogue";
import type { ImportKind } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import type { UploadedFile } from "@/shared/api/use-upload";

export type Report = NonNullable<ImportCatalogueMutation["importCatalogue"]["report"]>;

interface Choice {
  kind: ImportKind;
  organisation: string | null;
}

interface State extends Choice {
  /** What the report is about; a changed choice needs another look. */
  file: UploadedFile;
  report: Report | null;
  /** Why the whole file was refused. */
  refusal: string | null;
}

/**
 * First a dry run, then the same file for good. The key is of the checked file and choice, so that pressing twice writes
 * once.
 */
export function useImport(choice: Choice) {
  const { attempt, isPending } = useAction(ImportCatalogueDocument);
  const [state, setState] = useState<State | null>(null);
  const key = useRef("");

  const send = useCallback(
    async (file: UploadedFile, asked: Choice, commit: boolean) => {
      const input = { ...asked, upload: file.id, commit };
      const { payload, issues, problem } = await attempt({ input: commit ? { ...input, idempotencyKey: key.current } : input });
      setState({ ...asked, file, report: payload?.report ?? null, refusal: issues[0]?.message ?? problem?.message ?? null });
    },
    [attempt],
  );

  const { kind, organisation } = choice;
  const check = useCallback(
    async (file: UploadedFile) => {
      key.current = crypto.randomUUID();
      await send(file, { kind, organisation }, false);
    },
    [send, kind, organisation],
  );
  const commit = useCallback(async () => {
    if (state) await send(state.file, { kind: state.kind, organisation: state.organisation }, true);
  }, [send, state]);
  const clear = useCallback(() => {
    setState(null);
  }, []);
  const isStale = state !== null && (state.kind !== kind || state.organisation !== organisation);
  return { state, isStale, isPending, check, commit, clear };
}
