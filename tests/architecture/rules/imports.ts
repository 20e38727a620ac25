import type { Import, Rule } from '../source-files.ts';

/** What the files of one folder may take from our other folders; `types` may only be taken as types. */
type Zone = { at: RegExp; own: RegExp; values?: RegExp[]; types?: RegExp[] };

const contract = /^app\/contract\//;
const config = /^server\/config\.ts$/;
const anyServer = /^server\//;
const domain = /^server\/domain\//;
const interfaceParts = /^app\/(ui|i18n)\//;

/** The table of the architecture; the first line that fits a file counts. */
const zones: Zone[] = [
  { at: contract, own: contract },
  { at: /^db\/seed\//, own: /^db\//, values: [contract, domain, /^server\/engines\/document\//] },
  { at: /^db\//, own: /^db\/(?!seed\/)/, values: [contract] },
  // Engines know the bounds and names of the contract, and nothing else of ours.
  { at: /^server\/engines\//, own: /^server\/engines\//, values: [contract] },
  { at: domain, own: domain, values: [/^db\/queries\//, /^server\/engines\//, contract], types: [/^db\/client\.ts$/] },
  {
    at: /^server\/auth\//,
    own: /^server\/auth\//,
    values: [domain, contract, /^db\/queries\//],
    types: [config, /^db\/client\.ts$/],
  },
  {
    at: /^server\/(http|realtime)\//,
    own: /^$/,
    values: [domain, contract, /^server\/auth\//],
    types: [config],
  },
  // Rooms check and read the shared document itself, which no action does.
  {
    at: /^server\/collab\//,
    own: /^$/,
    values: [domain, contract, /^server\/(auth|engines\/document)\//],
    types: [config],
  },
  { at: /^server\/(subscribers|jobs)\//, own: /^$/, values: [domain, contract], types: [config] },
  {
    at: /^server\/(main|services|map-worker)\.ts$|^server\/cli\//,
    own: anyServer,
    values: [contract, /^db\/(client|migrate)\.ts$/, /^db\/(migrations|seed)\//],
  },
  { at: /^server\/embedded-postgres/, own: /^server\/embedded-postgres/ },
  { at: /^server\/start/, own: /^server\/start/ },
  { at: config, own: config },
  { at: /^app\/features\//, own: /^$/, values: [contract, interfaceParts, /^app\/(live|editor)\//] },
  // The editor speaks through the page's one announcer.
  { at: /^app\/editor\//, own: /^$/, values: [contract, interfaceParts, /^app\/live\//] },
  { at: /^app\/live\//, own: /^$/, values: [contract, interfaceParts] },
  { at: interfaceParts, own: /^$/, values: [contract, interfaceParts] },
  { at: /^app\//, own: /^app\//, values: [domain, /^server\/auth\//], types: [config] },
];

/** Who may import whom. Tests may import everything. */
export const checkImports: Rule = (files) =>
  files.flatMap((file) => {
    const zone = zones.find(({ at }) => at.test(file.path));
    if (zone === undefined) return [];
    return file.imports
      .filter((taken) => taken.file !== null && !isAllowed(zone, file.path, taken))
      .map((taken) => `${file.path}:${taken.line} must not import ${taken.file}${taken.typeOnly ? ' (type)' : ''}`);
  });

function isAllowed(zone: Zone, from: string, { file, typeOnly }: Import): boolean {
  if (file === null || zone.own.test(file)) return true;
  if (areaOf(from) !== null && areaOf(from) === areaOf(file)) return true;
  if (zone.values?.some((allowed) => allowed.test(file)) === true) return true;
  return typeOnly && zone.types?.some((allowed) => allowed.test(file)) === true;
}

/** Folders whose neighbours are closed to each other: one feature, one door of the server. */
function areaOf(file: string): string | null {
  return /^(app\/features\/[^/]+|app\/(?:live|editor)|server\/[^/]+)\//.exec(file)?.[1] ?? null;
}
