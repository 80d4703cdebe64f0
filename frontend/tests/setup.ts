import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

/** What jsdom does not draw, components still ask for. */
function fill(target: object, missing: Record<string, unknown>) {
  for (const [name, value] of Object.entries(missing)) {
    if (Reflect.get(target, name) === undefined) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

const nothing = () => undefined;

class NoObserver {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
}

if (typeof window !== "undefined") {
  fill(window, {
    ResizeObserver: NoObserver,
    IntersectionObserver: NoObserver,
    CSS: {},
    matchMedia: (media: string) => ({ media, matches: false, addEventListener: nothing, removeEventListener: nothing }),
  });
  fill(window.CSS, { supports: () => true, escape: (text: string) => text.replace(/[^\w-]/g, (character) => `\\${character}`) });
  fill(Element.prototype, { scrollIntoView: nothing });
}

afterEach(() => {
  if (typeof window === "undefined") return;
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
