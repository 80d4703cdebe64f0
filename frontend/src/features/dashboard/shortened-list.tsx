import { type ReactNode, useState } from "react";
import { Button } from "@/shared/ui/button";
import { CardList, CardListItem } from "@/shared/ui/card";

/** The best ones are read; the rest is asked for. */
const SHOWN = 5;

interface ShortenedListProps<Item extends { id: string }> {
  items: readonly Item[];
  /** How many stand there at first. */
  shownAtFirst?: number;
  row(item: Item): ReactNode;
  moreLabel(count: number): string;
}

export function ShortenedList<Item extends { id: string }>({ items, shownAtFirst = SHOWN, row, moreLabel }: ShortenedListProps<Item>) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, Math.min(shownAtFirst, SHOWN));
  return (
    <>
      <CardList>
        {shown.map((item) => (
          <CardListItem key={item.id}>{row(item)}</CardListItem>
        ))}
      </CardList>
      {shown.length < items.length && (
        <div>
          <Button
            onPress={() => {
              setIsWhole(true);
            }}
          >
            {moreLabel(items.length - shown.length)}
          </Button>
        </div>
      )}
    </>
  );
}
