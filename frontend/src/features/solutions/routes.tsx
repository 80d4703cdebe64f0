import type { RouteObject } from "react-router";

const editor = async () => ({ Component: (await import("./editor/editor-page")).SolutionEditorPage });

export const routes: RouteObject[] = [
  { path: "/solutions", lazy: async () => ({ Component: (await import("./list/solution-list-page")).SolutionListPage }) },
  { path: "/solutions/new", lazy: editor },
  { path: "/solutions/:id", lazy: async () => ({ Component: (await import("./page/solution-page")).SolutionPage }) },
  { path: "/solutions/:id/edit", lazy: editor },
];
