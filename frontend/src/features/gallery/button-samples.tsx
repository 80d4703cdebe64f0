import { useMessages } from "@/shared/i18n/use-messages";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { ArrowRight, Bell, Pencil, Plus, Send, Trash2 } from "@/shared/ui/icon";
import { Cluster, Stack } from "@/shared/ui/layout";
import { Link, OutsideLink } from "@/shared/ui/link";
import { galleryMessages } from "./messages";

const KINDS = ["primary", "secondary", "quiet", "danger"] as const;

export function ButtonSamples() {
  const t = useMessages(galleryMessages);
  return (
    <Stack gap={3}>
      {KINDS.map((kind) => (
        <Cluster key={kind}>
          <Button kind={kind}>{t("save")}</Button>
          <Button kind={kind} icon={kind === "danger" ? Trash2 : Send}>
            {t("publish")}
          </Button>
          <Button kind={kind} isPending>
            {t("save")}
          </Button>
          <Button kind={kind} isDisabled>
            {t("save")}
          </Button>
          <Button kind={kind} reason={t("reason")}>
            {t("publish")}
          </Button>
          <Button kind={kind} size="small" icon={Pencil}>
            {t("edit")}
          </Button>
        </Cluster>
      ))}
      <Cluster>
        <IconButton icon={Bell} label={t("normal")} badge="۳" />
        <IconButton icon={Pencil} label={t("edit")} kind="secondary" />
        <IconButton icon={Trash2} label={t("remove")} isDisabled />
        <ButtonLink to="/gallery" kind="primary" icon={Plus}>
          {t("publish")}
        </ButtonLink>
        <ButtonLink to="/gallery" iconAfter={ArrowRight} isIconDirectional>
          {t("details")}
        </ButtonLink>
        <Link to="/gallery">{t("details")}</Link>
        <Link to="/gallery" kind="plain">
          {t("sampleTitle")}
        </Link>
        <OutsideLink href="https://example.org/">example.org</OutsideLink>
      </Cluster>
    </Stack>
  );
}
