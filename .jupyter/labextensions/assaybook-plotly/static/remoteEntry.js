// Draws application/vnd.plotly.v1+json in JupyterLab with the plotly bundle that lies beside this file.
//
// JupyterLab loads a prebuilt extension as a module-federation container, which is no more than an object with `init`
// (takes the packages that Lab shares) and `get` (gives a module). So small a one needs no build step.
(() => {
  const name = 'assaybook-plotly';
  const mimeType = 'application/vnd.plotly.v1+json';
  const bundle = new URL('plotly-cartesian.min.js', document.currentScript.src).href;

  let shared;
  let plotly;

  /** Loads the bundle with the first figure; a failed load is tried again with the next. */
  function loadPlotly() {
    plotly ??= new Promise((resolve, reject) => {
      if (window.Plotly) return resolve(window.Plotly);
      // The bundle hands itself to an AMD loader where it sees one, and is then not to be found here.
      const { define } = window;
      window.define = undefined;
      const script = document.createElement('script');
      const settle = (done) => () => {
        window.define = define;
        done();
      };
      script.src = bundle;
      script.onload = settle(() => resolve(window.Plotly));
      script.onerror = settle(() => {
        plotly = undefined;
        script.remove();
        reject(new Error(`${bundle} could not be loaded: run \`npm install\` in the project, then reload this page`));
      });
      document.head.append(script);
    });
    return plotly;
  }

  /** The view of one output: a Lumino widget, whose class Lab shares. */
  const viewClass = (Widget) =>
    class PlotlyView extends Widget {
      constructor() {
        super();
        this.addClass('jp-RenderedPlotly');
      }

      async renderModel(model) {
        // Plotly writes into what it draws; the notebook's own output must stay as it is.
        const { data, layout = {}, config } = structuredClone(model.data[mimeType]);
        this.plotly = await loadPlotly();
        if (this.isDisposed) return;
        await this.plotly.react(this.node, data, layout, { responsive: true, displaylogo: false, ...config });
      }

      onResize() {
        if (this.plotly && this.isVisible) this.plotly.Plots.resize(this.node);
      }

      dispose() {
        if (this.isDisposed) return;
        this.plotly?.purge(this.node);
        super.dispose();
      }
    };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB[name] = {
    async init(scope) {
      shared = scope;
    },
    async get() {
      const [widgets] = Object.values(shared['@lumino/widgets']);
      const { Widget } = (await widgets.get())();
      const View = viewClass(Widget);
      const rendererFactory = {
        safe: true,
        mimeTypes: [mimeType],
        // Before the picture of the same output, which stands at 90.
        defaultRank: 40,
        createRenderer: () => new View(),
      };
      // Without __esModule Lab takes the whole object for the extension, and does not start.
      return () => ({ __esModule: true, default: { id: `${name}:factory`, dataType: 'json', rendererFactory } });
    },
  };
})();
