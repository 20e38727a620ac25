import type { ChangeEvent } from 'react';

type Props = {
  id: string;
  label: string;
  /** The name of the field of the same form that the text of the file goes into. */ into: string;
};

/** A file whose text fills a field; it leaves the device only with that field. */
export function FileField({ id, label, into }: Props) {
  const onChange = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { files, form } = event.currentTarget;
    const field = form?.elements.namedItem(into);
    const text = await files?.[0]?.slice(0, 4_000_000).text();
    if (text !== undefined && field instanceof HTMLTextAreaElement) field.value = text;
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="input"
        onChange={(event) => void onChange(event)}
      />
    </div>
  );
}
