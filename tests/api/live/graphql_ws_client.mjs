// The npm client `graphql-ws` as the browser uses it, driven line by line: commands come in, events go out, as JSON.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [frontend, url, cookie, origin] = process.argv.slice(2);
const require = createRequire(`${frontend}/package.json`);
const { createClient } = require("graphql-ws");

const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

class BrowserSocket extends WebSocket {
  constructor(address, protocols) {
    super(address, { protocols, headers: { cookie, origin } });
  }
}

let resume = () => {};
const client = createClient({
  url,
  webSocketImpl: BrowserSocket,
  retryAttempts: 5,
  // Away until the test says so: whatever happens meanwhile has to be caught up with.
  retryWait: () => new Promise((resolve) => (resume = resolve)),
  on: {
    connected: (_socket, _payload, wasRetry) => say({ kind: "connected", wasRetry }),
    closed: (event) => say({ kind: "closed", code: event.code }),
  },
});

const commands = {
  subscribe({ id, query, variables }) {
    const asked = { ...variables };
    client.subscribe(
      { query, variables: asked },
      {
        next(result) {
          // The next `subscribe` message, after a reconnect, goes on behind this event.
          for (const value of Object.values(result.data ?? {})) asked.after = value?.cursor ?? asked.after;
          say({ kind: "next", id, ...result });
        },
        error: (problem) => say({ kind: "error", id, problem: problem.code ?? problem }),
        complete: () => say({ kind: "complete", id }),
      },
    );
  },
  drop: () => client.terminate(),
  resume: () => resume(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...given } = JSON.parse(line);
  commands[command](given);
}
process.exit(0);
