import type { ReactNode } from 'react';

type QrCodeProps = {
  /** Modules as rows of dark (true) and light. */
  matrix: readonly (readonly boolean[])[];
  /** What it leads to, with the address in words. */
  label: string;
  caption?: ReactNode;
};

const quiet = 4;

function drawn(matrix: QrCodeProps['matrix']): string {
  return matrix.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : ''))).join('');
}

/** Black on white in every theme, with the quiet zone cameras need. */
export function QrCode({ matrix, label, caption }: QrCodeProps) {
  const side = matrix.length + 2 * quiet;
  return (
    <figure className="qr">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn in place, so that it costs no request */}
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges" focusable="false">
        <rect width={side} height={side} fill="#fff" />
        <path d={drawn(matrix)} fill="#000" />
      </svg>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}
