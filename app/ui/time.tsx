type TimeProps = {
  /** ISO 8601, for machines. */
  iso: string;
  /** Date and time in full, already written for the reader. */
  absolute: string;
  /** A hint such as "two days left"; always beside the date, never instead of it. */
  relative?: string;
};

export function Time({ iso, absolute, relative }: TimeProps) {
  return (
    <span>
      <time dateTime={iso}>{absolute}</time>
      {relative ? <span className="time-relative"> ({relative})</span> : null}
    </span>
  );
}
