export { CommentAbout } from '#app/features/comments/comment-about.tsx';
export { OwnComments } from '#app/features/comments/own-comments.tsx';
export { JoinCard } from '#app/features/sessions/join-card.tsx';
export { Refused } from './refused.tsx';
