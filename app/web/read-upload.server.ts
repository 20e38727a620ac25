import { AppError } from '#app/contract/errors.ts';

/** A posted form with at most one file: its other fields, and the bytes of the file where one was chosen. */
export type Upload = { fields: Record<string, string>; file: Uint8Array | undefined };

/**
 * Reads a posted form that may bring a file. Its name and its declared type are not looked at.
 * @param name of the field of the file
 * @throws AppError `invalid` for what is no form
 */
export async function readUpload(request: Request, name: string): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    throw new AppError('invalid', 'input.unreadable');
  }
  const form = await request.formData().catch(() => null);
  if (!form) throw new AppError('invalid', 'input.unreadable');
  const file = form.get(name);
  return {
    fields: Object.fromEntries([...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))),
    file: file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined,
  };
}
