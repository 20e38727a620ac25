import { pickText, type Lang } from '#app/contract/languages.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';

/** The snapshot of the live interface: titles as plain text in the socket's language beside all their languages. */
export function presentSnapshot(room: RoomView, self: RoomSelf, lang: Lang) {
  return {
    session: { ...room.session, title: pickText(room.session.title, lang).text, titles: room.session.title },
    agenda: room.agenda,
    statements: room.statements.map((row) => ({ ...row, myVote: self.votes[row.statementId] ?? null })),
    motions: room.motions.map((row) => ({
      ...row,
      title: pickText(row.title, lang).text,
      titles: row.title,
      ...(self.ballots[row.motionId] && { myBallot: self.ballots[row.motionId] }),
    })),
    comments: room.comments,
    questions: {
      ...room.questions,
      items: room.questions.items.map((row) => ({ ...row, mySupport: self.supported.includes(row.questionId) })),
    },
    floor: room.floor,
    attendance: room.attendance,
    opinions: [],
    people: room.people,
    can: self.can,
  };
}
