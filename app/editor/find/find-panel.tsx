import type { LexicalEditor } from 'lexical';
import { useEffect, useRef, type RefObject } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFind } from './use-find.ts';

type Props = { editor: LexicalEditor; say(kind: string, text: string): void; onClose(): void };

/** Finds words whatever their spelling, and puts others in their place. */
export function FindPanel({ editor, say, onClose }: Props) {
  const { t } = useT();
  const panel = useRef<HTMLFormElement>(null);
  const find = useFind(editor);
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  const replacement = () => String(new FormData(panel.current ?? undefined).get('replacement') ?? '');
  const place = (number: number) => t('editor:find.at', { at: number, of: find.count });
  const status = find.at < 0 ? t('editor:find.count', { count: find.count }) : place(find.at + 1);
  const step = (by: 1 | -1) => {
    const number = find.step(by);
    say('find', number === 0 ? t('editor:find.count', { count: 0 }) : place(number));
  };
  usePanelKeys(panel, { close: onClose, step });
  return (
    <form
      ref={panel}
      role="search"
      aria-label={t('editor:find.title')}
      className="find no-print"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField
        name="find"
        type="search"
        autoComplete="off"
        label={t('editor:find.what')}
        hint={t('editor:find.hint')}
        onInput={({ currentTarget }) => find.look(currentTarget.value)}
      />
      <TextField
        name="replacement"
        autoComplete="off"
        label={t('editor:find.replacement')}
        hint={t('editor:find.step')}
      />
      <p className="find-count nums">{status}</p>
      <div className="find-actions">
        <Button type="button" onClick={() => step(1)}>
          {t('editor:find.next')}
        </Button>
        <Button type="button" onClick={() => step(-1)}>
          {t('editor:find.previous')}
        </Button>
        <Button
          type="button"
          onClick={() => find.replace(replacement()) && say('find', t('editor:find.replaced', { count: 1 }))}
        >
          {t('editor:find.replace')}
        </Button>
        <Button
          type="button"
          onClick={() => say('find', t('editor:find.replaced', { count: find.replaceAll(replacement()) }))}
        >
          {t('editor:find.replace_all')}
        </Button>
        <Button type="button" icon="cross" onClick={onClose}>
          {t('editor:find.close')}
        </Button>
      </div>
    </form>
  );
}

type PanelKeys = { close(): void; step(by: 1 | -1): void };

/** Enter goes on and Shift+Enter back, from either field; Escape closes. */
function usePanelKeys(panel: RefObject<HTMLElement>, keys: PanelKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const element = panel.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.close();
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      latest.current.step(event.shiftKey ? -1 : 1);
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [panel]);
}
