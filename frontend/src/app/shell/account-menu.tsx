import { useNavigate } from "react-router";
import type { Role } from "@/gql/schema";
import { useFormat } from "@/shared/format/use-format";
import { defineMessages } from "@/shared/i18n/catalogue";
import { useMessages } from "@/shared/i18n/use-messages";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Bookmark, Building2, ChevronDown, CopyCheck, Gauge, Handshake, Icon, LogOut, Settings } from "@/shared/ui/icon";
import { Menu, type MenuEntry } from "@/shared/ui/menu";
import { showToast } from "@/shared/ui/toast";
import { shellMessages } from "../messages";
import styles from "./account-menu.module.css";

export const roleMessages = defineMessages("role", {
  fa: {
    UNIT_OFFICER: "کارشناس واحد",
    UNIT_HEAD: "مدیر واحد",
    SUPPLIER_OWNER: "صاحب‌امتیاز",
    SUPPLIER_MEMBER: "عضو تیم",
    SECRETARIAT: "دبیرخانه",
    EVALUATOR: "داور",
  } satisfies Record<Role, string>,
  en: {
    UNIT_OFFICER: "Unit officer",
    UNIT_HEAD: "Unit head",
    SUPPLIER_OWNER: "Owner",
    SUPPLIER_MEMBER: "Team member",
    SECRETARIAT: "Secretariat",
    EVALUATOR: "Evaluator",
  } satisfies Record<Role, string>,
});

function useMembershipEntries(): MenuEntry[] {
  const t = useMessages(shellMessages);
  const role = useMessages(roleMessages);
  const format = useFormat();
  const { session, membership, switchMembership } = useSession();
  return (session?.memberships ?? [])
    .filter(({ isActive }) => isActive)
    .map((own): MenuEntry => {
      const name = format.name(own.organisation.name, own.organisation.nameEn);
      return {
        id: own.id,
        label: name,
        note: role(own.role),
        icon: Building2,
        group: t("workAs"),
        isSelected: own.id === membership?.id,
        onAction: () => {
          if (own.id === membership?.id) return;
          void switchMembership(own.id).then((isDone) => {
            showToast(isDone ? { kind: "positive", title: t("switched", { name }) } : { kind: "danger", title: t("switchFailed") });
          });
        },
      };
    });
}

/** Who one is, for which organisation one works, and the way out. */
export function AccountMenu() {
  const t = useMessages(shellMessages);
  const format = useFormat();
  const navigate = useNavigate();
  const { user, session, membership, signOut } = useSession();
  const memberships = useMembershipEntries();
  const name = user?.fullName || session?.email || "";
  const organisation = membership ? format.name(membership.organisation.name, membership.organisation.nameEn) : null;
  const items: MenuEntry[] = [
    ...memberships,
    ...(session?.isSecretariat
      ? [
          { id: "pairing", label: t("pairing"), icon: Handshake, to: "/pairing", group: t("secretariat") },
          { id: "duplicates", label: t("duplicates"), icon: CopyCheck, to: "/duplicates", group: t("secretariat") },
          { id: "operations", label: t("operations"), icon: Gauge, to: "/operations", group: t("secretariat") },
        ]
      : []),
    { id: "saved-searches", label: t("savedSearches"), icon: Bookmark, to: "/saved-searches", group: name },
    { id: "settings", label: t("settings"), note: session?.email ?? "", icon: Settings, to: "/account/settings", group: name },
    {
      id: "sign-out",
      label: t("signOut"),
      icon: LogOut,
      group: name,
      onAction: () => {
        void signOut().then(() => navigate("/"));
      },
    },
  ];
  return (
    <Menu
      label={t("account", { name })}
      items={items}
      trigger={
        <Button kind="quiet" aria-label={t("account", { name })}>
          <span className={styles.trigger}>
            <span className={styles.avatar} aria-hidden="true">
              {initial(name)}
            </span>
            <span className={styles.words}>
              <bdi className={styles.name}>{name}</bdi>
              {organisation && <bdi className={styles.organisation}>{organisation}</bdi>}
            </span>
            <Icon icon={ChevronDown} size={14} className={styles.chevron} />
          </span>
        </Button>
      }
    />
  );
}

function initial(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? "";
}
