import { useId, type ReactNode } from 'react';

type ProgressProps = {
  label: ReactNode;
  value: number;
  max: number;
  /** The same in words: "312 of 500 signatures". */ text: ReactNode;
};

export function Progress({ label, value, max, text }: ProgressProps) {
  const id = useId();
  return (
    <div>
      <div className="bar-head">
        <label className="bar-label" htmlFor={id}>
          {label}
        </label>
        <span className="nums">{text}</span>
      </div>
      <progress id={id} className="progress mt-1" value={Math.min(value, max)} max={max} />
    </div>
  );
}
