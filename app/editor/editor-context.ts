import type { LexicalEditor } from 'lexical';
import { createContext, useContext } from 'react';

/** What the parts inside the text itself need of what is round them. */
export type EditorScene = {
  editor: LexicalEditor;
  /** The address under which the opinion's pictures are put in and shown. */
  images: string;
};

export const EditorSceneContext = createContext<EditorScene | null>(null);

/** @throws Error outside the editor */
export function useScene(): EditorScene {
  const scene = useContext(EditorSceneContext);
  if (scene === null) throw new Error('useScene was called outside the editor');
  return scene;
}
