import type { SearchQuery } from "@/gql/Search";

export type Hit = SearchQuery["search"]["hits"][number];
export type HitType = Hit["item"]["__typename"];
export const hitTypes = ["Challenge", "Solution", "Organisation"] as const satisfies readonly HitType[];

export function isHitType(value: string | null): value is HitType {
  return hitTypes.some((type) => type === value);
}

export function pathOf({ item }: Hit): string {
  if (item.__typename === "Organisation") return `/organisations/${encodeURIComponent(item.slug)}`;
  return item.__typename === "Challenge" ? `/challenges/${item.id}` : `/solutions/${item.id}`;
}
