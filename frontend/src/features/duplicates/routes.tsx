import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [{ path: "duplicates", lazy: async () => ({ Component: (await import("./duplicates-page")).DuplicatesPage }) }];
