import { useMessages } from "@/shared/i18n/use-messages";
import { Page, PageHeader, Section } from "@/shared/ui/layout";
import { ButtonSamples } from "./button-samples";
import { ChoiceSamples } from "./choice-samples";
import { DataSamples } from "./data-samples";
import { FeedbackSamples } from "./feedback-samples";
import { FieldSamples } from "./field-samples";
import { FileSamples, ProgressSamples } from "./progress-samples";
import { galleryMessages } from "./messages";
import { OverlaySamples } from "./overlay-samples";
import { TypeSamples } from "./type-samples";

/** Every shared component with its states: where a change of design is looked at before the screens are. */
export function GalleryPage() {
  const t = useMessages(galleryMessages);
  return (
    <Page title={t("title")}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Section title={t("type")}>
        <TypeSamples />
      </Section>
      <Section title={t("buttons")}>
        <ButtonSamples />
      </Section>
      <Section title={t("fields")}>
        <FieldSamples />
      </Section>
      <Section title={t("choices")}>
        <ChoiceSamples />
      </Section>
      <Section title={t("feedback")}>
        <FeedbackSamples />
      </Section>
      <Section title={t("overlays")}>
        <OverlaySamples />
      </Section>
      <Section title={t("data")}>
        <DataSamples />
      </Section>
      <Section title={t("progress")}>
        <ProgressSamples />
      </Section>
      <Section title={t("files")}>
        <FileSamples />
      </Section>
    </Page>
  );
}
