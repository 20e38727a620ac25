import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/start.ts'),
  // Programs and old links come without a language.
  route('join', 'routes/bare/join.ts'),
  route('sign-in', 'routes/bare/sign-in.ts'),
  route('sign-out', 'routes/bare/sign-out.ts'),
  route('preferences', 'routes/bare/preferences.ts'),
  route('dev/ui', 'routes/dev/ui.tsx'),
  route('dev/mail', 'routes/dev/mail.tsx'),
  route(':lang', 'routes/lang/layout.ts', [
    index('routes/lang/home.tsx'),
    route('join', 'routes/lang/join.tsx'),
    route('j/:code', 'routes/lang/join-code.tsx'),
    route('sign-in', 'routes/lang/sign-in.tsx'),
    route('sign-in/code', 'routes/lang/sign-in-code.tsx'),
    route('sign-up', 'routes/lang/sign-up.tsx'),
    route('account', 'routes/lang/account.tsx'),
    route('accessibility', 'routes/lang/accessibility.tsx'),
    route('privacy', 'routes/lang/privacy.tsx'),
    route('data', 'routes/lang/data.tsx'),
    route('help', 'routes/lang/help.tsx'),
    route(':commune', 'routes/commune/layout.ts', [
      index('routes/commune/now.tsx'),
      route('space', 'routes/commune/space.tsx'),
      route('charter', 'routes/commune/charter.tsx'),
      route('sessions', 'routes/commune/sessions.tsx'),
      route('sessions/new', 'routes/commune/new-session.tsx'),
      route('sessions/:sessionId', 'routes/sessions/room.tsx'),
      route('sessions/:sessionId/moderate', 'routes/sessions/moderate.tsx'),
      route('sessions/:sessionId/edit', 'routes/sessions/edit.tsx'),
      route('sessions/:sessionId/projector', 'routes/sessions/projector.tsx'),
      route('sessions/:sessionId/log', 'routes/sessions/moderation-log.tsx'),
    ]),
  ]),
  route('*', 'routes/unknown.tsx'),
] satisfies RouteConfig;
