import { describe, expect, test } from 'vitest';
import { checkActionInputs } from './rules/action-inputs.ts';
import { checkCycles } from './rules/cycles.ts';
import { checkDirections } from './rules/directions.ts';
import { checkDomainAreas } from './rules/domain-areas.ts';
import { checkEvents } from './rules/events.ts';
import { checkImports } from './rules/imports.ts';
import { checkModuleState } from './rules/module-state.ts';
import { checkNames } from './rules/names.ts';
import { checkPackages } from './rules/packages.ts';
import { checkSize } from './rules/size.ts';
import { parseSource, type Rule } from './source-files.ts';

type Invented = Record<string, string>;

function run(rule: Rule, invented: Invented): string[] {
  return rule(Object.entries(invented).map(([file, text]) => parseSource(file, text)));
}

function imports(specifier: string): string {
  return `import { x } from '${specifier}';`;
}

describe('a bad file is found', () => {
  const bad: [string, Rule, Invented][] = [
    ['the contract reaches the server', checkImports, { 'app/contract/a.ts': imports('#server/config.ts') }],
    ['the database reaches the domain', checkImports, { 'db/queries/a.ts': imports('#server/domain/policy.ts') }],
    ['the domain opens connections', checkImports, { 'server/domain/votes/a.ts': imports('#db/client.ts') }],
    [
      'the domain reads the schema',
      checkImports,
      { 'server/domain/votes/a.ts': imports('../../../db/schema/votes.ts') },
    ],
    ['the domain knows HTTP', checkImports, { 'server/domain/votes/a.ts': imports('../../http/app.ts') }],
    ['an engine reaches the domain', checkImports, { 'server/engines/a/b.ts': imports('#server/domain/policy.ts') }],
    ['a door reaches another door', checkImports, { 'server/http/a.ts': imports('../realtime/b.ts') }],
    ['a door runs a query', checkImports, { 'server/realtime/a.ts': imports('#db/queries/votes.ts') }],
    ['a job reads cookies', checkImports, { 'server/jobs/a.ts': imports('../auth/b.ts') }],
    ['a route runs a query', checkImports, { 'app/routes/a.tsx': imports('#db/queries/votes.ts') }],
    ['a feature reaches the server', checkImports, { 'app/features/votes/a.tsx': imports('#server/domain/policy.ts') }],
    ['a feature reaches a feature', checkImports, { 'app/features/votes/a.tsx': imports('../comments/b.tsx') }],
    [
      'a feature loads another later',
      checkImports,
      { 'app/features/votes/a.tsx': `const b = import('../comments/b.tsx');` },
    ],
    ['the interface kit knows a feature', checkImports, { 'app/ui/a.tsx': imports('#app/features/votes/b.tsx') }],
    ['the seed is used by the domain', checkImports, { 'server/domain/votes/a.ts': imports('#db/seed/b.ts') }],
    ['a type crosses too', checkImports, { 'app/features/votes/a.ts': `import type { Db } from '#db/client.ts';` }],
    ['a re-export crosses too', checkImports, { 'app/ui/a.ts': `export { x } from '#server/config.ts';` }],
    ['SQL outside db', checkPackages, { 'server/domain/a.ts': imports('drizzle-orm') }],
    ['the driver outside db', checkPackages, { 'server/services.ts': imports('postgres') }],
    ['sockets outside realtime', checkPackages, { 'server/http/a.ts': imports('socket.io') }],
    ['lucia outside auth', checkPackages, { 'server/http/a.ts': imports('lucia') }],
    ['the contract uses React', checkPackages, { 'app/contract/a.ts': imports('react') }],
    ['Node in the browser', checkPackages, { 'app/features/votes/a.ts': imports('node:fs') }],
    [
      'an action of another area',
      checkDomainAreas,
      { 'server/domain/votes/a.ts': imports('../sessions/open-session.ts') },
    ],
    ['the policy of an area above', checkDomainAreas, { 'server/domain/sessions/a.ts': imports('../votes/policy.ts') }],
    ['two files that need each other', checkCycles, { 'db/a.ts': imports('./b.ts'), 'db/b.ts': imports('./a.ts') }],
    ['301 lines', checkSize, { 'server/a.ts': 'a;\n'.repeat(301) }],
    ['camel case', checkNames, { 'server/castVote.ts': '' }],
    ['a vague name', checkNames, { 'server/utils.ts': '' }],
    ['a barrel', checkNames, { 'server/votes/index.ts': '' }],
    ['a default export', checkNames, { 'server/a.ts': 'export default 1;' }],
    ['a default function', checkNames, { 'server/a.ts': 'export default function a() {}' }],
    ['a variable', checkModuleState, { 'server/a.ts': 'let count = 0;' }],
    ['a map', checkModuleState, { 'server/a.ts': 'export const seen = new Map<string, number>();' }],
    ['a list to fill', checkModuleState, { 'server/a.ts': 'const seen: string[] = [];' }],
    ['an object to fill', checkModuleState, { 'server/a.ts': 'const seen: Record<string, string> = {};' }],
    [
      'an event nobody sends',
      checkEvents,
      { 'app/contract/events.ts': `export const events = { 'vote.cast': { data: z.object({}) } };` },
    ],
    [
      'an event without a schema',
      checkEvents,
      {
        'app/contract/events.ts': `export const events = { 'vote.cast': {} };`,
        'server/a.ts': `work.publish({ name: 'vote.cast' });`,
      },
    ],
    [
      'an action without a schema',
      checkActionInputs,
      { 'server/domain/votes/a.ts': 'export function castVote(ctx: ActionContext, input: CastVoteInput) {}' },
    ],
    [
      'an action with a loose input',
      checkActionInputs,
      { 'server/domain/votes/a.ts': 'export async function castVote(ctx: ActionContext, id: string) {}' },
    ],
    ['a side in CSS', checkDirections, { 'app/ui/a.css': '.a { margin-left: 1px; }' }],
    ['a side as a value', checkDirections, { 'app/ui/a.css': '.a {\n  text-align: right;\n}' }],
    ['a position in CSS', checkDirections, { 'app/ui/a.css': '.a { left: 0; }' }],
    ['a side in a class', checkDirections, { 'app/ui/a.tsx': '<p className="flex md:ml-2" />' }],
    ['a side in a template', checkDirections, { 'app/ui/a.tsx': '<p className={`text-left ${b}`} />' }],
    ['a negative side', checkDirections, { 'app/ui/a.tsx': '<p className="-right-2" />' }],
  ];
  test.each(bad)('%s', (_, rule, invented) => {
    expect(run(rule, invented)).toHaveLength(1);
  });
});

describe('a good file is left alone', () => {
  const good: [string, Rule, Invented][] = [
    [
      'the domain takes the type of a connection',
      checkImports,
      { 'server/domain/a.ts': `import type { Tx } from '#db/client.ts';` },
    ],
    ['inline types are types', checkImports, { 'server/domain/a.ts': `import { type Tx } from '#db/client.ts';` }],
    [
      'services wire everything',
      checkImports,
      { 'server/services.ts': `${imports('./realtime/a.ts')}${imports('#db/client.ts')}` },
    ],
    [
      'a door reads the actor',
      checkImports,
      { 'server/http/a.ts': `${imports('../auth/read-actor.ts')}${imports('./b.ts')}` },
    ],
    [
      'a route composes features',
      checkImports,
      { 'app/routes/a.tsx': `${imports('#app/features/votes/b.tsx')}${imports('#server/domain/votes/c.ts')}` },
    ],
    ['a feature goes live', checkImports, { 'app/features/votes/a.tsx': imports('#app/live/use-live-topic.ts') }],
    ['the contract uses zod/mini', checkPackages, { 'app/contract/a.ts': imports('zod/mini') }],
    ['a test connects', checkPackages, { 'tests/live/a.test.ts': imports('socket.io') }],
    ['the policy of an area below', checkDomainAreas, { 'server/domain/votes/a.ts': imports('../sessions/policy.ts') }],
    ['types in a circle', checkCycles, { 'db/a.ts': imports('./b.ts'), 'db/b.ts': `import type { x } from './a.ts';` }],
    ['300 lines', checkSize, { 'server/a.ts': 'a;\n'.repeat(300) }],
    ['translations may be long', checkSize, { 'app/i18n/ar/a.ts': 'a;\n'.repeat(400) }],
    ['names with a role', checkNames, { 'app/entry.client.tsx': '', 'tests/unit/a-b.test.ts': '' }],
    [
      'constants',
      checkModuleState,
      { 'server/a.ts': `const a: ReadonlySet<string> = new Set(['b']); const c = ['d']; const e = { f: 1 };` },
    ],
    [
      'state of one call',
      checkModuleState,
      { 'server/a.ts': 'export function a() { let b = 0; const c = new Map(); return [b, c]; }' },
    ],
    [
      'an event sent one way or the other',
      checkEvents,
      {
        'app/contract/events.ts': `export const events = { 'vote.cast': { data: z.object({}) }, 'vote.undone': { data: z.object({}) } };`,
        'server/a.ts': `work.publish({ topic, name: done ? 'vote.cast' : 'vote.undone' });`,
      },
    ],
    [
      'an action with its schema',
      checkActionInputs,
      {
        'app/contract/inputs/cast-vote.ts': 'export const castVoteInput = z.strictObject({});',
        'server/domain/votes/a.ts': 'export function castVote(ctx: ActionContext, input: CastVoteInput) {}',
      },
    ],
    [
      'a reader needs none',
      checkActionInputs,
      { 'server/domain/votes/a.ts': 'export function listVotes(ctx: ActionContext, id: string) {}' },
    ],
    [
      'logical sides',
      checkDirections,
      { 'app/ui/a.css': '.a { margin-inline-start: 1px; text-align: start; /* left: 0 */ }' },
    ],
    [
      'logical classes',
      checkDirections,
      { 'app/ui/a.tsx': '<p className="ms-2 pe-4 text-start start-0 rounded-s" />' },
    ],
  ];
  test.each(good)('%s', (_, rule, invented) => {
    expect(run(rule, invented)).toEqual([]);
  });
});
