import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import type { CaptionView } from '#app/contract/captions.ts';
import type { Lang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import { newActionId } from '#app/live/new-action-id.ts';
import {
  createCaptionSender,
  splitSentences,
  type Posted,
  type SenderState,
  type WrittenLine,
} from './caption-sender.ts';

type Options = {
  lineAddress: string;
  captionKey: string | null;
  lang: Lang;
  field: RefObject<HTMLTextAreaElement>;
};

const storageKey = (address: string): string => `captions-unsent ${address}`;

async function postLine(address: string, key: string | null, line: WrittenLine): Promise<Posted> {
  const body = new URLSearchParams({ ...line, ...(key !== null && { key }) });
  const answer = await fetch(address, { method: 'POST', body });
  if (answer.ok) return 'stored';
  return answer.status >= 500 || answer.status === 429 ? 'failed' : 'refused';
}

/**
 * Sends what is typed while it is typed: a line at a time, ended by Enter or by the end of a sentence. What was not stored yet is
 * kept on the device until it is, over a reload too.
 */
export function useCaptionWriter({ lineAddress, captionKey, lang, field }: Options) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<SenderState>('idle');
  const [own, setOwn] = useState<WrittenLine[]>([]);
  const current = useRef({ captionId: '', sent: '' });
  const sender = useRef<ReturnType<typeof createCaptionSender> | null>(null);

  useEffect(() => {
    const keep = (): void => {
      const unsent = sender.current?.waiting() ?? [];
      sessionStorage.setItem(storageKey(lineAddress), JSON.stringify(unsent));
    };
    const made = createCaptionSender({
      post: (line) => postLine(lineAddress, captionKey, line),
      onState: (now) => {
        setState(now);
        keep();
      },
    });
    sender.current = made;
    for (const line of readUnsent(lineAddress)) made.put(line);
    current.current = { captionId: newActionId(), sent: '' };
    setReady(true);
    return () => made.stop();
  }, [lineAddress, captionKey]);

  function put(text: string): void {
    const line = { captionId: current.current.captionId, lang, text: text.trim().slice(0, limits.captionText.max) };
    if (line.text === current.current.sent) return;
    current.current.sent = line.text;
    sender.current?.put(line);
    setOwn((before) => [...before.filter((row) => row.captionId !== line.captionId), line]);
  }

  function endLine(text: string): void {
    if (text.trim() !== '' || current.current.sent !== '') put(text);
    current.current = { captionId: newActionId(), sent: '' };
  }

  function onInput(event: FormEvent<HTMLTextAreaElement>): void {
    if (!ready) return;
    const { currentTarget } = event;
    const { done, rest } = splitSentences(currentTarget.value);
    for (const sentence of done) endLine(sentence);
    if (done.length > 0) currentTarget.value = rest;
    if (rest.length > limits.captionText.max) {
      endLine(rest.slice(0, limits.captionText.max));
      currentTarget.value = rest.slice(limits.captionText.max);
    }
    put(currentTarget.value);
  }

  function finish(): void {
    const { current: box } = field;
    if (!box) return;
    endLine(box.value);
    box.value = '';
  }

  function correctLast(): void {
    const { current: box } = field;
    const last = own.filter((line) => line.text !== '' && line.captionId !== current.current.captionId).at(-1);
    if (!box || !last) return;
    finish();
    current.current = { captionId: last.captionId, sent: last.text };
    box.value = last.text;
    box.focus();
    box.setSelectionRange(last.text.length, last.text.length);
  }

  return {
    ready,
    state,
    canCorrect: own.some((line) => line.text !== ''),
    correctLast,
    onInput,
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
      if (!ready || event.nativeEvent.isComposing) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        finish();
      } else if (event.key === 'ArrowUp' && event.currentTarget.value === '') {
        event.preventDefault();
        correctLast();
      }
    },
    onSubmit(event: FormEvent): void {
      if (!ready) return;
      event.preventDefault();
      finish();
      field.current?.focus();
    },
    /** The lines of the page with those written on it. */
    merge: (lines: CaptionView[]): CaptionView[] => mergeOwn(lines, own),
  };
}

function mergeOwn(lines: CaptionView[], own: WrittenLine[]): CaptionView[] {
  const before = lines.filter((line) => !own.some((row) => row.captionId === line.captionId));
  const last = lines.at(-1)?.position ?? 0;
  const written = own.map(({ captionId, lang, text }, index) => ({
    captionId,
    lang,
    text: text === '' ? null : text,
    position: last + index + 1,
    at: '',
    revision: 0,
  }));
  return [...before, ...written];
}

function readUnsent(address: string): WrittenLine[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(address)) ?? '[]') as WrittenLine[];
  } catch {
    return [];
  }
}
