import type { Rule, SourceFile } from '../source-files.ts';

/** No file may need itself through others. Types are erased before anything runs and do not count. */
export const checkCycles: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: SourceFile, trail: string[]): void => {
    const start = trail.indexOf(file.path);
    if (start >= 0) found.push([...trail.slice(start), file.path].join(' → '));
    if (start >= 0 || done.has(file.path)) return;
    for (const taken of file.imports) {
      const next = taken.typeOnly || taken.file === null ? undefined : byPath.get(taken.file);
      if (next !== undefined) walk(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) walk(file, []);
  return found;
};
