// Makes ../static/vendor: the module, the outline of the land, and the licences of all that went into them.
import { build } from "esbuild";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeLand } from "./land.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = `${here}../static/vendor/`;

function packageOf(path) {
  const words = path.split("node_modules/").at(-1).split("/");
  return words[0].startsWith("@") ? `${words[0]}/${words[1]}` : words[0];
}

async function licence(name) {
  const folder = `${here}node_modules/${name}/`;
  const { version, license } = JSON.parse(await readFile(`${folder}package.json`, "utf8"));
  const file = (await readdir(folder)).find((found) => /^licen[cs]e/i.test(found));
  return `${name} ${version} (${license})\n\n${file ? await readFile(folder + file, "utf8") : ""}`;
}

await mkdir(target, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["main.mjs"],
  outfile: `${target}codemirror.js`,
  bundle: true,
  minify: true,
  banner: { js: "/* CodeMirror and what it needs; their licences are in LICENSES.txt beside this file. */" },
  format: "esm",
  target: "es2022",
  metafile: true,
  logLevel: "warning",
});
const names = new Set(Object.keys(metafile.inputs).filter((path) => path.includes("node_modules/")).map(packageOf));
names.add("world-atlas");
await writeLand(here, target);
const licences = await Promise.all([...names].sort().map(licence));
await writeFile(`${target}LICENSES.txt`, licences.join(`\n${"-".repeat(80)}\n\n`));
