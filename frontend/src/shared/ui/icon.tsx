import type { LucideIcon } from "lucide-react";
import styles from "./icon.module.css";
import { classes } from "./classes";

export {
  AlertTriangle,
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Bell,
  BellOff,
  Bookmark,
  BookOpen,
  Building2,
  CalendarDays,
  Check,
  CheckCircle2,
  ChevronDown,
  ChevronRight,
  ChevronsUpDown,
  ChevronUp,
  CircleDashed,
  CircleDot,
  Clock,
  CloudOff,
  Copy,
  CopyCheck,
  Download,
  ExternalLink,
  Eye,
  EyeOff,
  FileText,
  Filter,
  Gauge,
  GitMerge,
  Globe,
  Grid3x3,
  Handshake,
  History,
  House,
  Inbox,
  Info,
  Languages,
  Layers,
  Lightbulb,
  Link2,
  LogIn,
  LogOut,
  Mail,
  MapPin,
  Menu as MenuIcon,
  MessageSquare,
  Monitor,
  Moon,
  MoreHorizontal,
  Paperclip,
  Pencil,
  Pin,
  Plus,
  RefreshCw,
  Search,
  Send,
  Settings,
  ShieldCheck,
  Sun,
  Target,
  ThumbsDown,
  ThumbsUp,
  Trash2,
  Undo2,
  Upload,
  User,
  Users,
  Wallet,
  X,
} from "lucide-react";
export type { LucideIcon };

interface IconProps {
  icon: LucideIcon;
  size?: number;
  /** Arrows and chevrons that point along the line of reading turn round in Persian. */
  directional?: boolean;
  /** Without a label the icon is decoration and hidden from screen readers. */
  label?: string;
  className?: string | undefined;
}

export function Icon({ icon: Glyph, size = 18, directional = false, label, className }: IconProps) {
  const aria = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return <Glyph size={size} strokeWidth={1.75} className={classes(styles.icon, directional && styles.directional, className)} {...aria} />;
}
