import { createHeadlessEditor } from '@lexical/headless';
import { createYjsBinding, syncLexicalUpdateToYjs, syncYjsChangesToLexical, type Provider } from '@lexical/yjs';
import {
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  UNDO_COMMAND,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/contract/document.ts';
import { $setBlockKind } from '#app/editor/blocks/block-kind.ts';
import { asOneStep } from '#app/editor/blocks/one-step.ts';
import { documentNodes } from '#app/editor/nodes/document-nodes.ts';
import { $nodesFromBlocks } from '#app/editor/paste/nodes-from-blocks.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { firstUpdate } from '#server/engines/document/write-document.ts';
import { openBoundEditor, type BoundEditor } from '#tests/support/bound-editor.ts';

const text = (words: string, format = 0) => ({ kind: 'text' as const, text: words, format });
const line = (words: string): Block => ({ kind: 'paragraph', dir: null, children: [text(words)] });

const openTwo = (tree: Block[]): [BoundEditor, BoundEditor] => {
  const start = firstUpdate(tree);
  return [openBoundEditor(start), openBoundEditor(start)];
};

function exchange(one: BoundEditor, two: BoundEditor): void {
  one.takeFrom(two.doc);
  two.takeFrom(one.doc);
}

function $at(offset: number, length = 0) {
  const node = $getRoot().getFirstDescendant();
  if (!$isTextNode(node)) throw new Error('there is no text');
  return node.select(offset, offset + length);
}

const shown = ({ editor }: BoundEditor): string => editor.read(() => $getRoot().getTextContent());

/** How many structs of characters a writer made. */
function written({ doc }: BoundEditor): string {
  return (doc.store.clients.get(doc.clientID) ?? [])
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('');
}

describe('what the editor writes into the shared document', () => {
  test('a look is told by markers: no character is written anew', () => {
    const [one] = openTwo([line('الماء للجميع')]);
    asOneStep(one.editor, () => $at(6, 3).formatText('bold'));
    expect(written(one)).toBe('');
    expect(readDocument(one.doc)).toMatchObject([{ children: [text('الماء '), text('للج', 1), text('ميع')] }]);
    asOneStep(one.editor, () => {
      const node = $getRoot().getFirstChild();
      if ($isElementNode(node)) node.select(0, node.getChildrenSize()).formatText('underline');
    });
    expect(written(one)).toBe('');
    expect(readDocument(one.doc)).toMatchObject([{ children: [text('الماء ', 8), text('للج', 9), text('ميع', 8)] }]);
  });

  test('a block of another kind keeps its words and its place in the document', () => {
    const [one, two] = openTwo([line('الماء')]);
    asOneStep(one.editor, () => {
      $at(0);
      $setBlockKind('h2');
    });
    asOneStep(two.editor, () => void $at(5).insertText(' لنا'));
    expect(written(one)).toBe('');
    exchange(one, two);
    expect(readDocument(one.doc)).toMatchObject([{ kind: 'heading', level: 2, children: [text('الماء لنا')] }]);
    expect(shown(two)).toBe('الماء لنا');
  });

  test('one letter among its like is put where the caret is', () => {
    const [one] = openTwo([line('aaa')]);
    const others = one.doc.clientID;
    asOneStep(one.editor, () => void $at(1).insertText('a'));
    const [block] = one.doc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[];
    const runs: string[] = [];
    for (let item = block?.insert._start ?? null; item; item = item.right)
      if (item.content instanceof Y.ContentString)
        runs.push(`${item.id.client === others ? 'own' : 'old'} ${item.length}`);
    expect(runs).toEqual(['old 1', 'own 1', 'old 2']);
  });

  test('the halves of a character are never parted', () => {
    const [one, two] = openTwo([line('a😀b')]);
    asOneStep(one.editor, () => void $at(1, 2).insertText('😁'));
    exchange(one, two);
    expect(shown(two)).toBe('a😁b');
    expect(readDocument(two.doc)).toMatchObject([{ children: [text('a😁b')] }]);
  });
});

describe('what the editor shows of it', () => {
  test('one’s own caret stays with its words while others write before it', () => {
    const [one, two] = openTwo([line('الماء للجميع')]);
    asOneStep(one.editor, () => void $at(5));
    asOneStep(two.editor, () => void $at(0).insertText('هذا '));
    exchange(one, two);
    expect(one.editor.read(() => ($getSelection() as { anchor: { offset: number } } | null)?.anchor.offset)).toBe(9);
  });

  test('a caret in a block that is gone goes on beside it', () => {
    const [one, two] = openTwo([line('a'), line('b')]);
    asOneStep(one.editor, () => void $getRoot().getLastChild()?.selectEnd());
    asOneStep(two.editor, () => $getRoot().getLastChild()?.remove());
    exchange(one, two);
    expect(shown(one)).toBe('a');
    one.editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText('!');
      },
      { discrete: true },
    );
    expect(shown(one)).toBe('a!');
    expect(one.problems).toEqual([]);
  });

  test('what the schema does not know is not shown and stays untouched', () => {
    const [one] = openTwo([line('a')]);
    const foreign = new Y.XmlText();
    one.doc.transact(() => {
      one.doc.get('root', Y.XmlText).insertEmbed(0, foreign);
      foreign.setAttribute('__type', 'script');
      foreign.insert(0, 'alert()');
    });
    asOneStep(one.editor, () => void $at(1).insertText('b'));
    expect(shown(one)).toBe('ab');
    expect(foreign.toJSON()).toBe('alert()');
    expect(one.problems).toEqual([]);
  });
});

test('a cell that two empty at once is empty, and what is written there is shared', () => {
  const [one, two] = openTwo([
    { kind: 'table', rows: [[{ header: false, colSpan: 1, rowSpan: 1, blocks: [line('foo'), line('bar')] }]] },
  ]);
  const remove = (words: string) => () => {
    for (const text of $getRoot().getAllTextNodes()) if (text.getTextContent() === words) text.getParent()?.remove();
  };
  asOneStep(one.editor, remove('foo'));
  asOneStep(two.editor, remove('bar'));
  exchange(one, two);
  expect([one, two].map((each) => shown(each).trim())).toEqual(['', '']);
  asOneStep(one.editor, () => void $getRoot().getFirstDescendant()?.selectStart().insertText('جديد'));
  exchange(one, two);
  expect(shown(two).trim()).toBe('جديد');
  expect(JSON.stringify(readDocument(two.doc))).toContain('جديد');
});

test('a text that two empty at once has one line to write on, in every editor', () => {
  const [one, two] = openTwo([line('a'), line('b')]);
  asOneStep(one.editor, () => $getRoot().getFirstChild()?.remove());
  asOneStep(two.editor, () => $getRoot().getLastChild()?.remove());
  exchange(one, two);
  for (const { editor } of [one, two]) expect(editor.read(() => $getRoot().getChildrenSize())).toBe(1);
  asOneStep(two.editor, () => void $getRoot().selectStart().insertText('c'));
  exchange(one, two);
  expect(readDocument(one.doc)).toMatchObject([{ children: [text('c')] }]);
});

test('everybody is told whose editor it is and where the caret stands', () => {
  const [one] = openTwo([line('a')]);
  asOneStep(one.editor, () => void $at(1));
  const place = one.awareness.getLocalState();
  expect(place).toMatchObject({ name: 'me', awarenessData: { personId: 'me' }, focusing: false });
  expect(one.binding.placeOf(place ?? {})).toMatchObject({ offset: 1, type: 'text' });
});

test('C-68 an undo never takes away what others wrote in a block', async () => {
  const [one, two] = openTwo([line('a')]);
  asOneStep(one.editor, () => void $getRoot().append(...$nodesFromBlocks([line('mine')])));
  exchange(one, two);
  asOneStep(two.editor, () => {
    const last = $getRoot().getLastChild();
    if ($isElementNode(last)) last.append($createTextNode(' theirs').setFormat(1));
  });
  exchange(one, two);
  one.editor.dispatchCommand(UNDO_COMMAND, undefined);
  await Promise.resolve();
  exchange(one, two);
  expect(shown(one)).toContain('theirs');
  expect(shown(one)).not.toContain('mine');
  expect(readDocument(two.doc)).toHaveLength(2);
});

/** An editor with Lexical's own binding, as a stranger may bring it. */
function openStranger(start: Uint8Array) {
  const doc = new Y.Doc();
  const provider = { awareness: { getLocalState: () => null, getStates: () => new Map() } } as unknown as Provider;
  const editor = createHeadlessEditor({
    nodes: documentNodes,
    onError: (error) => {
      throw error;
    },
  });
  const binding = createYjsBinding({ editor, id: 'text', doc, docMap: new Map([['text', doc]]) });
  binding.root.getSharedType().observeDeep((events, { origin }) => {
    if (origin !== binding) syncYjsChangesToLexical(binding, provider, events as never, false, () => undefined);
  });
  editor.registerUpdateListener((update) => {
    const { prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags } = update;
    syncLexicalUpdateToYjs(
      binding,
      provider,
      prevEditorState,
      editorState,
      dirtyElements,
      dirtyLeaves,
      normalizedNodes,
      tags,
    );
  });
  Y.applyUpdate(doc, start);
  return { doc, editor };
}

test('Lexical’s own binding reads what is written here, and is read', async () => {
  const start = firstUpdate([line('الماء للجميع'), line('b')]);
  const [one, stranger] = [openBoundEditor(start), openStranger(start)];
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const pass = async () => {
    Y.applyUpdate(stranger.doc, Y.encodeStateAsUpdate(one.doc), 'others');
    await settle();
    one.takeFrom(stranger.doc);
  };
  asOneStep(one.editor, () => $at(6, 3).formatText('bold'));
  asOneStep(
    one.editor,
    () =>
      void $getRoot().append(
        ...$nodesFromBlocks([
          line('c'),
          { kind: 'list', ordered: true, items: [{ dir: null, children: [text('d')], lists: [] }] },
        ]),
      ),
  );
  await pass();
  const read = () => stranger.editor.read(() => $getRoot().getTextContent());
  expect(read()).toBe(shown(one));
  stranger.editor.update(
    () => {
      $at(0).insertText('هذا ');
      $getRoot().getLastChild()?.remove();
    },
    { discrete: true },
  );
  await pass();
  expect(shown(one)).toBe(read());
  expect(shown(one)).toContain('هذا الماء');
  expect(readDocument(one.doc)).toMatchObject([
    { children: [text('هذا الماء '), text('للج', 1), text('ميع')] },
    {},
    {},
  ]);
});
