// Makes ../static/vendor/land.svg: the outline of the land, in degrees, for the maps that the server draws.
import { readFile, writeFile } from "node:fs/promises";
import { feature } from "topojson-client";

const STEP = 5; // points a degree: finer than a map of 40 degrees on a page can show
const LEAST = 0.12; // square degrees; smaller islands are left out

function rounded(ring) {
  const points = ring.map(([east, north]) => [Math.round(east * STEP), Math.round(-north * STEP)]);
  return points.filter((point, place) => place === 0 || point.join() !== points[place - 1].join());
}

function area(points) {
  const twice = points.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = points[(place + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2 / STEP ** 2;
}

function path(points) {
  const [first, ...rest] = points;
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first.join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

export async function writeLand(here, target) {
  const atlas = JSON.parse(await readFile(`${here}node_modules/world-atlas/land-50m.json`, "utf8"));
  const shapes = feature(atlas, atlas.objects.land).features.map((one) => one.geometry);
  const polygons = shapes.flatMap((one) => (one.type === "Polygon" ? [one.coordinates] : one.coordinates));
  const outlines = polygons.flat().map(rounded).filter((points) => points.length > 3 && area(points) > LEAST);
  const drawn = `<path id="land" transform="scale(${1 / STEP})" d="${outlines.map(path).join("")}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180">${drawn}</svg>\n`;
  await writeFile(`${target}land.svg`, svg);
}
