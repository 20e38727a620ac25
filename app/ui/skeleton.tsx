/** The shape of what is coming, still, with its sentence for those who cannot see it. One a screen at most. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton">
      <p className="sr-only">{label}</p>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className="skeleton-line" aria-hidden />
      ))}
    </div>
  );
}
