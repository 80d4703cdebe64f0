import type { KeyboardEvent } from "react";

/**
 * Up and down lead from the search box through the results and back; Escape returns to the box. Tab and Enter do
 * what they always do.
 */
export function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const root = event.currentTarget;
  const box = root.querySelector<HTMLInputElement>("form input");
  const links = [...root.querySelectorAll<HTMLAnchorElement>("article h2 a")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0 && document.activeElement !== box) return;
  const target = { ArrowDown: links[at + 1], ArrowUp: at === 0 ? box : links[at - 1], Escape: at >= 0 ? box : undefined }[event.key];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
