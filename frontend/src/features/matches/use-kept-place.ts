import { type FocusEvent, useLayoutEffect, useRef } from "react";

/** An item that leaves a list while it has the focus hands it to the one that takes its place, or to the way out of an empty list. */
export function useKeptPlace(ids: readonly string[]) {
  const container = useRef<HTMLDivElement>(null);
  const focused = useRef<{ id: string; index: number } | null>(null);
  const itemsOf = () => [...(container.current?.querySelectorAll("li") ?? [])];
  useLayoutEffect(() => {
    const left = focused.current;
    if (!left || ids.includes(left.id)) return;
    focused.current = null;
    if (document.activeElement !== document.body) return;
    const items = itemsOf();
    const next = items[Math.min(left.index, items.length - 1)] ?? container.current;
    next?.querySelector<HTMLElement>("a, button")?.focus();
  }, [ids]);
  const onFocus = ({ target }: FocusEvent) => {
    const index = itemsOf().findIndex((item) => item.contains(target));
    const id = ids[index];
    focused.current = id === undefined ? null : { id, index };
  };
  return { ref: container, onFocus };
}
