import { $createParagraphNode, $getRoot, $isElementNode, $isTextNode, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/contract/document.ts';
import { asOneStep } from '#app/editor/blocks/one-step.ts';
import { checkUpdate } from '#server/engines/document/check-update.ts';
import { createEffort } from '#server/engines/document/merging/effort.ts';
import { matchTexts } from '#server/engines/document/merging/match-text.ts';
import { createMender, type Mend } from '#server/engines/document/merging/mend-merge.ts';
import { firstUpdate } from '#server/engines/document/write-document.ts';
import { openBoundEditor, type BoundEditor } from '#tests/support/bound-editor.ts';
import { isEdit, pickAction } from '#tests/support/convergence/actions.ts';
import { edits } from '#tests/support/convergence/edits.ts';
import { createHistory, markOf, marksIn } from '#tests/support/convergence/history.ts';
import { createRandom } from '#tests/support/seeded-random.ts';

const line = (words: string): Block => ({
  kind: 'paragraph',
  dir: null,
  children: [{ kind: 'text', text: words, format: 0 }],
});

/** A room without a server: editors tell it what they did when they meet it, and take what it has. */
function openTable(tree: Block[], seats: number) {
  const start = firstUpdate(tree);
  const tip = new Y.Doc();
  const room = new Y.Doc();
  for (const doc of [tip, room]) Y.applyUpdate(doc, start);
  const mender = createMender({ ownerOf: (client) => `person ${client}` });
  const editors = Array.from({ length: seats }, () => openBoundEditor(start));
  const mends: Mend[] = [];
  const knew: ReadonlyMap<number, number>[] = [];
  const waiting = editors.map(({ doc }, seat) => {
    doc.clientID = seat + 1;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'others' || updates.push(update)));
    return updates;
  });
  return {
    room,
    editors,
    mends,
    /** @param answers tells all the room lacks, as after a time away, and names everything that was ever taken out */
    meet(seat: number, answers = false): void {
      const updates = (waiting[seat] as Uint8Array[]).splice(0);
      const { doc, takeFrom } = editors[seat] as BoundEditor;
      if (updates.length > 0) {
        const known = answers ? (knew[seat] ?? new Map<number, number>()) : null;
        const update = answers ? Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room)) : Y.mergeUpdates(updates);
        const { deleted } = checkUpdate(update, tip);
        const mend = mender.apply(tip, { update, deleted, known });
        if (mend) mends.push(mend);
        // As in a room: both are one change of the log.
        Y.applyUpdate(room, mend ? Y.mergeUpdates([update, mend.update]) : update);
      }
      takeFrom(room);
      knew[seat] = Y.decodeStateVector(Y.encodeStateVector(room));
    },
  };
}

const shown = ({ editor }: BoundEditor): string => editor.read(() => $getRoot().getTextContent());

/** The editor as another one would show the same document. */
function shape({ editor }: Pick<BoundEditor, 'editor'>): string {
  const own = /^(textFormat|textStyle|value)$/;
  return JSON.stringify(editor.getEditorState().toJSON().root, (name, value: unknown) =>
    own.test(name) ? undefined : value,
  );
}

function $write(block: number, words: string): void {
  const node = $getRoot().getChildAtIndex(block);
  if ($isElementNode(node)) node.selectEnd().insertText(words);
}

describe('C-31 nothing is lost', () => {
  test('words for a paragraph that was joined to another go there, and are their writer’s', () => {
    const { editors, mends, meet } = openTable([line('الماء'), line('للجميع')], 2);
    const [one, two] = editors as [BoundEditor, BoundEditor];
    asOneStep(one.editor, () => {
      const [first, second] = $getRoot().getChildren();
      if ($isElementNode(first) && $isElementNode(second)) first.append(...second.getChildren());
      second?.remove();
    });
    asOneStep(two.editor, () => $write(1, ' حقا'));
    for (const seat of [1, 0, 1]) meet(seat);
    expect(shown(two)).toBe('الماءللجميع حقا');
    expect(shown(one)).toBe(shown(two));
    expect(mends.map(({ writers }) => [...writers.values()])).toEqual([['person 2']]);
  });

  test('and when they come after the paragraph is long forgotten', () => {
    const { editors, room, meet } = openTable([line('الماء للجميع'), line('ب')], 2);
    const [one, two] = editors as [BoundEditor, BoundEditor];
    asOneStep(two.editor, () => $write(0, ' حقا'));
    asOneStep(one.editor, () => void $getRoot().getFirstChild()?.remove());
    meet(0);
    const [block] = room.store.clients.get([...room.store.clients.keys()].find((client) => client > 2) ?? 0) ?? [];
    expect(block).toBeInstanceOf(Y.Item);
    meet(1);
    meet(0);
    expect(shown(one)).toBe(' حقا\n\nب');
    expect(shown(two)).toBe(shown(one));
  });
});

describe('C-31 nothing stands twice', () => {
  const divide = (offset: number) => () => {
    const node = $getRoot().getFirstDescendant();
    if ($isTextNode(node)) node.select(offset, offset).insertParagraph();
  };

  test('a paragraph that two divide', () => {
    const { editors, meet } = openTable([line('الماء للجميع')], 2);
    asOneStep((editors[0] as BoundEditor).editor, divide(5));
    asOneStep((editors[1] as BoundEditor).editor, divide(6));
    for (const seat of [0, 1, 0]) meet(seat);
    expect(editors.map(shown)).toEqual(['الماء\n\n للجميع', 'الماء\n\n للجميع']);
  });

  test('but what somebody who knew of the move writes again on purpose stays', () => {
    const { editors, meet } = openTable([line('الماء للجميع')], 2);
    asOneStep((editors[0] as BoundEditor).editor, divide(5));
    for (const seat of [0, 1]) meet(seat);
    asOneStep((editors[1] as BoundEditor).editor, () => {
      const last = $createParagraphNode();
      $getRoot().append(last);
      last.selectEnd().insertText(' للجميع');
    });
    meet(1, true);
    meet(0);
    expect(editors.map(shown)).toEqual(['الماء\n\n للجميع\n\n للجميع', 'الماء\n\n للجميع\n\n للجميع']);
  });
});

test('common stretches of two texts, the longest first', () => {
  expect(matchTexts('abcdef', 'xxabcdefxx', createEffort())).toEqual([{ a: 0, b: 2, length: 6 }]);
  expect(matchTexts('abcXdef', 'abcdYef', createEffort())).toEqual([
    { a: 0, b: 0, length: 3 },
    { a: 4, b: 3, length: 1 },
    { a: 5, b: 5, length: 2 },
  ]);
  expect(matchTexts('abcde', 'edcba', createEffort())).toEqual([]);
  expect(matchTexts('a'.repeat(9_000), 'b'.repeat(9_000), createEffort())).toEqual([]);
});

/** Three writers who seldom meet: far more happens at once than in any meeting. */
async function play(seed: number) {
  vi.stubEnv('TACHAWOR_SEED', String(seed));
  const random = createRandom('merging', 1);
  const { editors, room, meet } = openTable([], 3);
  const history = createHistory();
  for (const { doc } of editors) history.follow(doc);
  let marks = 0;
  const beside: string[] = [];
  const compare = (one: BoundEditor, what: string) => {
    const fresh = openBoundEditor(Y.encodeStateAsUpdate(one.doc));
    if (shape(fresh) !== shape(one)) beside.push(what);
    fresh.close();
  };
  for (let step = 0; step < 60; step += 1) {
    const seat = random.below(editors.length);
    const one = editors[seat] as BoundEditor;
    const action = pickAction(random, true);
    const before = marksIn(shown(one));
    if (isEdit(action)) asOneStep(one.editor, () => edits[action]({ random, mark: () => markOf((marks += 1)) }));
    else if (action === 'undo') one.editor.dispatchCommand(UNDO_COMMAND, undefined);
    else if (action === 'redo') one.editor.dispatchCommand(REDO_COMMAND, undefined);
    else if (random.next() < 0.5) meet(seat, random.next() < 0.5);
    await new Promise((resolve) => setImmediate(resolve));
    if (isEdit(action) || action === 'undo' || action === 'redo') history.step(one.doc, before, marksIn(shown(one)));
    compare(one, `step ${step}: ${action} by ${seat}`);
  }
  for (let seat = 0; seat < 9; seat += 1) meet(seat % 3);
  for (const mark of history.marks.values()) mark.saved = true;
  for (const one of editors) compare(one, 'the end');
  const texts = new Set([...editors.map(shape), shape(openBoundEditor(Y.encodeStateAsUpdate(room)))]);
  const words = history.judge(marksIn(shown(editors[0] as BoundEditor)));
  for (const one of editors) one.close();
  return { beside, texts: texts.size, words };
}

describe('C-31 histories of three who seldom meet', () => {
  const seeds = Array.from({ length: 30 }, (_, n) => n + 1);
  const twice: string[] = [];

  test.each(seeds)('seed %i: one text, shown as it is, with every word', { timeout: 30_000 }, async (seed) => {
    const { beside, texts, words } = await play(seed);
    expect(beside).toEqual([]);
    expect(texts).toBe(1);
    expect(words.filter((word) => word.includes('gone'))).toEqual([]);
    if (words.length > 0) twice.push(`seed ${seed}: ${words.join(', ')}`);
  });

  test('seldom a rest of words stands twice', () => {
    expect(twice.length, twice.join('\n')).toBeLessThanOrEqual(6);
  });
});
