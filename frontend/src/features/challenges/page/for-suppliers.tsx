import { useMessages } from "@/shared/i18n/use-messages";
import { signInAddress } from "@/shared/session/addresses";
import { useSession } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { Plus, Target } from "@/shared/ui/icon";
import { Section, Stack } from "@/shared/ui/layout";
import { messages } from "./page-messages";

interface ForSuppliersProps {
  challengeId: string;
}

/** The way on for who could solve it: their own solutions with what fits them, or a new one. */
export function ForSuppliers({ challengeId }: ForSuppliersProps) {
  const t = useMessages(messages);
  const { session, user } = useSession();
  const isSupplier = session?.canCreateSolution === true;
  if (user && !isSupplier) return null;
  return (
    <Card>
      <Section title={t("forSuppliers")} level={3}>
        <Stack gap={3}>
          <p>{t(isSupplier ? "forSuppliersBody" : "forVisitorsBody")}</p>
          {isSupplier ? (
            <>
              <ButtonLink to="/solutions?mine=1" icon={Target} kind="primary">
                {t("mySolutions")}
              </ButtonLink>
              <ButtonLink to="/solutions/new" icon={Plus}>
                {t("newSolution")}
              </ButtonLink>
            </>
          ) : (
            <ButtonLink to={signInAddress(`/challenges/${challengeId}`)} kind="primary">
              {t("signInToOffer")}
            </ButtonLink>
          )}
        </Stack>
      </Section>
    </Card>
  );
}
