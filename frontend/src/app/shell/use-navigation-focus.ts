import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** A new screen starts at its beginning for keyboard and screen reader too, as a fresh page would. */
export function useNavigationFocus(main: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const former = useRef(pathname);
  useEffect(() => {
    if (former.current === pathname) return;
    former.current = pathname;
    // A screen that focuses a field of its own has the say.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
