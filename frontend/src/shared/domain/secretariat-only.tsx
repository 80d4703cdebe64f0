import type { ReactNode } from "react";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ShieldCheck } from "@/shared/ui/icon";
import { PageHeader } from "@/shared/ui/layout";

const messages = defineMessages("secretariatOnly", {
  fa: { title: "این صفحه برای دبیرخانه است", body: "اگر در دبیرخانه کار می‌کنید، با حساب همان نقش وارد شوید.", toDesk: "رفتن به پیشخوان" },
  en: { title: "This page is for the secretariat", body: "If you work there, sign in with the account of that role.", toDesk: "To the dashboard" },
});

/** What only the secretariat works with; others are told so, below the page's own title. */
export function SecretariatOnly({ title, children }: { title: string; children: ReactNode }) {
  return (
    <RequireSession>
      <Gate title={title}>{children}</Gate>
    </RequireSession>
  );
}

function Gate({ title, children }: { title: string; children: ReactNode }) {
  const t = useMessages(messages);
  const { session } = useSession();
  if (!session) return null;
  if (session.isSecretariat) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon={ShieldCheck} title={t("title")} actions={<ButtonLink to="/dashboard">{t("toDesk")}</ButtonLink>}>
        {t("body")}
      </EmptyState>
    </>
  );
}
