import { useMessages } from "@/shared/i18n/use-messages";
import { Card } from "@/shared/ui/card";
import { Cluster, Grid, Stack } from "@/shared/ui/layout";
import { Tag, Tags } from "@/shared/ui/tag";
import { Bidi, UserText } from "@/shared/ui/text";
import { classes } from "@/shared/ui/classes";
import styles from "./gallery.module.css";
import { galleryMessages } from "./messages";

const COLOURS = ["paper", "surface", "sunken", "accent", "accentSoft", "positive", "warning", "danger", "mark"] as const;

export function TypeSamples() {
  const t = useMessages(galleryMessages);
  return (
    <Stack>
      <Card>
        <Stack gap={2}>
          <p className={styles.display}>{t("sampleTitle")}</p>
          <p className={styles.heading}>{t("sampleTitle")}</p>
          <p className={styles.subheading}>{t("sampleTitle")}</p>
          <p>{t("sampleText")}</p>
          <p className={styles.small}>{t("sampleText")}</p>
          <UserText language="EN">Mixed direction: «شبکه آب» loses 30%, see ISO 24512 (Tehran, ۱۴۰۵).</UserText>
          <UserText language="FA">جهت آمیخته: سامانه SCADA نسخه 4.2 با «leak detection» در تهران.</UserText>
          <p>
            <Bidi isCode>BHM-2026-0042</Bidi> · <Bidi>officer@demo.bahamm.example</Bidi>
          </p>
        </Stack>
      </Card>
      <Grid min="small">
        {COLOURS.map((name) => (
          <div key={name} className={classes(styles.swatch, styles[name])}>
            <Bidi isCode>{name}</Bidi>
          </div>
        ))}
      </Grid>
      <Cluster>
        <Tags>
          <Tag>{t("tehran")}</Tag>
          <Tag>leak detection</Tag>
          <Tag isMatched>{t("goals")}</Tag>
        </Tags>
      </Cluster>
    </Stack>
  );
}
