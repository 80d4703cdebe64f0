import { useEffect } from "react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, ButtonLink } from "@/shared/ui/button";
import { House, RefreshCw } from "@/shared/ui/icon";
import { Cluster, Page, PageHeader } from "@/shared/ui/layout";
import { shellMessages } from "./messages";
import { NotFound } from "./not-found";

/** A part of the program that is gone from the server: a newer version was installed meanwhile. */
function isStaleProgram(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script|importing a module/i.test(error.message);
}

/** The screen broke: says so and offers ways on, inside the shell when that still stands. */
export function RouteFailure() {
  const t = useMessages(shellMessages);
  const error = useRouteError();
  useEffect(() => {
    console.error(error);
  }, [error]);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const isStale = isStaleProgram(error);
  const title = t(isStale ? "updatedTitle" : "brokenTitle");
  return (
    <Page title={title} width="narrow">
      <div role="alert">
        <PageHeader title={title} lead={t(isStale ? "updatedBody" : "brokenBody")} />
      </div>
      <Cluster>
        <Button
          kind="primary"
          icon={RefreshCw}
          onPress={() => {
            location.reload();
          }}
        >
          {t("reload")}
        </Button>
        <ButtonLink to="/" icon={House}>
          {t("goHome")}
        </ButtonLink>
      </Cluster>
    </Page>
  );
}
