import type { Client } from "@urql/core";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { Provider as UrqlProvider, useClient } from "urql";
import type { SessionParts } from "@/gql/fragments";
import { SessionDocument, type SessionQuery, type SessionVariables } from "@/gql/Session";
import { SwitchMembershipDocument } from "@/gql/SwitchMembership";
import { createApiClient } from "@/shared/api/client";
import { LiveConnection } from "@/shared/api/live";
import type { Problem } from "@/shared/api/problem";
import { useAction } from "@/shared/api/use-action";
import { LiveContext, useLiveState, useWake } from "@/shared/api/use-live";
import { useOperation } from "@/shared/api/use-operation";
import { auth } from "./auth";
import { setServerTime, useServerNow } from "./clock";
import { ProfilePreferences } from "./profile-preferences";

export interface SessionValue {
  /** Null until the first answer. */
  session: SessionParts | null;
  user: SessionParts["user"];
  isSignedIn: boolean;
  isLoading: boolean;
  problem: Problem | null;
  /** The organisation and role that the person works as now: the chosen one, or the only one. */
  membership: SessionParts["activeMembership"];
  /** The server ended the session while the page was open; what was typed is still there. */
  isExpired: boolean;
  /** Whose session it was, for signing in again. */
  formerEmail: string | null;
  /** Asks the server anew and keeps the page as it is. */
  reload(): void;
  /** After signing in or out: empties the cache, reconnects, asks anew. */
  refetch(): Promise<void>;
  signOut(): Promise<void>;
  /** Accepts that an expired session is over. */
  leave(): void;
  switchMembership(id: string): Promise<boolean>;
}

const Context = createContext<SessionValue | null>(null);

export function useSession(): SessionValue {
  const value = use(Context);
  if (!value) throw new Error("SessionProvider is missing");
  return value;
}

const NO_VARIABLES: SessionVariables = {};
const liveUrl = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/graphql/`;

/** Something was refused as if nobody were signed in: whoever knows the session looks whether that is so. */
class Doubt {
  private look: () => void = () => undefined;
  readonly raise = () => {
    this.look();
  };
  settle(look: () => void) {
    this.look = look;
  }
}

/** The API client, the live socket and who is signed in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [doubt] = useState(() => new Doubt());
  const [client, setClient] = useState<Client>(() => createApiClient({ onSignedOut: doubt.raise }));

  /** A new client whose cache already holds the new session, so that the page does not blink. */
  const renew = useCallback(async () => {
    const next = createApiClient({ onSignedOut: doubt.raise });
    await next.query<SessionQuery>(SessionDocument, NO_VARIABLES, { requestPolicy: "network-only" }).toPromise();
    setClient(next);
  }, [doubt]);

  return (
    <UrqlProvider value={client}>
      <SessionState renew={renew} doubt={doubt}>
        {children}
      </SessionState>
    </UrqlProvider>
  );
}

interface StateProps {
  renew: () => Promise<void>;
  doubt: Doubt;
  children: ReactNode;
}

function useLiveConnection(userId: string | undefined, doubt: Doubt): LiveConnection | null {
  const live = useMemo(
    () => (userId === undefined ? null : new LiveConnection({ url: liveUrl(), onSignedOut: doubt.raise })),
    [userId, doubt],
  );
  useEffect(() => live?.watch(), [live]);
  return live;
}

/** Remembers who was here, to tell «the server ended the session» from «signed out» and «never signed in». */
function useExpiry(session: SessionParts | null) {
  const [former, setFormer] = useState<{ id: string; email: string | null } | null>(null);
  const [hasLeft, setHasLeft] = useState(false);
  const userId = session?.user?.id;
  if (session && userId !== undefined && former?.id !== userId) setFormer({ id: userId, email: session.email });
  const isExpired = session !== null && userId === undefined && former !== null && !hasLeft;
  return { isExpired, formerEmail: former?.email ?? null, setHasLeft };
}

function workingAs(session: SessionParts | null): SessionParts["activeMembership"] {
  if (!session || session.activeMembership) return session?.activeMembership ?? null;
  const [only, ...others] = session.memberships.filter(({ isActive }) => isActive);
  return only && others.length === 0 ? only : null;
}

function SessionState({ renew, doubt, children }: StateProps) {
  const { data, isLoading, problem, refetch: ask } = useOperation(SessionDocument, NO_VARIABLES);
  const session = data?.session ?? null;
  const userId = session?.user?.id;
  const live = useLiveConnection(userId, doubt);
  const { isExpired, formerEmail, setHasLeft } = useExpiry(session);
  const switching = useAction(SwitchMembershipDocument);

  useEffect(() => {
    doubt.settle(() => {
      if (userId !== undefined) ask();
    });
  }, [doubt, userId, ask]);

  const serverTime = session?.serverTime;
  useEffect(() => {
    if (serverTime !== undefined) setServerTime(serverTime);
  }, [serverTime]);

  const { attempt } = switching;
  const value = useMemo<SessionValue>(
    () => ({
      session,
      user: session?.user ?? null,
      isSignedIn: userId !== undefined,
      isLoading,
      problem: session ? null : problem,
      membership: workingAs(session),
      isExpired,
      formerEmail,
      reload: ask,
      refetch: async () => {
        await renew();
        setHasLeft(false);
      },
      signOut: async () => {
        setHasLeft(true);
        await auth.signOut();
        await renew();
      },
      leave: () => {
        setHasLeft(true);
      },
      switchMembership: async (id) => {
        const { payload } = await attempt({ input: { membership: id } });
        if (payload) await renew();
        return payload !== null;
      },
    }),
    [session, userId, isLoading, problem, isExpired, formerEmail, ask, renew, setHasLeft, attempt],
  );

  return (
    <Context value={value}>
      <LiveContext value={live}>
        <ProfilePreferences session={session} />
        <SessionWake ask={ask} />
        {children}
      </LiveContext>
    </Context>
  );
}

function SessionWake({ ask }: { ask: () => void }) {
  useWake(ask);
  return null;
}

/** `useClient` is for the few who read outside of rendering. */
export { useClient, useLiveState, useServerNow };
