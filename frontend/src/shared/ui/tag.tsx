import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { Tag as AriaTag, TagGroup, TagList as AriaTagList } from "react-aria-components/TagGroup";
import { classes } from "./classes";
import { Icon, X } from "./icon";
import styles from "./tag.module.css";

export interface TagItem {
  id: string;
  label: string;
}

interface TagListProps {
  label: string;
  tags: readonly TagItem[];
  onRemove?(id: string): void;
}

/** Chips that can be removed by mouse or with Delete. */
export function TagList({ label, tags, onRemove }: TagListProps) {
  return (
    <TagGroup
      {...(onRemove
        ? {
            onRemove: (keys: Set<string | number>) => {
              for (const key of keys) onRemove(String(key));
            },
          }
        : {})}
    >
      <Label className="visually-hidden">{label}</Label>
      <AriaTagList className={styles.list ?? ""}>
        {tags.map((tag) => (
          <AriaTag key={tag.id} id={tag.id} textValue={tag.label} className={styles.tag ?? ""}>
            <span dir="auto">{tag.label}</span>
            {onRemove && (
              <Button slot="remove" className={styles.remove ?? ""}>
                <Icon icon={X} size={14} />
              </Button>
            )}
          </AriaTag>
        ))}
      </AriaTagList>
    </TagGroup>
  );
}

/** A word about a thing, without meaning of its own: a goal, a keyword. */
export function Tag({ children, isMatched = false }: { children: ReactNode; isMatched?: boolean }) {
  return (
    <span className={classes(styles.tag, styles.plain, isMatched && styles.matched)} dir="auto">
      {children}
    </span>
  );
}

export function Tags({ children }: { children: ReactNode }) {
  return <div className={styles.list}>{children}</div>;
}
