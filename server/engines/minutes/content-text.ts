import { minutesSections, type MinutesContent } from '#app/contract/minutes.ts';

/**
 * The text whose SHA-256 names a version: JSON without white space and with its members in this order, so that anybody
 * can hash it again.
 */
export function contentText(
  of: { sessionId: string; number: number; reason: string | null },
  content: MinutesContent,
): string {
  const { sessionId, number, reason } = of;
  const sections = minutesSections.map((section) => ({ section, ar: content[section].ar, fr: content[section].fr }));
  return JSON.stringify({ session: sessionId, version: number, reason, sections });
}
