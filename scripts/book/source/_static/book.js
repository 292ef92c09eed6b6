// What the theme leaves undone for readers who use a keyboard or a screen reader.
(() => {
  const WIDE = [
    [".katex-display", "Equation, scrollable"],
    [".gs-table-box", "Table, scrollable"],
    [".highlight pre", "Code, scrollable"],
    [".output pre", "Output, scrollable"],
  ];

  function boxTables() {
    for (const table of document.querySelectorAll(".cell_output table.gs-table")) {
      const box = document.createElement("div");
      box.className = "gs-table-box";
      table.replaceWith(box);
      box.append(table);
    }
  }

  // A part of the page that scrolls sideways can be reached by the keyboard. Its width changes with the
  // window, when it is unfolded and when a font arrives.
  function markWide() {
    for (const [selector, label] of WIDE)
      for (const element of document.querySelectorAll(selector)) {
        watch.observe(element);
        if (element.firstElementChild) watch.observe(element.firstElementChild);
        const wide = element.scrollWidth > element.clientWidth;
        for (const [name, value] of [
          ["tabindex", "0"],
          ["role", "group"],
          ["aria-label", label],
        ])
          wide ? element.setAttribute(name, value) : element.removeAttribute(name);
      }
  }

  // A button is called what is written on it.
  for (const button of document.querySelectorAll("summary[aria-label], .search-button-field"))
    button.removeAttribute("aria-label");

  boxTables();
  const watch = new ResizeObserver(markWide);
  markWide();
})();
