import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "./button";
import styles from "./load-more.module.css";
import { uiMessages } from "./messages";

interface LoadMoreProps {
  shown: number;
  total: number | null;
  hasMore: boolean;
  isLoading: boolean;
  onMore(): void;
}

/** The end of a list: how much is shown, and the rest. */
export function LoadMore({ shown, total, hasMore, isLoading, onMore }: LoadMoreProps) {
  const t = useMessages(uiMessages);
  const format = useFormat();
  if (total === null || (total === 0 && !hasMore)) return null;
  const counted = hasMore
    ? t("shownOf", { shown: format.number(shown), total: format.number(total) })
    : t("shownAll", { total: format.number(total) });
  return (
    <div className={styles.foot}>
      <p role="status">{counted}</p>
      {hasMore && (
        <Button isPending={isLoading} onPress={onMore}>
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
