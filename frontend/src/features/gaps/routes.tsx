import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [{ path: "gaps", lazy: async () => ({ Component: (await import("./gap-page")).GapPage }) }];
