import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Dialog } from "react-aria-components/Dialog";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { useNavigate } from "react-router";
import { QuickSearchDocument, type QuickSearchQuery } from "@/gql/QuickSearch";
import { useOperation } from "@/shared/api/use-operation";
import { useFormat } from "@/shared/format/use-format";
import { useMessages } from "@/shared/i18n/use-messages";
import { Building2, Icon, Lightbulb, Search, Target } from "@/shared/ui/icon";
import { Spinner } from "@/shared/ui/spinner";
import { shellMessages } from "../messages";
import styles from "./quick-search.module.css";
import { useSettled } from "./use-settled";

type Hit = QuickSearchQuery["search"]["hits"][number];
type Item = Hit["item"];

const LEAST = 2;
const KINDS = {
  Challenge: { icon: Target, address: (item: Item) => `/challenges/${item.id}` },
  Solution: { icon: Lightbulb, address: (item: Item) => `/solutions/${item.id}` },
  Organisation: { icon: Building2, address: (item: Item) => `/organisations/${item.__typename === "Organisation" ? item.slug : item.id}` },
} as const;

function useTitles() {
  const format = useFormat();
  const name = ({ name: fa, nameEn }: { name: string; nameEn: string }) => format.name(fa, nameEn);
  return (item: Item): { title: string; note: string; lang?: string } => {
    if (item.__typename === "Organisation") return { title: name(item), note: "" };
    const owner = item.__typename === "Challenge" ? item.unit : item.supplier;
    return { title: item.title, note: name(owner), lang: item.language.toLowerCase() };
  };
}

interface QuickSearchDialogProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

export function QuickSearchDialog({ isOpen, onOpenChange }: QuickSearchDialogProps) {
  const t = useMessages(shellMessages);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={styles.overlay ?? ""}>
      <Modal className={styles.modal ?? ""}>
        <Dialog aria-label={t("searchEverything")} className={styles.dialog ?? ""}>
          <Finder
            onDone={() => {
              onOpenChange(false);
            }}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const t = useMessages(shellMessages);
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const asked = useSettled(wanted, 180);
  const isPaused = asked.length < LEAST;
  const { data, problem, isLoading, isRefreshing } = useOperation(QuickSearchDocument, { text: asked }, { isPaused, keepsPrevious: true });
  const hits = isPaused ? [] : (data?.search.hits ?? []);
  const isBusy = wanted.length >= LEAST && (wanted !== asked || isLoading || isRefreshing);
  const go = (address: string) => {
    onDone();
    void navigate(address);
  };
  const all = `/search?q=${encodeURIComponent(wanted)}`;
  return (
    <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
      <SearchField
        aria-label={t("searchEverything")}
        className={styles.field ?? ""}
        autoFocus
        onSubmit={() => {
          if (wanted.length >= LEAST) go(all);
        }}
      >
        <Icon icon={Search} size={18} className={styles.glass} />
        <Input className={styles.input ?? ""} placeholder={t("searchPlaceholder")} dir="auto" />
        <span className={styles.busy}>{isBusy && <Spinner />}</span>
      </SearchField>
      <p className="visually-hidden" role="status">
        {isBusy ? t("searching") : ""}
      </p>
      {wanted.length < LEAST ? (
        <p className={styles.hint}>{t("searchHint")}</p>
      ) : (
        <Results hits={hits} wanted={wanted} all={all} isBusy={isBusy} problem={problem?.message ?? null} onGo={go} />
      )}
    </Autocomplete>
  );
}

/** The last row. An item of a list keeps its id, while the address it leads to follows what is typed. */
const ALL = "all";

interface ResultsProps {
  hits: readonly Hit[];
  wanted: string;
  all: string;
  isBusy: boolean;
  problem: string | null;
  onGo(address: string): void;
}

function Results({ hits, wanted, all, isBusy, problem, onGo }: ResultsProps) {
  const t = useMessages(shellMessages);
  const titles = useTitles();
  const hint = problem ?? (hits.length === 0 && !isBusy ? t("searchNothing", { text: wanted }) : null);
  return (
    <>
      {hint && (
        <p className={styles.hint} role="status">
          {hint}
        </p>
      )}
      <ListBox
        aria-label={t("search")}
        className={styles.list ?? ""}
        onAction={(key) => {
          onGo(key === ALL ? all : String(key));
        }}
      >
        {hits.map(({ item, snippet }) => {
          const kind = KINDS[item.__typename];
          const { title, note, lang } = titles(item);
          return (
            <ListBoxItem key={item.id} id={kind.address(item)} textValue={title} className={styles.item ?? ""}>
              <Icon icon={kind.icon} size={18} className={styles.kind} />
              <span className={styles.found}>
                <span className={styles.title} dir="auto" lang={lang}>
                  {title}
                </span>
                <span className={styles.note} dir="auto">
                  {note || snippet}
                </span>
              </span>
            </ListBoxItem>
          );
        })}
        <ListBoxItem id={ALL} textValue={wanted} className={styles.item ?? ""}>
          <Icon icon={Search} size={18} className={styles.kind} />
          <span className={styles.found}>{t("searchAll", { text: wanted })}</span>
        </ListBoxItem>
      </ListBox>
    </>
  );
}
