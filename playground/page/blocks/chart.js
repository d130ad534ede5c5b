// The data_visualization block: a chart and the same numbers as a table.

import { el, svg } from "../dom/build.js";
import { areaMarks, barMarks, lineMarks } from "./chart_marks.js";
import { drawTable } from "./table.js";
import { drawUnknown } from "./unknown.js";

const WIDTH = 560;
const HEIGHT = 250;
const PLOT = { left: 52, right: WIDTH - 12, top: 14, bottom: HEIGHT - 34 };

const MARKS = { line: lineMarks, bar: barMarks, area: areaMarks };

export function drawChart(block) {
  const { chart } = block;
  if (chart?.type === "pie") {
    const legend = legendOf(segmentNames(chart.segments));
    return figure(block, [pie(chart, block.title), legend], pieTable(chart), "pie");
  }
  if (!(chart?.type in MARKS)) return drawUnknown("block", block);
  const legend = chart.series.length > 1 && legendOf(chart.series.map(({ name }) => name));
  return figure(block, [plot(chart, block.title), legend], seriesTable(chart), "plot");
}

function figure(block, picture, numbers, kind) {
  return el(
    "figure.block-chart",
    {},
    el("figcaption", {}, block.title),
    el("div", { class: `chart-${kind}` }, picture),
    el("details.chart-numbers", {}, el("summary", {}, "The numbers"), numbers),
  );
}

/** A screen reader reads only the title; the table has the numbers. */
function frame(width, title, ...content) {
  return svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": title }, ...content);
}

function plot(chart, title) {
  const { categories } = chart.axis_config;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), values.every(Number.isInteger));
  const scale = scales(categories.length, ticks);
  const rows = chart.series.map((series) => categories.map((category) => (
    series.data.find((point) => point.label === category)?.value ?? null
  )));
  return frame(WIDTH, title, grid(ticks, scale), axes(chart.axis_config, scale), MARKS[chart.type](rows, scale));
}

/** Maps a category and a value to coordinates. */
function scales(count, ticks) {
  const low = ticks[0];
  const high = ticks.at(-1);
  const step = (PLOT.right - PLOT.left) / count;
  return {
    step,
    x: (index) => PLOT.left + step * (index + 0.5),
    y: (value) => PLOT.bottom - ((value - low) / (high - low)) * (PLOT.bottom - PLOT.top),
  };
}

/** Four to six round numbers that span [low, high]; whole ones where `whole`. */
function niceTicks(low, high, whole) {
  const span = high - low || 1;
  const rough = 10 ** Math.floor(Math.log10(span / 4));
  const sizes = [1, 2, 2.5, 5, 10].map((factor) => factor * rough);
  const step = sizes.find((size) => span / size <= 5 && (!whole || Number.isInteger(size)));
  const ticks = [];
  for (let n = Math.floor(low / step); n <= Math.ceil(high / step); n += 1) ticks.push(n * step);
  return ticks.length > 1 ? ticks : [ticks[0], ticks[0] + step];
}

function grid(ticks, scale) {
  return ticks.map((tick) => svg("g", { class: "grid" },
    svg("line", { x1: PLOT.left, x2: PLOT.right, y1: scale.y(tick), y2: scale.y(tick) }),
    svg("text", { x: PLOT.left - 8, y: scale.y(tick) + 4, "text-anchor": "end" }, figureText(tick))));
}

function axes({ categories, x_label: xLabel, y_label: yLabel }, scale) {
  const every = Math.ceil(categories.length / 8);
  const names = categories.map((category, index) => index % every === 0 && svg(
    "text",
    { x: scale.x(index), y: PLOT.bottom + 16, "text-anchor": "middle" },
    category.length > 12 ? `${category.slice(0, 11)}…` : category,
  ));
  const middle = (PLOT.top + PLOT.bottom) / 2;
  return [
    names,
    xLabel && svg("text", { x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 2, "text-anchor": "middle" }, xLabel),
    yLabel && svg("text", { transform: `translate(11 ${middle}) rotate(-90)`, "text-anchor": "middle" }, yLabel),
  ];
}

function pie({ segments }, title) {
  const total = totalOf(segments);
  const centre = { x: HEIGHT / 2, y: HEIGHT / 2, radius: HEIGHT / 2 - 4 };
  let angle = 0;
  const slices = segments.map((segment, index) => {
    const from = angle;
    angle += segment.value / total;
    return slice(centre, from, angle, index);
  });
  return frame(HEIGHT, title, slices);
}

function segmentNames(segments) {
  const total = totalOf(segments);
  return segments.map(({ label, value }) => `${label} · ${figureText(value)} (${Math.round((value / total) * 100)} %)`);
}

function totalOf(segments) {
  return segments.reduce((sum, { value }) => sum + value, 0) || 1;
}

function slice({ x, y, radius }, from, to, index) {
  const attributes = { class: `slice fill colour-${index + 1}` };
  if (to - from > 0.9999) return svg("circle", { ...attributes, cx: x, cy: y, r: radius });
  const point = (turn) => [x + radius * Math.sin(turn * 2 * Math.PI), y - radius * Math.cos(turn * 2 * Math.PI)];
  const large = to - from > 0.5 ? 1 : 0;
  const path = `M${x} ${y}L${point(from).join(" ")}A${radius} ${radius} 0 ${large} 1 ${point(to).join(" ")}Z`;
  return svg("path", { ...attributes, d: path });
}

function legendOf(names) {
  return el("ul.chart-legend", {}, names.map((name, index) => (
    el("li", {}, el("span", { class: `swatch colour-${index + 1}`, "aria-hidden": "true" }), name)
  )));
}

function seriesTable({ series, axis_config: { categories } }) {
  const valueAt = (data, category) => data.find((point) => point.label === category)?.value;
  return numbersTable(
    ["", ...series.map(({ name }) => name)],
    ...categories.map((category) => [category, ...series.map(({ data }) => figureText(valueAt(data, category)))]),
  );
}

function pieTable({ segments }) {
  return numbersTable(["", "Value"], ...segments.map(({ label, value }) => [label, figureText(value)]));
}

function numbersTable(...rows) {
  const right = { align: "right" };
  return drawTable({
    rows: rows.map((cells) => cells.map((text) => ({ text }))),
    column_settings: [{ scope: "row" }, ...rows[0].slice(1).map(() => right)],
  });
}

function figureText(value) {
  return value === undefined ? "–" : value.toLocaleString("en-GB", { maximumFractionDigits: 4 });
}
