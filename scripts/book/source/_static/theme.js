// A figure's specification, fitted to the page: its background, its colours on a dark page, its width.
// Greys are mirrored on a dark page (ink becomes light, grid lines become dark); colours keep their meaning.
globalThis.gsTheme = (spec, dark, width) => {
  const clear = "rgba(0,0,0,0)";
  const ink = dark ? "#ced6dd" : "#323232";
  const { width: own, ...given } = structuredClone(spec.layout ?? {});
  const isDrawing = given.meta?.drawing === true;
  const share = isDrawing ? Math.min(1, width / own) : 1;
  const layout = shrunk(dark ? mirrored(given) : given);
  const data = shrunk(dark ? mirrored(structuredClone(spec.data)) : spec.data);
  layout.font = { ...layout.font, color: ink };
  layout.paper_bgcolor = clear;
  layout.plot_bgcolor = clear;
  layout.modebar = { bgcolor: clear, color: ink, activecolor: dark ? "#6aa9e9" : "#1a66b8" };
  layout.autosize = true;
  const finger = matchMedia("(pointer: coarse)").matches; // which scrolls the page, and needs no tools
  if (finger) layout.dragmode = false;
  if (width < 480 && !isDrawing) narrow(layout);
  const config = {
    ...spec.config,
    responsive: true,
    displaylogo: false,
    displayModeBar: finger ? false : "hover",
    modeBarButtons: [["toImage", "zoom2d", "pan2d", "resetScale2d"]],
  };
  return { data, layout, config };

  function narrow(at) {
    at.margin = { ...at.margin, l: 56, r: 12 };
    at.font = { ...at.font, size: 12 };
    at.annotations = at.annotations?.map((note) => ({ ...note, font: { size: 10, ...note.font } }));
    for (const [name, axis] of Object.entries(at))
      if (/^[xy]axis/.test(name)) axis.title = { ...axis.title, font: { ...axis.title?.font, size: 11 } };
  }

  // A drawing's places are pixels of the size that it was made for: letters and lines shrink with them.
  function shrunk(value, key = "") {
    if (share === 1) return value;
    if (key === "range" || key === "images" || key === "x" || key === "y") return value;
    if (typeof value === "number") return /^(size|width|height|[xy]shift)$/.test(key) ? value * share : value;
    if (Array.isArray(value)) return value.map((item) => shrunk(item));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shrunk(item, name)]));
  }

  function mirrored(value, key = "") {
    if (typeof value === "string") return /color(way)?$/i.test(key) ? mirror(value) : value;
    if (Array.isArray(value)) return key === "colorscale" ? value : value.map((item) => mirrored(item, key));
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mirrored(item, name)]));
  }

  function mirror(color) {
    const [red, green, blue, alpha = 1] = channels(color);
    if (red === undefined || Math.max(red, green, blue) - Math.min(red, green, blue) > 24) return color;
    const flip = (level) => Math.round(236 - (level / 255) * 212);
    return `rgba(${flip(red)},${flip(green)},${flip(blue)},${alpha})`;
  }

  function channels(color) {
    const named = { black: "#000000", white: "#ffffff", grey: "#808080", gray: "#808080" }[color] ?? color;
    const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(named)?.[1];
    if (hex)
      return (hex.length === 3 ? [...hex].map((h) => h + h) : hex.match(/../g)).map((h) =>
        Number.parseInt(h, 16),
      );
    return (/^rgba?\(([^)]*)\)$/.exec(named)?.[1] ?? "").split(",").filter(Boolean).map(Number);
  }
};
