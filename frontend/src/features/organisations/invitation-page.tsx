import { useNavigate, useParams } from "react-router";
import { AcceptInvitationDocument } from "@/gql/AcceptInvitation";
import type { InvitationParts } from "@/gql/fragments";
import { InvitationByTokenDocument } from "@/gql/InvitationByToken";
import { useAction } from "@/shared/api/use-action";
import { useOperation } from "@/shared/api/use-operation";
import { MissingPage } from "@/shared/domain/missing-page";
import { OrganisationName } from "@/shared/domain/organisation-link";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { Message, useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Card } from "@/shared/ui/card";
import { DefinitionList } from "@/shared/ui/definition-list";
import { Page, PageHeader, Stack } from "@/shared/ui/layout";
import { SkeletonPage } from "@/shared/ui/skeleton";
import { Bidi } from "@/shared/ui/text";
import { useToast } from "@/shared/ui/toast";
import styles from "./organisations.module.css";

const messages = defineMessages("invitation", {
  fa: {
    title: "دعوت به همکاری",
    lead: "<0>{name}</0> شما را دعوت کرده است.",
    organisation: "سازمان",
    role: "نقش شما",
    email: "فرستاده‌شده به",
    until: "اعتبار تا",
    accept: "می‌پذیرم",
    accepted: "به سازمان پیوستید",
    signInFirst: "برای پذیرفتن وارد شوید",
    signInBody: "با حسابی که ایمیلش {email} است وارد شوید، یا با همین ایمیل حساب بسازید. پس از آن به همین صفحه برمی‌گردید.",
    signIn: "ورود",
    signUp: "ساختن حساب",
    otherTitle: "این دعوت برای ایمیل دیگری است",
    otherBody: "شما با {mine} وارد شده‌اید، ولی دعوت به {email} فرستاده شده است. با آن حساب وارد شوید، یا از سازمان بخواهید به ایمیل شما دعوت بفرستد.",
    signOut: "خروج و ورود با حساب دیگر",
    acceptedAlready: "این دعوت پذیرفته شده است.",
    revoked: "سازمان این دعوت را لغو کرده است. اگر اشتباه است، از آن‌ها بخواهید دوباره دعوتتان کنند.",
    expired: "مهلت این دعوت گذشته است. از سازمان بخواهید دوباره دعوتتان کند.",
    closed: "این دعوت دیگر باز نیست",
    toOrganisation: "رفتن به صفحهٔ سازمان",
    home: "صفحهٔ نخست",
    unknown: "چنین دعوتی نیست. پیوند را کامل از ایمیل بردارید.",
  },
  en: {
    title: "An invitation",
    lead: "<0>{name}</0> has invited you.",
    organisation: "Organisation",
    role: "Your role",
    email: "Sent to",
    until: "Valid until",
    accept: "Accept",
    accepted: "You joined the organisation",
    signInFirst: "Sign in to accept",
    signInBody: "Sign in with the account whose e-mail is {email}, or create one with that address. You come back to this page.",
    signIn: "Sign in",
    signUp: "Create an account",
    otherTitle: "This invitation is for another address",
    otherBody: "You are signed in as {mine}, but the invitation was sent to {email}. Sign in with that account, or ask the organisation to invite your address.",
    signOut: "Sign out and use another account",
    acceptedAlready: "This invitation was accepted.",
    revoked: "The organisation revoked this invitation. If that is a mistake, ask them to invite you again.",
    expired: "This invitation has expired. Ask the organisation to invite you again.",
    closed: "This invitation is no longer open",
    toOrganisation: "Go to the organisation’s page",
    home: "Home page",
    unknown: "There is no such invitation. Copy the whole link from the mail.",
  },
});

/** The mail's link: says what is offered, leads through sign-in or sign-up and back, and joins. */
export function InvitationScreen() {
  const t = useMessages(messages);
  const { token = "" } = useParams();
  const { isLoading: isSessionLoading } = useSession();
  const { data, isLoading, problem, refetch } = useOperation(InvitationByTokenDocument, { token });
  if (isLoading || isSessionLoading) return <SkeletonPage />;
  const invitation = data?.invitationByToken;
  if (!invitation) return <MissingPage problem={problem} onRetry={refetch} list={{ to: "/", label: t("home") }} words={t("unknown")} />;
  return <Invitation invitation={invitation} token={token} />;
}

function Invitation({ invitation, token }: { invitation: InvitationParts; token: string }) {
  const t = useMessages(messages);
  const word = useMessages(organisationMessages);
  const format = useFormat();
  const { organisation, email } = invitation;
  const name = format.name(organisation.name, organisation.nameEn);
  return (
    <Page title={t("title")} width="narrow">
      <PageHeader
        title={t("title")}
        lead={
          <Message
            of={messages}
            id="lead"
            values={{ name }}
            components={{
              0: (
                <strong>
                  <OrganisationName organisation={organisation} />
                </strong>
              ),
            }}
          />
        }
      />
      <Stack gap={4}>
        <Card>
          <DefinitionList
            items={[
              { term: t("organisation"), value: <OrganisationName organisation={organisation} /> },
              { term: t("role"), value: word(`role${invitation.role}`) },
              { term: t("email"), value: <Bidi isCode>{email}</Bidi> },
              { term: t("until"), value: format.date(invitation.expiresAt) },
            ]}
          />
        </Card>
        <Answer invitation={invitation} token={token} />
      </Stack>
    </Page>
  );
}

const CLOSED = { accepted: "acceptedAlready", revoked: "revoked", expired: "expired" } as const;

function Answer({ invitation, token }: { invitation: InvitationParts; token: string }) {
  const t = useMessages(messages);
  const { session, isSignedIn, signOut } = useSession();
  const next = encodeURIComponent(`/invitations/${token}`);
  const status = invitation.status.toLowerCase();
  if (status === "accepted" || status === "revoked" || status === "expired") {
    return (
      <Banner
        kind={status === "accepted" ? "info" : "warning"}
        title={t("closed")}
        actions={<ButtonLink to={`/organisations/${encodeURIComponent(invitation.organisation.slug)}`}>{t("toOrganisation")}</ButtonLink>}
      >
        {t(CLOSED[status])}
      </Banner>
    );
  }
  if (!isSignedIn) {
    return (
      <Banner
        title={t("signInFirst")}
        actions={
          <>
            <ButtonLink kind="primary" to={`/account/sign-in?next=${next}`}>
              {t("signIn")}
            </ButtonLink>
            <ButtonLink to={`/account/sign-up?next=${next}`}>{t("signUp")}</ButtonLink>
          </>
        }
      >
        {t("signInBody", { email: invitation.email })}
      </Banner>
    );
  }
  const mine = session?.email ?? "";
  if (mine.toLowerCase() !== invitation.email.toLowerCase()) {
    return (
      <Banner kind="warning" title={t("otherTitle")} actions={<Button onPress={() => void signOut()}>{t("signOut")}</Button>}>
        {t("otherBody", { mine, email: invitation.email })}
      </Banner>
    );
  }
  return <Accept invitation={invitation} token={token} />;
}

function Accept({ invitation, token }: { invitation: InvitationParts; token: string }) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const toast = useToast();
  const { refetch } = useSession();
  const { run, isPending, issues, problem } = useAction(AcceptInvitationDocument);

  async function accept() {
    const payload = await run({ input: { token } });
    if (!payload) return;
    await refetch();
    toast({ kind: "positive", title: t("accepted") });
    await navigate(`/organisations/${encodeURIComponent(invitation.organisation.slug)}`, { replace: true });
  }

  return (
    <div className={styles.form}>
      <ErrorSummary issues={issues} problem={problem} />
      <div>
        <Button kind="primary" isPending={isPending} onPress={() => void accept()}>
          {t("accept")}
        </Button>
      </div>
    </div>
  );
}
