import type { ReactNode } from 'react';

/** One number and what it counts. Several belong in a `<dl className="wall-numbers">` or a grid. */
export function Stat({ value, label, note }: { value: ReactNode; label: ReactNode; note?: ReactNode }) {
  return (
    <div className="stat">
      <dt className="stat-label">{label}</dt>
      <dd className="stat-value -order-1">{value}</dd>
      {note ? <dd className="stat-label">{note}</dd> : null}
    </div>
  );
}
