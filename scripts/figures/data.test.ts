import { describe, expect, it } from "vitest";
import { csvOf, jsonOf } from "./data";

const axes = { xaxis: { title: { text: "<i>atom</i>" } }, yaxis: { title: { text: "share, of wins" } } };

describe("the data behind a figure", () => {
  it("are a row a point, under the axes' titles, with the ends of intervals", () => {
    const data = [
      {
        type: "bar",
        name: 'the "wins"',
        x: ["C", "O"],
        y: [0.8, 0.2],
        error_y: { array: [0.1, 0.2], arrayminus: [0.3, 0.05] },
      },
      { name: "π", x: ["C"], y: [null] },
    ];
    expect(csvOf({ data, layout: axes })).toBe(
      'series,atom,"share, of wins",from,to\n"the ""wins""",C,0.8,0.5,0.9\n"the ""wins""",O,0.2,0.15,0.4\nπ,C,,,\n',
    );
    expect(JSON.parse(jsonOf("wins", "Who wins", { data, layout: axes }))).toEqual({
      figure: "wins",
      caption: "Who wins",
      axes: { x: "atom", y: "share, of wins" },
      series: [
        {
          name: 'the "wins"',
          type: "bar",
          panel: [1, 1],
          x: ["C", "O"],
          y: [0.8, 0.2],
          from: [0.5, 0.15],
          to: [0.9, 0.4],
        },
        { name: "π", type: "scatter", panel: [1], x: ["C"], y: [null] },
      ],
    });
  });

  it("say the panel where there are several, and keep x and y where axes have several titles", () => {
    const layout = {
      xaxis: { title: { text: "a" } },
      xaxis2: { title: { text: "b" } },
      yaxis: { title: "y" },
    };
    const data = [
      { x: [1], y: [2] },
      { x: [3], y: [4], xaxis: "x2", yaxis: "y2", fill: "toself" },
    ];
    expect(csvOf({ data, layout })).toBe("series,panel,x,y\nseries 1,1,1,2\nband 2,2,3,4\n");
  });

  it("are a row a cell for a heat map, and the three coordinates on a simplex", () => {
    const heat = {
      data: [
        {
          type: "heatmap",
          x: [1, 2],
          z: [
            [5, 6],
            [7, 8],
          ],
        },
      ],
      layout: {},
    };
    expect(csvOf(heat)).toBe(
      "series,x,y,z\nseries 1,1,0,5\nseries 1,2,0,6\nseries 1,1,1,7\nseries 1,2,1,8\n",
    );
    const layout = {
      ternary: {
        aaxis: { title: { text: "C" } },
        baxis: { title: { text: "O" } },
        caxis: { title: { text: "F" } },
      },
    };
    const cloud = {
      data: [{ type: "scatterternary", name: "y", a: [1], b: [0], c: [0], marker: { color: [3] } }],
      layout,
    };
    expect(csvOf(cloud)).toBe("series,C,O,F,colour\ny,1,0,0,3\n");
  });
});
