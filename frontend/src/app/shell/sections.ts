import { useSession } from "@/shared/session/session";
import { Building2, Grid3x3, House, Layers, Lightbulb, type LucideIcon, Target } from "@/shared/ui/icon";

export interface SectionLink {
  to: string;
  name: "home" | "dashboard" | "challenges" | "solutions" | "gaps" | "organisations";
  icon: LucideIcon;
  isEnd?: boolean;
}

const PUBLIC: readonly SectionLink[] = [
  { to: "/challenges", name: "challenges", icon: Target },
  { to: "/solutions", name: "solutions", icon: Lightbulb },
  { to: "/gaps", name: "gaps", icon: Grid3x3 },
  { to: "/organisations", name: "organisations", icon: Building2 },
];

/** The sections of the product; a signed-in person starts at the desk. */
export function useSections(): readonly SectionLink[] {
  const { isSignedIn, isExpired } = useSession();
  const first: SectionLink =
    isSignedIn || isExpired ? { to: "/dashboard", name: "dashboard", icon: Layers } : { to: "/", name: "home", icon: House, isEnd: true };
  return [first, ...PUBLIC];
}
