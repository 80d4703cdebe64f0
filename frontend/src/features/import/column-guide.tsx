import type { ImportKind } from "@/gql/schema";
import { useMessages } from "@/shared/i18n/use-messages";
import { Disclosure } from "@/shared/ui/disclosure";
import { Download, Icon } from "@/shared/ui/icon";
import { Section } from "@/shared/ui/layout";
import { Bidi } from "@/shared/ui/text";
import { columnHints } from "./column-hints";
import { columnsOf, templateAddress } from "./columns";
import { messages } from "./messages";
import styles from "./import.module.css";

const FILES = [
  { file: "fa.csv", label: "templateFa" },
  { file: "en.csv", label: "templateEn" },
  { file: "jsonl", label: "templateJsonl" },
] as const;

type Hinted = keyof (typeof columnHints)["messages"]["fa"];

/** Files to begin with, and what each column takes. Both come from the importer itself. */
export function ColumnGuide({ kind }: { kind: ImportKind }) {
  const t = useMessages(messages);
  const hintOf = useMessages(columnHints);
  return (
    <Section title={t("templates")} lead={t("templatesLead")}>
      <ul className={styles.templates}>
        {FILES.map(({ file, label }) => (
          <li key={file}>
            <a href={templateAddress(kind, file)} download className={styles.template}>
              <Icon icon={Download} size={16} />
              {t(label)}
            </a>
          </li>
        ))}
      </ul>
      <Disclosure title={t("columns")}>
        <dl className={styles.columns}>
          {columnsOf(kind).map(({ name, nameFa, isRequired }) => (
            <div key={name} className={styles.column}>
              <dt>
                <span className={styles.columnName} lang="fa">
                  {nameFa}
                </span>{" "}
                <Bidi isCode>{name}</Bidi>
                {isRequired && <span className={styles.required}>{t("required")}</span>}
              </dt>
              <dd>{hintOf(name as Hinted)}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Section>
  );
}
