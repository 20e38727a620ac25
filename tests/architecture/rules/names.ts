import ts from 'typescript';
import type { Rule, SourceFile } from '../source-files.ts';

const part = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const vague = /^(utils?|helpers?|common|managers?|misc)$/;
/** Tools and the framework ask for these by their default export. */
const defaultExports =
  /^app\/(routes\/|routes\.ts$|root\.tsx$|entry\.)|\.config\.(ts|js)$|^tests\/support\/[a-z-]+-setup\.ts$/;

/** Kebab case, names that say something, no files that only gather others, exports by name. */
export const checkNames: Rule = (files) =>
  files
    .filter((file) => !file.path.startsWith('db/migrations/'))
    .flatMap((file) => {
      const parts = file.path.split(/[/.]/);
      const found: string[] = [];
      const odd = parts.find((name) => !part.test(name));
      if (odd !== undefined) found.push(`${file.path} is not kebab-case`);
      if (parts.some((name) => vague.test(name))) found.push(`${file.path} has a name that says nothing`);
      if (/(^|\/)index\.[a-z]+$/.test(file.path)) found.push(`${file.path} is a barrel`);
      if (hasDefaultExport(file) && !defaultExports.test(file.path)) found.push(`${file.path} must export by name`);
      return found;
    });

function hasDefaultExport({ ast }: SourceFile): boolean {
  return (
    ast?.statements.some(
      (statement) =>
        ts.isExportAssignment(statement) ||
        (ts.canHaveModifiers(statement) &&
          ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
    ) ?? false
  );
}
