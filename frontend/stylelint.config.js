/** Standard CSS, direction-free, and no colour or font that is not a token. */
export default {
  extends: ["stylelint-config-standard"],
  plugins: ["stylelint-use-logical"],
  rules: {
    "csstools/use-logical": "always",
    "selector-class-pattern": ["^([a-z][a-zA-Z0-9]*(-[a-z0-9]+)*|[A-Z][A-Z_]*)$", { message: "Class names are camelCase, or the value of an enum." }],
    "keyframes-name-pattern": "^[a-z][a-zA-Z]*$",
    "import-notation": "string",
    "property-no-vendor-prefix": [true, { ignoreProperties: ["/box-decoration-break$/"] }],
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "no-descending-specificity": null,
    "declaration-no-important": true,
    "color-named": "never",
    "declaration-property-value-disallowed-list": {
      "/^(text-align|float|clear|caption-side)$/": ["left", "right"],
      "/^(font-family)$/": ["/^(?!var\\(|inherit)/"],
    },
    "property-disallowed-list": ["/^(margin|padding|border|inset)-(left|right|top|bottom)/", "left", "right", "width", "height", "min-width", "max-width", "min-height", "max-height"],
  },
  overrides: [
    {
      files: ["src/**/*.module.css"],
      rules: {
        "color-no-hex": [true, { message: "Colours are tokens: see src/shared/design/tokens.css." }],
        "function-disallowed-list": [["rgb", "rgba", "hsl", "hsla", "oklch", "light-dark"], { message: "Colours are tokens." }],
      },
    },
    { files: ["src/shared/design/*.css"], rules: { "declaration-property-value-disallowed-list": null } },
  ],
};
