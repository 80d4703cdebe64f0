import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import { NavLink } from "react-router";
import { useFormat } from "@/shared/format/use-format";
import styles from "./tabs.module.css";

export interface TabItem {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly TabItem[];
  selected?: string;
  onChange?(id: string): void;
}

function Count({ value }: { value: number | undefined }) {
  const format = useFormat();
  return value === undefined ? null : <span className={styles.count}>{format.number(value)}</span>;
}

/** Views of one thing. What deserves an address of its own is a LinkTabs. */
export function Tabs({ label, tabs, selected, onChange }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => {
        onChange?.(String(key));
      }}
    >
      <TabList aria-label={label} className={styles.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {tab.label}
            <Count value={tab.count} />
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

export interface LinkTab {
  to: string;
  label: string;
  count?: number;
  /** Only this very address is the tab, not those below it. */
  isEnd?: boolean;
}

/** Pages that belong together, each with its address. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className={styles.list}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.isEnd ?? false} className={styles.tab ?? ""}>
          {tab.label}
          <Count value={tab.count} />
        </NavLink>
      ))}
    </nav>
  );
}
