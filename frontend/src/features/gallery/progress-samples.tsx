import { problemOf } from "@/shared/api/problem";
import type { Upload } from "@/shared/api/use-upload";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { FileDrop, UploadList } from "@/shared/ui/file-drop";
import { Grid, Stack } from "@/shared/ui/layout";
import { Meter, ProgressBar } from "@/shared/ui/meter";
import { Skeleton, SkeletonCards } from "@/shared/ui/skeleton";
import { galleryMessages } from "./messages";

const UPLOADS: Upload[] = [
  { key: "1", name: "شناسنامه-چالش.pdf", size: 1_400_000, share: 0.42, state: "sending", problem: null, file: null },
  { key: "2", name: "network map (final).xlsx", size: 88_000, share: 1, state: "done", problem: null, file: null },
  { key: "3", name: "film.mp4", size: 98_000_000, share: 0, state: "failed", problem: problemOf("offline"), file: null },
];

export function ProgressSamples() {
  const t = useMessages(galleryMessages);
  const format = useFormat();
  return (
    <Grid>
      <Stack>
        <Meter label={t("quality")} value={0.86} valueText={format.percent(0.86)} tone="positive" />
        <Meter label={t("quality")} value={0.55} valueText={format.percent(0.55)} />
        <Meter label={t("quality")} value={0.3} valueText={format.percent(0.3)} tone="warning" />
        <Meter label={t("quality")} value={0.1} valueText={format.percent(0.1)} tone="danger" />
      </Stack>
      <Stack>
        <ProgressBar label={t("uploading")} value={0.42} note={format.percent(0.42)} />
        <ProgressBar label={t("uploading")} value={null} />
        <Skeleton />
      </Stack>
      <SkeletonCards count={1} />
    </Grid>
  );
}

export function FileSamples() {
  const t = useMessages(galleryMessages);
  return (
    <Grid min="large">
      <FileDrop label={t("attach")} description={t("attachHint")} onFiles={() => undefined} />
      <UploadList uploads={UPLOADS} onRetry={() => undefined} onRemove={() => undefined} />
      <FileDrop label={t("attach")} description={t("reason")} isDisabled onFiles={() => undefined} />
    </Grid>
  );
}
