import { fieldsOf, type TypedField } from './fields.ts';
import { readKept, writeKept, type Kept } from './store.ts';

/** The page, the same in all languages: what was typed stays when somebody changes the language. */
export const pageOf = (path: string): string => path.replace(/^\/[a-z]{2}(?=\/)/, '');

export const keptForms = (): HTMLFormElement[] => [...document.querySelectorAll<HTMLFormElement>('form[data-keep]')];

const here = (): string => pageOf(location.pathname);
const nameOf = (form: HTMLFormElement): string => form.dataset.keep ?? '';

/**
 * The server's own value of a field. A form that came back refused shows what was typed, and carries beside it what the
 * server has; a choice that it does not name stands as it was when it was changed.
 */
function serverValue(form: HTMLFormElement, field: TypedField, kept: Kept): string {
  if (form.dataset.refused === undefined) return field.rendered();
  const stored = (JSON.parse(form.dataset.refused) as Record<string, string>)[field.name];
  if (stored !== undefined) return stored.replace(/\r\n?/g, '\n');
  return field.kind === 'choice' ? (kept[field.key]?.[0] ?? field.rendered()) : '';
}

/** The first field whose value is not the server's. */
export function firstUnsaved(form: HTMLFormElement): TypedField | undefined {
  const kept = readKept(here(), nameOf(form));
  return fieldsOf(form).find((field) => field.read() !== serverValue(form, field, kept));
}

/** Keeps the fields of a form that were changed, and forgets the others; only those of an element where one is named. */
export function keepForm(form: HTMLFormElement, changed?: { name: string }): void {
  const kept = readKept(here(), nameOf(form));
  for (const field of fieldsOf(form)) {
    if (changed && field.name !== changed.name) continue;
    const [over, typed] = [serverValue(form, field, kept), field.read()];
    if (over === typed) delete kept[field.key];
    else kept[field.key] = [over, typed];
  }
  writeKept(here(), nameOf(form), kept);
}

/**
 * Puts back what was typed into fields that still show the value it was typed over, and keeps what the form shows then:
 * a value that the server changed meanwhile, or that was saved, is forgotten. A refused form already shows what was typed.
 */
export function restoreForm(form: HTMLFormElement): void {
  const kept = form.dataset.refused === undefined ? readKept(here(), nameOf(form)) : {};
  for (const field of fieldsOf(form)) {
    const [over, typed] = kept[field.key] ?? [];
    if (typed === undefined || over !== field.rendered() || over !== field.read()) continue;
    field.write(typed);
    open(field.element);
    field.element.dispatchEvent(new Event('input', { bubbles: true }));
  }
  keepForm(form);
}

/** Nobody looks for their words in a part of the page that is folded away. */
function open(element: HTMLElement): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
}
