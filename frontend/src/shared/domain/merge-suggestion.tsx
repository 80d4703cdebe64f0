import type { MergeParts } from "@/gql/fragments";
import { useFormat } from "@/shared/format/use-format";
import { Message, useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { GitMerge } from "@/shared/ui/icon";
import { Link } from "@/shared/ui/link";
import { mergeMessages } from "./merge-messages";
import styles from "./merge-suggestion.module.css";

/** The challenge's own merge action, with the target already chosen. */
export function mergeAddress({ keep, merge }: Pick<MergeParts, "keep" | "merge">): string {
  return `/challenges/${merge.id}?${new URLSearchParams({ "merge-into": keep.id }).toString()}`;
}

/** Which of two challenges should stay and why; the secretariat goes on to the merge from here. */
export function MergeSuggestion({ suggestion }: { suggestion: MergeParts }) {
  const t = useMessages(mergeMessages);
  const format = useFormat();
  const { session } = useSession();
  const { keep, reasons, isPossibleNow } = suggestion;
  const keeps = (
    <Link to={`/challenges/${keep.id}`} dir="auto" lang={keep.language.toLowerCase()}>
      {keep.title}
    </Link>
  );
  return (
    <div className={styles.suggestion}>
      <p>
        <Message of={mergeMessages} id="keep" components={{ keep: keeps }} />
        {reasons.length > 0 && <> {t("because", { reasons: format.list(reasons.map((reason) => t(reason))) })}</>}
      </p>
      {!isPossibleNow ? (
        <p className={styles.note}>{t("notNow")}</p>
      ) : session?.isSecretariat ? (
        <div>
          <ButtonLink to={mergeAddress(suggestion)} size="small" icon={GitMerge}>
            {t("merge")}
          </ButtonLink>
        </div>
      ) : (
        <p className={styles.note}>{t("bySecretariat")}</p>
      )}
    </div>
  );
}
