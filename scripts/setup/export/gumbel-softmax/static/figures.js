// Draws each figure in place of its picture; where Plotly can't, the picture stays.
for (const figure of document.querySelectorAll(".gs-figure")) {
  const picture = figure.querySelector("img");
  const { data, layout, config } = JSON.parse(figure.querySelector("script").textContent);
  const plot = document.createElement("div");
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", picture.alt);
  figure.append(plot);
  globalThis.Plotly.newPlot(plot, data, layout, config).then(
    () => picture.remove(),
    (error) => {
      plot.remove();
      console.error(error);
    },
  );
}
