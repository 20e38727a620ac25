import { useLocation } from '@remix-run/react';
import { CaptionPart as Part } from '#app/features/captions/caption-strip.tsx';
import type { PanelProps } from './room.tsx';

/** Switching the captions on, and their strip at the foot of the page. */
export function CaptionPart({ live }: Pick<PanelProps, 'live'>) {
  const { pathname } = useLocation();
  return (
    <Part
      socket={live.socket}
      sessionId={live.room.session.sessionId}
      transcriptHref={`${pathname.replace(/\/$/, '')}/captions`}
    />
  );
}
