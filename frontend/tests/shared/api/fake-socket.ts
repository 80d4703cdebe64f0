/** The server's side of `graphql-transport-ws`, in the place of the browser's WebSocket. */
interface Message {
  type: string;
  id?: string;
  payload?: { variables?: Record<string, unknown> };
}

export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static all: FakeSocket[] = [];
  static acceptsConnections = true;

  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error("nobody has connected");
    return socket;
  }

  readonly protocol = "graphql-transport-ws";
  readyState = FakeSocket.CONNECTING;
  sent: Message[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
    queueMicrotask(() => {
      if (!FakeSocket.acceptsConnections) {
        this.end(1006);
        return;
      }
      this.readyState = FakeSocket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string) {
    const message = JSON.parse(text) as Message;
    this.sent.push(message);
    if (message.type !== "connection_init") return;
    queueMicrotask(() => {
      this.say({ type: "connection_ack" });
    });
  }

  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  next(data: unknown) {
    this.say({ type: "next", id: this.subscriptions.at(-1)?.id, payload: { data } });
  }

  refuse(code: string) {
    this.say({ type: "error", id: this.subscriptions.at(-1)?.id, payload: [{ message: "no", extensions: { code } }] });
  }

  get subscriptions(): Message[] {
    return this.sent.filter(({ type }) => type === "subscribe");
  }

  /** As in a browser, the event comes later. */
  close(code = 1000) {
    queueMicrotask(() => {
      this.end(code);
    });
  }

  end(code: number) {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason: "", wasClean: code === 1000 });
  }
}
