import { useState } from "react";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button, IconButton } from "@/shared/ui/button";
import { ConfirmDialog, Dialog } from "@/shared/ui/dialog";
import { Disclosure } from "@/shared/ui/disclosure";
import { MoreHorizontal, Pencil, Trash2 } from "@/shared/ui/icon";
import { Cluster, Stack } from "@/shared/ui/layout";
import { Menu } from "@/shared/ui/menu";
import { LinkTabs, Tabs } from "@/shared/ui/tabs";
import { TextField } from "@/shared/ui/text-field";
import { showToast } from "@/shared/ui/toast";
import { galleryMessages } from "./messages";

export function OverlaySamples() {
  const t = useMessages(galleryMessages);
  const [opened, setOpened] = useState<"dialog" | "confirm" | null>(null);
  const [name, setName] = useState("");
  const close = () => {
    setOpened(null);
  };
  const entries = [
    { id: "edit", label: t("edit"), icon: Pencil, isSelected: true },
    { id: "publish", label: t("publish"), reason: t("reason") },
    { id: "remove", label: t("remove"), icon: Trash2, isDanger: true, group: "" },
  ];
  return (
    <Stack>
      <Cluster>
        <Button onPress={() => { setOpened("dialog"); }}>{t("openDialog")}</Button>
        <Button kind="danger" onPress={() => { setOpened("confirm"); }}>{t("remove")}</Button>
        <Menu label={t("menu")} items={entries} trigger={<IconButton icon={MoreHorizontal} label={t("menu")} kind="secondary" />} />
        {(["info", "positive", "danger"] as const).map((kind) => (
          <Button key={kind} size="small" onPress={() => { showToast({ kind, title: t(kind), action: { label: t("edit"), onAction: close } }); }}>
            {t("showToast")}
          </Button>
        ))}
      </Cluster>
      <Tabs
        label={t("data")}
        tabs={[
          { id: "first", label: t("first"), count: 12, content: t("sampleText") },
          { id: "second", label: t("second"), content: t("hint") },
        ]}
      />
      <LinkTabs label={t("data")} tabs={[{ to: "/gallery", label: t("title"), count: 3 }, { to: "/", label: t("first"), isEnd: true }]} />
      <Disclosure title={t("details")} note={t("hint")}>
        {t("sampleText")}
      </Disclosure>
      <Dialog title={t("openDialog")} isOpen={opened === "dialog"} onOpenChange={close} footer={<Button kind="primary" onPress={close}>{t("save")}</Button>}>
        <TextField label={t("name")} value={name} onChange={setName} autoFocus />
      </Dialog>
      <ConfirmDialog title={t("confirm")} kind="danger" confirmLabel={t("remove")} isOpen={opened === "confirm"} onOpenChange={close} onConfirm={close}>
        {t("confirmBody")}
      </ConfirmDialog>
    </Stack>
  );
}
