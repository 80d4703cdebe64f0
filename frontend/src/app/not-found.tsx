import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink } from "@/shared/ui/button";
import { House, Search } from "@/shared/ui/icon";
import { Cluster, Page, PageHeader } from "@/shared/ui/layout";
import { shellMessages } from "./messages";

export function NotFound() {
  const t = useMessages(shellMessages);
  return (
    <Page title={t("notFoundTitle")} width="narrow">
      <PageHeader title={t("notFoundTitle")} lead={t("notFoundBody")} />
      <Cluster>
        <ButtonLink to="/" kind="primary" icon={House}>
          {t("goHome")}
        </ButtonLink>
        <ButtonLink to="/search" icon={Search}>
          {t("search")}
        </ButtonLink>
      </Cluster>
    </Page>
  );
}
