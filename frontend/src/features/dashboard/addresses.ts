/** The list of challenges or solutions that shows what was counted. */
export function filteredList(noun: "challenges" | "solutions", state: string | null, isOwn: boolean): string {
  const params = new URLSearchParams();
  if (isOwn) params.set("mine", "1");
  if (state !== null) params.set("state", state);
  const query = params.toString();
  return query ? `/${noun}?${query}` : `/${noun}`;
}

/** The token of what was pasted: a link, with or without its beginning and the words around it, or its last part alone. Null when it is neither. */
export function invitationToken(text: string): string | null {
  const trimmed = text.trim();
  return (/\binvitations\/([\w-]+)/.exec(trimmed) ?? /^([0-9a-f]{32,})$/i.exec(trimmed))?.[1] ?? null;
}
