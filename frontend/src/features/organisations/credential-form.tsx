import { useState } from "react";
import { SubmitCredentialDocument } from "@/gql/SubmitCredential";
import { useAction } from "@/shared/api/use-action";
import { credentialKinds, useCredentialName } from "@/shared/domain/credential-names";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { endOfDay } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { DateField } from "@/shared/ui/date-field";
import { Dialog } from "@/shared/ui/dialog";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { credentialMessages as messages } from "./credential-messages";
import styles from "./organisations.module.css";

interface CredentialFormProps {
  organisationId: string;
  onClose(): void;
  onDone(): void;
}

/** The owner claims; the secretariat decides. */
export function CredentialForm({ organisationId, onClose, onDone }: CredentialFormProps) {
  const t = useMessages(messages);
  const nameOf = useCredentialName();
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(SubmitCredentialDocument);
  const [kind, setKind] = useState<string>(credentialKinds[0]);
  const [number, setNumber] = useState("");
  const [issuer, setIssuer] = useState("");
  const [validUntil, setValidUntil] = useState<string | null>(null);

  async function submit() {
    const payload = await run({ input: { organisation: organisationId, kind, number, issuer, validUntil: validUntil && endOfDay(validUntil) } });
    if (!payload) return;
    toast({ kind: "positive", title: t("submitted") });
    onDone();
    onClose();
  }

  return (
    <Dialog
      title={t("add")}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <FormErrors issues={issues}>
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ErrorSummary issues={issues} labels={{ kind: t("kind"), number: t("number"), issuer: t("issuer"), validUntil: t("until") }} problem={problem} />
          <Select label={t("kind")} name="kind" options={credentialKinds.map((id) => ({ id, label: nameOf(id) }))} value={kind} onChange={setKind} />
          <TextField label={t("number")} name="number" description={t("numberHint")} isRequired maxLength={80} value={number} onChange={setNumber} />
          <TextField label={t("issuer")} name="issuer" description={t("issuerHint")} isRequired maxLength={200} value={issuer} onChange={setIssuer} />
          <DateField label={t("until")} name="validUntil" isOptional value={validUntil} onChange={setValidUntil} />
          <div className={styles.actions}>
            <Button type="submit" kind="primary" isPending={isPending}>
              {t("submit")}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {t("cancel")}
            </Button>
          </div>
        </form>
      </FormErrors>
    </Dialog>
  );
}
