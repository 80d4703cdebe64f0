import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [{ path: "operations", lazy: async () => ({ Component: (await import("./operations-page")).OperationsPage }) }];
