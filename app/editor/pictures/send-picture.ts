import { documentLimits } from '#app/contract/document.ts';

/** What stands in the way, said at the field it concerns. */
export type PictureProblem = { at: 'file' | 'alt'; key: string; values?: Record<string, number> };
type Sent = { imageId: string; alt: string; problem?: undefined } | { problem: PictureProblem };

/** Checks what can be known here. */
export function checkPicture(file: unknown, alt: string): PictureProblem | null {
  const { min, max } = documentLimits.altText;
  if (!(file instanceof File) || file.size === 0) return { at: 'file', key: 'editor:picture.no_file' };
  if (file.size > documentLimits.image)
    return { at: 'file', key: 'editor:picture.too_large', values: { max: documentLimits.image / 1024 / 1024 } };
  const length = [...alt].length;
  return length < min || length > max ? { at: 'alt', key: 'editor:picture.alt_wrong', values: { min, max } } : null;
}

/** Sends a picture to the opinion and learns under which name it is kept. */
export async function sendPicture(action: string, form: FormData): Promise<Sent> {
  const file = form.get('file');
  const alt = String(form.get('alt') ?? '').trim();
  const problem = checkPicture(file, alt);
  if (problem) return { problem };
  const body = new FormData();
  body.set('file', file as File);
  body.set('alt', alt);
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return readAnswer(await answer.json(), alt);
  } catch {
    return { problem: { at: 'file', key: 'editor:picture.not_sent' } };
  }
}

function readAnswer(answer: unknown, alt: string): Sent {
  const { imageId, error } = (answer ?? {}) as { imageId?: unknown; error?: { reason?: unknown } };
  if (typeof imageId === 'string') return { imageId, alt };
  const reason = error?.reason;
  return { problem: { at: 'file', key: typeof reason === 'string' ? `errors:${reason}` : 'editor:picture.not_sent' } };
}
