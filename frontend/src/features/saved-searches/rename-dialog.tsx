import { useState } from "react";
import { UpdateSavedSearchDocument } from "@/gql/UpdateSavedSearch";
import { useAction } from "@/shared/api/use-action";
import { ErrorSummary } from "@/shared/forms/error-summary";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Stack } from "@/shared/ui/layout";
import { TextField } from "@/shared/ui/text-field";
import { messages } from "./messages";

interface RenameDialogProps {
  id: string;
  name: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

const MAX_NAME = 120;

export function RenameDialog({ id, name, isOpen, onOpenChange }: RenameDialogProps) {
  const t = useMessages(messages);
  return (
    <Dialog title={t("rename")} size="small" isOpen={isOpen} onOpenChange={onOpenChange}>
      <RenameForm
        id={id}
        name={name}
        onDone={() => {
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

function RenameForm({ id, name, onDone }: { id: string; name: string; onDone(): void }) {
  const t = useMessages(messages);
  const [text, setText] = useState(name);
  const { run, isPending, issues, problem } = useAction(UpdateSavedSearchDocument);
  const save = async () => {
    if (await run({ input: { id, name: text } })) onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormErrors issues={issues}>
        <Stack gap={4}>
          {problem && <ErrorSummary issues={[]} problem={problem} />}
          <TextField label={t("newName")} name="name" value={text} onChange={setText} maxLength={MAX_NAME} autoFocus />
          <div>
            <Button kind="primary" type="submit" isPending={isPending}>
              {t("save")}
            </Button>
          </div>
        </Stack>
      </FormErrors>
    </form>
  );
}
