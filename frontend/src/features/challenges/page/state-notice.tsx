import type { ChallengeFull } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Link } from "@/shared/ui/link";
import { UserText } from "@/shared/ui/text";
import { messages } from "./page-messages";

const TITLES = { RETURNED: "returned", WITHDRAWN: "withdrawn", MERGED: "merged", PUBLISHED: "republished" } as const;

/** Why the challenge is where it is, when somebody gave a reason. */
export function StateNotice({ challenge }: { challenge: ChallengeFull }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { state, stateReason, mergedInto, approvalRequestedAt } = challenge;
  if (approvalRequestedAt && (state === "DRAFT" || state === "RETURNED")) {
    return <Banner kind="info">{t("approvalAsked", { date: format.dateTime(approvalRequestedAt) })}</Banner>;
  }
  if (!(state in TITLES) || (!stateReason && !mergedInto)) return null;
  return (
    <Banner kind={state === "RETURNED" ? "warning" : "info"} title={t(TITLES[state as keyof typeof TITLES])}>
      {stateReason && <UserText>{stateReason}</UserText>}
      {mergedInto && (
        <p>
          {t("mergedInto")}{" "}
          <Link to={`/challenges/${mergedInto.id}`} dir="auto" lang={mergedInto.language.toLowerCase()}>
            {mergedInto.title}
          </Link>
        </p>
      )}
    </Banner>
  );
}
