// What JupyterLab loads as an extension: webpack's container of modules, by hand. It has one module, the renderer of
// live components, and takes Lumino's widgets from those that JupyterLab shares.
(() => {
  const type = "%TYPE%";
  let shared;

  async function renderer() {
    const [widgets] = Object.values(shared["@lumino/widgets"]);
    const { Widget } = (await widgets.get())();
    class Live extends Widget {
      async renderModel(model) {
        this.remove?.();
        const { component, settings } = model.data[type];
        const host = document.createElement("div");
        host.style.padding = "8px 12px 16px 8px";
        this.node.replaceChildren(host);
        this.remove = globalThis.gumbelSoftmaxLive.mount(host, component, settings);
      }
      dispose() {
        this.remove?.();
        super.dispose();
      }
    }
    const rendererFactory = { safe: true, mimeTypes: [type], createRenderer: () => new Live() };
    // Before Plotly's renderer, which would show the picture that stands for the component.
    const extension = {
      id: "gumbel-softmax-live:renderer",
      rendererFactory,
      rank: -10,
      dataType: "json",
    };
    return () => ({ __esModule: true, default: extension });
  }

  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB["gumbel-softmax-live"] = {
    init(scope) {
      shared = scope;
    },
    get: renderer,
  };
})();
