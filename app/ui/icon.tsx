import { classes } from './classes.ts';
import { iconPaths, mirroredIcons, type IconName } from './icon-paths.ts';

export type { IconName };

type IconProps = {
  name: IconName;
  /** Only where no words stand beside the icon; otherwise it is decoration and stays silent. */
  label?: string;
  className?: string;
};

export function Icon({ name, label, className }: IconProps) {
  return (
    <svg
      className={classes('icon', mirroredIcons.has(name) && 'icon-mirror', className)}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
