import type { LexicalEditor } from 'lexical';
import { vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { bindEditor, type TextBinding } from '#app/editor/binding/bind-editor.ts';
import { createTextEditor } from '#app/editor/create-text-editor.ts';
import { registerText } from '#app/editor/register-text.ts';
import type { SharedText } from '#app/editor/sharing/shared-text.ts';
import { setPageGlobals } from './convergence/page-globals.ts';

/** The product's editor over a shared document, without a page and without a server. */
export type BoundEditor = {
  editor: LexicalEditor;
  doc: Y.Doc;
  binding: TextBinding;
  /** What others see of this editor. */
  awareness: Awareness;
  /** What the editor reported. */
  problems: Error[];
  /** Brings in what another document has. */
  takeFrom(other: Y.Doc): void;
  close(): void;
};

/** @param start what the document holds already */
export function openBoundEditor(start?: Uint8Array): BoundEditor {
  setPageGlobals();
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const hearers = new Set<() => void>();
  const shared = {
    doc,
    provider: { awareness },
    onIncoming(hear: () => void) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  } as unknown as SharedText;
  const problems: Error[] = [];
  const editor = createTextEditor();
  Object.assign(editor, { _onError: (error: Error) => problems.push(error), _onWarn: vi.fn() });
  editor.setEditable(true);
  if (start) Y.applyUpdate(doc, start);
  const stop = registerText(editor);
  const binding = bindEditor(editor, shared, { name: 'me', personId: 'me' }, {} as HTMLElement);
  return {
    editor,
    doc,
    binding,
    awareness,
    problems,
    takeFrom(other) {
      const update = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc));
      for (const hear of hearers) hear();
      Y.applyUpdate(doc, update, 'others');
    },
    close() {
      binding.unbind();
      stop();
      awareness.destroy();
      doc.destroy();
    },
  };
}
