import { randomUUID } from 'node:crypto';
import { attachFile, attachOpinion } from '#server/domain/documents/attach-document.ts';
import { listAgenda } from '../queries/agenda.ts';
import { listOpinions, listPublishedOpinions } from '../queries/opinions.ts';
import { listSessions } from '../queries/sessions.ts';
import type { Accounts } from './accounts.ts';
import { demoPdf } from './demo-pdf.ts';
import { liveCode } from './live-session.ts';
import { guelmim } from './places.ts';
import type { Story } from './story.ts';

const visit = {
  title: 'Visite de terrain : avenue des Écoles',
  lang: 'fr',
  lines: [
    'Document de démonstration : tout y est inventé.',
    '',
    'Trottoirs : 420 m continus à droite, trois interruptions à gauche.',
    'Accessibilité : deux passages sur sept ont une rampe.',
    'Éclairage : onze lampadaires sur trente-deux ne fonctionnent pas.',
    'Arbres : dix-neuf, dont quatre à remplacer.',
  ],
};

/** What the live session is discussed with: a report on its first item, and the public opinion on its current one. */
export async function attachDocuments(story: Story, accounts: Accounts, now: Date): Promise<void> {
  story.clock.now = now;
  const { db } = story.services;
  const session = (await listSessions(db, guelmim, 10)).find((row) => row.code === liveCode);
  const agenda = session ? await listAgenda(db, session.sessionId) : [];
  const [first, , current] = agenda.map((item) => item.agendaItemId);
  const ids = (await listOpinions(db, guelmim)).map((row) => row.opinionId);
  const [opinionId] = await listPublishedOpinions(db, ids);
  if (!first || !current || !opinionId) throw new Error('the live session has no items or no opinion to show');
  const ctx = story.as(accounts('moderator'));
  await attachFile(ctx, {
    actionId: randomUUID(),
    agendaItemId: first,
    title: {
      ar: 'تقرير الزيارة الميدانية لشارع المدارس',
      fr: 'Compte rendu de la visite de terrain',
      en: 'Report of the site visit',
    },
    langs: ['fr'],
    file: demoPdf(visit),
  });
  await attachOpinion(ctx, { actionId: randomUUID(), agendaItemId: current, opinionId });
}
