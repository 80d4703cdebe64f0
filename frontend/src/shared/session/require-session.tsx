import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { ErrorState } from "@/shared/ui/error-state";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { signInAddress } from "./addresses";
import { useSession } from "./session";

/** The screen for signed-in people; others sign in and come back. A session that expired keeps the screen and what was typed. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { session, isSignedIn, isExpired, isLoading, problem, refetch } = useSession();
  const { pathname, search } = useLocation();
  if (isSignedIn || isExpired) return children;
  if (problem && !session) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (isLoading || !session) return <SkeletonPage />;
  return <Navigate to={signInAddress(pathname + search)} replace />;
}
