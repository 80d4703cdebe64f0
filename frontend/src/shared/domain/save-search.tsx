import { type SubmitEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { SaveSearchDocument } from "@/gql/SaveSearch";
import type { SearchKind } from "@/gql/schema";
import { useAction } from "@/shared/api/use-action";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { signInAddress } from "@/shared/session/addresses";
import { useSession } from "@/shared/session/session";
import { Button, ButtonLink } from "@/shared/ui/button";
import { RadioGroup, Switch } from "@/shared/ui/choice";
import { Dialog } from "@/shared/ui/dialog";
import { Bookmark } from "@/shared/ui/icon";
import { Stack } from "@/shared/ui/layout";
import { Tag, Tags } from "@/shared/ui/tag";
import { TextField } from "@/shared/ui/text-field";
import { showToast } from "@/shared/ui/toast";
import { saveSearchMessages } from "./save-search-messages";
import { conditionsInput, type KeptFilter, useConditions } from "./use-conditions";

interface SaveSearchProps {
  /** What is looked for; several when the person decides. */
  kinds: readonly [SearchKind, ...SearchKind[]];
  /** The conditions that stand on the page. */
  filter: KeptFilter;
  /** Where words are compared by meaning on the page itself, that is what is kept first. */
  isByMeaning?: boolean;
}

const FORM = "save-search";
const MAX_NAME = 120;

/** Keeps what was searched, with an alert of what will meet it. Who is not signed in is led there and back. */
export function SaveSearch(props: SaveSearchProps) {
  const t = useMessages(saveSearchMessages);
  const { isSignedIn } = useSession();
  const { pathname, search } = useLocation();
  const [isOpen, setOpen] = useState(false);
  if (!isSignedIn) {
    return (
      <ButtonLink to={signInAddress(pathname + search)} size="small" icon={Bookmark}>
        {t("save")}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button
        size="small"
        icon={Bookmark}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t("save")}
      </Button>
      <SaveDialog {...props} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}

interface SaveDialogProps extends SaveSearchProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

function SaveDialog({ isOpen, onOpenChange, ...props }: SaveDialogProps) {
  const t = useMessages(saveSearchMessages);
  const [isPending, setPending] = useState(false);
  const footer = (
    <Button kind="primary" type="submit" form={FORM} isPending={isPending}>
      {t("saveAs")}
    </Button>
  );
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange} footer={footer}>
      <SaveForm
        {...props}
        onPending={setPending}
        onDone={() => {
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

interface SaveFormProps extends SaveSearchProps {
  onPending(isPending: boolean): void;
  onDone(): void;
}

function SaveForm({ kinds, filter, isByMeaning = false, onPending, onDone }: SaveFormProps) {
  const t = useMessages(saveSearchMessages);
  const navigate = useNavigate();
  const [kind, setKind] = useState<SearchKind>(kinds[0]);
  const [isSemantic, setSemantic] = useState(isByMeaning);
  const [notify, setNotify] = useState(true);
  const conditions = useConditions(kind, filter);
  const [name, setName] = useState<string | null>(null);
  const shownName = name ?? (filter.search ?? conditions.join(" · ")).slice(0, MAX_NAME);
  const { attempt, issues, problem } = useAction(SaveSearchDocument);
  const save = async () => {
    onPending(true);
    const answer = await attempt({ input: { kind, name: shownName, isSemantic: isSemantic && Boolean(filter.search), notify, ...conditionsInput(kind, filter) } });
    onPending(false);
    if (answer.payload === null) return;
    onDone();
    showToast({
      kind: "positive",
      title: t("done"),
      body: t(notify ? "doneBody" : "doneQuiet"),
      action: { label: t("manage"), onAction: () => void navigate("/saved-searches") },
    });
  };
  return (
    <form
      id={FORM}
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormErrors issues={issues}>
        <Stack gap={4}>
          {(problem !== null || issues.length > 0) && <ErrorSummary issues={issues} problem={problem} labels={{ name: t("name") }} />}
          <TextField label={t("name")} name="name" description={t("nameHint")} value={shownName} onChange={setName} maxLength={MAX_NAME} autoFocus />
          {kinds.length > 1 && (
            <RadioGroup<SearchKind> label={t("what")} isInline options={kinds.map((id) => ({ id, label: t(id) }))} value={kind} onChange={setKind} />
          )}
          {filter.search && (
            <RadioGroup
              label={t("how")}
              options={[
                { id: "words", label: t("words"), note: t("wordsNote") },
                { id: "meaning", label: t("meaning"), note: t("meaningNote") },
              ]}
              value={isSemantic ? "meaning" : "words"}
              onChange={(how) => {
                setSemantic(how === "meaning");
              }}
            />
          )}
          <div role="group" aria-label={t("conditions")}>
            <Tags>
              {conditions.map((condition) => (
                <Tag key={condition}>{condition}</Tag>
              ))}
            </Tags>
          </div>
          <Switch isSelected={notify} onChange={setNotify}>
            {t("notify")}
          </Switch>
        </Stack>
      </FormErrors>
    </form>
  );
}
