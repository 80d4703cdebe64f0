import { useState } from "react";
import { DeleteSavedSearchDocument } from "@/gql/DeleteSavedSearch";
import type { SavedSearchParts } from "@/gql/fragments";
import { SaveSearchDocument } from "@/gql/SaveSearch";
import { UpdateSavedSearchDocument } from "@/gql/UpdateSavedSearch";
import { type Attempt, useAction } from "@/shared/api/use-action";
import { conditionsInput, type KeptFilter, useConditions } from "@/shared/domain/use-conditions";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { ButtonLink, IconButton } from "@/shared/ui/button";
import { Switch } from "@/shared/ui/choice";
import { ArrowRight, MoreHorizontal, Pencil, Trash2 } from "@/shared/ui/icon";
import { Menu } from "@/shared/ui/menu";
import { Tag, Tags } from "@/shared/ui/tag";
import { showToast } from "@/shared/ui/toast";
import { addressOf } from "./address";
import { messages } from "./messages";
import { RenameDialog } from "./rename-dialog";
import styles from "./saved-searches.module.css";

/** Why it failed, for a toast: the refusal or the trouble on the way. */
function reasonOf(answer: Pick<Attempt<never>, "issues" | "problem">): string {
  return answer.issues[0]?.message ?? answer.problem?.message ?? "";
}

function useDelete(search: SavedSearchParts) {
  const t = useMessages(messages);
  const { attempt: remove } = useAction(DeleteSavedSearchDocument);
  const { attempt: keep } = useAction(SaveSearchDocument);
  const { id, kind, name, filter, isSemantic, notify } = search;
  const restore = async () => {
    const answer = await keep({ input: { kind, name, isSemantic, notify, ...conditionsInput(kind, filter as KeptFilter) } });
    showToast(answer.payload ? { kind: "positive", title: t("undone", { name }) } : { kind: "danger", title: t("failed"), body: reasonOf(answer) });
  };
  return async () => {
    const answer = await remove({ input: { id } });
    showToast(
      answer.payload
        ? { title: t("deleted", { name }), action: { label: t("undo"), onAction: () => void restore() } }
        : { kind: "danger", title: t("failed"), body: reasonOf(answer) },
    );
  };
}

/** One saved search: what it asks, its alert, and what can be done with it. */
export function SearchRow({ search }: { search: SavedSearchParts }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { id, kind, name, isSemantic, notify, createdAt } = search;
  const filter = search.filter as KeptFilter;
  const conditions = useConditions(kind, filter, isSemantic);
  const [isRenaming, setRenaming] = useState(false);
  const { attempt: update, isPending } = useAction(UpdateSavedSearchDocument);
  const remove = useDelete(search);
  const switchAlert = async (isOn: boolean) => {
    const answer = await update({ input: { id, notify: isOn } });
    showToast(answer.payload ? { title: t(isOn ? "alertOn" : "alertOff") } : { kind: "danger", title: t("failed"), body: reasonOf(answer) });
  };
  return (
    <article className={styles.row}>
      <div className={styles.head}>
        <h2 className={styles.name} dir="auto">
          {name}
        </h2>
        <p className={styles.meta}>
          {t(kind)} · {t("savedOn", { date: format.date(createdAt) })}
        </p>
      </div>
      <div role="group" aria-label={t("conditions")} className={styles.conditions}>
        <Tags>
          {conditions.map((condition) => (
            <Tag key={condition}>{condition}</Tag>
          ))}
        </Tags>
      </div>
      <div className={styles.tools}>
        <Switch isSelected={notify} isDisabled={isPending} onChange={(isOn) => void switchAlert(isOn)}>
          <span aria-hidden="true">{t("alert")}</span>
          <span className="visually-hidden">{t("alertOf", { name })}</span>
        </Switch>
        <ButtonLink to={addressOf({ kind, filter, isSemantic })} size="small" iconAfter={ArrowRight} isIconDirectional>
          {t("run")}
          <span className="visually-hidden"> {name}</span>
        </ButtonLink>
        <Menu
          label={t("more", { name })}
          trigger={<IconButton icon={MoreHorizontal} size="small" label={t("more", { name })} />}
          items={[
            {
              id: "rename",
              label: t("rename"),
              icon: Pencil,
              onAction: () => {
                setRenaming(true);
              },
            },
            { id: "delete", label: t("delete"), icon: Trash2, isDanger: true, onAction: () => void remove() },
          ]}
        />
      </div>
      <RenameDialog id={id} name={name} isOpen={isRenaming} onOpenChange={setRenaming} />
    </article>
  );
}
