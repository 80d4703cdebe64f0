import { useState } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { Checkbox, CheckboxGroup, RadioGroup, Switch } from "@/shared/ui/choice";
import { Grid, Stack } from "@/shared/ui/layout";
import { useCities } from "./field-samples";
import { galleryMessages } from "./messages";

export function ChoiceSamples() {
  const t = useMessages(galleryMessages);
  const cities = useCities();
  const [isAccepted, setAccepted] = useState(true);
  const [isLive, setLive] = useState(true);
  const [several, setSeveral] = useState<string[]>(["tehran"]);
  const [one, setOne] = useState<string | null>("isfahan");
  return (
    <Grid>
      <Stack gap={2}>
        <Checkbox isSelected={isAccepted} onChange={setAccepted} note={t("note")}>
          {t("accept")}
        </Checkbox>
        <Checkbox isSelected={false} isIndeterminate onChange={setAccepted}>
          {t("accept")}
        </Checkbox>
        <Checkbox isSelected isDisabled onChange={setAccepted}>
          {t("accept")}
        </Checkbox>
        <Switch isSelected={isLive} onChange={setLive}>
          {t("live")}
        </Switch>
        <Switch isSelected={!isLive} onChange={setLive} isDisabled>
          {t("live")}
        </Switch>
      </Stack>
      <CheckboxGroup label={t("goals")} options={cities} value={several} onChange={setSeveral} error={several.length === 0 ? t("sampleError") : null} />
      <RadioGroup label={t("city")} options={cities} value={one} onChange={setOne} />
      <RadioGroup label={t("city")} options={cities.slice(0, 2)} value={one} onChange={setOne} isInline error={t("sampleError")} />
    </Grid>
  );
}
