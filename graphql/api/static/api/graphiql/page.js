// Sends what the editor holds to /graphql/ with the CSRF token of the cookie, as the product's own pages do.
"use strict";
(() => {
  const name = document.documentElement.dataset.csrfCookie;
  const token = () => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const fetcher = async (request) => {
    const response = await fetch("/graphql/", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(request),
    });
    return response.json();
  };
  const page = React.createElement(GraphiQL, { fetcher, defaultQuery: "{\n  publicFigures {\n    openChallenges\n    publishedSolutions\n  }\n}\n" });
  ReactDOM.createRoot(document.getElementById("graphiql")).render(page);
})();
