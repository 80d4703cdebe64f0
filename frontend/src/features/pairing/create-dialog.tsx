import { useState } from "react";
import { useNavigate } from "react-router";
import { CitiesDocument } from "@/gql/Cities";
import { CreatePairingPlanDocument } from "@/gql/CreatePairingPlan";
import { useAction } from "@/shared/api/use-action";
import { useOperation } from "@/shared/api/use-operation";
import { DimensionSelect } from "@/shared/domain/taxonomy-picker";
import { useFormat } from "@/shared/format/use-format";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/choice";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { Select } from "@/shared/ui/select";
import { type Limits, LimitsFields } from "./limits-fields";
import { messages } from "./messages";

const NO_VARIABLES = {};
const ALL = "all";
/** What the API takes when nothing is said. */
const USUAL: Limits = { name: "", challengeCapacity: 3, supplierCapacity: 3, newcomersPercent: 20 };

export function CreateDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange(isOpen: boolean): void }) {
  const t = useMessages(messages);
  return (
    <Dialog title={t("create")} isOpen={isOpen} onOpenChange={onOpenChange}>
      <CreateForm />
    </Dialog>
  );
}

function CreateForm() {
  const t = useMessages(messages);
  const format = useFormat();
  const navigate = useNavigate();
  const [limits, setLimits] = useState(USUAL);
  const [city, setCity] = useState<string | null>(null);
  const [dimension, setDimension] = useState<string | null>(null);
  const [includesPossible, setPossible] = useState(false);
  // The same press sent twice makes one board.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const cities = useOperation(CitiesDocument, NO_VARIABLES).data?.cities ?? [];
  const { run, isPending, issues, problem } = useAction(CreatePairingPlanDocument);
  const create = async () => {
    const filter = { ...(city ? { city } : {}), ...(dimension ? { dimension } : {}) };
    const payload = await run({ input: { ...limits, filter, includesPossible, idempotencyKey } });
    if (payload?.pairingPlan) await navigate(`/pairing/${payload.pairingPlan.id}`);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
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
          <Select
            label={t("city")}
            options={[{ id: ALL, label: t("all") }, ...cities.map((each) => ({ id: each.id, label: format.name(each.nameFa, each.nameEn) }))]}
            value={city ?? ALL}
            onChange={(id) => {
              setCity(id === ALL ? null : id);
            }}
          />
          <DimensionSelect value={dimension} none={t("all")} onChange={setDimension} />
          <Checkbox isSelected={includesPossible} onChange={setPossible} note={t("includesPossibleNote")}>
            {t("includesPossible")}
          </Checkbox>
          <div>
            <Button kind="primary" type="submit" isPending={isPending}>
              {t("solve")}
            </Button>
          </div>
        </Stack>
      </FormErrors>
    </form>
  );
}
