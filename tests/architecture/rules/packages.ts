import type { Rule } from '../source-files.ts';

/** One place knows each of these. Tests may use them too. */
const keepers: { pack: RegExp; at: RegExp }[] = [
  { pack: /^(drizzle-orm|drizzle-kit|postgres)$/, at: /^db\// },
  { pack: /^socket\.io$/, at: /^server\/(realtime|cli)\// },
  { pack: /^socket\.io-client$/, at: /^(app\/live|server\/cli)\// },
  { pack: /^(lucia|@lucia-auth\/.*)$/, at: /^server\/auth\// },
  { pack: /^(y-protocols|ws)$/, at: /^server\/(collab|cli)\// },
  { pack: /^docx$/, at: /^server\/engines\/minutes\// },
  { pack: /^@(myriaddreamin|resvg)\//, at: /^server\/paper-worker\.ts$/ },
  { pack: /^(express|helmet)$/, at: /^server\/(http\/|main\.ts$)/ },
];

/** What reaches browsers uses nothing of Node, and the contract nothing but zod. */
export const checkPackages: Rule = (files) =>
  files
    .filter((file) => !file.path.startsWith('tests/'))
    .flatMap((file) =>
      file.imports
        .filter(({ pack }) => pack !== null && !isAllowed(file.path, pack))
        .map(({ pack, line }) => `${file.path}:${line} must not use the package ${pack}`),
    );

function isAllowed(file: string, pack: string): boolean {
  if (file.startsWith('app/contract/')) return pack === 'zod';
  if (/^app\/(features|live|editor|ui|i18n)\//.test(file) && pack.startsWith('node:')) return false;
  return keepers.every((keeper) => !keeper.pack.test(pack) || keeper.at.test(file));
}
