import { TableNode } from '@lexical/table';
import type { LexicalEditor } from 'lexical';

/**
 * A table that is wider than the text moves inside its frame, which keys must reach: as long as it does, the frame is a
 * place of its own with a name.
 */
export function registerTableFrames(editor: LexicalEditor, nameOf: (number: number) => string): () => void {
  const listFrames = () => [...(editor.getRootElement()?.querySelectorAll<HTMLElement>('.doc-table-frame') ?? [])];
  const name = () => listFrames().forEach((frame, at) => nameFrame(frame, nameOf(at + 1)));
  const sizes = new ResizeObserver(name);
  const stop = editor.registerMutationListener(TableNode, () => {
    sizes.disconnect();
    for (const frame of listFrames()) {
      sizes.observe(frame);
      if (frame.firstElementChild) sizes.observe(frame.firstElementChild);
    }
    name();
  });
  return () => {
    stop();
    sizes.disconnect();
  };
}

function nameFrame(frame: HTMLElement, name: string): void {
  const wanted = frame.scrollWidth > frame.clientWidth ? { role: 'region', tabindex: '0', 'aria-label': name } : {};
  for (const attribute of ['role', 'tabindex', 'aria-label']) {
    const value = (wanted as Record<string, string>)[attribute];
    if (value === undefined) frame.removeAttribute(attribute);
    else if (frame.getAttribute(attribute) !== value) frame.setAttribute(attribute, value);
  }
}
