import type { RouteObject } from "react-router";
import { routes as account } from "@/features/account/routes";
import { routes as challenges } from "@/features/challenges/routes";
import { routes as dashboard } from "@/features/dashboard/routes";
import { routes as duplicates } from "@/features/duplicates/routes";
import { routes as gallery } from "@/features/gallery/routes";
import { routes as gaps } from "@/features/gaps/routes";
import { routes as home } from "@/features/home/routes";
import { routes as imports } from "@/features/import/routes";
import { routes as matches } from "@/features/matches/routes";
import { routes as notifications } from "@/features/notifications/routes";
import { routes as operations } from "@/features/operations/routes";
import { routes as organisations } from "@/features/organisations/routes";
import { routes as pairing } from "@/features/pairing/routes";
import { routes as savedSearches } from "@/features/saved-searches/routes";
import { routes as search } from "@/features/search/routes";
import { routes as solutions } from "@/features/solutions/routes";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { RouteFailure } from "./route-failure";
import { NotFound } from "./not-found";
import { Shell } from "./shell/shell";

const screens = [
  ...home,
  ...challenges,
  ...matches,
  ...solutions,
  ...organisations,
  ...dashboard,
  ...notifications,
  ...search,
  ...gaps,
  ...savedSearches,
  ...duplicates,
  ...pairing,
  ...operations,
  ...imports,
  ...account,
  ...gallery,
];

/** The shell stays; a screen that breaks leaves it standing. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RouteFailure />,
    children: [
      {
        errorElement: <RouteFailure />,
        hydrateFallbackElement: <SkeletonPage />,
        children: [...screens, { path: "*", element: <NotFound /> }],
      },
    ],
    hydrateFallbackElement: <SkeletonPage />,
  },
];
