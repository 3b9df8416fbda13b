// Mirrors a site into a folder, one JSON file for each edition: node mirror.mjs https://news.example.org FOLDER
// Run it again whenever you like. It goes on where it stopped, also after a crash, and asks only for what has changed since.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';

const [site, folder] = process.argv.slice(2);
const stateFile = `${folder}/state`; // { next, seen }: where to go on; while everything is read again, the files that came
const fileOf = edition => `${edition.id}.${edition.language}.json`;

async function save(path, value) {
  await writeFile(`${path}.new`, JSON.stringify(value)); // A crash leaves the old file or the new one, never half of one.
  await rename(`${path}.new`, path);
}

async function load(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function get(address, ...others) {
  const answer = await fetch(address);
  if (answer.ok) return answer.json();
  if (others.includes(answer.status)) return undefined;
  throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
}

async function apply(change) {
  const path = `${folder}/${fileOf(change)}`;
  if (change.change === 'withdrawn') return rm(path, { force: true });
  if ((await load(path))?.version === change.version) return; // It was newer than its change when we got it.
  const edition = await get(change.json, 404, 410);
  // If it has been withdrawn since, the original comes instead, or nothing. A later change says so, too.
  if (edition?.language === change.language) await save(path, edition);
  else await rm(path, { force: true });
}

await mkdir(folder, { recursive: true });
let state = await load(stateFile) ?? {};
for (let more = true; more;) {
  const changes = await get(`${site}/api/changes?limit=200${state.next ? `&since=${state.next}` : ''}`, 410);
  if (!changes) {
    state = { seen: [] }; // The site counts its changes anew: read all of it, and drop what does not come.
    continue;
  }
  for (const change of changes.items) await apply(change);
  const seen = state.seen && [...state.seen, ...changes.items.map(fileOf)];
  more = changes.more;
  if (seen && !more) {
    const known = new Set(seen);
    for (const file of await readdir(folder)) if (/\.json$/.test(file) && !known.has(file)) await rm(`${folder}/${file}`);
  }
  state = { next: changes.next, seen: more ? seen : undefined };
  await save(stateFile, state); // Last: after a crash the changes of this round come once more, and do no harm.
}
