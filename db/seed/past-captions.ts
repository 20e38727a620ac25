import { randomUUID } from 'node:crypto';
import type { Lang } from '#app/contract/languages.ts';
import { nameCaptioner } from '#server/domain/captions/name-captioner.ts';
import { writeCaption } from '#server/domain/captions/write-caption.ts';
import type { Accounts } from './accounts.ts';
import { minutesFrom, type Story } from './story.ts';

/** What was said in the past session as its captioner wrote it down, by the minute. */
const lines: Array<[minute: number, lang: Lang, text: string]> = [
  [1, 'ar', 'السلام عليكم، نفتتح هذه الجلسة حول دار الشباب.'],
  [2, 'ar', 'نستمع أولا إلى الشباب والمؤطرين، ثم نناقش، ثم نصوت.'],
  [6, 'ar', 'في العطل تغلق الدار على السادسة، وهو الوقت الذي نكون فيه أحرارا.'],
  [14, 'fr', 'Nous demandons aussi une salle calme pour réviser, avec une connexion.'],
  [21, 'ar', 'التمديد يحتاج إلى مؤطر إضافي وإلى الحراسة.'],
  [33, 'ar', 'ننتقل إلى النقطة الثانية: العبارات والنقاش.'],
];

/** A citizen is named to caption a session and does so; the clock of the story goes with what is said, and is put back. */
export async function captionSession(
  story: Story,
  accounts: Accounts,
  { sessionId, begins }: { sessionId: string; begins: Date },
): Promise<void> {
  const { now } = story.clock;
  const email = 'citizen4@demo.tachawor.test';
  await nameCaptioner(story.as(accounts('moderator')), { actionId: randomUUID(), sessionId, email });
  for (const [minute, lang, text] of lines) {
    story.clock.now = minutesFrom(begins, minute);
    await writeCaption(story.as(accounts('citizen4')), { sessionId, captionId: randomUUID(), lang, text });
  }
  story.clock.now = now;
}
