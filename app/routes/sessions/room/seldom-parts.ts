export { CommentAbout } from './about-panel.tsx';
export { OwnComments } from '#app/features/comments/own-comments.tsx';
export { JoinCard } from '#app/features/sessions/join-card.tsx';
export { OwnSanctions } from '#app/features/sessions/own-sanctions.tsx';
export { Refused } from './refused.tsx';
export { LiveQuestion } from '#app/features/questions/live-question.tsx';
