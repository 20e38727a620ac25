export { CommentAbout } from './about-panel.tsx';
export { OwnComments } from '#app/features/comments/own-comments.tsx';
export { MinutesLinks } from '#app/features/sessions/minutes-links.tsx';
export { JoinCard } from '#app/features/sessions/join-card.tsx';
export { ReceiptNote } from '#app/features/ledger/receipt-note.tsx';
export { OwnSanctions } from '#app/features/sessions/own-sanctions.tsx';
export { Refused } from './refused.tsx';
export { LiveQuestion } from '#app/features/questions/live-question.tsx';
