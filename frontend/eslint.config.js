import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = [
  "account",
  "challenges",
  "dashboard",
  "duplicates",
  "gallery",
  "gaps",
  "home",
  "import",
  "matches",
  "notifications",
  "operations",
  "organisations",
  "pairing",
  "saved-searches",
  "search",
  "solutions",
];

/** Code flows shared → features → app; a feature never imports a feature. */
const direction = (patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const raw = {
  group: ["lucide-react"],
  message: "Icons come from @/shared/ui/icon, which says how they turn in Persian.",
};
const wholeAria = {
  regex: "^react-aria-components$",
  message: "Import one component by its own entry, such as react-aria-components/Button.",
};

export default tseslint.config(
  { ignores: ["src/gql/**", "dist/**", "node_modules/**"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.js", "scripts/*.mjs"] }, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // Props are declared as methods and taken apart; classes that pass a method on bind it.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // `||` is meant where an empty text counts as missing.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true, boolean: true } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // `type` is what the generator writes and what unions need; `interface` is used by hand for objects.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/method-signature-style": "off",
      // A dialog or a search opens because the person asked for it: its first field has the focus.
      "jsx-a11y/no-autofocus": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-console": ["error", { allow: ["error", "warn"] }],
      eqeqeq: "error",
      ...direction([raw, wholeAria]),
    },
  },
  {
    files: ["src/shared/**"],
    rules: direction([raw, wholeAria, { group: ["@/features/*", "@/features/**", "@/app/*", "@/app/**"], message: "shared is below features and app." }]),
  },
  { files: ["src/shared/ui/icon.tsx"], rules: { "no-restricted-imports": "off" } },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: direction([
      raw,
      wholeAria,
      { group: ["@/app/*", "@/app/**"], message: "features are below app." },
      { regex: `^@/features/(?!${name}/)`, message: "A feature never imports a feature: move what both need to shared." },
      { regex: "^(\\.\\./)+(?:app|features)/", message: "Use @/ for what lies outside the feature." },
    ]),
  })),
  // A test's probe hands what a component holds to the test around it.
  { files: ["tests/**"], rules: { "react-hooks/globals": "off" } },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked], rules: { "no-console": "off" } },
);
