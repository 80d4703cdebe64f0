import { problemOf } from "@/shared/api/problem";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { EmptyState } from "@/shared/ui/empty-state";
import { ErrorState } from "@/shared/ui/error-state";
import { Lightbulb, Plus } from "@/shared/ui/icon";
import { Cluster, Grid, Stack } from "@/shared/ui/layout";
import { SaveState, type SaveStateName } from "@/shared/ui/save-state";
import { Tooltip } from "@/shared/ui/tooltip";
import { galleryMessages } from "./messages";

const SAVES: SaveStateName[] = ["unsaved", "saving", "saved", "offline", "failed", "conflict"];
const KINDS = ["info", "positive", "warning", "danger"] as const;

export function FeedbackSamples() {
  const t = useMessages(galleryMessages);
  return (
    <Stack>
      {KINDS.map((kind) => (
        <Banner key={kind} kind={kind} title={t(kind)} actions={kind === "danger" && <Button size="small">{t("save")}</Button>}>
          {t("sampleText")}
        </Banner>
      ))}
      <ErrorSummary issues={[{ field: "title", code: "required", message: t("sampleError") }]} labels={{ title: t("name") }} />
      <Grid>
        <EmptyState
          icon={Lightbulb}
          title={t("emptyTitle")}
          actions={
            <Button kind="primary" icon={Plus}>
              {t("publish")}
            </Button>
          }
        >
          {t("emptyBody")}
        </EmptyState>
        <ErrorState problem={problemOf("offline")} onRetry={() => undefined} />
        <ErrorState problem={problemOf("forbidden")} />
      </Grid>
      <Cluster gap={6}>
        {SAVES.map((state) => (
          <SaveState key={state} state={state} at="2026-11-24T10:05:00Z" />
        ))}
        <Tooltip text={t("hint")}>
          <Button size="small">{t("hint")}</Button>
        </Tooltip>
      </Cluster>
    </Stack>
  );
}
