import { vi } from "vitest";

interface Held {
  name: string;
  answer(data: object): Promise<void>;
  fail(status: number): Promise<void>;
}

/** Answers nothing by itself: a test lets each request go when it wants, in the order it wants. */
export class LateServer {
  private readonly held = new Set<Held>();
  /** Names of all requests, in their order. */
  readonly asked: string[] = [];

  constructor() {
    document.cookie = "csrftoken=test";
    vi.stubGlobal("fetch", (_url: string, init: RequestInit) => new Promise<Response>((resolve, reject) => {
      const { operationName: name } = JSON.parse(init.body as string) as { operationName: string };
      this.asked.push(name);
      const held: Held = {
        name,
        answer: (data) => settled(() => {
          resolve(new Response(JSON.stringify({ data }), { headers: { "Content-Type": "application/json" } }));
        }),
        fail: (status) => settled(() => {
          resolve(new Response("", { status }));
        }),
      };
      this.held.add(held);
      init.signal?.addEventListener("abort", () => {
        this.held.delete(held);
        reject(new DOMException("Aborted", "AbortError"));
      });
    }));
  }

  /** The oldest request of this name that waits. */
  next(name: string): Held {
    const found = [...this.held].find((held) => held.name === name);
    if (!found) throw new Error(`no ${name} waits; asked so far: ${this.asked.join(", ")}`);
    this.held.delete(found);
    return found;
  }

  waits(name: string): boolean {
    return [...this.held].some((held) => held.name === name);
  }
}

/** Until everything that follows by promises from `act` has run. */
export async function settled(act: () => void): Promise<void> {
  act();
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
