import { useState } from "react";
import { DecideCredentialDocument } from "@/gql/DecideCredential";
import type { CredentialParts } from "@/gql/fragments";
import { useAction } from "@/shared/api/use-action";
import { useCredentialName } from "@/shared/domain/credential-names";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { TextArea } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { credentialMessages as messages } from "./credential-messages";
import styles from "./organisations.module.css";

interface CredentialDecisionProps {
  credential: CredentialParts;
  onClose(): void;
  onDone(): void;
}

/** The secretariat verifies or rejects; a rejection says why. */
export function CredentialDecision({ credential, onClose, onDone }: CredentialDecisionProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = useCredentialName();
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(DecideCredentialDocument);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState<"verify" | "reject" | null>(null);

  async function decide(verified: boolean) {
    setAsked(verified ? "verify" : "reject");
    const payload = await run({ input: { id: credential.id, verified, note } });
    if (!payload) return;
    toast({ kind: "positive", title: t(verified ? "verified" : "rejected") });
    onDone();
    onClose();
  }

  return (
    <Dialog
      title={t("decideTitle")}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <div className={styles.actions}>
          <Button kind="primary" isPending={isPending && asked === "verify"} onPress={() => void decide(true)}>
            {t("verify")}
          </Button>
          <Button kind="danger" isPending={isPending && asked === "reject"} onPress={() => void decide(false)}>
            {t("reject")}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t("cancel")}
          </Button>
        </div>
      }
    >
      <FormErrors issues={issues}>
        <Stack gap={4}>
          <p>{t("decideLead")}</p>
          <DefinitionList
            items={[
              { term: t("kind"), value: nameOf(credential.kind) },
              { term: t("number"), value: <bdi>{credential.number}</bdi> },
              { term: t("issuer"), value: <bdi>{credential.issuer}</bdi> },
              { term: t("until"), value: credential.validUntil && format.date(credential.validUntil) },
            ]}
          />
          <ErrorSummary issues={issues} labels={{ note: t("noteLabel") }} problem={problem} />
          <TextArea label={t("noteLabel")} name="note" description={t("noteHint")} isOptional rows={3} maxLength={2000} value={note} onChange={setNote} />
        </Stack>
      </FormErrors>
    </Dialog>
  );
}
