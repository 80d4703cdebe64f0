import { useState } from "react";
import type { MatchParts } from "@/gql/fragments";
import { GiveMatchFeedbackDocument } from "@/gql/GiveMatchFeedback";
import { useAction } from "@/shared/api/use-action";
import { FormErrors } from "@/shared/forms/errors";
import { useMessages } from "@/shared/i18n/use-messages";
import { Banner } from "@/shared/ui/banner";
import { Button } from "@/shared/ui/button";
import { Disclosure } from "@/shared/ui/disclosure";
import { Stack } from "@/shared/ui/layout";
import { TextArea } from "@/shared/ui/text-field";
import { useToast } from "@/shared/ui/toast";
import { messages } from "./messages";

const LIMIT = 2000;

/** A note to the verdict that was given. */
export function Comment({ match }: { match: Pick<MatchParts, "id" | "rank" | "myFeedback"> }) {
  const t = useMessages(messages);
  const toast = useToast();
  const action = useAction(GiveMatchFeedbackDocument);
  const [text, setText] = useState("");
  if (!match.myFeedback) return null;
  const send = async () => {
    const payload = await action.run({
      input: { match: match.id, verdict: match.myFeedback, comment: text, ...(match.rank > 0 ? { position: match.rank } : {}) },
    });
    if (payload) toast({ kind: "positive", title: t("commentSaved") });
  };
  return (
    <Disclosure title={t("addComment")}>
      <FormErrors issues={action.issues}>
        <Stack gap={2}>
          {action.problem && <Banner kind="danger">{action.problem.message}</Banner>}
          <TextArea name="comment" label={t("comment")} description={t("commentHint")} rows={2} maxLength={LIMIT} value={text} onChange={setText} />
          <div>
            <Button size="small" isPending={action.isPending} onPress={() => void send()}>
              {t("commentSave")}
            </Button>
          </div>
        </Stack>
      </FormErrors>
    </Disclosure>
  );
}
