import { useCallback, useSyncExternalStore } from "react";

/** Milliseconds by which the server's clock is ahead of this device's. */
let offset = 0;
const listeners = new Set<() => void>();

/** Countdowns must not trust the clock of the device: `serverTime` is what the server just said. */
export function setServerTime(serverTime: string) {
  offset = new Date(serverTime).getTime() - Date.now();
  for (const listener of listeners) listener();
}

/** Whole seconds, so that two readings in one render agree. */
function now(): number {
  return Math.floor((Date.now() + offset) / 1000) * 1000;
}

/** The server's time in milliseconds, renewed while mounted. */
export function useServerNow(everyMilliseconds = 30_000): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      listeners.add(listener);
      const timer = setInterval(listener, everyMilliseconds);
      return () => {
        listeners.delete(listener);
        clearInterval(timer);
      };
    },
    [everyMilliseconds],
  );
  return useSyncExternalStore(subscribe, now);
}
