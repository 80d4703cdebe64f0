import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { LogOut } from "@/shared/ui/icon";
import { Page, PageHeader, Section, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { PasswordSection } from "./password-section";
import { ProfileSection } from "./profile-section";
import { RolesSection } from "./roles-section";
import { TwoFactorSection } from "./two-factor-section";

const messages = defineMessages("accountSettings", {
  fa: {
    title: "حساب من",
    lead: "نمایه، گذرواژه و امنیت ورود",
    out: "خروج",
    outTitle: "خروج از این دستگاه",
    outLead: "برای بیرون رفتن از همهٔ دستگاه‌ها، گذرواژه را عوض کنید.",
  },
  en: {
    title: "My account",
    lead: "Profile, password and sign-in security",
    out: "Sign out",
    outTitle: "Sign out on this device",
    outLead: "To sign out on all devices, change the password.",
  },
});

/** Everything a person sets for themselves. */
export function AccountSettingsScreen() {
  return (
    <RequireSession>
      <Settings />
    </RequireSession>
  );
}

function Settings() {
  const t = useMessages(messages);
  const { session, signOut } = useSession();
  if (!session?.user) return <SkeletonPage />;
  const email = session.email ?? "";
  return (
    <Page title={t("title")} width="narrow">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack gap={8}>
        <ProfileSection key={session.user.id} session={session} />
        <RolesSection session={session} />
        <PasswordSection email={email} />
        <TwoFactorSection email={email} />
        <Section title={t("outTitle")} lead={t("outLead")}>
          <div>
            <Button icon={LogOut} isIconDirectional onPress={() => void signOut()}>
              {t("out")}
            </Button>
          </div>
        </Section>
      </Stack>
    </Page>
  );
}
