import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "pairing", lazy: async () => ({ Component: (await import("./plan-list-page")).PlanListPage }) },
  { path: "pairing/:id", lazy: async () => ({ Component: (await import("./plan-page")).PlanPage }) },
];
