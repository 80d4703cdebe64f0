import { useSyncExternalStore } from "react";

/** Where the list and the comparison stand beside each other; the style sheet has the same width. */
const WIDE = "(width >= 75rem)";

function subscribe(listener: () => void) {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => {
    query.removeEventListener("change", listener);
  };
}

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
}
