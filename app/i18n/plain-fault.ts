/** What is said where a page broke so far that not even its own frame could be drawn, in the three languages: the text and the way on. */
export const plainFault = [
  ['ar', 'تعذر عرض هذه الصفحة.', 'إعادة المحاولة'],
  ['fr', 'Cette page n’a pas pu être affichée.', 'Réessayer'],
  ['en', 'This page could not be shown.', 'Try again'],
] as const;
