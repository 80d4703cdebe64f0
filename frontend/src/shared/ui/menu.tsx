import type { ReactElement } from "react";
import { Header } from "react-aria-components/Header";
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useNavigate } from "react-router";
import { classes } from "./classes";
import { Check, Icon, type LucideIcon } from "./icon";
import styles from "./menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: LucideIcon;
  note?: string;
  to?: string;
  onAction?(): void;
  isSelected?: boolean;
  isDanger?: boolean;
  /** Entries of one group stand together under its name; an empty name draws only the line. */
  group?: string;
  /** Why it cannot be chosen, in words. */
  reason?: string | null;
}

interface MenuProps {
  /** A Button or IconButton. */
  trigger: ReactElement;
  label: string;
  items: readonly MenuEntry[];
  placement?: "bottom start" | "bottom end" | "top start" | "top end";
}

function Entry({ entry }: { entry: MenuEntry }) {
  const note = entry.reason ?? entry.note;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={Boolean(entry.reason)}
      className={classes(styles.item, entry.isDanger && styles.danger)}
      {...(entry.isSelected === undefined ? {} : { "aria-current": entry.isSelected })}
    >
      <span className={styles.glyph}>{entry.icon && <Icon icon={entry.icon} size={16} />}</span>
      <Text slot="label" className={styles.label ?? ""}>
        <bdi>{entry.label}</bdi>
      </Text>
      {note && (
        <Text slot="description" className={styles.note ?? ""}>
          {note}
        </Text>
      )}
      {entry.isSelected && <Icon icon={Check} size={16} className={styles.check} />}
    </MenuItem>
  );
}

export function Menu({ trigger, label, items, placement = "bottom end" }: MenuProps) {
  const navigate = useNavigate();
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={6} className={styles.popover ?? ""}>
        <AriaMenu
          aria-label={label}
          className={styles.menu ?? ""}
          onAction={(key) => {
            const entry = items.find((item) => item.id === key);
            entry?.onAction?.();
            if (entry?.to) void navigate(entry.to);
          }}
        >
          {groups.map((group) => {
            const entries = items.filter((item) => item.group === group).map((entry) => <Entry key={entry.id} entry={entry} />);
            return (
              <MenuSection key={group ?? "·"} id={`group:${group ?? ""}`} className={styles.section ?? ""} aria-label={group || label}>
                {group && <Header className={styles.heading ?? ""}>{group}</Header>}
                {entries}
              </MenuSection>
            );
          })}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
