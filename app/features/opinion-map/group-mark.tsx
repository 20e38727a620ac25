import type { GroupLabel } from '#app/contract/opinion-groups.ts';

/** Shapes around the middle with the area of a circle of radius 1, each group's own. */
const paths: Record<GroupLabel, string> = {
  A: 'M0-1a1 1 0 1 1 0 2a1 1 0 1 1 0-2z',
  B: 'M-.89-.89H.89V.89H-.89z',
  C: 'M0-1.35 1.17.68H-1.17z',
  D: 'M0-1.25 1.25 0 0 1.25-1.25 0z',
  E: 'M-.45-1.2H.45V-.45H1.2V.45H.45V1.2H-.45V.45H-1.2V-.45H-.45z',
};

/** Groups that are drawn hollow: in black and white, fill and outline still tell neighbours apart. */
const hollow: ReadonlySet<GroupLabel> = new Set(['B', 'D']);

type ShapeProps = { label: GroupLabel; x: number; y: number; size: number };

/** One dot of a group: its shape, its filling and its colour say the same. */
export function GroupShape({ label, x, y, size }: ShapeProps) {
  const isHollow = hollow.has(label);
  return (
    <path
      d={paths[label]}
      transform={`translate(${x} ${y}) scale(${size})`}
      className={`group-shape group-${label}`}
      fill={isHollow ? 'var(--surface)' : 'currentColor'}
      strokeWidth={isHollow ? 0.42 : 0.16}
      stroke={isHollow ? 'currentColor' : 'var(--surface)'}
    />
  );
}

/** The mark of a group beside its name. */
export function GroupMark({ label }: { label: GroupLabel }) {
  return (
    <svg viewBox="-1.5 -1.5 3 3" className="group-mark" aria-hidden focusable="false">
      <GroupShape label={label} x={0} y={0} size={1} />
    </svg>
  );
}
