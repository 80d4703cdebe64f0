import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "challenges", lazy: async () => ({ Component: (await import("./list/challenge-list-page")).ChallengeListPage }) },
  { path: "challenges/:id", lazy: async () => ({ Component: (await import("./page/challenge-page")).ChallengePage }) },
  {
    // One element for both addresses: when the first words make a new challenge real, nothing is mounted anew.
    lazy: async () => ({ Component: (await import("./editor/editor-screen")).EditorScreen }),
    children: [
      { path: "challenges/new", element: null },
      { path: "challenges/:id/edit", element: null },
    ],
  },
];
