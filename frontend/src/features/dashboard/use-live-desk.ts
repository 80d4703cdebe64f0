import { NotificationReceivedDocument } from "@/gql/NotificationReceived";
import { useLive, useWake } from "@/shared/api/use-live";

const NO_VARIABLES = {};

/** Whatever changes a desk also tells its owner, so news are when to look again. */
export function useLiveDesk(refetch: () => void) {
  useLive(NotificationReceivedDocument, NO_VARIABLES, ({ notificationReceived }) => {
    if (notificationReceived.notification) refetch();
  });
  useWake(refetch);
}
