import { useMemo, useState } from "react";
import { InviteMemberDocument } from "@/gql/InviteMember";
import type { OrganisationKind, Role } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { Send } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { Select } from "@/shared/ui/select";
import { TextField } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./members-messages";
import styles from "./organisations.module.css";
import { rolesOf } from "./roles";

interface InviteFormProps {
  organisation: { id: string; kind: OrganisationKind };
  onDone(): void;
}

/** One address, one role, one mail. */
export function InviteForm({ organisation, onDone }: InviteFormProps) {
  const t = useMessages(messages);
  const word = useMessages(organisationMessages);
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(InviteMemberDocument);
  const whole = useMemo(() => issues.filter((issue) => issue.field === null), [issues]);
  const roles = rolesOf[organisation.kind];
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(roles[0] ?? "EVALUATOR");

  async function invite() {
    const payload = await run({ input: { organisation: organisation.id, email: email.trim(), role } });
    if (!payload) return;
    toast({ kind: "positive", title: t("sent"), body: t("sentBody", { email: email.trim() }) });
    setEmail("");
    onDone();
  }

  return (
    <Section title={t("invite")} lead={t("inviteHint")}>
      <FormErrors issues={issues}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <ErrorSummary issues={whole} problem={problem} />
          <div className={styles.invite}>
            <TextField label={t("email")} name="email" type="email" inputMode="email" autoComplete="off" isRequired value={email} onChange={setEmail} />
            <Select<Role> label={t("role")} name="role" options={roles.map((id) => ({ id, label: word(`role${id}`) }))} value={role} onChange={setRole} />
            <div className={styles.inviteButton}>
              <Button type="submit" kind="primary" icon={Send} isPending={isPending}>
                {t("send")}
              </Button>
            </div>
          </div>
        </form>
      </FormErrors>
    </Section>
  );
}
