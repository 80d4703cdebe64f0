import { useState } from "react";
import { ChangeMembershipDocument } from "@/gql/ChangeMembership";
import type { MembershipParts } from "@/gql/fragments";
import type { OrganisationKind, Role } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { organisationMessages } from "@/shared/domain/organisation-messages";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Banner } from "@/shared/ui/banner";
import { IconButton } from "@/shared/ui/button";
import { ConfirmDialog } from "@/shared/ui/dialog";
import { MoreHorizontal } from "@/shared/ui/icon";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { Bidi } from "@/shared/ui/text";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./members-messages";
import styles from "./organisations.module.css";
import { rolesOf } from "./roles";

interface MemberRowProps {
  membership: MembershipParts;
  kind: OrganisationKind;
  /** May change the roles of others. */
  canManage: boolean;
  onChange(): void;
}

/** A person and their role. Who runs the organisation changes it; everybody may leave. */
export function MemberRow({ membership, kind, canManage, onChange }: MemberRowProps) {
  const t = useMessages(messages);
  const word = useMessages(organisationMessages);
  const format = useFormat();
  const { user, refetch } = useSession();
  const toast = useToast();
  const { run, isPending, issues, problem, clear } = useAction(ChangeMembershipDocument);
  const [isEnding, setEnding] = useState(false);
  const isMe = membership.user.id === user?.id;
  const name = membership.user.fullName;

  async function change(patch: { role?: Role; isActive?: boolean }) {
    const payload = await run({ input: { id: membership.id, ...patch } });
    setEnding(false);
    if (!payload) return;
    toast({ kind: "positive", title: t("changed") });
    if (isMe) await refetch();
    onChange();
  }

  const refusal = issues[0]?.message ?? problem?.message;
  const entries = entriesOf();

  function entriesOf(): MenuEntry[] {
    const roles: MenuEntry[] =
      canManage && membership.isActive
        ? rolesOf[kind].map((role) => ({
            id: role,
            label: t("makeRole", { role: word(`role${role}`) }),
            isSelected: role === membership.role,
            onAction: () => {
              if (role !== membership.role) void change({ role });
            },
          }))
        : [];
    if (!membership.isActive) return canManage ? [{ id: "activate", label: t("activate"), onAction: () => void change({ isActive: true }) }] : [];
    if (!canManage && !isMe) return [];
    return [
      ...roles,
      {
        id: "end",
        label: t(isMe ? "leave" : "deactivate"),
        isDanger: true,
        group: "",
        onAction: () => {
          setEnding(true);
        },
      },
    ];
  }

  return (
    <div className={styles.member}>
      <div>
        <div className={styles.rowHead}>
          <span className={styles.memberName}>
            <bdi>{name}</bdi>
            {isMe && <span className={styles.kind}> ({t("you")})</span>}
          </span>
          <span>{word(`role${membership.role}`)}</span>
          {!membership.isActive && <span className={styles.kind}>{t("inactive")}</span>}
        </div>
        <div className={styles.facts}>
          {membership.email && <Bidi isCode>{membership.email}</Bidi>}
          <span>{t("since", { date: format.date(membership.joinedAt) })}</span>
        </div>
        {refusal && (
          <Banner kind="danger" onDismiss={clear}>
            {refusal}
          </Banner>
        )}
      </div>
      {entries.length > 0 && (
        <Menu label={t("change", { name })} trigger={<IconButton icon={MoreHorizontal} label={t("change", { name })} isPending={isPending} />} items={entries} />
      )}
      <ConfirmDialog
        title={isMe ? t("leaveTitle") : t("deactivateTitle", { name })}
        isOpen={isEnding}
        onOpenChange={setEnding}
        confirmLabel={t(isMe ? "leave" : "deactivate")}
        kind="danger"
        isPending={isPending}
        onConfirm={() => void change({ isActive: false })}
      >
        {t(isMe ? "leaveBody" : "deactivateBody")}
      </ConfirmDialog>
    </div>
  );
}
