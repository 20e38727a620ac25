import ts from 'typescript';
import { lineOf, visit, type Rule, type SourceFile } from '../source-files.ts';

const physicalCss =
  /(?:^|[;{\s])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-[a-z]+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear|caption-side)\s*:\s*(left|right)\b/;
const physicalClass =
  /^-?(?:(?:ml|mr|pl|pr|left|right|scroll-m[lr]|scroll-p[lr])-.+|(?:border|rounded)-(?:l|r|tl|tr|bl|br)(?:-.+)?|(?:text|float|clear)-(?:left|right))$/;

/** Arabic and French share one stylesheet: sides are start and end. */
export const checkDirections: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('app/'))
    .flatMap((file) =>
      file.path.endsWith('.css') ? readCss(file) : file.path.endsWith('.tsx') ? readClasses(file) : [],
    );

function readCss(file: SourceFile): string[] {
  const text = file.text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return text.split('\n').flatMap((line, index) => {
    const found = physicalCss.exec(line);
    return found === null ? [] : [`${file.path}:${index + 1} names a side: ${found[0].trim()}`];
  });
}

/** Every text of the file that may hold classes; prose with such a word in it would be a translation and is not in code. */
function readClasses(file: SourceFile): string[] {
  const found: string[] = [];
  if (file.ast === null) return found;
  visit(file.ast, (node) => {
    if (
      !ts.isStringLiteralLike(node) &&
      !ts.isTemplateHead(node) &&
      !ts.isTemplateMiddle(node) &&
      !ts.isTemplateTail(node)
    )
      return;
    for (const word of node.text.split(/\s+/)) {
      const utility = word.slice(word.lastIndexOf(':') + 1);
      if (physicalClass.test(utility)) found.push(`${file.path}:${lineOf(node)} names a side: ${word}`);
    }
  });
  return found;
}
