import { useState } from "react";
import { DecideCredentialDocument } from "@/gql/DecideCredential";
import { useAction } from "@/shared/api/use-action";
import { useCredentialName } from "@/shared/domain/credential-names";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { useFormat } from "@/shared/format/use-format";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { Bidi } from "@/shared/ui/text";
import { TextArea } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import type { CredentialTask } from "./credential-queue";
import { messages } from "./messages";

/** Verify or reject, with everything the supplier claimed in sight. A rejection says why. */
export function CredentialDialog({ task, onClose }: { task: CredentialTask; onClose(): void }) {
  const t = useMessages(messages);
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(DecideCredentialDocument);
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const decide = async (verified: boolean) => {
    if (!verified && note.trim() === "") {
      setIsNoteMissing(true);
      return;
    }
    const payload = await run({ input: { id: task.credential.id, verified, note: note.trim() } });
    if (!payload) return;
    toast({ kind: "positive", title: t(verified ? "verified" : "rejected") });
    onClose();
  };
  const footer = (
    <>
      <Button kind="danger" isDisabled={isPending} onPress={() => void decide(false)}>
        {t("reject")}
      </Button>
      <Button kind="primary" isPending={isPending} onPress={() => void decide(true)}>
        {t("verify")}
      </Button>
    </>
  );
  const general = issues.find(({ field }) => field !== "note")?.message ?? problem?.message;
  return (
    <Dialog
      title={t("decideTitle")}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={footer}
    >
      <FormErrors issues={issues}>
        <Stack gap={4}>
          {general && <Banner kind="danger">{general}</Banner>}
          <Claim task={task} />
          <TextArea
            name="note"
            label={t("note")}
            description={t("noteHint")}
            rows={3}
            value={note}
            onChange={(value) => {
              setNote(value);
              setIsNoteMissing(false);
            }}
            error={isNoteMissing ? t("noteMissing") : null}
          />
        </Stack>
      </FormErrors>
    </Dialog>
  );
}

function Claim({ task: { credential, organisation } }: { task: CredentialTask }) {
  const t = useMessages(messages);
  const format = useFormat();
  const kindName = useCredentialName();
  return (
    <DefinitionList
      items={[
        { term: t("supplier"), value: <OrganisationName organisation={organisation} /> },
        { term: t("credentialKind"), value: kindName(credential.kind) },
        { term: t("credentialNumber"), value: <Bidi isCode>{credential.number}</Bidi> },
        { term: t("issuer"), value: credential.issuer },
        { term: t("validUntil"), value: credential.validUntil && format.date(credential.validUntil) },
      ]}
    />
  );
}
