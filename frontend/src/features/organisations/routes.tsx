import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "/organisations", lazy: async () => ({ Component: (await import("./directory")).DirectoryScreen }) },
  { path: "/organisations/new", lazy: async () => ({ Component: (await import("./new-organisation")).NewOrganisationScreen }) },
  { path: "/organisations/:slug", lazy: async () => ({ Component: (await import("./organisation-page")).OrganisationScreen }) },
  { path: "/organisations/:slug/edit", lazy: async () => ({ Component: (await import("./edit-organisation")).EditOrganisationScreen }) },
  { path: "/organisations/:slug/members", lazy: async () => ({ Component: (await import("./members-page")).MembersScreen }) },
  { path: "/invitations/:token", lazy: async () => ({ Component: (await import("./invitation-page")).InvitationScreen }) },
];
