import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { Building2, Icon, Lightbulb, type LucideIcon, Mail } from "@/shared/ui/icon";
import { Grid, Section, Stack } from "@/shared/ui/layout";
import { TextField } from "@/shared/ui/text-field";
import { invitationToken } from "./addresses";
import { messages } from "./messages";
import styles from "./dashboard.module.css";

/** Three ways into an organisation; each says who has to act. */
export function NewcomerDesk({ email }: { email: string }) {
  const t = useMessages(messages);
  return (
    <Stack gap={6}>
      <Section title={t("newcomerTitle")} lead={t("newcomerLead")}>
        <Grid min="medium">
          <Way icon={Lightbulb} title={t("newcomerSupplier")} body={t("newcomerSupplierBody")}>
            <ButtonLink kind="primary" to="/organisations/new">
              {t("newcomerSupplierAct")}
            </ButtonLink>
          </Way>
          <Way icon={Mail} title={t("newcomerInvited")} body={t("newcomerInvitedBody")}>
            <InvitationForm />
          </Way>
          <Way icon={Building2} title={t("newcomerUnit")} body={t("newcomerUnitBody", { email })} />
        </Grid>
      </Section>
      <p className={styles.none}>{t("browse")}</p>
      <div className={styles.buttons}>
        <ButtonLink to="/challenges">{t("browseChallenges")}</ButtonLink>
        <ButtonLink to="/solutions">{t("browseSolutions")}</ButtonLink>
      </div>
    </Stack>
  );
}

function Way({ icon, title, body, children }: { icon: LucideIcon; title: string; body: string; children?: ReactNode }) {
  return (
    <Card>
      <div className={styles.way}>
        <Icon icon={icon} size={20} className={styles.wayIcon} />
        <h3>{title}</h3>
        <p>{body}</p>
        {children}
      </div>
    </Card>
  );
}

function InvitationForm() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const token = invitationToken(text);
        setIsRefused(token === null);
        if (token !== null) void navigate(`/invitations/${token}`);
      }}
    >
      <TextField
        type="url"
        label={t("invitationLink")}
        value={text}
        onChange={(value) => {
          setText(value);
          setIsRefused(false);
        }}
        error={isRefused ? t("invitationInvalid") : null}
      />
      <Button type="submit">{t("invitationGo")}</Button>
    </form>
  );
}
