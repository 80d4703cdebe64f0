import { useMessages } from "@/shared/i18n/use-messages";
import { NumberField } from "@/shared/ui/number-field";
import { TextField } from "@/shared/ui/text-field";
import { messages } from "./messages";

export interface Limits {
  name: string;
  challengeCapacity: number | null;
  supplierCapacity: number | null;
  newcomersPercent: number | null;
}

/** The fields of a new board and of changed limits. */
export function LimitsFields({ limits, onChange }: { limits: Limits; onChange(patch: Partial<Limits>): void }) {
  const t = useMessages(messages);
  return (
    <>
      <TextField
        label={t("name")}
        name="name"
        description={t("nameHint")}
        value={limits.name}
        maxLength={120}
        autoFocus
        onChange={(name) => {
          onChange({ name });
        }}
      />
      <NumberField
        label={t("challengeCapacity")}
        name="challengeCapacity"
        description={t("challengeCapacityHint")}
        min={1}
        max={20}
        value={limits.challengeCapacity}
        onChange={(challengeCapacity) => {
          onChange({ challengeCapacity });
        }}
      />
      <NumberField
        label={t("supplierCapacity")}
        name="supplierCapacity"
        description={t("supplierCapacityHint")}
        min={1}
        max={100}
        value={limits.supplierCapacity}
        onChange={(supplierCapacity) => {
          onChange({ supplierCapacity });
        }}
      />
      <NumberField
        label={t("newcomersPercent")}
        name="newcomersPercent"
        description={t("newcomersHint")}
        unit={t("percent")}
        min={0}
        max={100}
        value={limits.newcomersPercent}
        onChange={(newcomersPercent) => {
          onChange({ newcomersPercent });
        }}
      />
    </>
  );
}
