import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "/account/sign-in", lazy: async () => ({ Component: (await import("./sign-in")).SignInScreen }) },
  { path: "/account/sign-up", lazy: async () => ({ Component: (await import("./sign-up")).SignUpScreen }) },
  { path: "/account/second-factor", lazy: async () => ({ Component: (await import("./second-factor")).SecondFactorScreen }) },
  { path: "/account/verify-email", lazy: async () => ({ Component: (await import("./verify-email")).VerifyEmailScreen }) },
  { path: "/account/verify-email/:key", lazy: async () => ({ Component: (await import("./verify-email-key")).VerifyEmailKeyScreen }) },
  { path: "/account/password/reset", lazy: async () => ({ Component: (await import("./password-reset")).PasswordResetScreen }) },
  { path: "/account/password/reset/:key", lazy: async () => ({ Component: (await import("./password-reset-key")).PasswordResetKeyScreen }) },
  { path: "/account/settings", lazy: async () => ({ Component: (await import("./settings/settings")).AccountSettingsScreen }) },
];
