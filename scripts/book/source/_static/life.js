// Loads the live components where a page has one.
(() => {
  if (!document.querySelector("script.gs-live")) return;
  const script = document.createElement("script");
  script.src = new URL("live.js", document.currentScript.src).href;
  document.head.append(script);
})();
