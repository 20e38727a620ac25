import type { MinutesBlock, MinutesPaper } from '#app/contract/minutes.ts';
import { scriptRuns, withoutIsolates, type ScriptRun } from '#app/contract/script-runs.ts';

/** A line as runs of one language each. */
export type Line = ScriptRun[];

export type RunBlock =
  | { kind: 'heading'; line: Line }
  | { kind: 'paragraph'; lines: Line[] }
  | { kind: 'list'; items: Line[] }
  | { kind: 'table'; head: Line[]; rows: Line[][] };

/** Minutes as files need them: every line parted by language, so that each part has its own direction. */
export type RunPaper = {
  lang: MinutesPaper['lang'];
  /** The title in plain words, for the properties of the file. */
  plainTitle: string;
  title: Line;
  version: Line[];
  sections: Array<{ title: Line; blocks: RunBlock[] }>;
  sha256: string;
};

/** Parts a paper into runs; the signatures are its last section. */
export function toRuns({ lang, title, sections, signatures, version, sha256 }: MinutesPaper): RunPaper {
  const line = (text: string): Line => scriptRuns(text, lang);
  const block = (one: MinutesBlock): RunBlock => {
    if (one.kind === 'heading') return { kind: 'heading', line: line(one.text) };
    if (one.kind === 'paragraph') return { kind: 'paragraph', lines: one.text.split('\n').map(line) };
    if (one.kind === 'list') return { kind: 'list', items: one.items.map(line) };
    return { kind: 'table', head: one.head.map(line), rows: one.rows.map((row) => row.map(line)) };
  };
  return {
    lang,
    plainTitle: withoutIsolates(title),
    title: line(title),
    version: version.map(line),
    sections: [
      ...sections.map((section) => ({ title: line(section.title), blocks: section.blocks.map(block) })),
      { title: line(signatures.title), blocks: [{ kind: 'list', items: signatures.items.map(line) }] },
    ],
    sha256,
  };
}
