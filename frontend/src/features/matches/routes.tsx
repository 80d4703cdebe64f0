import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "challenges/:id/matches", lazy: async () => ({ Component: (await import("./challenge-matches-page")).ChallengeMatchesPage }) },
  { path: "solutions/:id/matches", lazy: async () => ({ Component: (await import("./solution-matches-page")).SolutionMatchesPage }) },
  { path: "matches/:id", lazy: async () => ({ Component: (await import("./match-page")).MatchPage }) },
];
