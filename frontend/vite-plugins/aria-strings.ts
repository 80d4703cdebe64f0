import type { Plugin } from "vite";

const STRINGS = /[\\/](react-aria|react-stately|react-aria-components)[\\/]dist[\\/]private[\\/](?:(\w+)[\\/])?intlStrings\.mjs$/;
const PERSIAN = new URL("../src/shared/i18n/aria-fa.mjs", import.meta.url).pathname;

/**
 * React Aria ships 34 languages and no Persian. Each of its string tables is replaced by English and ours,
 * so that screen readers hear Persian and the other languages stay out of the bundle.
 */
export function ariaStrings(): Plugin {
  return {
    name: "bahamm-aria-strings",
    enforce: "pre",
    load(id) {
      const match = STRINGS.exec(id.split("?")[0] ?? id);
      if (!match) return null;
      const [, owner, folder] = match;
      const english = folder ? `../intl/${folder === "tooltip" ? "previewtrigger" : folder}/en-US.mjs` : "./intl/en-US.mjs";
      const key = `${owner}/${folder ?? "components"}`;
      return [
        `import english from ${JSON.stringify(english)};`,
        `import { persian } from ${JSON.stringify(PERSIAN)};`,
        `export default { "en-US": english, "fa-IR": { ...english, ...persian[${JSON.stringify(key)}] } };`,
      ].join("\n");
    },
  };
}
