import type { InvitationParts } from "@/gql/fragments";
import { RevokeInvitationDocument } from "@/gql/RevokeInvitation";
import { useAction } from "@/shared/api/use-action";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { Bidi } from "@/shared/ui/text";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./members-messages";
import styles from "./organisations.module.css";

type Status = "pending" | "accepted" | "revoked" | "expired";

interface InvitationRowProps {
  invitation: InvitationParts;
  canManage: boolean;
  onChange(): void;
}

export function InvitationRow({ invitation, canManage, onChange }: InvitationRowProps) {
  const t = useMessages(messages);
  const word = useMessages(organisationMessages);
  const format = useFormat();
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(RevokeInvitationDocument);
  const status = invitation.status.toLowerCase() as Status;
  const refusal = issues[0]?.message ?? problem?.message;

  async function revoke() {
    const payload = await run({ input: { id: invitation.id } });
    if (!payload) return;
    toast({ kind: "positive", title: t("revokedDone") });
    onChange();
  }

  return (
    <div className={styles.member}>
      <div>
        <div className={styles.rowHead}>
          <Bidi isCode>{invitation.email}</Bidi>
          <span>{word(`role${invitation.role}`)}</span>
        </div>
        <div className={styles.facts}>{t(status, { date: format.date(invitation.expiresAt) })}</div>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
      {canManage && status === "pending" && (
        <Button size="small" isPending={isPending} onPress={() => void revoke()}>
          {t("revoke")}
        </Button>
      )}
    </div>
  );
}
