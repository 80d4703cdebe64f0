import { useSearchParams } from "react-router";
import type { VerdictFilter as Verdict } from "@/gql/schema";
import { useMessages } from "@/shared/i18n/use-messages";
import { Segmented } from "@/shared/ui/segmented";
import { messages } from "./messages";
import type { Side } from "./pairs";

const VERDICTS = ["UNDECIDED", "USEFUL", "INVITED", "NOT_USEFUL"] as const satisfies readonly Verdict[];

/** Which part of the list the address asks for; null: all of it. */
export function useVerdictFilter(): [Verdict | null, (verdict: Verdict | null) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (verdict: Verdict | null) => {
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        if (verdict) next.set("show", verdict.toLowerCase());
        else next.delete("show");
        // The chosen pair may not be in the other part.
        next.delete("match");
        return next;
      },
      { replace: true },
    );
  };
  return [VERDICTS.find((verdict) => verdict.toLowerCase() === params.get("show")) ?? null, choose];
}

interface VerdictFilterProps {
  /** Only a unit invites. */
  side: Side;
  value: Verdict | null;
  onChange(value: Verdict | null): void;
}

/** All matches, or those of which one's side said this or nothing. */
export function VerdictFilter({ side, value, onChange }: VerdictFilterProps) {
  const t = useMessages(messages);
  const offered = VERDICTS.filter((verdict) => side === "challenge" || verdict !== "INVITED");
  return (
    <Segmented<Verdict | "ALL">
      label={t("show")}
      options={[{ id: "ALL", label: t("showALL") }, ...offered.map((id) => ({ id, label: t(`show${id}`) }))]}
      value={value ?? "ALL"}
      onChange={(chosen) => {
        onChange(chosen === "ALL" ? null : chosen);
      }}
    />
  );
}
