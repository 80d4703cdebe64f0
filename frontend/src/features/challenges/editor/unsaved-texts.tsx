import { useState } from "react";
import { journalKey, localJournal } from "@/shared/domain/use-autosave";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Section, Stack } from "@/shared/ui/layout";
import { UserText } from "@/shared/ui/text";
import { useFieldLabels } from "../field-labels";
import { useShowValue } from "../show-value";
import type { ChallengeForm } from "./challenge-form";
import { messages } from "./editor-messages";

/** What was typed on this device and came too late to be saved, to be copied from. */
export function UnsavedTexts({ subject }: { subject: string }) {
  const t = useMessages(messages);
  const labels = useFieldLabels();
  const show = useShowValue();
  const { user } = useSession();
  const [entry] = useState(() => localJournal<ChallengeForm>(journalKey(user?.id ?? "nobody", subject)).read());
  const texts = Object.entries(entry?.values ?? {});
  if (texts.length === 0) return null;
  return (
    <Section title={t("tooLate")} lead={t("tooLateLead")}>
      <Stack gap={4}>
        {texts.map(([field, value]) => (
          <div key={field}>
            <h3>{labels[field as keyof ChallengeForm]}</h3>
            <UserText isLong>{show(field, value)}</UserText>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
