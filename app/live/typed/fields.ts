/** A field that somebody fills in, radios of one name together, with its value as text. */
export type TypedField = {
  /** What it is called among the fields of its form; of a checkbox also which one it is. */
  key: string;
  name: string;
  kind: 'text' | 'check' | 'choice';
  /** The first of its elements, which can be led to. */
  element: HTMLElement;
  read(): string;
  /** What the page came with. */
  rendered(): string;
  write(value: string): void;
};

/** Never kept: secrets, files, what the server hides in a form, and buttons. */
const never = new Set(['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image']);

/** The fields of a form that are kept. */
export function fieldsOf(form: HTMLFormElement): TypedField[] {
  const radios = new Set<string>();
  return [...form.elements].flatMap((element) => {
    if (element instanceof HTMLTextAreaElement) return element.name ? [textOf(element)] : [];
    if (element instanceof HTMLSelectElement) return element.name ? [selectOf(element)] : [];
    if (!(element instanceof HTMLInputElement) || !element.name || never.has(element.type)) return [];
    if (element.type === 'checkbox') return [checkboxOf(element)];
    if (element.type !== 'radio') return [textOf(element)];
    if (radios.has(element.name)) return [];
    radios.add(element.name);
    return [radiosOf(form, element)];
  });
}

function textOf(element: HTMLInputElement | HTMLTextAreaElement): TypedField {
  return {
    key: element.name,
    name: element.name,
    kind: 'text',
    element,
    read: () => element.value,
    rendered: () => element.defaultValue,
    write: (value) => void (element.value = value),
  };
}

function selectOf(element: HTMLSelectElement): TypedField {
  const rendered = () => ([...element.options].find((one) => one.defaultSelected) ?? element.options[0])?.value ?? '';
  return {
    key: element.name,
    name: element.name,
    kind: 'choice',
    element,
    read: () => element.value,
    rendered,
    // An option that is gone meanwhile cannot be chosen again.
    write: (value) => {
      if ([...element.options].some((one) => one.value === value)) element.value = value;
    },
  };
}

function checkboxOf(element: HTMLInputElement): TypedField {
  return {
    key: `${element.name}=${element.value}`,
    name: element.name,
    kind: 'check',
    element,
    read: () => (element.checked ? element.value : ''),
    rendered: () => (element.defaultChecked ? element.value : ''),
    write: (value) => void (element.checked = value !== ''),
  };
}

function radiosOf(form: HTMLFormElement, first: HTMLInputElement): TypedField {
  const all = [...form.elements].filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement && one.type === 'radio' && one.name === first.name,
  );
  return {
    key: first.name,
    name: first.name,
    kind: 'choice',
    element: first,
    read: () => all.find((one) => one.checked)?.value ?? '',
    rendered: () => all.find((one) => one.defaultChecked)?.value ?? '',
    write: (value) => all.forEach((one) => void (one.checked = one.value === value)),
  };
}
