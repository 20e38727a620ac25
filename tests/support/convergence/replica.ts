import type { LexicalEditor } from 'lexical';
import { createTextEditor } from '#app/editor/create-text-editor.ts';
import { registerText } from '#app/editor/register-text.ts';
import { bindEditor } from '#app/editor/binding/bind-editor.ts';
import { createSharedText, type SharedText } from '#app/editor/sharing/shared-text.ts';
import { wipeDevice } from './memory-store.ts';
import { setLogin } from './page-globals.ts';

/** Where a text is and who opens it. */
export type Place = { url: string; opinionId: string; person: string; cookie: string };

/** The product's editor of one person, without a page around it. */
export type Replica = {
  place: Place;
  editor: LexicalEditor;
  shared: SharedText;
  /** What the editor reported. */
  problems: string[];
  /** Everything made here is with the server. */
  isSaved(): boolean;
  /** Closes it in order; what is on the device stays there. */
  close(): Promise<void>;
};

/** Opens a text in an editor. @param clientId its number among the writers, which decides who of two comes first */
export function openReplica(place: Place, clientId: number): Replica {
  const { url, opinionId, person, cookie } = place;
  setLogin(cookie);
  const server = `${url.replace('http', 'ws')}/collab`;
  const shared = createSharedText({ opinionId, personId: person, server, as: 'editor' });
  rename(shared, clientId);
  const problems: string[] = [];
  const editor = createTextEditor();
  const report = (error: Error) => void problems.push(`${person}: ${error.stack ?? error.message}`);
  Object.assign(editor, { _onError: report, _onWarn: report });
  editor.setEditable(true);
  const stop = registerText(editor);
  const { unbind } = bindEditor(editor, shared, { name: person, personId: person }, {} as HTMLElement);
  shared.open();
  return {
    place,
    editor,
    shared,
    problems,
    isSaved: () => shared.saving.get().kept >= shared.saving.get().made,
    async close() {
      unbind();
      stop();
      shared.close();
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}

/** Everything that took its number from the document takes the new one. */
function rename({ doc, provider: { awareness } }: SharedText, clientId: number): void {
  awareness.setLocalState(null);
  doc.clientID = clientId;
  awareness.clientID = clientId;
}

/** Takes away what the device of somebody has of a text. */
export function wipe({ opinionId, person }: Place): void {
  wipeDevice(`opinion:${opinionId}:${person}`);
}
