import { useEffect, useRef } from "react";
import type { SessionParts } from "@/gql/fragments";
import { UpdateProfileDocument } from "@/gql/UpdateProfile";
import { useAction } from "@/shared/api/use-action";
import { usePreferences } from "./preferences";

const languageOf = { FA: "fa", EN: "en" } as const;
const languageFor = { fa: "FA", en: "EN" } as const;
const calendarFor = { persian: "jalali", gregory: "gregorian" } as const;

/**
 * The profile is where a signed-in person's language, calendar and money unit live: it is read once at sign-in,
 * and later choices on this page are written to it, so that mails and the server's words follow.
 */
export function ProfilePreferences({ session }: { session: SessionParts | null }) {
  const { locale, calendar, moneyUnit, change } = usePreferences();
  const { attempt } = useAction(UpdateProfileDocument);
  const applied = useRef<string | null>(null);
  const userId = session?.user?.id ?? null;

  useEffect(() => {
    if (!session || userId === null) {
      applied.current = null;
      return;
    }
    if (applied.current !== userId) {
      applied.current = userId;
      const isGregorianInPersian = session.language === "FA" && session.calendar === "gregorian";
      change({
        locale: languageOf[session.language],
        moneyUnit: session.moneyUnit,
        ...(isGregorianInPersian ? { calendar: "gregory" as const } : {}),
      });
      return;
    }
    const own = { language: languageFor[locale], moneyUnit, calendar: calendarFor[calendar] };
    if (JSON.stringify(own) === JSON.stringify({ language: session.language, moneyUnit: session.moneyUnit, calendar: session.calendar })) return;
    void attempt({ input: own });
    // Only a choice of the person writes; an answer of the server does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [userId, locale, calendar, moneyUnit]);
  return null;
}
