import { $isTextNode, type LexicalNode } from 'lexical';
import * as Y from 'yjs';
import { lookOf } from './editor-text.ts';
import { isSameLook, makeMarker, readSegments, type Look } from './segments.ts';

type Edit = { at: number; map: Y.Map<unknown> | null; look: Look | null };
/** A stretch of characters of one look, of which `left` are still to come. */
type Run = { left: number; look: Look };

/**
 * Makes the characters of a part look as the editor shows them, by its markers alone: no character is written anew.
 * A marker with nothing behind it goes.
 * @param children what the element shows; its characters are those of the part already
 */
export function $writeLooks(shared: Y.XmlText, children: LexicalNode[]): void {
  const edits: Edit[] = [];
  const runs = children.filter($isTextNode).map((text) => ({ left: text.getTextContentSize(), look: lookOf(text) }));
  const segments = readSegments(shared);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.kind === 'marker' && next?.kind !== 'chars')
      edits.push({ at: segment.at, map: segment.map, look: null });
    if (segment.kind !== 'chars') continue;
    const before = segments[index - 1];
    const marker = before?.kind === 'marker' ? before.map : null;
    edits.push(...editsIn(segment, marker, runs));
  }
  for (const { at, map, look } of edits.toReversed()) {
    if (look === null) shared.delete(at, 1);
    else if (map === null) shared.insertEmbed(at, makeMarker(look));
    else
      for (const [name, value] of Object.entries({ __type: look.type, __format: look.format }))
        setValue(map, name, value);
  }
}

/** What must change at a stretch of characters with one marker. Takes its characters off the runs. */
function editsIn(
  { at, text, look }: { at: number; text: string; look: Look | null },
  marker: Y.Map<unknown> | null,
  runs: Run[],
): Edit[] {
  const edits: Edit[] = [];
  let now = look;
  for (let done = 0; done < text.length && runs.length > 0;) {
    const run = runs[0] as Run;
    if (run.left === 0) {
      runs.shift();
      continue;
    }
    if (now === null || !isSameLook(now, run.look))
      edits.push({ at: at + done, map: done === 0 ? marker : null, look: run.look });
    now = run.look;
    const taken = Math.min(run.left, text.length - done);
    run.left -= taken;
    done += taken;
  }
  return edits;
}

function setValue(map: Y.Map<unknown>, name: string, value: unknown): void {
  if (map.get(name) !== value) map.set(name, value);
}
