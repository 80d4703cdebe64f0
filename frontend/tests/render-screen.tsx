import { render, type RenderResult } from "@testing-library/react";
import { createMemoryRouter, type RouteObject, RouterProvider } from "react-router";
import type { Locale } from "@/shared/i18n/locale";
import { PreferencesProvider } from "@/shared/session/preferences";
import { SessionProvider } from "@/shared/session/session";

interface Screen extends RenderResult {
  /** Path and query of where the person stands now. */
  where(): string;
}

/** Screens by path, with language and session around them; unknown paths say their name. */
export function renderScreen(locale: Locale, routes: RouteObject[], at: string): Screen {
  const router = createMemoryRouter([...routes, { path: "*", element: <p>elsewhere</p> }], { initialEntries: [at] });
  const result = render(
    <PreferencesProvider initial={{ locale }}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </PreferencesProvider>,
  );
  return { ...result, where: () => router.state.location.pathname + router.state.location.search };
}
