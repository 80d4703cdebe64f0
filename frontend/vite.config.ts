import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { ariaStrings } from "./vite-plugins/aria-strings.ts";

const backend = "http://127.0.0.1:8000";
const strings = ariaStrings();

export default defineConfig(({ command }) => ({
  // Django serves index.html at every client route and the assets under /static/.
  base: command === "build" ? "/static/" : "/",
  plugins: [strings, react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    // The content security policy forbids data: fonts and scripts.
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|cookie|set-cookie-parser)[\\/]/ },
            { name: "api", test: /node_modules[\\/](urql|@urql|wonka|@0no-co|graphql|graphql-ws)[\\/]/ },
          ],
        },
      },
    },
  },
  optimizeDeps: { rolldownOptions: { plugins: [strings] } },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/graphql": backend,
      "/_allauth": backend,
      "/files": backend,
      "/ws": { target: backend, ws: true },
    },
  },
  test: {
    // A page costs more to make than most tests: those that need one say so in their first line.
    environment: "node",
    environmentOptions: { jsdom: { url: "http://127.0.0.1/" } },
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    css: false,
    restoreMocks: true,
    maxWorkers: 2,
    // Typing into fields is slow when the machine is busy; what hangs still fails.
    testTimeout: 20_000,
  },
}));
