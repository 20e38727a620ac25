import { expect, test } from 'vitest';
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
import { readSourceFiles } from './source-files.ts';

const files = readSourceFiles();

test.each([
  ['folders import only what the architecture allows', checkImports],
  ['each package is known in one place', checkPackages],
  ['areas of the domain use each other downwards by access and policy', checkDomainAreas],
  ['no file needs itself through others', checkCycles],
  ['no file is longer than 300 lines', checkSize],
  ['names are kebab-case and say something', checkNames],
  ['no module of the server keeps state', checkModuleState],
  ['every event has a schema and a publisher', checkEvents],
  ['every action has an input schema', checkActionInputs],
  ['sides are start and end', checkDirections],
])('%s', (_, rule) => {
  expect(rule(files)).toEqual([]);
});

test('the scanner sees the sources', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(100);
});
