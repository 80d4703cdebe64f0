import { useCallback } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { safeNext } from "@/shared/session/addresses";
import type { AuthResult } from "@/shared/session/auth";
import { useSession } from "@/shared/session/session";
import { withNext } from "./return-address";

/** Where the person was going, from this page's address; null when they came for the page itself. */
export function useNext(): string | null {
  const [params] = useSearchParams();
  const next = params.get("next");
  return next === null ? null : safeNext(next);
}

/** Goes on after an answer of the sign-in API: home, to the second step, or to the waiting page of the mail. */
export function useArrival(): <T>(result: AuthResult<T> | null, email?: string) => Promise<void> {
  const navigate = useNavigate();
  const { refetch } = useSession();
  const next = useNext();
  return useCallback(
    async (result, email) => {
      if (result?.status === "done") {
        await refetch();
        await navigate(next ?? safeNext(null), { replace: true });
      } else if (result?.status === "pending" && result.flow === "mfa_authenticate") {
        await navigate(withNext("/account/second-factor", next));
      } else if (result?.status === "pending" && result.flow === "verify_email") {
        await navigate(withNext("/account/verify-email", next), { state: { email } });
      }
    },
    [navigate, refetch, next],
  );
}
