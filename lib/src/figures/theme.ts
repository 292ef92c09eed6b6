import { colours, series } from "./palette";

/** The font of all figures; it ships with the course and holds the letters and signs that it uses. */
export const FONT = "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', sans-serif";

const axis = {
  automargin: true,
  exponentformat: "power",
  gridcolor: colours.grid,
  gridwidth: 1,
  linecolor: colours.ink,
  linewidth: 1,
  showline: true,
  tickcolor: colours.ink,
  ticklen: 5,
  ticks: "outside",
  title: { standoff: 12, font: { size: 15 } },
  zeroline: false,
};

/** The light theme, as a Plotly template: a figure's own layout goes before it, and another theme can replace it. */
export const light = {
  layout: {
    annotationdefaults: { font: { size: 13 }, showarrow: false },
    bargap: 0.25,
    colorway: series,
    font: { family: FONT, size: 14, color: colours.ink },
    hoverlabel: { font: { family: FONT, size: 13 } },
    legend: {
      orientation: "h",
      x: 0,
      xanchor: "left",
      y: 1.02,
      yanchor: "bottom",
      bgcolor: "rgba(255,255,255,0)",
    },
    margin: { l: 72, r: 24, t: 48, b: 60 },
    paper_bgcolor: colours.paper,
    plot_bgcolor: colours.paper,
    xaxis: axis,
    yaxis: axis,
  },
};
