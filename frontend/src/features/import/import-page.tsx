import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ShieldCheck } from "@/shared/ui/icon";
import { Page, PageHeader } from "@/shared/ui/layout";
import { ImportWork } from "./import-work";
import { messages } from "./messages";

export function ImportPage() {
  const t = useMessages(messages);
  return (
    <Page title={t("title")}>
      <RequireSession>
        <ForSecretariat />
      </RequireSession>
    </Page>
  );
}

function ForSecretariat() {
  const t = useMessages(messages);
  const { session } = useSession();
  if (!session) return null;
  if (session.isSecretariat) {
    return (
      <>
        <PageHeader title={t("title")} lead={t("lead")} />
        <ImportWork />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState icon={ShieldCheck} title={t("onlyTitle")} actions={<ButtonLink to="/dashboard">{t("toDesk")}</ButtonLink>}>
        {t("onlyBody")}
      </EmptyState>
    </>
  );
}
