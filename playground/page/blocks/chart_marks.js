// Lines, bars and areas. `rows` has a list of values (or null) per series; `scale` gives their
// coordinates (see chart.js).

import { svg } from "../dom/build.js";

export function lineMarks(rows, scale) {
  return rows.map((values, series) => svg("g", {},
    svg("polyline", { class: `line colour-${series + 1}`, points: points(values, scale) }),
    values.map((value, index) => value !== null && svg("circle", {
      class: `fill colour-${series + 1}`, cx: scale.x(index), cy: scale.y(value), r: 3.5,
    }))));
}

export function areaMarks(rows, scale) {
  return rows.map((values, series) => {
    const base = scale.y(0);
    const outline = `${scale.x(0)},${base} ${points(values, scale)} ${scale.x(values.length - 1)},${base}`;
    return svg("g", {},
      svg("polygon", { class: `area fill colour-${series + 1}`, points: outline }),
      svg("polyline", { class: `line colour-${series + 1}`, points: points(values, scale) }));
  });
}

export function barMarks(rows, scale) {
  const width = Math.min((scale.step * 0.72) / rows.length, 48);
  return rows.map((values, series) => values.map((value, index) => {
    if (value === null) return null;
    const left = scale.x(index) + (series - rows.length / 2) * width;
    const top = Math.min(scale.y(value), scale.y(0));
    return svg("rect", {
      class: `fill colour-${series + 1}`,
      x: left + 1,
      y: top,
      width: Math.max(width - 2, 1),
      height: Math.max(Math.abs(scale.y(value) - scale.y(0)), 0.5),
      rx: 2,
    });
  }));
}

function points(values, scale) {
  return values
    .map((value, index) => (value === null ? null : `${scale.x(index)},${scale.y(value)}`))
    .filter(Boolean)
    .join(" ");
}
