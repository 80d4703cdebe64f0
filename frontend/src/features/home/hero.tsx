import { useState } from "react";
import { useNavigate } from "react-router";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button, ButtonLink } from "@/shared/ui/button";
import { ArrowRight } from "@/shared/ui/icon";
import { SearchField } from "@/shared/ui/search-field";
import { messages } from "./messages";
import styles from "./home.module.css";

/** What this is, the way in, and one question to everything. */
export function Hero() {
  const t = useMessages(messages);
  return (
    <header className={styles.hero}>
      <h1 className={styles.title}>{t("title")}</h1>
      <p className={styles.lead}>{t("lead")}</p>
      <SearchEverything />
      <WayIn />
    </header>
  );
}

function SearchEverything() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const submit = () => {
    void navigate(text.trim() ? `/search?q=${encodeURIComponent(text.trim())}` : "/search");
  };
  return (
    <form
      role="search"
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SearchField label={t("searchLabel")} placeholder={t("searchPlaceholder")} value={text} onChange={setText} />
      <Button kind="primary" type="submit">
        {t("search")}
      </Button>
    </form>
  );
}

/** For the signed-in the way to their desk; for others the two doors. Nothing until it is known which. */
function WayIn() {
  const t = useMessages(messages);
  const roleOf = useMessages(organisationMessages);
  const { session, user, membership } = useSession();
  if (!session) return <div className={styles.way} />;
  if (!user) {
    return (
      <div className={styles.way}>
        <ButtonLink to="/account/sign-up">{t("register")}</ButtonLink>
        <ButtonLink kind="quiet" to="/account/sign-in">
          {t("signIn")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className={styles.way}>
      <ButtonLink to="/dashboard" iconAfter={ArrowRight} isIconDirectional>
        {t("toDesk")}
      </ButtonLink>
      <span className={styles.who}>
        {t("welcome", { name: user.fullName })}
        {membership && (
          <>
            {" · "}
            <OrganisationName organisation={membership.organisation} /> ({roleOf(`role${membership.role}`)})
          </>
        )}
      </span>
    </div>
  );
}
