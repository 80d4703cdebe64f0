import type { ReactNode } from "react";
import { PreferencesProvider } from "@/shared/session/preferences";
import { SessionProvider } from "@/shared/session/session";

/** Everything that stands above the router and survives each navigation. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <PreferencesProvider>
      <SessionProvider>{children}</SessionProvider>
    </PreferencesProvider>
  );
}
