import {
  BinaryConcrete,
  Categorical,
  createRandom,
  Gumbel,
  GumbelSoftmax,
  mean,
  plottingPositions,
  returnLevel,
  variance,
} from "gumbel-softmax";
import {
  bars,
  categoricalGraph,
  computationGraph,
  curves,
  type Figure,
  figure,
  histogramAgainstDensity,
  imageGrid,
  intervalPlot,
  molecules,
  quantilePlot,
  returnLevelPlot,
  simplexDensity,
  simplexScatter,
  smallMultiples,
  timeSeries,
  trajectories,
} from "gumbel-softmax/course";

/** What the examples have in common; the page shows its lines. */
const labels = ["C", "O", "F"] as const;
const probs = [0.5, 0.3, 0.2];
const relaxed = (tau: number) => new GumbelSoftmax({ probs, tau });
const random = (name: string) => createRandom(2016).split(name);
const steps = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
// End of what they have in common.

/** An example for each builder, by the builder's name: the page of builders shows its code and its picture. */
export const examples: Record<string, () => Figure> = {
  bars: () => {
    const wins = [0, 0, 0];
    for (const i of new Categorical({ probs }).sample(random("bars"), 1000)) wins[i] += 1 / 1000;
    const spec = bars(labels, wins, {
      x: "atom",
      y: "share of 1,000 draws",
      digits: 3,
      expected: { name: "π", values: probs },
    });
    return figure("builder-bars", spec, {
      alt: "Three bars of falling height, each near the line at its probability.",
      caption: "Shares of a thousand draws, with the probabilities as black lines.",
    });
  },
  categoricalGraph: () => {
    const node = (x: number, y: number, probs: number[], drawn: number) => ({ x, y, probs, drawn });
    const spec = categoricalGraph(
      [
        node(0, 0.5, [0.81, 0.17, 0.02], 0),
        node(1, 1, [0.15, 0.8, 0.05], 1),
        node(1, 0, [0.6, 0.35, 0.05], 0),
        node(2, 0.5, [0.5, 0.2, 0.3], 2),
      ],
      [
        [0, 1, 2],
        [0, 2, 1],
        [2, 3, 1],
      ],
      { labels },
    );
    return figure("builder-categorical-graph", spec, {
      alt: "Four boxes joined by lines. Each holds three bars for C, O and F, one of them framed.",
      caption: "Each node draws its atom: bars are probabilities, the frame marks the draw.",
    });
  },
  computationGraph: () => {
    const inputs = [
      { id: "μ", kind: "value", x: 0, y: 1 },
      { id: "σ", kind: "value", x: 0, y: 0 },
    ] as const;
    const spec = computationGraph([
      {
        title: "before",
        nodes: [
          ...inputs,
          { id: "z", label: "<i>z</i>", kind: "random", x: 1.3, y: 0.5 },
          { id: "f", label: "<i>f</i>(<i>z</i>)", x: 2.7, y: 0.5 },
        ],
        edges: [
          { from: "μ", to: "z" },
          { from: "σ", to: "z" },
          { from: "z", to: "f" },
          { from: "f", to: "z", kind: "gradient" },
          { from: "z", to: "μ", kind: "gradient", blocked: true },
          { from: "z", to: "σ", kind: "gradient", blocked: true },
        ],
      },
      {
        title: "after",
        nodes: [
          ...inputs,
          { id: "ε", kind: "random", x: 1.5, y: -0.7 },
          { id: "z", label: "<i>z</i> = μ + σε", x: 1.5, y: 0.5 },
          { id: "f", label: "<i>f</i>(<i>z</i>)", x: 3, y: 0.5 },
        ],
        edges: [
          { from: "μ", to: "z" },
          { from: "σ", to: "z" },
          { from: "ε", to: "z" },
          { from: "z", to: "f" },
          { from: "f", to: "z", kind: "gradient" },
          { from: "z", to: "μ", kind: "gradient" },
          { from: "z", to: "σ", kind: "gradient" },
        ],
      },
    ]);
    return figure("builder-computation-graph", spec, {
      alt: "Left: μ and σ lead to a random node z, and the gradient stops there. Right: noise ε stands beside, z is deterministic, and the gradient reaches μ and σ.",
      caption:
        "The reparameterization trick: the gradient can't pass a random node, so the noise moves beside it.",
    });
  },
  curves: () => {
    const x = steps(99).map((i) => i / 100);
    const spec = curves(
      [0.5, 1, 2].map((tau) => ({
        name: `τ = ${tau}`,
        x,
        y: new BinaryConcrete({ probs: 0.7, tau }).pdf(x),
      })),
      { x: "y", y: "density" },
    );
    return figure("builder-curves", spec, {
      alt: "Three densities on (0, 1): one high at both ends, one falling evenly, one humped in the middle.",
      caption: "Binary Concrete densities at three temperatures.",
    });
  },
  histogramAgainstDensity: () => {
    const gumbel = new Gumbel({ loc: 0, scale: 1 });
    const draws = gumbel.sample(random("histogram"), 5000);
    const spec = histogramAgainstDensity(draws, (x) => gumbel.pdf(x), {
      x: "g",
      range: [-3, 8],
      bins: 55,
      name: "5,000 draws",
    });
    return figure("builder-histogram-against-density", spec, {
      alt: "A histogram of Gumbel draws that follows the density's curve, steep on the left and long on the right.",
      caption: "Draws from the Gumbel distribution and its density.",
    });
  },
  imageGrid: () => {
    const source = random("images");
    const rings = steps(10).map((n) => {
      const [x, y, radius] = source.uniform(3);
      return steps(784).map((_, i) => {
        const [dx, dy] = [(i % 28) - 9 - 10 * x, Math.floor(i / 28) - 9 - 10 * y];
        return Math.max(0, 1 - Math.abs(Math.sqrt(dx * dx + dy * dy) - 4 - 5 * radius) / 1.5 - n / 100);
      });
    });
    const noisy = rings.map((ring) => ring.map((v) => 0.6 * v + 0.4 * source.uniform(1)[0]));
    const spec = imageGrid([...rings, ...noisy], {
      height: 28,
      width: 28,
      columns: 10,
      rowLabels: ["image", "with noise"],
    });
    return figure("builder-image-grid", spec, {
      alt: "Ten white rings on black; below each the same ring in noise.",
      caption: "Ten images of 28 by 28 pixels, without and with noise.",
    });
  },
  intervalPlot: () => {
    const x = [0.1, 0.2, 0.5, 1, 2, 5, 10];
    const estimates = [100, 1000].map((n) => {
      const draws = x.map((tau) =>
        relaxed(tau)
          .sample(random(`${n} at ${tau}`), n)
          .filter((_, i) => i % 3 === 0),
      );
      const half = draws.map((y) => 1.96 * Math.sqrt(variance(y) / n));
      const y = draws.map(mean);
      return {
        name: `${n} draws`,
        x,
        y,
        lower: y.map((v, i) => v - half[i]),
        upper: y.map((v, i) => v + half[i]),
      };
    });
    const spec = intervalPlot(estimates, {
      x: "temperature τ",
      y: "mean of y₁",
      log: "x",
      reference: { name: "π₁", y: 0.5 },
    });
    return figure("builder-interval-plot", spec, {
      alt: "Estimated means of the first coordinate against τ. Near τ = 0.1 they hold the line at one half; from τ = 1 on they fall to a third.",
      caption:
        "Means of the first coordinate with their 95 % intervals: a relaxed sample is biased towards the centre.",
    });
  },
  molecules: () => {
    const chain = (...orders: number[]) => orders.map((order, i) => [i, i + 1, order] as const);
    const spec = molecules([
      { atoms: ["C", "C", "O"], bonds: chain(1, 1), caption: "ethanol" },
      { atoms: ["C", "O"], bonds: chain(2), caption: "formaldehyde" },
      { atoms: ["C", "C", "F"], bonds: chain(3, 1), caption: "fluoroacetylene" },
      { atoms: ["C", "C", "C", "O"], bonds: [...chain(1, 1, 1), [0, 3, 1]], caption: "oxetane" },
    ]);
    return figure("builder-molecules", spec, {
      alt: "Four molecules as discs with letters, joined by single, double and triple lines.",
      caption: "Molecules of carbon, oxygen and fluorine, without their hydrogens.",
    });
  },
  quantilePlot: () => {
    const gumbel = new Gumbel({ loc: 0, scale: 1 });
    const data = gumbel.sample(random("quantiles"), 60).sort();
    const model = plottingPositions(60).map((p) => gumbel.quantile(p));
    return figure(
      "builder-quantile-plot",
      quantilePlot({ model, data }, { x: "quantile of the model", y: "observed" }),
      {
        alt: "Sixty ordered draws against the Gumbel distribution's quantiles, along the diagonal.",
        caption: "Ordered draws against the quantiles they should have.",
      },
    );
  },
  returnLevelPlot: () => {
    const peaks = new Gumbel({ loc: 30, scale: 12 }).sample(random("peaks"), 40).sort();
    const fit = Gumbel.fit(peaks);
    const periods = steps(60).map((i) => Math.exp(0.1 + (i / 60) * 5));
    const model = periods.map((T) => returnLevel(fit, T));
    const spec = returnLevelPlot(
      {
        model: {
          periods,
          levels: model.map(({ level }) => level),
          band: {
            lower: model.map(({ lower }) => lower),
            upper: model.map(({ upper }) => upper),
            name: "95 % interval",
          },
        },
        data: { periods: plottingPositions(40).map((p) => 1 / (1 - p)), levels: peaks },
      },
      { y: "level (m³/s)" },
    );
    return figure("builder-return-level-plot", spec, {
      alt: "Level against return period on a logarithmic axis, with a band that widens to the right and forty points along it.",
      caption: "How high, how often: a fit's levels with their interval, and the data.",
    });
  },
  simplexDensity: () => {
    const y = relaxed(0.5);
    const spec = simplexDensity((rows) => y.logPdf(rows), {
      labels,
      points: { name: "100 draws", points: y.sample(random("density"), 100) },
    });
    return figure("builder-simplex-density", spec, {
      alt: "A triangle with filled contours, palest in its middle and darkest in its corners, and a hundred points.",
      caption: "The density at τ = 0.5 on a logarithmic colour scale, and draws from it.",
    });
  },
  simplexScatter: () => {
    const spec = simplexScatter(
      [0.5, 5].map((tau) => ({
        name: `τ = ${tau}`,
        points: relaxed(tau).sample(random(`scatter at ${tau}`), 400),
      })),
      { labels },
    );
    return figure("builder-simplex-scatter", spec, {
      alt: "Two clouds in a triangle: one along its edges and in its corners, one around its middle.",
      caption: "Four hundred relaxed samples at each of two temperatures.",
    });
  },
  smallMultiples: () => {
    const columns = [0.1, 0.5, 1, 10].map((tau) => {
      const draws = relaxed(tau).sample(random(`bars at ${tau}`), 5000);
      const part = (j: number) => mean(draws.filter((_, i) => i % 3 === j));
      return { title: `τ = ${tau}`, mean: [part(0), part(1), part(2)], one: draws.subarray(0, 3) };
    });
    const oneHot = { title: "categorical", mean: probs, one: [0, 1, 0] };
    const all = [oneHot, ...columns];
    const titles = { x: "atom", y: "" };
    const spec = smallMultiples(
      [
        ...all.map(({ title, mean }) => ({ title, spec: bars(labels, mean, titles) })),
        ...all.map(({ one }) => ({ title: "", spec: bars(labels, one, titles) })),
      ],
      { ...titles, columns: 5, rows: ["expectation", "one sample"] },
    );
    return figure("builder-small-multiples", spec, {
      alt: "Two rows of five bar plots. As τ grows the expectation becomes even, and a sample goes from one-hot to even.",
      caption: "Expectations and samples, categorical and relaxed at four temperatures.",
    });
  },
  timeSeries: () => {
    const years = steps(40).map((i) => 1909 + i);
    const peaks = new Gumbel({ loc: 30, scale: 12 }).sample(random("years"), 40).map((v) => Math.max(0, v));
    return figure(
      "builder-time-series",
      timeSeries(years, peaks, { x: "year", y: "largest flow (m³/s)", label: 3 }),
      {
        alt: "Forty bars, one a year, with the three highest marked by their year.",
        caption: "One value a year; the largest three are marked.",
      },
    );
  },
  trajectories: () => {
    const x = steps(30).map((i) => Math.round(Math.exp(i / 4.3)));
    const run = (tau: number, seed: number) => {
      const draws = relaxed(tau).sample(random(`run ${seed} at ${tau}`), 1100);
      const sums = new Float64Array(1101);
      for (let n = 1; n <= 1100; n++) sums[n] = sums[n - 1] + draws[3 * (n - 1)];
      return x.map((n) => sums[n] / n);
    };
    const spec = trajectories(
      [0.1, 10].map((tau) => ({ name: `τ = ${tau}`, x, runs: steps(20).map((seed) => run(tau, seed)) })),
      { x: "draws", y: "mean of y₁ so far", log: "x" },
    );
    return figure("builder-trajectories", spec, {
      alt: "Two lines with bands that narrow to the right: a wide one towards one half, a thin one at 0.35.",
      caption: "The mean so far over twenty runs: median, and the middle 80 % of the runs.",
    });
  },
};
