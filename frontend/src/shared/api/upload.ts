import { ensureToken } from "./http";
import { ProblemError, problemOf, problemOfStatus } from "./problem";

export interface UploadedFile {
  /** Goes into `AttachFileInput.upload`. */
  id: string;
  name: string;
  size: number;
  contentType: string;
}

interface UploadOptions {
  /** Between 0 and 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

interface Refusal {
  errors?: { code: string; message: string }[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}

/** `POST /files/` with progress, for which `fetch` has no event. Throws ProblemError. */
export async function uploadFile(file: File, { onProgress, signal }: UploadOptions = {}): Promise<UploadedFile> {
  const token = await ensureToken().catch(() => null);
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    sending.open("POST", "/files/");
    if (token) sending.setRequestHeader("X-CSRFToken", token);
    sending.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    };
    sending.onload = () => {
      const body = parsed(sending.responseText);
      if (sending.status === 201) resolve(body as UploadedFile);
      else reject(new ProblemError(problemOfStatus(sending.status, (body as Refusal).errors, sending.getResponseHeader("Retry-After"))));
    };
    const stopped = () => {
      reject(new ProblemError(problemOf("offline")));
    };
    sending.onerror = stopped;
    sending.onabort = stopped;
    sending.ontimeout = stopped;
    signal?.addEventListener("abort", () => {
      sending.abort();
    });
    sending.send(form);
  });
}
