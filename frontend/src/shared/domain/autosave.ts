import type { Problem } from "@/shared/api/problem";
import { fieldName, type FieldIssue } from "@/shared/forms/errors";
import type { Journal } from "./autosave-journal";

export interface Saved<Fields> {
  fields: Fields;
  revision: number;
}

export type AutosaveAnswer<Fields> =
  /** `accepted`: what was really sent, when that is not what was asked (the repeat of a lost first save). */
  | { kind: "saved"; saved: Saved<Fields>; accepted?: Partial<Fields>; journal?: Journal<Fields> }
  | { kind: "refused"; issues: readonly FieldIssue[] }
  /** Somebody saved a newer revision. */
  | { kind: "stale" }
  | { kind: "failed"; problem: Problem };

export interface AutosavePort<Fields> {
  save(changes: Partial<Fields>, revision: number): Promise<AutosaveAnswer<Fields>>;
  /** The server's present state, past every cache; null when it cannot be read now. */
  reload(): Promise<Saved<Fields> | null>;
}

/** A field that both changed. It is not sent until somebody chose. */
export interface Conflict<Fields> {
  field: keyof Fields & string;
  mine: Fields[keyof Fields];
  theirs: Fields[keyof Fields];
}

export type AutosaveState = "clean" | "unsaved" | "saving" | "saved" | "offline" | "failed" | "conflict";

export interface AutosaveSnapshot<Fields> {
  values: Fields;
  revision: number;
  state: AutosaveState;
  savedAt: string | null;
  issues: readonly FieldIssue[];
  problem: Problem | null;
  conflicts: readonly Conflict<Fields>[];
  /** Fields taken over from a colleague's newer revision without a clash. */
  mergedFields: readonly (keyof Fields & string)[];
  /** Text that an earlier visit could not save was found on this device. */
  isRestored: boolean;
}

const IDLE = 900;
const LONGEST_WAIT = 6_000;
const RETRIES = [2_000, 4_000, 8_000, 15_000, 30_000];
/** Refusals that another field may cure; any change tries again. */
const CROSS_FIELD = new Set(["min_over_max", "challenge.budget_contradiction"]);

/** What was told of fields that were changed since is told no more, nor what another field may have cured. */
export function withoutChanged(told: readonly FieldIssue[], patch: object): readonly FieldIssue[] {
  const left = told.filter(({ field, code }) => !(fieldName(field ?? "") in patch) && !CROSS_FIELD.has(code));
  return left.length === told.length ? told : left;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Saves what is typed by itself. Only changed fields travel, with the revision they stand on; a colleague's newer
 * revision is merged field by field, and where both changed the same field nobody is overwritten. A refused field
 * waits for its correction while the others are saved. Every change is in the journal before it is on its way.
 */
export class Autosave<Fields extends object> {
  private port: AutosavePort<Fields> | null = null;
  private journal: Journal<Fields>;
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();
  private values: Fields;
  private base: Fields;
  /** Values the server took and may have tidied; typing on from them is no difference. */
  private acknowledged: Partial<Fields> = {};
  private readonly refusedValues = new Map<string, unknown>();
  private revision: number;
  private issues: readonly FieldIssue[] = [];
  private problem: Problem | null = null;
  private conflicts: readonly Conflict<Fields>[] = [];
  private mergedFields: readonly (keyof Fields & string)[] = [];
  private savedAt: string | null = null;
  private isRestored = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private firstChangeAt: number | null = null;
  private failures = 0;
  private isStopped = false;
  private snapshot: AutosaveSnapshot<Fields>;

  constructor(saved: Saved<Fields>, journal: Journal<Fields>, now: () => number = Date.now) {
    this.journal = journal;
    this.now = now;
    this.base = saved.fields;
    this.values = saved.fields;
    this.revision = saved.revision;
    this.restore();
    this.snapshot = this.look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): AutosaveSnapshot<Fields> => this.snapshot;

  /** Without a port nothing is sent; the journal is kept. */
  connect(port: AutosavePort<Fields> | null): void {
    this.port = port;
    this.isStopped = false;
    if (port && this.sendable().length > 0 && this.timer === null) this.schedule(IDLE);
  }

  readonly set = (patch: Partial<Fields>): void => {
    this.values = { ...this.values, ...patch };
    this.conflicts = this.conflicts.map((conflict) => ({ ...conflict, mine: this.values[conflict.field] }));
    for (const issue of this.issues) if (CROSS_FIELD.has(issue.code) && issue.field) this.refusedValues.delete(fieldName(issue.field));
    this.issues = this.issues.filter((issue) => issue.field !== null && this.isStillRefused(fieldName(issue.field)));
    this.firstChangeAt ??= this.now();
    const waited = this.now() - this.firstChangeAt;
    this.schedule(Math.max(0, Math.min(IDLE, LONGEST_WAIT - waited)));
    this.publish();
  };

  /** A newer state of the object reached the page by another way. */
  receive(saved: Saved<Fields>): void {
    if (this.running || saved.revision <= this.revision) return;
    this.rebase(saved);
    this.publish();
    if (this.sendable().length > 0) this.schedule(IDLE);
  }

  readonly resolve = (field: keyof Fields & string, choice: "mine" | "theirs"): void => {
    const conflict = this.conflicts.find((candidate) => candidate.field === field);
    if (!conflict) return;
    this.conflicts = this.conflicts.filter((candidate) => candidate !== conflict);
    if (choice === "theirs") this.values = { ...this.values, [field]: conflict.theirs };
    this.schedule(0);
    this.publish();
  };

  readonly dismissNotice = (): void => {
    this.isRestored = false;
    this.mergedFields = [];
    this.publish();
  };

  /** Sends what waits, now. True when the server holds everything that was typed. */
  readonly flush = async (): Promise<boolean> => {
    this.cancel();
    if (this.running) await this.running;
    // A conflict found on the way, or typing meanwhile, may need another turn; a failure ends it.
    for (let turn = 0; turn < 4 && this.port && this.sendable().length > 0; turn += 1) {
      this.running = this.turn().finally(() => {
        this.running = null;
        this.publish();
      });
      this.publish();
      await this.running;
      if (this.problem) break;
    }
    return this.dirty().length === 0 && this.conflicts.length === 0;
  };

  /** The connection is back, or somebody signed in again. */
  readonly retry = (): void => {
    if (this.problem && this.sendable().length > 0) void this.flush();
  };

  /** Sends once more and ends; what that cannot save stays in the journal. */
  stop(): void {
    this.isStopped = true;
    void this.flush();
  }

  private async turn(): Promise<void> {
    const port = this.port;
    const fields = this.sendable();
    if (!port || fields.length === 0) return;
    const changes = this.pick(this.values, fields);
    this.firstChangeAt = null;
    const answer = await port.save(changes, this.revision);
    if (answer.kind === "saved") this.accept(answer.saved, answer.accepted ?? changes, answer.journal);
    else if (answer.kind === "refused") this.refuse(answer.issues, changes);
    else if (answer.kind === "stale") await this.catchUp(port);
    else this.fail(answer.problem);
  }

  private accept(saved: Saved<Fields>, sent: Partial<Fields>, journal: Journal<Fields> | undefined): void {
    const untouched = this.names().filter((field) => !(field in sent) && !this.isDirty(field));
    this.values = { ...this.values, ...this.pick(saved.fields, untouched) };
    this.base = saved.fields;
    this.acknowledged = { ...this.acknowledged, ...sent };
    this.revision = saved.revision;
    this.savedAt = new Date(this.now()).toISOString();
    this.problem = null;
    this.failures = 0;
    if (journal) {
      this.journal.write(null);
      this.journal = journal;
    }
  }

  private refuse(issues: readonly FieldIssue[], sent: Partial<Fields>): void {
    const named = issues.flatMap((issue) => (issue.field === null ? [] : [fieldName(issue.field)]));
    const roots = named.map((name) => name.split(".")[0] ?? name).filter((name) => name in sent);
    // A refusal of the whole, or of something that was not sent, stops until the next change.
    const stopped = roots.length === named.length && named.length > 0 ? roots : Object.keys(sent);
    for (const name of stopped) this.refusedValues.set(name, this.values[name as keyof Fields]);
    const others = this.issues.filter((issue) => issue.field !== null && !named.includes(fieldName(issue.field)));
    this.issues = [...others, ...issues];
    this.problem = null;
  }

  private async catchUp(port: AutosavePort<Fields>): Promise<void> {
    const saved = await port.reload();
    if (saved) this.rebase(saved);
    else this.fail({ kind: "offline", code: null, message: "", retryAfter: null });
  }

  private fail(problem: Problem): void {
    this.problem = problem;
    if (problem.kind !== "signed-out") {
      const wait = problem.retryAfter === null ? RETRIES[Math.min(this.failures, RETRIES.length - 1)] : problem.retryAfter * 1000;
      this.failures += 1;
      this.schedule(wait ?? IDLE);
    }
  }

  /** Three ways: what only they changed is taken over, what only I changed is kept, the rest is a conflict. */
  private rebase(saved: Saved<Fields>): void {
    const merged: (keyof Fields & string)[] = [];
    const values = { ...this.values };
    let conflicts = this.conflicts;
    for (const field of this.names()) {
      const theirs = saved.fields[field];
      const isTheirs = !same(theirs, this.base[field]);
      conflicts = conflicts.filter((conflict) => conflict.field !== field || !isTheirs);
      if (!this.isDirty(field)) {
        if (isTheirs) merged.push(field);
        values[field] = isTheirs ? theirs : values[field];
      } else if (isTheirs && !same(theirs, values[field])) conflicts = [...conflicts, { field, mine: values[field], theirs }];
    }
    this.values = values;
    this.base = saved.fields;
    this.acknowledged = {};
    this.revision = saved.revision;
    this.conflicts = conflicts;
    this.mergedFields = [...new Set([...this.mergedFields, ...merged])];
    this.problem = null;
  }

  private restore(): void {
    const entry = this.journal.read();
    if (!entry) return;
    const known = this.names().filter((field) => field in entry.values);
    const current = { fields: this.base, revision: this.revision };
    this.base = { ...this.base, ...this.pick(entry.base as Fields, known.filter((field) => field in entry.base)) };
    this.values = { ...this.values, ...this.pick(entry.values as Fields, known) };
    this.rebase(current);
    this.mergedFields = [];
    this.isRestored = this.dirty().length > 0;
  }

  private names(): (keyof Fields & string)[] {
    return Object.keys(this.base) as (keyof Fields & string)[];
  }

  private pick(from: Fields, fields: readonly (keyof Fields)[]): Partial<Fields> {
    const picked: Partial<Fields> = {};
    for (const field of fields) picked[field] = from[field];
    return picked;
  }

  private isDirty(field: keyof Fields & string): boolean {
    const value = this.values[field];
    return !same(value, this.base[field]) && !(field in this.acknowledged && same(value, this.acknowledged[field]));
  }

  private dirty(): (keyof Fields & string)[] {
    return this.names().filter((field) => this.isDirty(field));
  }

  private isStillRefused(path: string): boolean {
    const name = path.split(".")[0] ?? path;
    return this.refusedValues.has(name) && same(this.refusedValues.get(name), this.values[name as keyof Fields]);
  }

  private sendable(): (keyof Fields & string)[] {
    const inConflict = new Set<string>(this.conflicts.map((conflict) => conflict.field));
    return this.dirty().filter((field) => !inConflict.has(field) && !this.isStillRefused(field));
  }

  private schedule(wait: number): void {
    this.cancel();
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, wait);
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private state(): AutosaveState {
    if (this.conflicts.length > 0) return "conflict";
    if (this.running) return "saving";
    if (this.problem) return this.problem.kind === "offline" ? "offline" : "failed";
    if (this.issues.length > 0) return "failed";
    if (this.dirty().length > 0) return "unsaved";
    return this.savedAt ? "saved" : "clean";
  }

  private look(): AutosaveSnapshot<Fields> {
    const { values, revision, savedAt, issues, problem, conflicts, mergedFields, isRestored } = this;
    return { values, revision, state: this.state(), savedAt, issues, problem, conflicts, mergedFields, isRestored };
  }

  private publish(): void {
    const dirty = this.dirty();
    this.journal.write(
      dirty.length === 0 ? null : { revision: this.revision, base: this.pick(this.base, dirty), values: this.pick(this.values, dirty) },
    );
    this.snapshot = this.look();
    for (const listener of this.listeners) listener();
  }
}
