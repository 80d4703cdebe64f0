import { type Exchange, makeOperation, type Operation, type OperationResult } from "@urql/core";
import { filter, makeSubject, merge, pipe, tap } from "wonka";

/** Tries in a row after which an answer that cannot be read from the cache is handed on as it is. */
const MOST_TRIES = 3;

/**
 * Asks once more for what a mutation made stale while the answer was under way.
 *
 * The cache then reads back nothing, and tells it as a result with neither data nor error: the screen would wait for
 * ever. Goes before the cache exchange.
 */
export const askAgainExchange: Exchange = ({ forward }) => (operations) => {
  const again = makeSubject<Operation>();
  const tries = new Map<number, number>();

  const retry = (operation: Operation) => {
    // Not within the cache's own round, and not for what nobody waits for any more.
    queueMicrotask(() => {
      if (tries.has(operation.key)) again.next(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }));
    });
  };
  const isWhole = (result: OperationResult) => {
    const { operation } = result;
    const count = (tries.get(operation.key) ?? 0) + 1;
    if (!isLost(result) || count > MOST_TRIES) {
      tries.delete(operation.key);
      return true;
    }
    tries.set(operation.key, count);
    retry(operation);
    return false;
  };
  const forgetTornDown = ({ kind, key }: Operation) => {
    if (kind === "teardown") tries.delete(key);
  };
  return pipe(forward(merge([pipe(operations, tap(forgetTornDown)), again.source])), filter(isWhole));
};

function isLost({ operation, data, error }: OperationResult): boolean {
  return operation.kind === "query" && operation.context.requestPolicy !== "cache-only" && !data && !error;
}
