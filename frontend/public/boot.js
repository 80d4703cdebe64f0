// Before the first paint: language, direction and theme of the last visit (see src/shared/session/preferences.tsx).
(function () {
  var root = document.documentElement;
  try {
    var stored = JSON.parse(localStorage.getItem("bahamm.preferences") || "{}");
    if (stored.locale === "en") {
      root.lang = "en";
      root.dir = "ltr";
    }
    if (stored.theme === "light" || stored.theme === "dark") root.dataset.theme = stored.theme;
  } catch {
    // The defaults of index.html stand.
  }
})();
