import type { Block, DocumentTree } from '#app/contract/document.ts';
import { allow, deny, type Decision } from '../policy.ts';
import { linesOf, recommendationHeadings, templateLines } from './templates.ts';

/**
 * Whether a text can be put to a sitting: it says something beside what its template brought, and where it has a part
 * for recommendations, there is at least one (domain reference, section 8). A text without that part, such as rules of
 * procedure, needs none.
 */
export function canBeDecided(document: DocumentTree): Decision {
  if (!document.some(isOwn)) return deny('opinion.unwritten', 'conflict');
  const heading = document.findIndex(asksForRecommendations);
  if (heading === -1) return allow;
  const after = document.slice(heading + 1);
  const end = after.findIndex((block) => block.kind === 'heading');
  const part = end === -1 ? after : after.slice(0, end);
  return part.some(isOwn) ? allow : deny('opinion.no_recommendation', 'conflict');
}

const isOwn = (block: Block): boolean =>
  block.kind === 'image' || linesOf(block).some((line) => !templateLines.has(line));

const asksForRecommendations = (block: Block): boolean =>
  block.kind === 'heading' && linesOf(block).some((line) => recommendationHeadings.has(line));
