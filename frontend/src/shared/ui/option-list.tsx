import { Header } from "react-aria-components/Header";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useMessages } from "@/shared/i18n/use-messages";
import { Check, Icon } from "./icon";
import { uiMessages } from "./messages";
import styles from "./option-list.module.css";

export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  /** A second line. */
  note?: string;
  /** Options with the same group stand under one heading; keep them next to each other. */
  group?: string;
  isDisabled?: boolean;
}

function Item({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled ?? false} className={styles.option ?? ""}>
      {({ isSelected }) => (
        <>
          <Text slot="label">{option.label}</Text>
          {option.note && (
            <Text slot="description" className={styles.note ?? ""}>
              {option.note}
            </Text>
          )}
          {isSelected && <Icon icon={Check} size={16} className={styles.check} />}
        </>
      )}
    </ListBoxItem>
  );
}

/** The list that Select and ComboBox open. */
export function OptionList({ options }: { options: readonly Option[] }) {
  const t = useMessages(uiMessages);
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <Popover className={styles.popover ?? ""} offset={4}>
      <ListBox className={styles.list ?? ""} renderEmptyState={() => <div className={styles.empty}>{t("noOptions")}</div>}>
        {groups.map((group) => {
          const items = options.filter((option) => option.group === group).map((option) => <Item key={option.id} option={option} />);
          return group === undefined ? (
            items
          ) : (
            <ListBoxSection key={group} id={`group:${group}`}>
              <Header className={styles.heading ?? ""}>{group}</Header>
              {items}
            </ListBoxSection>
          );
        })}
      </ListBox>
    </Popover>
  );
}

export const optionStyles = styles;
