import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, ProblemError, problemOf } from "./problem";
import { type UploadedFile, uploadFile } from "./upload";

export type { UploadedFile };

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** Between 0 and 1. */
  share: number;
  state: "waiting" | "sending" | "done" | "failed";
  problem: Problem | null;
  file: UploadedFile | null;
}

interface Uploads {
  uploads: readonly Upload[];
  add(files: readonly File[]): void;
  retry(key: string): void;
  remove(key: string): void;
}

let count = 0;

/** Files on their way up, one after the other; what failed keeps its file and can be sent again. */
export function useUpload(onDone?: (file: UploadedFile) => void | Promise<void>): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, { file: File; stop: AbortController }>());
  const queue = useRef<Promise<void>>(Promise.resolve());
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const patch = useCallback((key: string, change: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }, []);

  const send = useCallback(
    async (key: string) => {
      const entry = files.current.get(key);
      if (!entry) return;
      patch(key, { state: "sending", share: 0, problem: null });
      try {
        const file = await uploadFile(entry.file, {
          signal: entry.stop.signal,
          onProgress: (share) => {
            patch(key, { share });
          },
        });
        patch(key, { state: "done", share: 1, file });
        await done.current?.(file);
      } catch (cause) {
        patch(key, { state: "failed", problem: cause instanceof ProblemError ? cause.problem : problemOf("server") });
      }
    },
    [patch],
  );

  const enqueue = useCallback(
    (key: string) => {
      queue.current = queue.current.then(() => send(key));
    },
    [send],
  );

  const add = useCallback(
    (added: readonly File[]) => {
      const fresh = added.map((file): Upload => {
        count += 1;
        const key = `upload-${count}`;
        files.current.set(key, { file, stop: new AbortController() });
        return { key, name: file.name, size: file.size, share: 0, state: "waiting", problem: null, file: null };
      });
      setUploads((all) => [...all, ...fresh]);
      for (const { key } of fresh) enqueue(key);
    },
    [enqueue],
  );
  const retry = useCallback(
    (key: string) => {
      patch(key, { state: "waiting", problem: null });
      enqueue(key);
    },
    [enqueue, patch],
  );
  const remove = useCallback((key: string) => {
    files.current.get(key)?.stop.abort();
    files.current.delete(key);
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }, []);
  return { uploads, add, retry, remove };
}
