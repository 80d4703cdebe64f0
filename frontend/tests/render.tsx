import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import type { Locale } from "@/shared/i18n/locale";
import { PreferencesProvider } from "@/shared/session/preferences";

/** Renders as the application does: a language around it, a router inside. */
export function renderIn(locale: Locale, children: ReactNode, path = "/"): RenderResult {
  const router = createMemoryRouter([{ path: "*", element: children }], { initialEntries: [path] });
  return render(
    <PreferencesProvider initial={{ locale }}>
      <RouterProvider router={router} />
    </PreferencesProvider>,
  );
}
