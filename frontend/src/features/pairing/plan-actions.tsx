import { useState } from "react";
import { useNavigate } from "react-router";
import { DeletePairingPlanDocument } from "@/gql/DeletePairingPlan";
import type { PairingPlanFull } from "@/gql/fragments";
import { RefreshPairingPlanDocument } from "@/gql/RefreshPairingPlan";
import { UpdatePairingPlanDocument } from "@/gql/UpdatePairingPlan";
import { useAction } from "@/shared/api/use-action";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { ConfirmDialog, Dialog } from "@/shared/ui/dialog";
import { Pencil, RefreshCw, Trash2 } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { showToast } from "@/shared/ui/toast";
import { type Limits, LimitsFields } from "./limits-fields";
import { messages } from "./messages";

function useRefresh({ id }: PairingPlanFull) {
  const t = useMessages(messages);
  const { attempt, isPending } = useAction(RefreshPairingPlanDocument);
  const refresh = async () => {
    const { payload, issues, problem } = await attempt({ input: { id } });
    showToast(payload ? { kind: "positive", title: t("refreshed") } : { kind: "danger", title: t("failed"), body: issues[0]?.message ?? problem?.message ?? "" });
  };
  return { refresh, isPending };
}

/** Something has closed since the candidates were read. */
export function Outdated({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  const { refresh, isPending } = useRefresh(plan);
  const action = (
    <Button size="small" icon={RefreshCw} isPending={isPending} onPress={() => void refresh()}>
      {t("refresh")}
    </Button>
  );
  return (
    <Banner kind="warning" title={t("outdatedTitle")} actions={action}>
      {t("outdatedBody")}
    </Banner>
  );
}

export function PlanActions({ plan }: { plan: PairingPlanFull }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const { refresh, isPending } = useRefresh(plan);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Button icon={RefreshCw} isPending={isPending} onPress={() => void refresh()}>
        {t("refresh")}
      </Button>
      <Button
        icon={Pencil}
        onPress={() => {
          setOpen("edit");
        }}
      >
        {t("edit")}
      </Button>
      <Button
        kind="quiet"
        icon={Trash2}
        onPress={() => {
          setOpen("delete");
        }}
      >
        {t("delete")}
      </Button>
      <Dialog title={t("edit")} isOpen={open === "edit"} onOpenChange={close}>
        <LimitsForm plan={plan} onDone={close} />
      </Dialog>
      <DeletePlan plan={plan} isOpen={open === "delete"} onOpenChange={close} />
    </>
  );
}

function LimitsForm({ plan, onDone }: { plan: PairingPlanFull; onDone(): void }) {
  const t = useMessages(messages);
  const { name, challengeCapacity, supplierCapacity, newcomersPercent } = plan;
  const [limits, setLimits] = useState<Limits>({ name, challengeCapacity, supplierCapacity, newcomersPercent });
  const { run, isPending, issues, problem } = useAction(UpdatePairingPlanDocument);
  const save = async () => {
    if (await run({ input: { id: plan.id, revision: plan.revision, ...limits } })) onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormErrors issues={issues}>
        <Stack gap={4}>
          {(problem !== null || issues.length > 0) && <ErrorSummary issues={issues} problem={problem} labels={{ name: t("name") }} />}
          <LimitsFields
            limits={limits}
            onChange={(patch) => {
              setLimits({ ...limits, ...patch });
            }}
          />
          <div>
            <Button kind="primary" type="submit" isPending={isPending}>
              {t("save")}
            </Button>
          </div>
        </Stack>
      </FormErrors>
    </form>
  );
}

function DeletePlan({ plan, isOpen, onOpenChange }: { plan: PairingPlanFull; isOpen: boolean; onOpenChange(): void }) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const { attempt, isPending, issues, problem } = useAction(DeletePairingPlanDocument);
  const refusal = issues[0]?.message ?? problem?.message;
  const remove = async () => {
    const { payload } = await attempt({ input: { id: plan.id } });
    if (!payload) return;
    showToast({ title: t("deleted", { name: plan.name }) });
    await navigate("/pairing", { replace: true });
  };
  return (
    <ConfirmDialog title={t("deleteTitle")} isOpen={isOpen} onOpenChange={onOpenChange} confirmLabel={t("delete")} kind="danger" isPending={isPending} onConfirm={() => void remove()}>
      <p>{t("deleteBody")}</p>
      {refusal && <p role="alert">{refusal}</p>}
    </ConfirmDialog>
  );
}
