import type { Rule } from '../source-files.ts';

/** An area may use those with a smaller number; equal ones stand beside each other. */
const ranks: Record<string, number> = {
  accounts: 0,
  communes: 1,
  sessions: 2,
  cases: 2,
  statements: 3,
  votes: 3,
  comments: 3,
  questions: 3,
  opinions: 3,
  floor: 3,
  captions: 3,
  minutes: 3,
  kiosks: 3,
  documents: 4,
  observers: 4,
  moderation: 4,
  notifications: 4,
};

/**
 * Areas use another area's access and policy, downwards; what a viewer may see of a row (`present.ts`) is
 * shaped in one place and open to all, so that pages can be composed. Actions never call actions.
 */
export const checkDomainAreas: Rule = (files) =>
  files.flatMap((file) => {
    const area = areaOf(file.path);
    if (area === null) return [];
    return file.imports.flatMap(({ file: target, typeOnly, line }) => {
      const other = target === null ? null : areaOf(target);
      if (target === null || other === null || other === area || typeOnly) return [];
      const name = target.slice(target.lastIndexOf('/') + 1);
      if (name === 'present.ts') return [];
      if (name !== 'access.ts' && name !== 'policy.ts')
        return [`${file.path}:${line} may use only access and policy of ${other}, not ${target}`];
      return (ranks[other] ?? 9) < (ranks[area] ?? 9)
        ? []
        : [`${file.path}:${line} must not reach up or aside to ${target}`];
    });
  });

function areaOf(file: string): string | null {
  return /^server\/domain\/([^/]+)\//.exec(file)?.[1] ?? null;
}
