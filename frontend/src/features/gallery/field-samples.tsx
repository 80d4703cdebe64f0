import { useState } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { ComboBox, MultiSelect } from "@/shared/ui/combo-box";
import { DateField, DateTimeField } from "@/shared/ui/date-field";
import { Grid } from "@/shared/ui/layout";
import { MoneyField, NumberField } from "@/shared/ui/number-field";
import { SearchField } from "@/shared/ui/search-field";
import { Select } from "@/shared/ui/select";
import { TextArea, TextField } from "@/shared/ui/text-field";
import { galleryMessages } from "./messages";

export function useCities() {
  const t = useMessages(galleryMessages);
  return [
    { id: "tehran", label: t("tehran") },
    { id: "isfahan", label: t("isfahan"), note: t("note") },
    { id: "shiraz", label: t("shiraz") },
  ];
}

export function FieldSamples() {
  const t = useMessages(galleryMessages);
  const cities = useCities();
  const [text, setText] = useState("");
  const [area, setArea] = useState(t("sampleText"));
  const [money, setMoney] = useState<string | null>("25000000000");
  const [count, setCount] = useState<number | null>(12);
  const [moment, setMoment] = useState<string | null>("2026-12-20T12:30:00Z");
  const [day, setDay] = useState<string | null>(null);
  const [city, setCity] = useState<string | null>("tehran");
  const [several, setSeveral] = useState<string[]>(["tehran", "shiraz"]);
  const [search, setSearch] = useState("آب");
  return (
    <Grid>
      <TextField label={t("name")} value={text} onChange={setText} description={t("hint")} />
      <TextField label={t("optionalField")} value={text} onChange={setText} isOptional />
      <TextField label={t("name")} value={text} onChange={setText} error={t("sampleError")} />
      <TextField label={t("name")} value={t("tehran")} onChange={setText} isDisabled />
      <TextField label={t("email")} type="email" value="" onChange={() => undefined} placeholder="name@example.org" />
      <SearchField label={t("searchLabel")} value={search} onChange={setSearch} />
      <TextArea label={t("summary")} value={area} onChange={setArea} maxLength={120} />
      <MoneyField label={t("budget")} value={money} onChange={setMoney} />
      <NumberField label={t("count")} value={count} onChange={setCount} min={0} max={100} unit={t("percent")} />
      <Select label={t("city")} options={cities} value={city} onChange={setCity} />
      <ComboBox label={t("city")} options={cities} value={city} onChange={setCity} />
      <MultiSelect label={t("goals")} options={cities} value={several} onChange={setSeveral} max={2} />
      <DateTimeField label={t("deadline")} value={moment} onChange={setMoment} />
      <DateField label={t("day")} value={day} onChange={setDay} error={t("sampleError")} />
    </Grid>
  );
}
