import { useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { CreateOrganisationDocument } from "@/gql/CreateOrganisation";
import { type OrganisationKind, organisationKindValues } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { organisationPath } from "@/shared/domain/organisation-link";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { useUnsavedGuard } from "@/shared/forms/use-unsaved-guard";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { safeNext } from "@/shared/session/addresses";
import { RequireSession } from "@/shared/session/require-session";
import { useSession } from "@/shared/session/session";
import { RadioGroup } from "@/shared/ui/choice";
import { Page, PageHeader, Stack } from "@/shared/ui/layout";
import { useToast } from "@/shared/ui/toast";
import { emptyOrganisation, fieldsOf, OrganisationForm, type OrganisationValues } from "./organisation-form";
import { fieldMessages } from "./organisation-messages";

const messages = defineMessages("newOrganisation", {
  fa: {
    title: "ثبت شرکت نوپا",
    titleAny: "ثبت سازمان",
    lead: "شرکت، آزمایشگاه یا تیم خود را ثبت کنید. شما صاحب‌امتیاز آن می‌شوید و می‌توانید همکارانتان را دعوت کنید.",
    leadAny: "دبیرخانه واحدهای متقاضی را می‌سازد و سپس مدیر آن‌ها را دعوت می‌کند.",
    submit: "ثبت",
    done: "سازمان ثبت شد",
    doneBody: "اکنون می‌توانید راهکار خود را بنویسید.",
    directory: "سازمان‌ها",
  },
  en: {
    title: "Register a start-up",
    titleAny: "Register an organisation",
    lead: "Register your company, lab or team. You become its owner and can invite your colleagues.",
    leadAny: "The secretariat makes demand units and then invites their head.",
    submit: "Register",
    done: "The organisation is registered",
    doneBody: "You can write your solution now.",
    directory: "Organisations",
  },
});

/** A supplier registers itself; units and secretariats are made by the secretariat. */
export function NewOrganisationScreen() {
  return (
    <RequireSession>
      <Registration />
    </RequireSession>
  );
}

function Registration() {
  const t = useMessages(messages);
  const field = useMessages(fieldMessages);
  const word = useMessages(organisationMessages);
  const { session, refetch } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const toast = useToast();
  const { run, isPending, issues, problem } = useAction(CreateOrganisationDocument);
  const [kind, setKind] = useState<OrganisationKind>("SUPPLIER");
  const [values, setValues] = useState<OrganisationValues>(emptyOrganisation);
  const [isDone, setDone] = useState(false);
  // A double click must not register twice; changed text is another registration.
  const attempt = useRef({ text: "", key: "" });
  const isSecretariat = session?.isSecretariat ?? false;
  useUnsavedGuard(!isDone && (values.name !== "" || values.description !== ""));

  async function register() {
    const fields = fieldsOf(kind, values, isSecretariat);
    const text = JSON.stringify({ kind, fields });
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    const payload = await run({ input: { kind, fields, idempotencyKey: attempt.current.key } });
    const made = payload?.organisation;
    if (!made) return;
    setDone(true);
    await refetch();
    toast({ kind: "positive", title: t("done"), ...(kind === "SUPPLIER" ? { body: t("doneBody") } : {}) });
    await navigate(safeNext(params.get("next"), organisationPath(made)), { replace: true });
  }

  const title = t(isSecretariat ? "titleAny" : "title");
  return (
    <Page title={title} width="narrow">
      <PageHeader breadcrumbs={[{ label: t("directory"), to: "/organisations" }, { label: title }]} title={title} lead={t(kind === "SUPPLIER" ? "lead" : "leadAny")} />
      <Stack gap={6}>
        {isSecretariat && (
          <RadioGroup<OrganisationKind>
            label={field("kind")}
            isInline
            value={kind}
            onChange={setKind}
            options={organisationKindValues.map((id) => ({ id, label: word(`kind${id}`) }))}
          />
        )}
        <OrganisationForm
          kind={kind}
          values={values}
          onChange={(patch) => {
            setValues((previous) => ({ ...previous, ...patch }));
          }}
          onSubmit={() => void register()}
          submitLabel={t("submit")}
          issues={issues}
          problem={problem}
          isPending={isPending}
          canMove={isSecretariat}
        />
      </Stack>
    </Page>
  );
}
