// Draws each figure's specification in place of its picture, once the figure comes near the window.
// Where scripts don't run, or Plotly can't be loaded, the picture stays.
(() => {
  const library = new URL("plotly.js", document.currentScript.src).href;
  const root = document.documentElement;
  const drawn = new Set();
  let loading;

  function loadPlotly() {
    loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = library;
      script.onload = () => done(globalThis.Plotly);
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  async function hydrate(figure) {
    const Plotly = await loadPlotly();
    const picture = figure.querySelector("img");
    const plot = document.createElement("div");
    plot.className = "gs-plot";
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", picture.alt);
    picture.after(plot);
    picture.hidden = true;
    drawn.add(figure);
    await draw(Plotly, figure, plot);
  }

  function draw(Plotly, figure, plot) {
    const spec = JSON.parse(figure.querySelector(".gs-spec").textContent);
    const { data, layout, config } = globalThis.gsTheme(
      spec,
      root.dataset.theme === "dark",
      plot.clientWidth,
    );
    return Plotly.react(plot, data, layout, config);
  }

  async function redraw() {
    const Plotly = await loadPlotly();
    for (const figure of drawn) draw(Plotly, figure, figure.querySelector(".gs-plot"));
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          near.unobserve(target);
          hydrate(target).catch((error) => console.error(error));
        }
    },
    { rootMargin: "600px" },
  );
  for (const figure of document.querySelectorAll(".gs-figure:has(.gs-spec)")) near.observe(figure);

  new MutationObserver(() => drawn.size > 0 && redraw()).observe(root, { attributeFilter: ["data-theme"] });
})();
